"""The unit's log as a file: for its reviewers only (K-03), told in the log, complete, and by FHIR's rules."""

import csv
import io
import json
import sys
from datetime import timedelta

import pytest
from django.test import Client
from fhir.resources.R4B.auditevent import AuditEvent
from fhir.resources.R4B.bundle import Bundle

from personalverktyget.base.clock import today
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_export.selectors.log_file import AT_MOST
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

AT_MOST_OF = "personalverktyget.domain.log_export.selectors.log_file"
ADDRESS = "/personal/logg/fil/"


def days(form: str, *, back: int = 1) -> str:
    """The address of the file for the last days."""
    return f"{ADDRESS}?fran={today() - timedelta(days=back)}&till={today()}&format={form}"


def reviewer(world: World) -> Client:
    return world.sign_in(Client(), "reviewer")


def of_the_unit(world: World) -> list[LogEntry]:
    return list(LogEntry.objects.filter(owner_unit_id=world.units["ang"]).order_by("at", "seq"))


def test_the_table_holds_every_entry_of_the_unit_and_no_other(small_world: World) -> None:
    """Who, from where, what, why and whose; nothing of units elsewhere; nobody's number who is protected."""
    expected = of_the_unit(small_world)
    answer = reviewer(small_world).get(days("csv"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert f"-{today()}.csv" in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Postens id"] for row in rows] == [str(entry.id) for entry in expected]
    assert [row["Händelsekod"] for row in rows] == [entry.event for entry in expected]
    assert {row["Händelse"] for row in rows if row["Händelsekod"] == "case.assigned"} == {
        "Gav ärendet till en handläggare"
    }
    assert {row["Åtgärd"] for row in rows} <= {"Läsa", "Skriva", "Radera"}
    numbers = {key: f"{number[:8]}-{number[8:]}" for key, (number, *_) in RESIDENTS.items()}
    shown = " ".join(row["Invånare"] for row in rows)
    assert numbers["lennart"] in shown
    protected = [numbers[key] for key, (*_, is_protected) in RESIDENTS.items() if is_protected]
    assert protected
    assert [number for number in protected if number in shown] == []
    assert "Skyddad identitet" in shown


def test_audit_events_are_fhir(small_world: World) -> None:
    """Each entry a valid AuditEvent of R4."""
    expected = of_the_unit(small_world)
    answer = reviewer(small_world).get(days("fhir"))
    content = json.loads(answer.content)
    assert [entry["resource"]["id"] for entry in content["entry"]] == [str(entry.id) for entry in expected]
    for entry in content["entry"]:
        AuditEvent.model_validate(entry["resource"])
    assert Bundle.model_validate(content).type == "collection"
    assert "urn:oid:1.2.752.129.2.1.3.1" in answer.content.decode()


def test_taking_out_is_an_entry_with_whose_data_it_was(small_world: World) -> None:
    """L-04: before anything leaves."""
    whose = {id_ for entry in of_the_unit(small_world) for id_ in entry.residents}
    reviewer(small_world).get(days("csv"))
    entry = LogEntry.objects.filter(event="log.exported").get()
    assert set(entry.residents) == whose
    assert (entry.details["format"], entry.owner_unit_id) == ("csv", small_world.units["ang"])


def test_days_that_cannot_be_are_told_on_the_page_and_too_many_entries_refused(
    small_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is a file half-way; and a bound is told rather than kept silent about."""
    answer = reviewer(small_world).get(f"{ADDRESS}?fran=2026-02-30&till=x")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/personal/logg/?fran=2026-02-30")
    assert AT_MOST == 10_000
    # The module bears its function's name.
    monkeypatch.setattr(sys.modules[AT_MOST_OF], "AT_MOST", 3)
    answer = reviewer(small_world).get(days("csv"))
    assert answer.status_code == 409
    assert "Välj en kortare period" in answer.content.decode()
    assert not LogEntry.objects.filter(event="log.exported").exists()


def test_the_page_links_to_both_files_for_the_days_that_it_shows(small_world: World) -> None:
    page = reviewer(small_world).get("/personal/logg/").content.decode()
    for form in ("csv", "fhir"):
        assert f"till={today()}&amp;format={form}" in page
