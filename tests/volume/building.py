"""The builder on a form of a hundred questions: opening it, and saving as one writes."""

from collections.abc import Callable
from itertools import count
from typing import Final
from uuid import UUID

from django.urls import reverse

from personalverktyget.base.actors import SignedInStaff, StaffActor
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.access.services import accept_terms
from personalverktyget.domain.case_types.services import create_case_type, edit_form
from personalverktyget.domain.forms.editing import Replace
from personalverktyget.web.shared import sessions
from tests.volume import forms, visitors
from tests.volume.browser import Answer, Browser, UnexpectedAnswer
from tests.volume.organisation import LARGE, Organisation
from tests.volume.tasks import Make, Task

QUESTIONS: Final = 100
_ASKED: Final = "q50"


def tasks(made: Organisation) -> list[Task]:
    """What the large unit's administrator does, on a draft of her own."""
    draft = _draft(made)
    path = reverse("staff:case_types:build", kwargs={"case_type_id": draft}) + f"?fraga={_ASKED}"
    cookies, note = visitors.cookies(sessions.STAFF, made.administrator, made.units[LARGE]), f"{QUESTIONS} questions"
    # A step cannot be taken twice, so there is no bare SQL to set it against; nor by eight people at once.
    return [
        Task("builder", _opens(path, cookies), note=note, is_alone=True),
        Task("autosave", _saves(path, cookies), note=note, is_alone=True),
    ]


def _draft(made: Organisation) -> UUID:
    accept_terms(SignedInStaff(staff_id=made.administrator, hsa_id="", name=""))
    actor = actor_for_staff(made.administrator, made.units[LARGE])
    assert isinstance(actor, StaffActor)
    draft = create_case_type(actor, name="Mätningen")
    edit_form(actor, draft, Replace(forms.form_of(QUESTIONS)), seen=None)
    return draft


def _opens(path: str, cookies: dict[str, str]) -> Callable[[int], Make]:
    def make(browser: Browser, headers: dict[str, str]) -> Answer:
        browser.cookies = cookies
        return _shown(browser.get(path, headers), path)

    return lambda place: make


def _saves(path: str, cookies: dict[str, str]) -> Callable[[int], Make]:
    turn = count()

    def make(browser: Browser, headers: dict[str, str]) -> Answer:
        browser.cookies = cookies
        form = {"action": "save", "seen": "", "overwrite": "1", "text": f"Hur mår du, gång {next(turn)}?"}
        return _shown(browser.post(path, form, {"HX-Request": "true", **headers}), path)

    return lambda place: make


def _shown(answer: Answer, path: str) -> Answer:
    if answer.status != 200:
        raise UnexpectedAnswer(f"{path}: {answer.status}\n{answer.body[:600]!r}")
    return answer
