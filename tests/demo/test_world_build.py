"""The demo world in the database: consistent in itself, and what the services would have given."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from django.db.models import F
from pytest_django import DjangoDbBlocker

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.base.clock import now, today
from personalverktyget.demo.world.asked import CONTENT
from personalverktyget.demo.world.build import DATA, build
from personalverktyget.demo.world.texts.blood_pressure import ANSWERS
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.models import CaseType, SharedCaseType
from personalverktyget.domain.cases import clock
from personalverktyget.domain.cases.events import FormDraftSaved
from personalverktyget.domain.cases.models import Case, CaseTransition, Message, Note
from personalverktyget.domain.cases.states import Action, State, next_state, queue_rank, transition
from personalverktyget.domain.log_review.models import LogQuestion
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.notifications.states import NoticeState
from personalverktyget.domain.outreach.call_states import CallState
from personalverktyget.domain.outreach.ladder import Step
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.models import CallTask, PaperLetter, Recipient, TakenStep
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.people.models import Resident
from tests.support import database as databases
from tests.support.database_server import WORLD_TEMPLATE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world(django_db_blocker: DjangoDbBlocker) -> Iterator[databases.TestDatabase]:
    """The demo world in a database of its own."""
    with (
        databases.database_from_template(WORLD_TEMPLATE) as made,
        django_db_blocker.unblock(),
        databases.django_connected_to(made),
    ):
        yield made


def lives() -> dict[object, list[CaseTransition]]:
    steps: dict[object, list[CaseTransition]] = {}
    for step in CaseTransition.objects.order_by("at", "id"):
        steps.setdefault(step.case_id, []).append(step)
    return steps


def test_there_are_residents_units_and_cases_in_all_states(world: databases.TestDatabase) -> None:
    assert Resident.objects.count() == 300
    assert 1_900 <= Case.objects.count() <= 2_100
    assert set(Case.objects.values_list("state", flat=True)) == set(State)
    assert Case.objects.earliest("received_at").received_at > now() - timedelta(days=62)
    # Two may have come in the same moment. What the unit has asked for itself was answered after the others were built.
    imported = Case.objects.filter(prompted_by=None)
    numbers = list(imported.order_by("received_at", "number").values_list("number", flat=True))
    assert numbers == sorted(numbers)


def test_some_feedback_is_overdue_and_on_working_days_some_is_due_today(world: databases.TestDatabase) -> None:
    waiting = Case.objects.filter(feedback_due_at__isnull=False)
    assert waiting.filter(feedback_due_at__lt=now()).exists()
    if clock.calendar_of(
        Case.objects.select_related("unit__region").earliest("received_at").unit.region
    ).is_working_day(today()):
        assert waiting.filter(feedback_due_at__date=today()).exists()


def test_every_case_has_lived_by_the_state_table(world: databases.TestDatabase) -> None:
    cases = Case.objects.in_bulk()
    for case_id, steps in lives().items():
        state: State | None = None
        for step in steps:
            row = transition(state, Action(step.action))
            assert row is not None
            assert step.from_state == (state or "")
            state = next_state(state, row)
            assert step.to_state == state
        case = cases[case_id]
        assert case.state == state
        assert case.handler_id == steps[-1].handler_id
        assert case.queue_rank == queue_rank(State(case.state), has_handler=case.handler_id is not None)
        assert case.version == len(steps)
        assert (case.closed_at is not None) == (case.state == State.CLOSED)


def test_every_date_that_is_kept_is_the_one_that_the_clock_gives(world: databases.TestDatabase) -> None:
    """T-01"""
    first_feedback: dict[object, object] = {}
    feedback = {Action.REPLY_PARTIALLY, Action.REPLY_FINALLY, Action.ASK, Action.RECORD_CALL}
    for case_id, steps in lives().items():
        first_feedback[case_id] = next((step.at for step in steps if step.action in feedback), None)
    for case in Case.objects.select_related("unit__region", "case_type_version"):
        kept = case.feedback_due_at, case.closing_due_at, case.due_at, case.promised_at
        assert case.first_feedback_at == first_feedback[case.id]
        clock.set_due(case)
        derived = case.feedback_due_at, case.closing_due_at, case.due_at
        case.waiting_since = case.received_at
        clock.promise(case)
        assert kept == (*derived, case.promised_at)


def test_no_two_texts_are_alike(world: databases.TestDatabase) -> None:
    written = [*Message.objects.values_list("body", flat=True), *Note.objects.values_list("body", flat=True)]
    assert Counter(written).most_common(1)[0][1] == 1


def test_every_step_has_its_log_entry_at_its_time_in_its_name(world: databases.TestDatabase) -> None:
    """L-01: what was done is in the log as if it had been done on a page."""
    entries = LogEntry.objects.filter(event__startswith="case.", action="Skriva").exclude(event=FormDraftSaved.name)
    # What a resident sends while the world is built is of that moment, and in the log a moment later.
    live = Case.objects.exclude(prompted_by=None).values_list("id", flat=True)
    entries = entries.exclude(resource_id__in=[str(id_) for id_ in live])
    logged = Counter(entries.values_list("resource_id", "at", "actor_id", "owner_unit_id"))
    done = Counter(
        (str(step.case_id), step.at, str(step.by_staff_id or step.resident_id), step.unit_id)
        for step in CaseTransition.objects.exclude(case_id__in=live)
    )
    done += Counter(
        (str(note.case_id), note.written_at, str(note.by_staff_id), note.unit_id) for note in Note.objects.all()
    )
    assert logged == done
    assert not LogEntry.objects.filter(actor_kind="staff", commission_hsa_id="").exists()


def test_the_log_is_in_order_of_time(world: databases.TestDatabase) -> None:
    """Of what was imported, and of what was lived through after that."""
    prompted = [str(id_) for id_ in Case.objects.exclude(prompted_by=None).values_list("id", flat=True)]
    entries = LogEntry.objects.filter(event__startswith="case.").exclude(event=FormDraftSaved.name).order_by("seq")
    for part in (entries.exclude(resource_id__in=prompted), entries.filter(resource_id__in=prompted)):
        times = list(part.values_list("at", flat=True))
        assert times
        assert times == sorted(times)


def test_what_was_sent_has_had_its_time(world: databases.TestDatabase) -> None:
    """Each outcome that a page tells of is there to be seen: read, answered, reminded of, recalled, rung, printed."""
    assert set(Recipient.objects.values_list("state", flat=True)) == set(RecipientState) - {RecipientState.STOPPED}
    assert set(TakenStep.objects.values_list("step", flat=True)) == set(Step)
    assert set(CallTask.objects.values_list("state", flat=True)) == {
        CallState.TO_MAKE,
        CallState.NOT_ANSWERED,
        CallState.MADE,
    }
    assert {LetterState.TO_PRINT, LetterState.POSTED, LetterState.RETURNED} == set(
        PaperLetter.objects.values_list("state", flat=True)
    )
    asked = Recipient.objects.filter(dispatch__texts__subject=CONTENT.subject)
    answered = Case.objects.filter(prompted_by__in=asked)
    assert answered.count() == len(ANSWERS) < asked.count()
    assert not asked.filter(read_at=None, id__in=answered.values("prompted_by")).exists()
    assert answered.exclude(state=State.CLOSED).exists()
    assert not Recipient.objects.filter(read_at__lt=F("delivered_at")).exists()
    # Nobody is told by mail, as the demo starts, of what came weeks ago; one has asked about the log just now.
    just_now = LogQuestion.objects.values("resident_id")
    assert not Notice.objects.filter(state=NoticeState.QUEUED).exclude(resident_id__in=just_now).exists()


def test_building_again_changes_nothing(world: databases.TestDatabase) -> None:
    said: list[str] = []
    before = Case.objects.count(), LogEntry.objects.count()
    assert build(now(), said.append) == 0
    assert (Case.objects.count(), LogEntry.objects.count()) == before


def test_a_dump_holds_no_resident_by_name_number_or_address(world: databases.TestDatabase) -> None:
    """C-01: every row of every table, as text, searched for all 300 residents."""
    dumped = "\n".join(_tables_as_text(world)).casefold()
    assert "åsmåla vårdcentral" in dumped, "what lies in clear must be found, or the search proves nothing"
    words = set(re.findall(r"[\w-]+", dumped))
    assert "björkstav" in words
    digits = "\n".join(set(re.findall(r"[\d-]{10,}", dumped)))
    mail = "\n".join(dumped[at.start() - 60 : at.end() + 40] for at in re.finditer("@", dumped))
    for person in FilePopulationRegister(DATA / "population_register.json").people():
        number = person.number
        for form in (number[2:], f"{number[2:8]}-{number[8:]}"):
            assert form not in digits, "a number lies in clear"
        for name in (person.given_name, person.surname):
            assert name.casefold() not in words, f"a name lies in clear: {name}"
        assert not person.email or person.email.casefold() not in mail, "an address lies in clear"


def _tables_as_text(database: databases.TestDatabase) -> Iterator[str]:
    with psycopg.connect(database.superuser_url) as dump:
        names = dump.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables "
            "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        assert len(names) > 20
        for (name,) in names:
            with dump.cursor().copy(f"COPY (SELECT * FROM {name}) TO STDOUT") as rows:
                yield b"".join(bytes(row) for row in rows).decode()


def test_a_case_type_is_shared_in_the_region_and_copied_by_another_unit(world: databases.TestDatabase) -> None:
    shared = SharedCaseType.objects.select_related("case_type").get()
    copy = CaseType.objects.get(copied_from=shared.case_type)
    assert shared.case_type.current_id is not None
    assert (copy.current_id, copy.unit_id == shared.case_type.unit_id) == (None, False)
