"""An extract of the log to a resident, over HTTP: asked for, looked through, and taken out as paper and tables."""

import csv
import io
import json
from typing import Any
from zipfile import ZipFile

import pytest
import typst
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import today
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review.models import LogExtract
from tests.support.log_reviews import opens
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

BEGIN = "/personal/loggkontroll/utdrag/"


@pytest.fixture
def reviewer(small_world: World, client: Client) -> Client:
    return small_world.sign_in(client, "reviewer")


def asked(whose: str = "helena", **other: str) -> dict[str, str]:
    days = {"first_day": today().isoformat(), "last_day": today().isoformat()}
    return {"number": RESIDENTS[whose][0]} | days | other


def begun(reviewer: Client, whose: str = "helena") -> str:
    answer = reviewer.post(BEGIN, asked(whose))
    assert answer.status_code == 303
    at: str = answer["Location"]
    assert RESIDENTS[whose][0] not in at
    return at


def on_paper(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is set on paper from now on."""
    set_, compile_ = list[dict[str, Any]](), typst.compile

    def kept(*args: Any, **kwargs: Any) -> Any:
        set_.append(json.loads(kwargs["sys_inputs"]["data"]))
        return compile_(*args, **kwargs)

    monkeypatch.setattr(typst, "compile", kept)
    return set_


def test_it_is_looked_through_and_taken_out_in_every_form(
    small_world: World, reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In each: when, where, what and why, and nothing of the others who stood in the same list."""
    small_world.sign_in(Client(), "receiver").get("/personal/arenden/?vy=alla")
    opens(small_world, "handler_2", "new")
    set_ = on_paper(monkeypatch)
    at = begun(reviewer)
    page = reviewer.get(at).content.decode()
    pdf, table, sheet = (reviewer.get(f"{at}fil/?format={form}") for form in ("pdf", "csv", "xlsx"))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.content == reviewer.get(f"{at}fil/?format=pdf").content
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")), delimiter=";"))
    assert {"Såg dig i en lista", "Öppnade ditt ärende"} <= {row["Vad"] for row in rows}
    assert {row["Enhet"] for row in rows} == {"Ängens vårdcentral"}
    assert {row["Ändamål enligt loggen"] for row in rows} == {"Vård och behandling"}
    cells = ZipFile(io.BytesIO(sheet.content)).read("xl/worksheets/sheet1.xml").decode()
    for told in (page, json.dumps(set_, ensure_ascii=False), table.content.decode(), cells):
        assert "Såg dig i en lista" in told
        assert "För din vård" in told
        for key, (number, _given, surname, _protected) in RESIDENTS.items():
            if key != "helena":
                assert number not in told
                assert f"{number[:8]}-{number[8:]}" not in told
                assert surname not in told
    for answer in (pdf, table, sheet):
        assert "sandberg" not in answer["Content-Disposition"].lower()
        assert RESIDENTS["helena"][0] not in answer["Content-Disposition"]
    assert LogEntry.objects.filter(event="log_extract.taken").count() == 4


def test_the_paper_is_in_swedish_whatever_language_the_reviewer_reads(
    small_world: World, reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens(small_world, "handler_2", "new")
    set_ = on_paper(monkeypatch)
    at = begun(reviewer)
    reviewer.post(reverse("shared:language"), {"language": "en", "next": at})
    reviewer.get(f"{at}fil/?format=pdf")
    assert (set_[0]["title"], set_[0]["lang"]) == ("Utdrag ur loggen", "sv")


def test_an_extract_of_nothing_says_so_and_can_be_handed_over(reviewer: Client) -> None:
    at = begun(reviewer, "other")
    assert "Ingen har tagit del av invånarens uppgifter" in reviewer.get(at).content.decode()
    assert reviewer.get(f"{at}fil/?format=pdf").content.startswith(b"%PDF-")


def test_of_a_resident_with_protected_identity_neither_name_nor_number_is_shown(
    small_world: World, reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_ = on_paper(monkeypatch)
    at = begun(reviewer, "protected")
    page = reviewer.get(at).content.decode()
    reviewer.get(f"{at}fil/?format=pdf")
    assert "Utdrag till en person med skyddad identitet" in page
    for told in (page, json.dumps(set_, ensure_ascii=False)):
        assert "Personsson" not in told
        assert RESIDENTS["protected"][0] not in told


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": ""}, "Skriv personnumret för den som har bett om utdraget."),
        ({"number": "19810228-2385"}, "Skriv personnumret med tolv siffror"),
        ({"number": "191212121212"}, "Ingen med det personnumret finns i verktyget."),
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"first_day": "2198-01-01"}, "Den första dagen måste komma före den sista."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(reviewer: Client, wrong: dict[str, str], said: str) -> None:
    answer = reviewer.post(BEGIN, asked() | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert next(iter(wrong.values())) in page
    assert not LogExtract.objects.exists()
