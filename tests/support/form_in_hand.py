"""Filling in the real form for renewing a prescription in a resident's browser, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from personalverktyget.domain.cases.models import CaseDraft
from tests.support.world_registers import PREFIX, UNITS

ANG = PREFIX + UNITS["ang"][1]
INTRO = f"/invanare/mottagning/{ANG}/fornya-recept/"
MEDICINE = {
    "medicine": "Levaxin",
    "preparation": "tablett",
    "strength": "100 mikrogram",
    "dosage": "1 tablett varje morgon",
    "prescriber": "Berit Båda",
    "works_well": "true",
    "has_side_effects": "false",
}
# What each page of the form is answered with: no free card, the medicine, any pharmacy, the list may be read.
ANSWERS: tuple[dict[str, str], ...] = (
    {"exemption_card_number": "", "exemption_card_valid_until": ""},
    MEDICINE,
    {"pickup": "any"},
    {"may_read_medicine_list": "true"},
)


@dataclass(frozen=True)
class FormInHand:
    """A form that somebody is filling in, in her browser."""

    client: Client
    draft_id: UUID

    def url(self, page: int | str) -> str:
        """Where a page, or the review, is."""
        return f"/invanare/formular/{self.draft_id}/{page}/"

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """What each question is called on its page."""
        version = CaseDraft.objects.select_related("case_type_version").get(id=self.draft_id).case_type_version
        return {link_id: f"q{number}" for number, link_id in enumerate(link_ids(version.form), start=1)}

    def field(self, link_id: str) -> str:
        """What a question is called on its page."""
        return self.fields[link_id]

    def send(self, page: int, answers: dict[str, str], action: str = "next", query: str = "") -> HttpResponse:
        """Press a button on a page where these questions show."""
        data: dict[str, object] = {"action": action, "asked": [self.field(link_id) for link_id in answers]}
        data |= {self.field(link_id): answer for link_id, answer in answers.items() if answer}
        response = self.client.post(self.url(page) + query, data)
        assert isinstance(response, HttpResponse)
        return response

    def fill_in(self) -> None:
        """Answer every page."""
        for number, answers in enumerate(ANSWERS, start=1):
            response = self.send(number, answers)
            assert response.status_code == 303, response.content.decode()


def link_ids(form: dict[str, object]) -> list[str]:
    """Every item of a form, in its order."""
    found: list[str] = []
    items = form.get("item", [])
    assert isinstance(items, list)
    for item in items:
        found += [item["linkId"], *link_ids(item)]
    return found


def begin(client: Client, url: str = INTRO) -> FormInHand:
    """Press "Börja"."""
    response = client.post(url)
    assert response.status_code == 303
    return FormInHand(client, UUID(response["Location"].split("/")[3]))
