"""The page that tells a region's administrator how the log is handed on. Over HTTP and without JavaScript."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.log_export.line import told
from personalverktyget.domain.log_export.receiving import LogNotAccepted, LogServiceUnavailable
from personalverktyget.domain.log_export.services import resend_refused, send_log
from personalverktyget.web.shared import formats
from tests.support.log_reviews import opens
from tests.support.world import World
from tests.support.world_registers import RESIDENTS
from tests.web.test_statement_counts import statements

ADDRESS, LIST = "/personal/loggkontroll/loggtjanst/", "/personal/loggkontroll/"
ACTOR = SystemActor("send_log")


@pytest.fixture
def region(small_world: World, settings: Settings, tmp_path: Path) -> Client:
    settings.LOG_SERVICE_URL = "https://key:secret@log.example/store?token=secret"
    settings.PUBLISHED_HEADS_DIR = tmp_path
    return small_world.sign_in(Client(), "regional_admin")


def page(region: Client, address: str = ADDRESS) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", region.get(address).content.decode().split("<main")[1]))


def takes(call: bytes) -> None:
    """A service that stores all."""


def is_away(call: bytes) -> None:
    raise LogServiceUnavailable("away")


class Refuses:
    """A service that finds one entry wrong."""

    def __init__(self, entry: LogEntry) -> None:
        self.id = str(entry.id).encode()

    def __call__(self, call: bytes) -> None:
        if self.id in call:
            raise LogNotAccepted("VALIDATION_ERROR")


def line() -> list[LogEntry]:
    return list(told(LogEntry.objects.all()).order_by("seq"))


def test_without_a_service_it_says_so_and_warns_of_nothing(region: Client, settings: Settings) -> None:
    settings.LOG_SERVICE_URL = ""
    assert "Ingen loggtjänst är inställd." in page(region)
    assert "Väntar" not in page(region)
    assert "Loggtjänsten tar inte emot" not in page(region, LIST)


def test_it_tells_how_far_the_service_has_come_and_what_waits(small_world: World, region: Client) -> None:
    """Waiting in a call that was made, and behind it; what is not sealed yet waits too."""
    seal_log()
    assert f"Väntar {len(line())} poster" in page(region)
    assert "Inget är mottaget än" in page(region)
    send_log(ACTOR, takes)
    last = line()[-1]
    all_there = page(region)
    assert "Loggen kommer fram som den ska." in all_there
    assert f"Har allt till och med {formats.moment(last.at).capitalize()}" in all_there
    assert "Väntar Ingen post" in all_there
    assert "log.example" in all_there
    opens(small_world, "handler", "assigned")
    seal_log()
    send_log(ACTOR, is_away)
    opens(small_world, "handler", "assigned")
    waits = page(region)
    assert "Väntar 2 poster" in waits
    assert f"Den första är från {formats.moment(line()[-2].at)}" in waits


def test_a_service_that_takes_nothing_for_an_hour_is_told_where_reviews_are_followed(
    small_world: World, region: Client
) -> None:
    seal_log()
    send_log(ACTOR, takes)
    opens(small_world, "handler", "assigned")
    seal_log()
    send_log(ACTOR, is_away)
    with time_machine.travel(now() + timedelta(minutes=55)):
        assert "tar inte emot" not in page(small_world.sign_in(Client(), "regional_admin"))
    with time_machine.travel(now() + timedelta(minutes=65)):
        later = small_world.sign_in(Client(), "regional_admin")
        assert "Loggtjänsten tar inte emot Inget går förlorat." in page(later)
        assert "Loggtjänsten tar inte emot loggen." in page(later, LIST)
        send_log(ACTOR, takes)
        assert "tar inte emot" not in page(later) + page(later, LIST)


def test_what_is_refused_is_told_with_the_services_code_until_it_is_taken(small_world: World, region: Client) -> None:
    opens(small_world, "handler", "assigned")
    seal_log()
    send_log(ACTOR, Refuses(line()[-1]))
    refused = page(region)
    assert "Loggtjänsten har nekat 1 post Allt annat går fram" in refused
    assert re.search(r"Nekat 1 post Senast [^,]+, med koden VALIDATION_ERROR", refused)
    assert "Loggtjänsten har nekat 1 post." in page(region, LIST)
    assert "Utom det som är nekat" in refused
    resend_refused(ACTOR)
    assert "Väntar 1 post Den första" in page(region)
    send_log(ACTOR, takes)
    assert "Loggen kommer fram som den ska." in page(region)
    assert "nekat" not in page(region, LIST)


def test_it_holds_nothing_of_residents_or_staff_and_no_secret_of_the_address(
    small_world: World, region: Client
) -> None:
    opens(small_world, "handler", "assigned")
    seal_log()
    send_log(ACTOR, Refuses(line()[-1]))
    told_of = page(region)
    for word in (
        "secret",
        "Hanna",
        *(part for number, given, name, _ in RESIDENTS.values() for part in (number, name)),
    ):
        assert word not in told_of


def test_a_long_line_costs_as_many_statements_as_a_short_one(small_world: World, region: Client) -> None:
    seal_log()
    send_log(ACTOR, takes)
    opens(small_world, "handler", "assigned")
    before = len(statements(region, ADDRESS))
    for _ in range(5):
        opens(small_world, "handler", "assigned")
        seal_log()
        send_log(ACTOR, Refuses(line()[-1]))
    opens(small_world, "handler", "assigned")
    assert len(statements(region, ADDRESS)) <= before + 1
    assert before <= 12
