"""What is sent twice is done once, also when both come at the same moment; and a key serves one form only."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Message, Note
from personalverktyget.domain.cases.states import Action
from tests.support.database import TestDatabase
from tests.support.world import World, build_small_world


def _at_the_same_moment(command: Callable[[], None], times: int = 4) -> None:
    together = Barrier(times)

    def run() -> None:
        try:
            together.wait(timeout=10)
            command()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        for done in [threads.submit(run) for _ in range(times)]:
            done.result(timeout=30)


def test_what_several_threads_send_is_there_once(fresh_database: TestDatabase) -> None:
    world = build_small_world()
    case, key = world.cases["assigned"], uuid4()
    handler, resident, version = world.actor("handler"), world.resident("lennart"), world.version(case)

    _at_the_same_moment(
        lambda: services.reply(handler, case, action=Action.ASK, body="När?", seen_version=version, key=key)
    )
    assert Message.objects.filter(case_id=case).count() == 1

    answer_key = uuid4()
    _at_the_same_moment(lambda: services.answer_counter_question(resident, case, body="Nu.", key=answer_key))
    assert Message.objects.filter(case_id=case).count() == 2

    note_key = uuid4()
    _at_the_same_moment(lambda: services.note(handler, case, body="Ringde.", key=note_key))
    assert Note.objects.filter(case_id=case).count() == 1


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
