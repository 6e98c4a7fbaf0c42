"""Who may open what (G8, B-01 to B-03): every address of the program, by everybody, over HTTP.

The table is ``access_matrix.txt``, written for people who do not program. An address without a row fails; so does a
cell that does not come out as it says. On the way ``logged`` looks at what the log tells of each visit (L-01, G10).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import now
from personalverktyget.config.route_rules import routes
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.services import revoke_role
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.case_types.models import (
    CaseType,
    CaseTypePublication,
    NationalConsultation,
    OfferedCaseType,
    RemovalRequest,
)
from personalverktyget.domain.case_types.services import (
    choose_language,
    consult_nation,
    create_case_type,
    import_case_type,
    plan_publication,
    publish_draft,
    request_removal,
    share_case_type,
)
from personalverktyget.domain.cases.services import attach_to_reply, begin_form
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.link_services.content import LinkContent
from personalverktyget.domain.link_services.services import create_link_service
from tests.domain.case_types.publishing import central_draft, plan, tomorrow
from tests.support import files
from tests.support.asked import asked_of_many
from tests.support.foreign_form import FOREIGN_FORM
from tests.support.handing_out import restricted_at_ang
from tests.support.log_reviews import (
    asked_about_log,
    begun_review,
    handed_on,
    handed_on_elsewhere,
    seen_entry,
    taken_extract,
)
from tests.support.many import approval_above, being_checked, let_many_go, numbers, written_to_many
from tests.support.message_templates import begun, bring_along, published
from tests.support.messages import answered, delivered, let_go, with_file, written
from tests.support.population import approved_message, listed_message, message_being_checked, waiting_message
from tests.support.trials import a_trial
from tests.support.world import World
from tests.web.access import logged

TABLE = Path(__file__).with_name("access_matrix.txt")
COLUMNS = (
    "besökare",
    "invånaren",
    "annan_inv",
    "ÄM",
    "ÄH_egen",
    "ÄH_annan",
    "ÄM_ÄH",
    "ADM",
    "GR",
    "GR_vg",
    "BEH_av",
    "regional",
    "nationell",
    "ÄM_annan_enhet",
    "ÄM_annan_region",
    "ÄM_indragen",
    "utgången",
)
STAFF = {
    "ÄM": "receiver",
    "ÄH_egen": "handler",
    "ÄH_annan": "handler_2",
    "ÄM_ÄH": "both",
    "ADM": "admin",
    "GR": "reviewer",
    "GR_vg": "provider_reviewer",
    "BEH_av": "permission_admin",
    "regional": "regional_admin",
    "nationell": "national_admin",
    "ÄM_annan_enhet": "receiver_berg",
    "ÄM_annan_region": "receiver_hamn",
    "ÄM_indragen": "receiver",
    "utgången": "receiver",
}


@dataclass(frozen=True, eq=False)
class Row:
    """A line of the table: how and what is opened, and what each column gets."""

    method: str
    route: str
    what: str
    cells: dict[str, str]


def _rows() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            method, route, what, *cells = line.split()
            yield Row(method, route, what, dict(zip(COLUMNS, cells, strict=True)))


ROWS = list(_rows())


def client_of(world: World, column: str) -> Client:
    client = Client()
    if column == "invånaren":
        return world.sign_in_resident(client, "lennart")
    if column == "annan_inv":
        return world.sign_in_resident(client, "other")
    if column in STAFF:
        world.sign_in(client, STAFF[column])
    if column == "ÄM_indragen":
        for grant in Grant.objects.filter(staff_id=world.staff["receiver"], revoked_at=None):
            revoke_role(world.actor("admin"), grant.id, reason="Prov.")
    return client


def address_of(world: World, row: Row) -> str:
    """The address of a row; ``what`` names the thing that it is about."""
    of = {"case_id": world.cases[row.what]} if row.what in world.cases else _THINGS[row.what](world)
    return reverse(row.route, kwargs=of or None)


def _draft(world: World) -> UUID:
    return begin_form(world.resident("lennart"), _offered(world))


def _sent_file(world: World) -> UUID:
    """What the handler has sent with a reply on the case that the matrix calls "assigned"."""
    case = world.cases["assigned"]
    file = attach_to_reply(world.actor("handler"), case, Upload("råd.pdf", files.pdf()))
    world.reply(case, Action.REPLY_PARTIALLY, "Råd finns i filen.")
    return file


def _written(world: World) -> UUID:
    """What the handler is writing to the resident."""
    return written(world, bring_along()["information"], to="lennart")


def _written_to_many(world: World) -> UUID:
    """What the handler is writing to two residents."""
    return written_to_many(world, bring_along()["information"], numbers("lennart", "helena"))


def _let_many_go(world: World) -> UUID:
    """The same, on its way."""
    dispatch = _written_to_many(world)
    let_many_go(world, dispatch)
    return dispatch


def _waiting_for_approval(world: World) -> UUID:
    """The same, where one may not decide alone."""
    approval_above(world, 1)
    return _let_many_go(world)


def _let_go(world: World) -> UUID:
    """The same, on its way."""
    message = _written(world)
    let_go(world, message)
    return message


def _file_of_message(world: World) -> dict[str, object]:
    """A file of a message on its way."""
    message = _written(world)
    file = with_file(world, message)
    let_go(world, message)
    return {"dispatch_id": message, "attachment_id": file}


def _file_that_came(world: World) -> dict[str, object]:
    """The same, in the resident's inbox."""
    message = _written(world)
    file = with_file(world, message)
    return {"message_id": delivered(world, message), "attachment_id": file}


