"""Consulting the national level about a central case type: the question, its answer, and what it changes."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection

from personalverktyget.base.clock import today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.governance.states import ConsultationState, Outcome
from personalverktyget.domain.case_types.models import CaseType, NationalConsultation
from personalverktyget.domain.case_types.read_models import Consultation
from tests.domain.case_types.publishing import central_draft, live_terms, write_terms
from tests.support.world import World

QUESTION = "Stämmer villkoren med den nationella mallen?"


def ask(world: World, case_type: UUID) -> UUID:
    return services.consult_nation(world.administrator("regional_admin"), case_type, question=QUESTION)


def latest(world: World, case_type: UUID) -> Consultation:
    return selectors.consultations_of(world.administrator("regional_admin"), case_type)[0]


def test_the_nation_sees_what_was_asked_about_and_answers(small_world: World) -> None:
    case_type, nation = central_draft(small_world, "Nytt."), small_world.administrator("national_admin")
    made = ask(small_world, case_type)
    write_terms(small_world, case_type, "Något helt annat.")
    waiting, answered = selectors.consultations_for_nation(nation)
    assert [(row.region_name, row.case_type_name) for row in waiting] == [("Region Klar", "Förnya recept")]
    assert answered == ()
    _found, content = selectors.consultation_for_nation(nation, made)
    assert content.texts.terms_text == "Nytt."
    services.answer_consultation(nation, made, outcome="changes_wanted", answer="Nämn svarstiden.")
    row = latest(small_world, case_type)
    assert (row.state, row.outcome, row.answer) == (
        ConsultationState.ANSWERED,
        Outcome.CHANGES_WANTED,
        "Nämn svarstiden.",
    )
    assert (row.answered_by, row.answered_on) == ("Nina Nation", today())
    assert selectors.consultations_for_nation(nation)[0] == ()


def test_an_answer_that_came_another_way_is_kept_with_who_gave_it(small_world: World) -> None:
    case_type, actor = central_draft(small_world), small_world.administrator("regional_admin")
    ask(small_world, case_type)
    said = {"outcome": "no_objection", "answer": "Bra.", "answered_by": "Nils på nationell nivå"}
    services.record_answer(actor, case_type, **said, answered_on=today())
    row = latest(small_world, case_type)
    assert (row.answered_by, row.settled_by) == ("Nils på nationell nivå", "Rebecka Region")
    entry = LogEntry.objects.filter(event="case_type.consultation_settled").latest("seq")
    assert entry.details["is_recorded"] is True


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": "kanske"}, "outcome"),
        ({"answer": " "}, "answer"),
        ({"answer": "x" * 1001}, "answer"),
        ({"answered_by": ""}, "answered_by"),
        ({"answered_by": "x" * 101}, "answered_by"),
        ({"answered_on": today() + timedelta(days=1)}, "answered_on"),
        ({"answered_on": today() - timedelta(days=1)}, "answered_on"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(small_world: World, wrong: dict[str, object], field: str) -> None:
    case_type, actor = central_draft(small_world), small_world.administrator("regional_admin")
    ask(small_world, case_type)
    said = {"outcome": "no_objection", "answer": "Bra.", "answered_by": "Nils", "answered_on": today()} | wrong
    with pytest.raises(InvalidInput) as told:
        services.record_answer(actor, case_type, **said)  # type: ignore[arg-type]
    assert told.value.field == field
    assert latest(small_world, case_type).state is ConsultationState.OPEN


def test_one_question_at_a_time_and_it_can_be_taken_back(small_world: World) -> None:
    case_type, actor = central_draft(small_world), small_world.administrator("regional_admin")
    made = ask(small_world, case_type)
    with pytest.raises(NotPossibleNow):
        ask(small_world, case_type)
    services.call_off_consultation(actor, case_type)
    with pytest.raises(NotPossibleNow):
        services.answer_consultation(
            small_world.administrator("national_admin"), made, outcome="no_objection", answer="Bra."
        )
    with pytest.raises(NotPossibleNow):
        services.call_off_consultation(actor, case_type)
    ask(small_world, case_type)


def test_it_does_not_stop_a_publication(small_world: World) -> None:
    case_type, actor = central_draft(small_world, "Nytt."), small_world.administrator("regional_admin")
    ask(small_world, case_type)
    services.publish_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)
    assert live_terms(case_type) == "Nytt."


def test_what_is_live_is_asked_about_where_there_is_no_draft(small_world: World) -> None:
    case_type = CaseType.objects.get(region_id=small_world.regions["klar"]).id
    made = ask(small_world, case_type)
    _found, content = selectors.consultation_for_nation(small_world.administrator("national_admin"), made)
    assert content.texts.terms_text == live_terms(case_type)


def test_it_is_nobody_elses(small_world: World) -> None:
    case_type = central_draft(small_world)
    made = ask(small_world, case_type)
    other = small_world.administrator("regional_admin_2")
    with pytest.raises(NotFound):
        services.consult_nation(other, case_type, question=QUESTION)
    assert selectors.consultations_of(small_world.actor("admin"), case_type) == ()
    with pytest.raises(NotAllowed):
        services.answer_consultation(
            small_world.administrator("regional_admin"), made, outcome="no_objection", answer="Bra."
        )
    with pytest.raises(NotAllowed):
        selectors.consultations_for_nation(small_world.administrator("regional_admin"))
    with pytest.raises(NotFound):
        selectors.consultation_for_nation(small_world.administrator("national_admin"), uuid4())


def test_the_database_keeps_no_answer_without_who_and_what(small_world: World) -> None:
    made = ask(small_world, central_draft(small_world))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
    with pytest.raises(IntegrityError, match="case_types_consultation_answered"):
        NationalConsultation.objects.filter(id=made).update(state="answered")
