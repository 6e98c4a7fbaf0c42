"""A closed case that one has not handled opens after a reason (PDL 4:1), and comes first in the review."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from personalverktyget.base.clock import now, today
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.cases.services import attach_to_reply
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.models import LogReview
from tests.support import files
from tests.support.log_reviews import opens
from tests.support.world import World

QUESTION = "Varför behöver du öppna ärendet?"


def page(world: World, case: str = "closed", name: str = "case") -> str:
    return reverse(f"staff:cases:{name}", kwargs={"case_id": world.cases[case]})


@pytest.fixture
def stranger(small_world: World) -> Client:
    """Somebody who may see all of the unit's cases, and has had no hand in the closed one."""
    return small_world.sign_in(Client(), "both")


def test_whoever_has_not_handled_it_chooses_a_reason_first(small_world: World, stranger: Client) -> None:
    asked = stranger.get(page(small_world))
    assert QUESTION in asked.content.decode()
    assert "Omeprazol" not in asked.content.decode()
    assert not LogEntry.objects.filter(event="case.read", actor_id=str(small_world.staff["both"])).exists()
    for wrong in ({}, {"reason": "nyfiken"}):
        answer = stranger.post(page(small_world, name="open_closed"), wrong)
        assert answer.status_code == 422
        assert QUESTION in answer.content.decode()
    # Not by another door either.
    assert "Omeprazol" not in stranger.get(page(small_world, name="answers_file")).content.decode()
    opened = stranger.post(page(small_world, name="open_closed"), {"reason": "complaint"}, follow=True)
    assert "Omeprazol" in opened.content.decode()
    assert LogEntry.objects.get(event="case.opened_with_reason").details == {"reason": "complaint"}
    with time_machine.travel(now() + timedelta(days=1)):
        again = small_world.sign_in(Client(), "both").get(page(small_world))
        assert QUESTION in again.content.decode()


@pytest.mark.parametrize("what", ["", "hamta/"])
def test_a_file_of_it_asks_for_the_same_reason(small_world: World, stranger: Client, what: str) -> None:
    """By its own address, which a colleague may have sent."""
    case = small_world.send_case("helena", "ang", "Levaxin")
    small_world.assign(case, "handler")
    file = attach_to_reply(small_world.actor("handler"), case, Upload("råd.pdf", files.pdf()))
    small_world.reply(case, Action.REPLY_FINALLY, "Klart.")
    address = f"/personal/arenden/{case}/filer/{file}/{what}"
    asked = stranger.get(address)
    assert QUESTION in asked.content.decode()
    assert not LogEntry.objects.filter(event__startswith="attachment.", actor_id=str(small_world.staff["both"]))
    stranger.post(f"/personal/arenden/{case}/skal/", {"reason": "complaint"})
    opened = stranger.get(address)
    assert opened.status_code == 200
    assert LogEntry.objects.filter(event__startswith="attachment.", actor_id=str(small_world.staff["both"])).exists()
    assert QUESTION not in small_world.sign_in(Client(), "handler").get(address).content.decode(errors="ignore")


@pytest.mark.parametrize(("who", "case"), [("handler", "closed"), ("receiver", "closed"), ("both", "new")])
def test_whoever_had_a_hand_in_it_and_whoever_opens_what_is_open_is_not_asked(
    small_world: World, who: str, case: str
) -> None:
    answer = small_world.sign_in(Client(), who).get(page(small_world, case))
    assert QUESTION not in answer.content.decode()


def test_an_open_case_costs_no_statement_more(small_world: World, stranger: Client) -> None:
    stranger.get(page(small_world, "new"))
    with CaptureQueriesContext(connection) as sent:
        stranger.get(page(small_world, "new"))
    assert not [one for one in sent.captured_queries if "closedcaseopening" in one["sql"]]


def test_what_was_opened_for_a_reason_comes_first_in_the_review(small_world: World, stranger: Client) -> None:
    for _ in range(9):
        opens(small_world, "handler_2", "protected")
    stranger.post(page(small_world, name="open_closed"), {"reason": "colleague"}, follow=True)
    reviewer = small_world.actor("reviewer")
    review_id = services.begin_review(reviewer, first_day=today(), last_day=today(), reason="Prov")
    assert LogReview.objects.get(id=review_id).population
    first = disclose(reviewer, selectors.review(reviewer, review_id)).entries[0]
    assert first.flags[0].flag == "reason_given"
    assert first.staff_id == small_world.staff["both"]
