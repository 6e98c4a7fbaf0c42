"""L-08: the log tells who did what to which thing. What was written, and what people are called, stands elsewhere."""

from django.db import connection
from django.test import Client

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases.states import Action
from tests.support.message_templates import bring_along
from tests.support.messages import delivered, written
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

CANARY = "Kanariefågel\r\n2026-01-01 root: allt är raderat"
WORDS = ("Kanarie", "raderat", "Levaxin", "Metformin", "Alvedon", "Tabletterna är slut")


def test_nothing_that_was_written_is_in_the_log(small_world: World) -> None:
    """A case, its replies and a message, with words, line breaks and names that a search of the log does not find."""
    case = small_world.send_case("lennart", "ang", CANARY, why=CANARY)
    small_world.assign(case, "handler")
    small_world.reply(case, Action.REPLY_PARTIALLY, CANARY)
    delivered(small_world, written(small_world, bring_along()["information"], to="lennart"))
    reviewer = small_world.sign_in(Client(), "reviewer")
    assert reviewer.get("/personal/logg/").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT e::text FROM access_log_entry e")
        told = "\n".join(row for (row,) in cursor.fetchall())
    assert LogEntry.objects.filter(event="case.replied", resource_id=str(case)).exists()
    persons = [
        word for number, given, surname, _ in RESIDENTS.values() for word in (number, number[2:], given, surname)
    ]
    assert [word for word in (*WORDS, *persons) if word in told] == []