def _answer_to_a_question(world: World) -> UUID:
    """What the resident has answered, given to the handler as the case that the matrix calls "assigned" is."""
    message = delivered(world, written(world, bring_along()["fraga"], to="lennart"))
    case = answered(world, message, who="lennart")
    world.assign(case, "handler", by="both")
    return case


def _offered(world: World) -> UUID:
    return OfferedCaseType.objects.get(unit_id=world.units["ang"], case_type__code="fornya-recept").id


def _link(world: World) -> UUID:
    """A link service of the region."""
    content = LinkContent(name="Boka provtagning", url="https://tidbok.example/")
    return create_link_service(world.administrator("regional_admin"), content)


def _central(world: World, region: str) -> UUID:
    """The region's case type that units offer."""
    return CaseType.objects.get(region_id=world.regions[region], code="fornya-recept").id


def _own_case_type(world: World) -> UUID:
    """A local case type of the unit, with a draft."""
    return create_case_type(world.actor("admin"), name="Boka vaccination")


def _published_case_type(world: World) -> UUID:
    """A local case type with one version, at a unit where no other test counts what is offered."""
    actor = world.actor("admin")
    central = CaseType.objects.get(region_id=world.regions["klar"], code="fornya-recept")
    made = create_case_type(actor, name="Förnya recept här", copy_of=central.id)
    publish_draft(actor, made, seen_version=1)
    return made


def _shared_case_type(world: World) -> UUID:
    """One that is in the region's library."""
    made = _published_case_type(world)
    share_case_type(world.actor("admin"), made, description="Bra när många vill förnya recept.")
    return made


def _imported_case_type(world: World) -> UUID:
    """A local case type that came from a file."""
    return import_case_type(world.actor("admin"), FOREIGN_FORM)


def _waiting(world: World) -> UUID:
    """A local case type whose first publication waits for its time."""
    actor = world.actor("admin")
    central = CaseType.objects.get(region_id=world.regions["klar"], code="fornya-recept")
    made = create_case_type(actor, name="Förnya recept senare", copy_of=central.id)
    plan_publication(actor, made, seen_version=1, publish_at=tomorrow())
    return made


def _waiting_central(world: World) -> UUID:
    """The region's own, which waits for its time."""
    case_type = _central(world, "klar")
    if not CaseTypePublication.objects.filter(case_type_id=case_type).exists():
        plan(world, central_draft(world), publish_at=tomorrow())
    return case_type


def _request(world: World, admin: str, unit: str) -> UUID:
    """What a unit has asked its region; once in each world."""
    if found := RemovalRequest.objects.filter(unit_id=world.units[unit], state="asked").first():
        return found.id
    offered = OfferedCaseType.objects.get(unit_id=world.units[unit], case_type__code="fornya-recept")
    return request_removal(world.actor(admin), offered.id, reason="Vi använder den inte.")


