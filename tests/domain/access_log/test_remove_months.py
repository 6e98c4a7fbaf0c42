"""L-06: kept to the end of the fifth full year, then removed by month; what is left verifies, and so does that."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from psycopg import errors
from pytest_django.fixtures import Settings

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import today
from personalverktyget.domain.access_log.findings import Kind
from personalverktyget.domain.access_log.models import LogEntry, RemovedMonth
from personalverktyget.domain.access_log.published_removals import removals_file
from personalverktyget.domain.access_log.retention import bounds, is_over, month_is_over
from personalverktyget.domain.access_log.services import remove_months as service
from personalverktyget.domain.access_log.services.remove_months import NotAsSealed, remove_months
from personalverktyget.domain.access_log.services.seal_log import seal_log
from tests.support.database import TestDatabase, connect
from tests.support.sealed_log import Superuser, append_entries, findings, published

ACTOR = SystemActor("remove_months")
PER_MONTH = 30
# Long enough ago for the database's own clock, which no test moves.
OLD = today().year - 6


def _month(year: int, month: int, seed: int, *, count: int = PER_MONTH, has_partition: bool = True) -> None:
    """Entries of a month, sealed in that month."""
    if has_partition:
        with connection.cursor() as cursor:
            cursor.execute("SELECT access_log_ensure_partition(%s)", [date(year, month, 1)])
    with time_machine.travel(datetime(year, month, 10, 12, tzinfo=UTC), tick=True):
        append_entries(count, seed=seed)
        seal_log()


@pytest.fixture
def old_log(fresh_database: TestDatabase) -> None:
    """Two months that are over, one of them from before the log had months of its own, one that is not, and now."""
    _month(OLD, 3, seed=1, has_partition=False)
    _month(OLD, 4, seed=2)
    _month(OLD + 1, 4, seed=3)
    append_entries(PER_MONTH, seed=4)
    seal_log()


def kinds() -> set[Kind]:
    return {finding.kind for finding in findings().findings}


def test_years_are_full_calendar_years_on_the_swedish_clock() -> None:
    """Kept to the last moment of the fifth year; December waits for those who were awake at New Year."""
    made = datetime(2021, 1, 1, 0, 30, tzinfo=UTC) - timedelta(hours=1)
    assert not is_over(made, 5, datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC))
    assert is_over(made, 5, datetime(2026, 12, 31, 23, 0, tzinfo=UTC))
    new_year = datetime(2027, 1, 1, 12, tzinfo=UTC)
    assert month_is_over(date(2021, 11, 1), 5, new_year)
    assert not month_is_over(date(2021, 12, 1), 5, new_year)
    assert not month_is_over(date(2021, 11, 1), 6, new_year)
    assert bounds(date(2021, 12, 1)) == (datetime(2021, 12, 1, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC))


def test_what_is_over_goes_and_the_rest_verifies(old_log: None) -> None:
    """Two months go, each with an entry that tells of it; nothing is found wrong before, between or after."""
    assert findings().is_honest
    assert remove_months(ACTOR) == 2
    left = LogEntry.objects.exclude(event="log.month_removed")
    assert left.count() == 2 * PER_MONTH
    told = LogEntry.objects.filter(event="log.month_removed").order_by("seq")
    assert [(entry.resource_id, entry.details["count"]) for entry in told] == [
        (f"{OLD}-03", PER_MONTH),
        (f"{OLD}-04", PER_MONTH),
    ]
    report = findings()
    assert report.is_honest, report
    assert (report.removed, report.removed_months) == (2 * PER_MONTH, 2)
    assert remove_months(ACTOR) == 0
    append_entries(5, seed=9)
    seal_log()
    assert findings().is_honest
    assert len(removals_file(published()).read_bytes().splitlines()) == 2


def test_a_longer_time_is_respected_and_what_was_sealed_lately_stays(old_log: None, settings: Settings) -> None:
    """A setting of more years keeps more; old events that were brought in lately are as young as their seal."""
    settings.LOG_KEPT_YEARS = 6
    assert remove_months(ACTOR) == 0
    settings.LOG_KEPT_YEARS = 5
    with time_machine.travel(datetime(OLD, 4, 20, tzinfo=UTC)):
        append_entries(1, seed=5)
    seal_log()
    assert remove_months(ACTOR) == 1
    assert LogEntry.objects.filter(at__year=OLD).count() == PER_MONTH + 1


def test_the_database_itself_refuses_what_is_too_young(old_log: None, fresh_database: TestDatabase) -> None:
    """Whatever the program thinks: no month within five full years, and none that is not written down."""
    with connect(fresh_database.urls.running_url) as running:
        for month, words in ((date(OLD + 1, 4, 1), "five full years"), (date(OLD, 4, 1), "written down")):
            with pytest.raises(errors.InsufficientPrivilege, match=words):
                running.execute("SELECT access_log_remove_month(%s)", [month])
    assert LogEntry.objects.count() == 4 * PER_MONTH


def test_a_month_that_was_tampered_with_is_evidence(old_log: None, superuser_connection: Superuser) -> None:
    """It stays, and the verification goes on telling of it."""
    superuser_connection.execute("SET session_replication_role = replica")
    changed = LogEntry.objects.filter(at__year=OLD, at__month=3).order_by("seq")[3].seq
    superuser_connection.execute("UPDATE access_log_entry SET resource_id = 'x' WHERE seq = %s", [changed])
    with pytest.raises(NotAsSealed):
        remove_months(ACTOR)
    assert LogEntry.objects.count() == 4 * PER_MONTH
    assert kinds() == {Kind.ALTERED}


REMOVED = "access_log_removed_month"
YOUNG = f"(SELECT min(seq) FROM access_log_entry WHERE at >= '{OLD + 1}-01-01')"
FORGERIES: dict[str, tuple[str, ...]] = {
    "an entry more goes in its name": (
        f"UPDATE {REMOVED} SET lasts[array_upper(lasts, 1)] = {YOUNG} WHERE month = '{OLD}-04-01'",
        f"DELETE FROM access_log_entry WHERE seq = {YOUNG}",
    ),
    "another count": (f"UPDATE {REMOVED} SET count = count + 1",),
    "another hash": (f"UPDATE {REMOVED} SET digest = sha256(digest)",),
    "another time": (f"UPDATE {REMOVED} SET removed_at = removed_at - interval '1 year'",),
    "no removal any more": (f"DELETE FROM {REMOVED} WHERE month = '{OLD}-03-01'",),
    "a month that never was": (
        f"INSERT INTO {REMOVED} SELECT '{OLD}-05-01', firsts, lasts, count, digest, removed_at, kept_years, key_id, "
        f"signature FROM {REMOVED} LIMIT 1",
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forged_removals(old_log: None, superuser_connection: Superuser, name: str) -> None:
    """G9: nothing goes in the name of a removal but what the signed one says."""
    remove_months(ACTOR)
    seal_log()
    assert findings().is_honest
    superuser_connection.execute("SET session_replication_role = replica")
    for statement in FORGERIES[name]:
        superuser_connection.execute(statement.encode())
    assert kinds() & {Kind.REMOVAL_FALSE, Kind.REMOVED}


def test_who_has_the_key_cannot_remove_what_is_young(
    old_log: None, monkeypatch: pytest.MonkeyPatch, fresh_database: TestDatabase, superuser_connection: Superuser
) -> None:
    """A7: the program itself, made to sign and publish a removal of last year, is found out by the seals' own times."""
    monkeypatch.setattr(service, "is_over", lambda *_: True)
    monkeypatch.setattr(service, "month_is_over", lambda month, *_: month < date(OLD + 1, 5, 1))
    superuser_connection.execute(
        "CREATE OR REPLACE FUNCTION access_log_remove_month(month date) RETURNS void LANGUAGE sql SECURITY DEFINER AS "
        "$$ ALTER TABLE access_log_entry DISABLE TRIGGER ALL; DELETE FROM access_log_entry "
        "WHERE at >= month AND at < month + interval '1 month' $$"
    )
    assert remove_months(ACTOR) == 3
    seal_log()
    words = [finding.words for finding in findings().findings]
    assert [f"{OLD + 1}-04" in line and "mindre än 5 hela år" in line for line in words] == [True]


def test_an_unpublished_removal_is_told_and_published_at_the_next_run(old_log: None) -> None:
    """A crash between the two, in the middle of a line."""
    remove_months(ACTOR)
    file = removals_file(published())
    honest = file.read_bytes()
    file.write_bytes(honest[:-40])
    assert kinds() == {Kind.REMOVAL_FALSE}
    remove_months(ACTOR)
    assert findings().is_honest
    assert RemovedMonth.objects.count() == 2
