"""L-09, G4: while the log cannot be written, no page shows a resident's data."""

import base64
import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from personalverktyget.config.route_rules import routes
from personalverktyget.domain.admittance.services import hand_out_to_residents
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import CaseDraft
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.web.shared import sessions
from personalverktyget.web.staff.cases import searches
from tests.support.database import TestDatabase
from tests.support.handing_out import restricted_at_ang
from tests.support.log_reviews import begun_review, handed_on, seen_entry, taken_extract
from tests.support.message_templates import bring_along
from tests.support.messages import delivered, written
from tests.support.sealed_log import Superuser
from tests.support.world import World, build_small_world
from tests.support.world_registers import PREFIX, RESIDENTS, UNITS

# What each of the two troubles is to PostgreSQL, and the answer that it leads to.
TROUBLES = {
    "disk full": (
        """
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
        CREATE TRIGGER no_room BEFORE INSERT ON access_log_entry EXECUTE FUNCTION no_room();
        """,
        503,
    ),
    "right taken away": ("REVOKE INSERT ON access_log_entry FROM personalverktyget_app", 500),
}
WORDS = ("Levaxin", "Metformin", "Alvedon", "Atorvastatin", "Omeprazol", "Tabletterna är slut")
SEARCH = "prov"
NAMES = tuple(name for number, given, surname, _ in RESIDENTS.values() for name in (number[2:8], given, surname))


@pytest.fixture
def world(fresh_database: TestDatabase) -> World:
    return build_small_world()


@pytest.fixture(params=TROUBLES)
def trouble(request: pytest.FixtureRequest, superuser_connection: Superuser) -> Callable[[], int]:
    """Call it to make the trouble; gives the status that answers then."""
    statement, status = TROUBLES[request.param]

    def make() -> int:
        for part in re.split(r"(?<=END \$\$);", statement):
            superuser_connection.execute(part.encode())
        return status

    return make


def browsers(world: World) -> dict[str, Client]:
    def browser() -> Client:
        return Client(raise_request_exception=False)

    at_units = ("receiver", "handler", "both", "admin", "reviewer", "provider_reviewer")
    staff = (*at_units, "regional_admin", "national_admin")
    return {who: with_a_search(world.sign_in(browser(), who)) for who in staff} | {
        "helena": world.sign_in_resident(browser(), "helena"),
        "lennart": world.sign_in_resident(browser(), "lennart"),
    }


def with_a_search(client: Client) -> Client:
    """The client, having searched: what was searched for stands in its session, under a word."""
    session = client.session
    sealed = sessions.keyring().encrypt(WORDS[0], context=f"search.{SEARCH}")
    session[searches.KEPT] = [[SEARCH, base64.b64encode(sealed).decode()]]
    session.save()
    return client


def addresses(world: World) -> list[str]:
    """Every address of the program that can be opened, with each case in place of ``case_id``."""
    draft = CaseDraft.objects.get().id
    standing: dict[str, list[str]] = {
        "case_id": [str(world.cases[name]) for name in ("new", "assigned", "closed")],
        "draft_id": [str(draft)],
        "offered_id": [
            str(id_)
            for id_ in OfferedCaseType.objects.filter(unit_id=world.units["ang"])
            .order_by("position")
            .values_list("id", flat=True)
        ],
        "case_type_id": [str(CaseType.objects.filter(region_id=world.regions["klar"]).values_list("id", flat=True)[0])],
        # Files have a test of their own (tests/web/staff/test_files.py).
        "attachment_id": [str(uuid4())],
        "service_id": [str(uuid4())],
        # Templates hold nothing of residents either.
        "template_id": [str(id_) for id_ in MessageTemplate.objects.values_list("id", flat=True)[:2]],
        "unit_id": [str(world.units["ang"])],
        "region_id": [str(world.regions["klar"])],
        "resident_id": [str(world.residents["helena"])],
        # These hold nothing of residents (tests/web/staff/test_governance.py).
        "dispatch_id": [str(id_) for id_ in Dispatch.objects.values_list("id", flat=True)],
        # The page of a test needs one that a sender has sent (tests/domain/outreach/test_trials.py).
        "trial_id": [str(uuid4())],
        "message_id": [str(id_) for id_ in Recipient.objects.values_list("id", flat=True)],
        "review_id": [str(begun_review(world))],
        "entry_id": [str(seen_entry(world))],
        "extract_id": [str(taken_extract(world))],
        "position": ["1"],
        "escalation_id": [str(handed_on(world))],
        "request_id": [str(uuid4())],
        "consultation_id": [str(uuid4())],
        "grant_id": [str(uuid4())],
        "hsa_id": [PREFIX + UNITS["ang"][1]],
        "code": ["fornya-recept"],
        "number": ["1"],
        "language": ["en"],
        "name": ["x"],
        "slug": ["x"],
        "word": [SEARCH],
    }
    found = []
    for route in routes():
        if route.rule is None or route.address.startswith("/demo/"):
            continue
        address = re.sub(r"\(\?P(<\w+>)(?:[^()]|\([^()]*\))*\)", r"\1", route.address)
        address = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", address.replace("^", "").replace("$", "").replace("\\Z", ""))
        names = re.findall(r"{(\w+)}", address)
        assert set(names) <= set(standing), address
        first, *others = names or [""]
        rest = {name: standing[name][0] for name in others}
        found += [address.format(**{first: value, **rest}) for value in standing.get(first, [""])]
    return found


def told(client: Client, address: str) -> tuple[int, set[str]]:
    """The status of a page, and which residents' data stands in what it shows."""
    answer = client.get(address)
    # A paper is no text; what stands in the others does.
    page = (b"".join(answer) if answer.streaming else answer.content).decode(errors="replace")
    return answer.status_code, {word for word in WORDS + NAMES if word in page}


@pytest.mark.slow
def test_no_page_shows_anything_of_a_resident(world: World, trouble: Callable[[], int]) -> None:
    """Each address, by everybody: what showed data before shows an error and none of it."""
    services.begin_form(world.resident("helena"), OfferedCaseType.objects.get(unit_id=world.units["ang"]).id)
    numbers = [RESIDENTS["helena"][0], RESIDENTS["lennart"][0]]
    hand_out_to_residents(world.actor("receiver"), restricted_at_ang(world), numbers=numbers, until=None)
    template = bring_along()["information"]
    written(world, template)
    delivered(world, written(world, template, to="lennart"))
    persons, every = browsers(world), addresses(world)
    before = {(who, page): told(client, page) for who, client in persons.items() for page in every}
    showing = {key for key, (status, data) in before.items() if status == 200 and data}
    # A session of one that signed out above is gone: all sign in anew.
    persons, expected = browsers(world), trouble()
    for who, page in sorted(showing):
        status, data = told(persons[who], page)
        assert (who, page, status, data) == (who, page, expected, set())
    assert {who for who, _ in showing} >= {"receiver", "handler", "both", "helena", "lennart"}
    assert len({page for _, page in showing}) > 10
    assert ("receiver", f"/personal/arenden/sok/{SEARCH}/") in showing