def _consultation(world: World) -> UUID:
    """What the region has asked the nation; once in each world."""
    if found := NationalConsultation.objects.first():
        return found.id
    case_type = _central(world, "klar")
    return consult_nation(world.administrator("regional_admin"), case_type, question="Är den bra?")


# What the table's words for things stand for, as parts of addresses.
_THINGS: dict[str, Callable[[World], dict[str, object]]] = {
    "central": lambda world: {"case_type_id": _central(world, "klar")},
    "central_annan": lambda world: {
        "case_type_id": CaseType.objects.get(region_id=world.regions["annan"], code="fornya-recept").id
    },
    "begäran": lambda world: {"request_id": _request(world, "admin", "ang")},
    "begäran_annan": lambda world: {"request_id": _request(world, "admin_hamn", "hamn")},
    "samråd": lambda world: {"consultation_id": _consultation(world)},
    ".": lambda world: {},
    "behörighet": lambda world: {"grant_id": _grant(world, "handler")},
    "regionadm": lambda world: {
        "region_id": world.regions["klar"],
        "grant_id": _grant(world, "regional_admin"),
    },
    "region": lambda world: {"region_id": world.regions["klar"]},
    "enhet": lambda world: {"unit_id": world.units["ang"]},
    "enhet_annan": lambda world: {"unit_id": world.units["hamn"]},
    "fil": lambda world: {"case_id": world.cases["assigned"], "attachment_id": _sent_file(world)},
    "fil_annat_ärende": lambda world: {"case_id": world.cases["other_handler"], "attachment_id": _sent_file(world)},
    "egen_fil": lambda world: {"attachment_id": _sent_file(world)},
    "ärendetyp": lambda world: {"offered_id": _offered(world)},
    "utkast_till": lambda world: {"dispatch_id": _written(world)},
    "till_många": lambda world: {"dispatch_id": _written_to_many(world)},
    "kontroll": lambda world: {"dispatch_id": being_checked(world, bring_along()["information"])},
    "utskick": lambda world: {"dispatch_id": _let_many_go(world)},
    "fråga_många": lambda world: {"dispatch_id": asked_of_many(world, "lennart", "helena")},
    "väntar": lambda world: {"dispatch_id": _waiting_for_approval(world)},
    "test_till_sig": lambda world: a_trial(world, _written_to_many(world), world.actor("handler")),
    "befolkning_test": lambda world: a_trial(world, listed_message(world), world.administrator("regional_admin")),
    "befolkning_utkast": lambda world: {"dispatch_id": listed_message(world)},
    "befolkning_söks": lambda world: {"dispatch_id": message_being_checked(world)},
    "befolkning_väntar": lambda world: {"dispatch_id": waiting_message(world)},
    "befolkning_godkänt": lambda world: {"dispatch_id": approved_message(world)},
    "meddelande": lambda world: {"dispatch_id": _let_go(world)},
    "bilaga": _file_of_message,
    "bilaga_kommen": _file_that_came,
    "kommet": lambda world: {"message_id": delivered(world, _written(world))},
    "svar_i": lambda world: {"case_id": _answer_to_a_question(world)},
    "länk": lambda world: {"service_id": _link(world)},
    "begränsad": lambda world: {"offered_id": restricted_at_ang(world)},
    "egen_typ": lambda world: {"case_type_id": _own_case_type(world)},
    "egen_oversattning": lambda world: {"case_type_id": _translated_case_type(world), "language": "en"},
    "egen_version": lambda world: {"case_type_id": _published_case_type(world), "number": 1},
    "väntar_egen": lambda world: {"case_type_id": _waiting(world)},
    "väntar_central": lambda world: {"case_type_id": _waiting_central(world)},
    "delad_typ": lambda world: {"case_type_id": _shared_case_type(world)},
    "intagen_typ": lambda world: {"case_type_id": _imported_case_type(world)},
    "egen_mall": lambda world: {"template_id": begun(world)},
    "mallversion": lambda world: {"template_id": published(world), "number": 1},
    "central_mall": lambda world: {"template_id": bring_along()["provsvar"]},
    "kontaktkort": lambda world: {"hsa_id": "TSTNMT2321000156-9001"},
    "e-tjänst": lambda world: {"hsa_id": "TSTNMT2321000156-9001", "code": "fornya-recept"},
    "formulär": lambda world: {"draft_id": _draft(world)},
    "formulär_sida": lambda world: {"draft_id": _draft(world), "number": 1},
    "sökning": lambda world: {"word": "AbCdEfGhIjKl"},
    "invånare": lambda world: {"resident_id": world.residents["helena"]},
    "loggkontroll": lambda world: {"review_id": begun_review(world)},
    "loggpost": lambda world: {"review_id": begun_review(world), "position": 1},
    "loggkontroll_annan": lambda world: {"review_id": begun_review(world, "hamn")},
    "loggfråga": lambda world: {"case_id": asked_about_log(world)},
    "loggrad": lambda world: {"entry_id": seen_entry(world)},
    "loggutdrag": lambda world: {"extract_id": taken_extract(world)},
    "loggutdrag_annan": lambda world: {"extract_id": taken_extract(world, "hamn")},
    "lämnad_post": lambda world: {"escalation_id": handed_on(world)},
    "lämnad_post_annan": lambda world: {"escalation_id": handed_on_elsewhere(world)},
    "loggpost_annan": lambda world: {"review_id": begun_review(world, "hamn"), "position": 1},
    "kapitel": lambda world: {"slug": "granskare"},
}


