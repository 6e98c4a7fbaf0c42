"""What is imported is what the services give: the same lives, once through pages' commands and once set-based."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.adapters.staff_directory.file_source import FileStaffDirectory
from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.demo.world import build
from personalverktyget.demo.world.plan import PlannedCase, plan
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.selectors import published_form
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.imported_cases import ImportedCase, ImportedStep, ImpossibleCase, Surroundings
from personalverktyget.domain.cases.models import (
    Case,
    CaseAnswers,
    CaseDraft,
    CaseTransition,
    CaseWords,
    Message,
    MessageReading,
    Note,
)
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.people.services import import_residents
from tests.support.database import TestDatabase

pytestmark = pytest.mark.slow

EACH_TIME_NEW = {"id", "number", "submission_key", "case_id", "message_id"}
Actors = dict[tuple[str, str], str]


@pytest.fixture
def ground(fresh_database: TestDatabase) -> tuple[list[ImportedCase], Actors]:
    """Organisation and residents in the database, and cases that together hold every action."""
    directory = FileStaffDirectory(build.DATA / "staff_directory.json")
    register = FilePopulationRegister(build.DATA / "population_register.json")
    build.organisation(directory)
    residents = import_residents(build.ACTOR, register.people())
    personas = [persona["number"] for persona in build.read("personas.json")["residents"]]
    chosen = _varied(plan(directory.units(), register.people(), personas, now()))
    return [_whole_seconds(case, residents[case.resident]) for case in chosen], build.commissions(directory)


def test_a_life_through_the_services_leaves_the_same_behind_as_one_that_is_imported(
    ground: tuple[list[ImportedCase], Actors],
) -> None:
    cases, commissions = ground
    # What the program does by itself is nobody's step to import.
    assert {step.action for case in cases for step in case.steps} == set(Action) - {Action.RELEASE}
    around = Surroundings(commissions)
    by_services = [_left_behind(_through_services(case, around)) for case in cases]
    before = set(Case.objects.values_list("id", flat=True))
    services.import_cases(build.ACTOR, cases, commissions=commissions, source="test")
    imported = Case.objects.exclude(id__in=before)
    for case, expected in zip(cases, by_services, strict=True):
        found = imported.get(resident_id=case.resident, received_at=case.steps[0].at)
        assert _left_behind(found.id) == expected


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda case: replace(case, answers={}), "step 1: The answers are not accepted"),
        (lambda case: replace(case, steps=case.steps[1:]), "step 1: A life begins with the sending"),
        (lambda case: replace(case, unit="TSTNMT2321000156-0000"), "step 1"),
        (lambda case: replace(case, steps=(case.steps[0], case.steps[-1])), "step 2"),
        (
            lambda case: replace(case, steps=(case.steps[0], replace(case.steps[1], by="TSTNMT2321000156-7003"))),
            "step 2",
        ),
        (lambda case: replace(case, steps=(*case.steps[:-1], replace(case.steps[-1], body=" "))), "Skriv något"),
        (lambda case: replace(case, steps=(*case.steps[:-1], replace(case.steps[-1], at=case.steps[0].at))), "before"),
    ],
)
def test_a_life_that_no_page_would_have_allowed_is_refused_and_nothing_is_kept(
    ground: tuple[list[ImportedCase], Actors], spoil: Callable[[ImportedCase], ImportedCase], message: str
) -> None:
    cases, commissions = ground
    good = next(
        case for case in cases if [step.action for step in case.steps[1:]] == [Action.ASSIGN, Action.REPLY_FINALLY]
    )
    with pytest.raises(ImpossibleCase) as caught:
        services.import_cases(build.ACTOR, [good, spoil(good)], commissions=commissions, source="test")
    assert message in str(caught.value)
    assert not Case.objects.exists()


def _varied(planned: Sequence[PlannedCase]) -> Iterator[PlannedCase]:
    """Cases that together hold every action, and one that is assigned and answered."""
    missing = set(Action)
    for case in sorted(planned, key=lambda case: -len(case.steps)):
        actions = {step.action for step in case.steps}
        if actions & missing:
            missing -= actions
            yield case
    yield next(
        case
        for case in planned
        if [step.action for step in case.steps[1:]] == [Action.ASSIGN, Action.REPLY_FINALLY] and case.steps[-1].read_at
    )


def _whole_seconds(case: PlannedCase, resident: UUID) -> ImportedCase:
    def cut(at: datetime | None) -> datetime | None:
        return at and at.replace(microsecond=0)

    steps = tuple(
        replace(step, at=step.at.replace(microsecond=0), opened_at=None, read_at=cut(step.read_at))
        for step in case.steps
    )
    return ImportedCase(unit=case.unit, resident=resident, case_type=case.case_type, answers=case.answers, steps=steps)


def _through_services(case: ImportedCase, around: Surroundings) -> UUID:
    """Live the case at its own times through the commands that pages call."""
    resident = ResidentActor(resident_id=case.resident, terms_accepted=True)
    with time_machine.travel(case.steps[0].at, tick=False):
        draft = services.begin_form(resident, around.offers[case.unit, case.case_type].id)
        services.save_form(resident, draft, answers={**_taken_away(draft), **case.answers})
        case_id = services.submit_case(resident, draft)
    todo = [(step.at, 0, step) for before, step in pairwise(case.steps) if before.action is not Action.REOPEN]
    todo += [(step.read_at, 1, step) for step in case.steps if step.read_at]
    for at, reads, step in sorted(todo, key=lambda entry: entry[:2]):
        with time_machine.travel(at, tick=False):
            if reads:
                services.mark_read(resident, case_id)
            else:
                _do(case, step, case_id, around)
    return case_id


def _taken_away(draft: UUID) -> dict[str, str]:
    """No number and no address where the form comes with those of the resident: a case that lacks them is without."""
    form = published_form(CaseDraft.objects.values_list("case_type_version_id", flat=True).get(id=draft))
    return {item.link_id: "" for item in form.by_link_id.values() if item.prefill}


def _do(case: ImportedCase, step: ImportedStep, case_id: UUID, around: Surroundings) -> None:
    version = Case.objects.values_list("version", flat=True).get(id=case_id)
    if not step.by:
        resident = ResidentActor(resident_id=case.resident, terms_accepted=True)
        services.answer_counter_question(resident, case_id, body=step.body, key=uuid4())
        return
    actor = around.actor(step.by, around.units[case.unit])
    match step.action:
        case Action.ASSIGN:
            services.assign_case(actor, case_id, handler=around.staff[step.handler].id, seen_version=version)
        case Action.TAKE:
            services.take_case(actor, case_id, seen_version=version)
        case Action.RETURN:
            services.return_case(actor, case_id, reason=step.reason, seen_version=version)
        case Action.CLOSE:
            services.close_case(actor, case_id, reason=step.reason, seen_version=version)
        case Action.REOPEN:
            services.reopen_case(actor, case_id, reason=step.reason, seen_version=version)
        case Action.NOTE:
            services.note(actor, case_id, body=step.body, key=uuid4())
        case _:
            services.reply(actor, case_id, action=step.action, body=step.body, seen_version=version, key=uuid4())


def _left_behind(case_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row that the case has left, without what is drawn anew each time."""
    of_case = {"case_id": case_id}
    rows = {
        "case": Case.objects.filter(id=case_id).values(),
        "answers": CaseAnswers.objects.filter(**of_case).values(),
        "steps": CaseTransition.objects.filter(**of_case).order_by("at", "id").values(),
        "messages": Message.objects.filter(**of_case).order_by("sent_at").values(),
        "readings": MessageReading.objects.filter(message__case_id=case_id)
        .order_by("message__sent_at")
        .values("unit_id", "resident_id", "read_at", "message__sent_at"),
        "notes": Note.objects.filter(**of_case).order_by("written_at").values(),
        "words": CaseWords.objects.filter(**of_case).values(),
        "log": _logged(case_id),
    }
    return {
        name: [{key: value for key, value in row.items() if key not in EACH_TIME_NEW} for row in found]
        for name, found in rows.items()
    }


def _logged(case_id: UUID) -> list[dict[str, Any]]:
    entries = LogEntry.objects.filter(resource_id=str(case_id)).order_by("at", "seq").values()
    told = []
    for entry in entries:
        details = {name: value for name, value in entry["details"].items() if name not in ("message", "note")}
        told.append({**entry, "seq": 0, "resource_id": "", "details": details})
    return told
