"""What is sent twice is done once, also when both come at the same moment; and a key serves one form only."""

from uuid import uuid4

import pytest

from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Case, Message, Note
from personalverktyget.domain.cases.states import Action
from tests.support.database import TestDatabase
from tests.support.threads import at_the_same_moment
from tests.support.world import World, build_small_world


def test_what_several_threads_send_is_there_once(fresh_database: TestDatabase) -> None:
    world = build_small_world()
    case, key = world.cases["assigned"], uuid4()
    handler, resident, version = world.actor("handler"), world.resident("lennart"), world.version(case)

    at_the_same_moment(
        lambda: services.reply(handler, case, action=Action.ASK, body="När?", seen_version=version, key=key)
    )
    assert Message.objects.filter(case_id=case).count() == 1

    answer_key = uuid4()
    at_the_same_moment(lambda: services.answer_counter_question(resident, case, body="Nu.", key=answer_key))
    assert Message.objects.filter(case_id=case).count() == 2

    note_key = uuid4()
    at_the_same_moment(lambda: services.note(handler, case, body="Ringde.", key=note_key))
    assert Note.objects.filter(case_id=case).count() == 1


def test_a_form_that_several_threads_send_is_received_once(fresh_database: TestDatabase) -> None:
    world = build_small_world()
    resident = world.resident("lennart")
    draft = services.begin_form(resident, OfferedCaseType.objects.get(unit_id=world.units["ang"]).id)
    services.save_form(resident, draft, answers={"medicine": "Levaxin", "why": ""})
    before = LogEntry.objects.filter(event="case.received").count()

    at_the_same_moment(lambda: services.submit_case(resident, draft))
    assert Case.objects.filter(submission_key=draft).count() == 1
    assert LogEntry.objects.filter(event="case.received").count() == before + 1, "what happened once is logged once"


def test_a_key_that_was_drawn_for_another_case_is_refused(small_world: World) -> None:
    receiver, key = small_world.actor("receiver"), uuid4()
    services.note(receiver, small_world.cases["new"], body="Ringde.", key=key)

    with pytest.raises(ChangedMeanwhile):
        services.note(receiver, small_world.cases["assigned"], body="Ringde.", key=key)
    assert Note.objects.filter(submission_key=key).count() == 1


def test_a_colleagues_key_is_refused_too(small_world: World) -> None:
    """Nobody's text vanishes as if it had been sent."""
    case, key = small_world.cases["assigned"], uuid4()
    services.note(small_world.actor("receiver"), case, body="Ringde.", key=key)

    with pytest.raises(ChangedMeanwhile):
        services.note(small_world.actor("handler"), case, body="Något annat.", key=key)