def _translated_case_type(world: World) -> UUID:
    made = _own_case_type(world)
    choose_language(world.actor("admin"), made, "en")
    return made


def _grant(world: World, who: str) -> UUID:
    return Grant.objects.get(staff_id=world.staff[who], revoked_at=None).id


def outcome(response: HttpResponseBase) -> str:
    """What somebody got, in the words of the table."""
    target = response.headers.get("Location", "")
    if response.status_code in (302, 303):
        if "/logga-in/" in target:
            return "in"
        if target.startswith(("/personal/arbetsplats/", "/personal/villkor/")):
            return "plats"
    return {403: "nej", 404: "–"}.get(response.status_code, "ja")


def _found(world: World, row: Row, columns: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """What each of them got, and what is wrong with what the log tells of it."""
    address = address_of(world, row)
    found, unlogged = {}, []
    for column in columns:
        client = client_of(world, column)
        moment = now().timestamp() + (3 * 3600 if column == "utgången" else 0)
        with time_machine.travel(moment, tick=True), logged.told() as entries:
            response = client.get(address) if row.method == "GET" else client.post(address, {})
        # No identity provider runs beside these tests: a way in that is open ends at "not available just now".
        assert response.status_code < 500 or response.status_code == 503, (row, column)
        found[column] = outcome(response)
        trouble = logged.trouble((row.method, row.route, row.what), column, found[column], entries)
        unlogged += [trouble] if trouble else []
    return found, unlogged


# The one whose right is taken away comes last: she is the receiver of an earlier column.
_LAST = ("ÄM_indragen",)
_BEFORE = tuple(column for column in COLUMNS if column not in _LAST)


@pytest.mark.slow
def test_reading(small_world: World) -> None:
    """G8: every page, by everybody."""
    rows = [row for row in ROWS if row.method == "GET"]
    found: dict[Row, dict[str, str]] = {row: {} for row in rows}
    unlogged: list[str] = []
    for row, columns in [*((row, _BEFORE) for row in rows), *((row, _LAST) for row in rows)]:
        cells, troubles = _found(small_world, row, columns)
        found[row] |= cells
        unlogged += troubles
    wrong = [(row.route, row.what, column, row.cells[column], cell) for row in rows
             for column, cell in found[row].items() if cell != row.cells[column]]  # fmt: skip
    assert wrong == [], "route, what, column, expected, found"
    assert unlogged == []


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.method == "POST"], ids=lambda row: f"{row.route} {row.what}"
)
@pytest.mark.slow
def test_writing(small_world: World, row: Row) -> None:
    """G8: every change, by everybody."""
    found, unlogged = _found(small_world, row, (*_BEFORE, *_LAST))
    assert found == row.cells
    assert unlogged == []


def test_every_address_has_a_row() -> None:
    """B-01: a new address needs a decision about who may open it."""
    named = {row.route for row in ROWS}
    every = {route.name for route in routes() if not route.address.startswith("/demo/")}
    assert every - named == set()
    assert named - every == set()
    assert {(row.method, row.route, row.what) for row in ROWS} == set(logged.TABLE)
