"""N-01: whom a breach concerns, what was done and when, out of the log by one command; and the two reports begun."""

import csv
import stat
from collections.abc import Sequence
from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command

from personalverktyget.base.clock import local, now
from personalverktyget.base.identity_numbers import written
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.entries import entry_for
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import append
from personalverktyget.domain.cases.events import CaseNoted, CaseRead
from personalverktyget.domain.cases.models import Case
from tests.support.log_reviews import logged, opens
from tests.support.world import World
from tests.support.world_registers import PREFIX, RESIDENTS, UNITS, hsa_id_of

LATER = timedelta(days=3)


def listed(folder: Path, *more: str) -> list[dict[str, str]]:
    """The rows of the list that the command makes for the hour three days ahead, when nothing else is done."""
    start, end = (local(now() + LATER + timedelta(minutes=m)).strftime("%Y-%m-%dT%H:%M:%S") for m in (-30, 30))
    call_command("list_affected", str(folder), "--from", start, "--to", end, *more, stdout=StringIO())
    return list(csv.DictReader((folder / "drabbade.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))


def snooped(world: World) -> None:
    """Hugo opens three residents' cases, one of them twice and protected another; Hilda one at her unit."""
    at = now() + LATER
    for case in ("assigned", "assigned", "protected"):
        opens(world, "handler_2", case, at)
    row = Case.objects.get(id=world.cases["new"])
    logged(
        world.actor("handler_2"), CaseNoted(case=row.id, resident=row.resident_id, unit=row.unit_id, note=uuid4()), at
    )
    opens(world, "handler_berg", "berg", at, unit="berg")
    other = Case.objects.get(id=world.cases["other_handler"])
    tried = CaseRead(case=other.id, resident=other.resident_id, unit=other.unit_id)
    append([entry_for(world.actor("handler_2"), tried, at=at, outcome=LogOutcome.REFUSED)])
    own = CaseRead(case=other.id, resident=other.resident_id, unit=other.unit_id)
    logged(world.resident("camilla"), own, at)


def numbers(rows: Sequence[dict[str, str]]) -> set[str]:
    return {row["Invånare"] for row in rows}


def number(who: str) -> str:
    return written(RESIDENTS[who][0])


def test_all_whom_it_concerns_are_listed_with_who_what_and_when_and_nobody_else(
    small_world: World, tmp_path: Path
) -> None:
    """N-01: refused attempts showed nothing, and what a resident does with her own is no breach."""
    snooped(small_world)
    rows = listed(tmp_path / "all")
    assert numbers(rows) == {number("lennart"), number("helena"), "Skyddad identitet"}
    lennart = next(row for row in rows if row["Invånare"] == number("lennart"))
    assert (lennart["Antal"], lennart["Åtgärder"], lennart["Vem"]) == ("2", "Läsa", hsa_id_of("handler_2"))
    assert lennart["Enheter"] == PREFIX + UNITS["ang"][1]
    helena = next(row for row in rows if row["Invånare"] == number("helena"))
    assert helena["Vem"] == f"{hsa_id_of('handler_2')}, {hsa_id_of('handler_berg')}"
    assert "Skriva" in helena["Åtgärder"]
    one = LogEntry.objects.get(event="log.affected_listed")
    assert {str(id_) for id_ in one.residents} == {row["Id"] for row in rows}
    assert RESIDENTS["protected"][0] not in (tmp_path / "all" / "drabbade.csv").read_text("utf-8-sig")


def test_one_of_the_staff_or_one_unit_alone(small_world: World, tmp_path: Path) -> None:
    snooped(small_world)
    assert numbers(listed(tmp_path / "one", "--staff", hsa_id_of("handler_berg"))) == {number("helena")}
    assert numbers(listed(tmp_path / "two", "--unit", PREFIX + UNITS["berg"][1])) == {number("helena")}
    assert len(listed(tmp_path / "three", "--staff", hsa_id_of("handler_2"))) == 3
    for wrong in ("--staff", "--unit"):
        with pytest.raises(SystemExit):
            listed(tmp_path / "four", wrong, "finns-inte")
    assert not (tmp_path / "four").exists()


def test_the_reports_begin_with_the_figures_and_name_nobody(small_world: World, tmp_path: Path) -> None:
    snooped(small_world)
    listed(tmp_path / "all")
    early, full = ((tmp_path / "all" / f"inom-{hours}-timmar.txt").read_text() for hours in (24, 72))
    for text in (early, full):
        assert "Antal invånare: 3\n" in text
        assert PREFIX + UNITS["ang"][1] in text
        assert not [name for number_, _g, name, _p in RESIDENTS.values() if name in text or number_ in text]
    assert f"{local(now() + timedelta(hours=24)):%Y-%m-%d}" in early
    assert f"{local(now() + timedelta(hours=72)):%Y-%m-%d}" in full
    assert "Av dem med skyddad identitet: 1." in full
    for file in (tmp_path / "all").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(SystemExit):
        listed(tmp_path / "all")


def test_where_the_log_cannot_be_written_nothing_is_listed(
    small_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L-09."""
    snooped(small_world)

    def broken(*_args: object) -> None:
        raise OSError("the log is full")

    monkeypatch.setattr("personalverktyget.domain.access_log.unit_of_work.append", broken)
    with pytest.raises(OSError, match="the log is full"):
        listed(tmp_path / "all")
    assert not list((tmp_path / "all").glob("*"))
