"""A resident asks about an entry of the log: a case at the unit, bound to the entry, seen by those who answer it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.scopes import open_to_everybody
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.cases.models import Case, CaseDraft
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.models import LogQuestion
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.events import StaffImported
from tests.support.log_reviews import SYSTEM, opens
from tests.support.world import World

DESCRIBED = "Öppnade ditt ärende, 28 november 2026 14.05, Läkare"


def latest(world: World, who: str = "lennart") -> OwnLogLine:
    actor = world.resident(who)
    return disclose(actor, selectors.own_log(actor)).lines[0]


def begun(world: World, entry: UUID, who: str = "lennart") -> UUID:
    return services.ask_about_entry(world.resident(who), entry, described=DESCRIBED)


def asked(world: World, entry: UUID, who: str = "lennart") -> UUID:
    draft = begun(world, entry, who)
    actor = world.resident(who)
    case_services.save_form(actor, draft, answers={"about": "why", "what": "Varför läste hen om mig?"})
    return case_services.submit_case(actor, draft)


def test_the_question_is_a_case_at_the_unit_called_by_the_entry_and_bound_to_it(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    line = latest(small_world)
    case_id = asked(small_world, line.entries[0])
    case = Case.objects.get(id=case_id)
    assert (case.unit_id, case.headline) == (small_world.units["ang"], DESCRIBED)
    assert (case.state, case.case_type_name) == (State.RECEIVED, "Fråga om loggen")
    assert case.feedback_due_at is not None
    question = LogQuestion.objects.get(entry=line.entries[0])
    assert case.prompted_by == question.id
    receiver = small_world.actor("receiver")
    found = disclose(receiver, selectors.asked_entry(receiver, case_id))
    assert found.line is not None
    assert (found.line.entries, found.line.title, found.is_own) == (line.entries, "Läkare", False)
    small_world.assign(case_id, "handler_2")
    handler = small_world.actor("handler_2")
    assert disclose(handler, selectors.asked_entry(handler, case_id)).is_own


def test_the_unit_answers_and_the_reviewer_sees_that_it_has(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    case_id = asked(small_world, latest(small_world).entries[0])
    reviewer = small_world.actor("reviewer")
    assert selectors.count_unanswered(reviewer) == 1
    seen = disclose(reviewer, selectors.asked_by_residents(reviewer)).questions[0]
    assert seen.line is not None
    assert (seen.line.actor, seen.person.name, seen.case_state) == ("Hugo Handläggare", "Lennart Östberg", "received")
    small_world.assign(case_id, "handler")
    small_world.reply(case_id, Action.REPLY_FINALLY, "Läkaren svarade en kollega som undrade över dosen.")
    assert selectors.count_unanswered(reviewer) == 0
    assert disclose(reviewer, selectors.asked_by_residents(reviewer)).questions[0].case_state == "closed"


def test_what_has_been_asked_about_stands_at_its_line_and_is_asked_once(small_world: World) -> None:
    """Also when more is added to the line the same day; and what is half written goes on."""
    opens(small_world, "handler_2", "assigned")
    entry = latest(small_world).entries[0]
    draft = begun(small_world, entry)
    assert begun(small_world, entry) == draft
    opens(small_world, "handler_2", "assigned")
    assert begun(small_world, latest(small_world).entries[0]) == draft
    assert LogQuestion.objects.count() == 1
    actor = small_world.resident("lennart")
    assert disclose(actor, selectors.own_log(actor)).asked == {}
    case_id = asked(small_world, entry)
    page = disclose(actor, selectors.own_log(actor))
    assert set(page.asked) & set(page.lines[0].entries)
    assert set(page.asked.values()) == {case_id}
    with pytest.raises(NotPossibleNow, match="redan frågat"):
        begun(small_world, entry)


def test_what_the_resident_has_changed_is_not_written_over(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    entry = latest(small_world).entries[0]
    draft = begun(small_world, entry)
    case_services.save_form(small_world.resident("lennart"), draft, answers={"entry": "Något annat", "what": "Varför?"})
    begun(small_world, entry)
    assert CaseDraft.objects.get(id=draft).answers["entry"] == "Något annat"


def test_nobody_asks_about_what_is_anothers_or_nothing(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    entry = latest(small_world).entries[0]
    for who, about in (("helena", entry), ("lennart", uuid4())):
        with pytest.raises(NotFound):
            begun(small_world, about, who)
        with pytest.raises(NotFound):
            selectors.entry_to_ask_about(small_world.resident(who), about)
    assert not LogQuestion.objects.exists()


def test_a_unit_that_is_no_more_takes_none_and_the_page_says_where_to_turn(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    entry = latest(small_world).entries[0]
    with unit_of_work(SYSTEM) as work:
        work.record(StaffImported(directory="staff", count=1))
        CareUnit.objects.filter(id=small_world.units["ang"]).update(is_active=False)
    actor = small_world.resident("lennart")
    found = disclose(actor, selectors.entry_to_ask_about(actor, entry))
    assert (found.takes_cases, found.unit) == (False, "Ängens vårdcentral")
    assert found.provider
    with pytest.raises(NotPossibleNow):
        begun(small_world, entry)


def test_the_form_stands_on_no_card_and_is_published_once(small_world: World) -> None:
    for who, case in (("lennart", "assigned"), ("helena", "new")):
        opens(small_world, "handler_2", case)
        begun(small_world, latest(small_world, who).entries[0], who)
    form = CaseType.objects.select_related("current").get(name="Fråga om loggen")
    assert form.current is not None
    assert form.current.number == 1
    assert not open_to_everybody().filter(case_type=form).exists()


def test_only_those_who_see_the_case_see_what_it_is_about(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    case_id = asked(small_world, latest(small_world).entries[0])
    for who in ("handler", "receiver_hamn", "reviewer"):
        with pytest.raises(NotFound):
            selectors.asked_entry(small_world.actor(who), case_id)
    for other in ("new", "assigned"):
        with pytest.raises(NotFound):
            selectors.asked_entry(small_world.actor("receiver"), small_world.cases[other])
    for who in ("receiver", "admin", "handler_2"):
        with pytest.raises(NotAllowed):
            selectors.asked_by_residents(small_world.actor(who))
    other_unit: Any = small_world.actor("reviewer_hamn")
    assert disclose(other_unit, selectors.asked_by_residents(other_unit)).questions == ()


def test_questions_are_paged_without_gap_or_repetition(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for days, case, who in ((3, "assigned", "lennart"), (2, "new", "helena"), (1, "closed", "helena")):
        opens(small_world, "handler_2", case, now() - timedelta(days=days))
        actor = small_world.resident(who)
        number = Case.objects.get(id=small_world.cases[case]).number
        lines = disclose(actor, selectors.own_log(actor)).lines
        asked(
            small_world,
            next(one.entries[0] for one in lines if one.case_number == number and one.title == "Läkare"),
            who,
        )
    reviewer, seen, after = small_world.actor("reviewer"), [], ""
    monkeypatch.setitem(selectors.asked_by_residents.__globals__, "PAGE_SIZE", 1)
    while True:
        page = disclose(reviewer, selectors.asked_by_residents(reviewer, after=after))
        seen += [one.case_number for one in page.questions]
        after = page.next_cursor
        if not after:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 3


def test_the_handler_finds_the_entry_from_the_case(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    case_id = asked(small_world, latest(small_world).entries[0])
    receiver = small_world.actor("receiver")
    found = disclose(receiver, cases.case_for_staff(receiver, case_id))
    assert (found.case_type_code, found.is_prompted) == ("LOG-QUESTION", True)
