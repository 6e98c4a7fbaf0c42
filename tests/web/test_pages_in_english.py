"""In English every page is English; what stays Swedish (people's own writing, case types, titles) says that it is.

Proper names are nobody's language. All else that is read, shown or spoken by a page is held to it: text, and the
attributes that become text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from personalverktyget.base.clock import now
from personalverktyget.config.route_rules import Route, routes
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.case_types import selectors as case_type_selectors
from personalverktyget.domain.case_types import services as case_types
from personalverktyget.domain.case_types.central.renew_prescription import CONTENT
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.services import publish_central_case_type
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.forms.editing import Change, Delete, Duplicate, Move, Operation, Place
from personalverktyget.domain.link_services.content import LinkContent
from personalverktyget.domain.link_services.services import create_link_service
from personalverktyget.domain.message_templates.central import skin_change
from personalverktyget.domain.message_templates.selectors import followed_template, template_overview
from personalverktyget.domain.message_templates.services import (
    follow_template,
    publish_template,
    save_additions,
    save_template,
)
from personalverktyget.domain.outreach.services import deliver_batch
from personalverktyget.domain.people.services import lock_sign_in, unlock_sign_in
from personalverktyget.web.staff.cases.queues import QUEUES
from personalverktyget.web.staff.help.handbook import CHAPTERS
from tests.support import files, population, swedish
from tests.support.asked import LENNART, answered_by, asked_of_many
from tests.support.foreign_form import FOREIGN_FORM
from tests.support.handing_out import restricted_at_ang
from tests.support.log_reviews import (
    asked_about_log,
    begun_review,
    entry_of_another_unit,
    handed_on,
    seen_entry,
    taken_extract,
)
from tests.support.many import approval_above, being_checked, let_many_go, numbers, written_to_many
from tests.support.message_templates import TEXTS, bring_along, changed
from tests.support.message_templates import published as published_template
from tests.support.messages import WORKER, after_the_hold, answered, delivered, with_file, written
from tests.support.trials import a_trial
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX, REGIONS, RESIDENTS, STAFF, UNITS

_NAMES = sorted(
    {
        *(name for name, *_rest in UNITS.values()),
        *(f"{name}s vård" for name, *_rest in REGIONS.values()),
        *(name for name, *_rest in REGIONS.values()),
        *(word for given, surname, *_rest in STAFF.values() for word in (given, surname)),
        *(word for _number, given, surname, _protected in RESIDENTS.values() for word in (given, surname)),
        "Provgatan",
        "Svenska",
        "BankID",
        # Roles, as everybody calls them.
        "ÄM",
        "ÄH",
    },
    key=len,
    reverse=True,
)
_NAME = re.compile("|".join(map(re.escape, _NAMES)))
# The name of a service, of its form's pages and of templates: within a sentence or a title a name, alone Swedish.
_NAMED = (
    CONTENT.name,
    TEXTS.name,
    population.TEXTS.name,
    skin_change.TEMPLATE.content.name,
    *(page["text"] for page in CONTENT.form["item"]),
)
_SERVICE = re.compile("|".join(map(re.escape, _NAMED)))


def swedish_in(page: str) -> list[str]:
    """What a page of the small world says in Swedish without saying so."""
    return swedish.swedish_in(page, _without_names)


def _without_names(text: str) -> str:
    rest = _NAME.sub("", text)
    return rest if _SERVICE.fullmatch(rest.strip()) else _SERVICE.sub("", rest)


def _sent_file(world: World) -> UUID:
    """What the handler sends with a reply on the case that the pages show."""
    case = world.cases["assigned"]
    file = services.attach_to_reply(world.actor("handler"), case, Upload("photo.png", files.png()))
    world.reply(case, Action.REPLY_PARTIALLY, "Se bilden.")
    return file


def _things(world: World) -> dict[str, Callable[[], object]]:
    """What stands for each part of an address."""
    lennart, unit = world.resident("lennart"), world.units["ang"]
    offered = OfferedCaseType.objects.get(unit_id=unit, case_type__code="fornya-recept").id
    return {
        "case_id": lambda: world.cases["assigned"],
        "attachment_id": lambda: _sent_file(world),
        "dispatch_id": lambda: _written(world),
        "message_id": lambda: delivered(world, _written(world), who="both"),
        "draft_id": lambda: services.begin_form(lennart, offered),
        "number": lambda: 1,
        "offered_id": lambda: offered,
        "template_id": lambda: _changed_template(world),
        "case_type_id": lambda: _changed_case_type(world),
        "language": lambda: "ar",
        "review_id": lambda: begun_review(world),
        "entry_id": lambda: seen_entry(world),
        "extract_id": lambda: taken_extract(world),
        "position": lambda: 1,
        "escalation_id": lambda: handed_on(world),
        "request_id": lambda: _asked_region(world, offered),
        "consultation_id": lambda: _asked_nation(world),
        "unit_id": lambda: unit,
        "region_id": lambda: world.regions["klar"],
        "resident_id": lambda: _unlocked_resident(world),
        "hsa_id": lambda: PREFIX + UNITS["ang"][1],
        "code": lambda: CONTENT.code,
        "service_id": lambda: create_link_service(
            world.administrator("regional_admin"), LinkContent(name="Tidbok", url="https://tidbok.example/")
        ),
        "slug": lambda: "granskare",
        "word": lambda: "forgotten",
    }


def _written(world: World) -> UUID:
    """What the handler is writing to the resident."""
    return written(world, bring_along()["information"], to="lennart", who="both", subject="Visit", body="Welcome.")


def _answer_to_a_question(world: World) -> UUID:
    """What the resident has answered, in the handler's hands."""
    asked = written(world, bring_along()["fraga"], to="lennart", who="both", subject="Visit", body="When?")
    message = delivered(world, asked, who="both")
    case = answered(world, message, who="lennart", words="Thursday.")
    world.assign(case, "handler")
    return case


def _answered_by_some(world: World) -> UUID:
    """A question to many that one has answered."""
    made = asked_of_many(world, "lennart", "helena", by="both")
    answered_by(world, made, "lennart", LENNART | {"smokes": True, "a_day": 3, "told": "In the spring."})
    return made


def _asked(world: World) -> UUID:
    """A question about the log, in the handler's hands."""
    made = asked_about_log(world)
    world.assign(made, "both")
    return made


def _to_many(world: World, page: str) -> UUID:
    """The same to many, with rows of most kinds; where the page asks for it let go, half sent, or waiting."""
    if page == "staff:outreach:many_checking":
        return being_checked(world, bring_along()["information"], who="both")
    lines = f"{numbers('lennart', 'lennart', 'protected', 'helena')}\n123\n190001010101"
    waits = page == "staff:outreach:many_approve"
    who = "handler" if waits else "both"
    made = written_to_many(world, bring_along()["information"], lines, who=who, subject="Visit", body="Welcome.")
    if page in _OF_WHAT_IS_WRITTEN:
        return made
    if waits:
        approval_above(world, 1)
    let_many_go(world, made, who=who)
    if page in ("staff:outreach:many_stop", "staff:outreach:many_recall"):
        after_the_hold(made)
        deliver_batch(WORKER, made, size=1)
    return made


_OF_WHAT_IS_WRITTEN = tuple(
    f"staff:outreach:many_{page}" for page in ("write", "list", "cases", "outside", "file", "review", "choose")
)


def _to_population(world: World, page: str) -> UUID:
    """What a region writes to its population: being written, waiting for the nation, or approved."""
    if page in (
        "staff:population:change",
        "staff:population:recipients",
        "staff:population:file",
        "staff:population:review",
    ):
        return population.listed_message(world, f"{numbers('helena', 'protected')}\n123")
    if page == "staff:population:approve":
        population.another(world)
        return population.waiting_message(world, who="newcomer")
    if page in ("staff:population:stop", "staff:population:recall"):
        return population.approved_message(world)
    return population.waiting_message(world)


def _sent_message(world: World) -> UUID:
    """The same, in the resident's inbox."""
    message = _written(world)
    delivered(world, message, who="both")
    return message


def _file_of_message(world: World) -> dict[str, Callable[[], object]]:
    message = _written(world)
    file = with_file(world, message, who="both", name="map.pdf")
    return {"dispatch_id": lambda: message, "attachment_id": lambda: file}


def _file_that_came(world: World) -> dict[str, Callable[[], object]]:
    message = _written(world)
    file = with_file(world, message, who="both", name="map.pdf")
    came = delivered(world, message, who="both")
    return {"message_id": lambda: came, "attachment_id": lambda: file}


def _changed_case_type(world: World) -> UUID:
    """A local case type that is published, and differs from its draft in most ways that there are words for."""
    actor = world.actor("admin")
    central = CaseType.objects.get(region_id=world.regions["klar"], code="fornya-recept")
    made = case_types.create_case_type(actor, name="Förnya recept hos oss", copy_of=central.id)
    case_types.publish_draft(actor, made, seen_version=1)
    case_types.begin_draft(actor, made)
    form = case_type_selectors.draft(actor, made).content.form
    first, last = form.questions[0], form.questions[-1]
    steps: tuple[Operation, ...] = (
        Change(replace(first, text="Vad behöver du?", help="Skriv allt.", required=False)),
        Duplicate(last.link_id),
        Move(last.link_id, Place(form.items[0].link_id, 0)),
        Delete(form.questions[1].link_id),
    )
    for step in steps:
        case_types.edit_form(actor, made, step, seen=None)
    case_types.choose_language(actor, made, "ar")
    return made


def _changed_template(world: World) -> UUID:
    """A local template that is published, and whose draft lacks something."""
    made = published_template(world)
    actor = world.actor("admin")
    draft = changed(TEXTS, subject="Ny rubrik", purpose="", contact="Ring {")
    save_template(actor, made, draft, seen_version=template_overview(actor, made).version)
    return made


def _followed_template(world: World) -> UUID:
    """A central template that the unit follows and adds to, and that the region has changed since."""
    made = bring_along()["fragor-vid-hudforandring"]
    admin, region = world.actor("admin"), world.administrator("regional_admin")
    if not followed_template(admin, made).is_followed:
        follow_template(admin, made)
        save_additions(admin, made, {"contact": "Telefontid klockan 8."}, seen_version=1)
        found = template_overview(region, made)
        seen = save_template(region, made, changed(found.content, subject="Hud"), seen_version=found.version)
        publish_template(region, made, seen_version=seen)
    return made


def _waiting_case_type(world: World) -> object:
    """A local case type that waits for its time, while its draft has gone on."""
    made, actor = _changed_case_type(world), world.actor("admin")
    seen = case_type_selectors.draft(actor, made).version
    case_types.plan_publication(actor, made, seen_version=seen, publish_at=now() + timedelta(days=1))
    case_types.undo(actor, made, seen_version=seen)
    return made


def _asked_region(world: World, offered: UUID) -> object:
    return case_types.request_removal(world.actor("admin"), offered, reason="Vi använder den inte.")


def _unlocked_resident(world: World) -> object:
    """A resident whose sign-in was locked once and is so again."""
    administrator, resident = world.administrator("regional_admin"), world.residents["other"]
    lock_sign_in(administrator, resident, reason="Hon bad om det.")
    unlock_sign_in(administrator, resident, reason="Hon ringde.")
    return resident


def _asked_nation(world: World) -> object:
    central = CaseType.objects.get(region_id=world.regions["klar"], code="fornya-recept").id
    return case_types.consult_nation(world.administrator("regional_admin"), central, question="Är den bra?")


def _shared_case_type(world: World) -> object:
    made = _changed_case_type(world)
    case_types.share_case_type(world.actor("admin"), made, description="Bra att ha.")
    return made


# Who opens the pages that ask for a permission; one of them may.
_STAFF = ("both", "admin", "reviewer", "provider_reviewer", "regional_admin", "national_admin")
# Pages that are not read: figures for machines, a PDF, redirects of a sign-in, and the demo's own.
_NOT_READ = re.compile(r"public:health|staff:log_review:report|staff:cases:news|.*:sign_in(_answer)?$|.*_demo.*")


@pytest.fixture
def english_world(small_world: World) -> Iterator[World]:
    """The small world with the real form and a conversation."""
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], CONTENT)
    _converse(small_world)
    # A request leaves its language behind.
    with translation.override(settings.LANGUAGE_CODE):
        yield small_world


def _converse(world: World) -> None:
    case_id = world.cases["assigned"]
    world.reply(case_id, Action.REPLY_PARTIALLY, "Vi har beställt prover åt dig.")
    services.note(world.actor("handler"), case_id, body="Ring läkaren på måndag.", key=uuid4())
    world.reply(case_id, Action.RECORD_CALL, "Pratade om medicinen.")
    world.reply(case_id, Action.ASK, "Hur mår du nu?")
    services.answer_counter_question(world.resident("lennart"), case_id, body="Bättre än förut.", key=uuid4())


def _read_pages() -> list[Route]:
    return [
        route
        for route in routes()
        if not route.address.startswith("/demo/") and not _NOT_READ.match(route.name) and route.rule
    ]


def _of_messages(page: str, world: World) -> dict[str, Callable[[], object]]:
    if page == "staff:outreach:answered":
        return {"case_id": lambda: _answer_to_a_question(world)}
    if page in ("staff:outreach:file", "staff:outreach:download_file"):
        return _file_of_message(world)
    if page in ("resident:messages:file", "resident:messages:download"):
        return _file_that_came(world)
    if page in ("staff:outreach:sent", "staff:outreach:recall"):
        return {"dispatch_id": lambda: _sent_message(world)}
    if page == "staff:outreach:trial":
        tried = a_trial(world, _to_many(world, "staff:outreach:many_review"), world.actor("both"))
        return {name: partial(tried.__getitem__, name) for name in tried}
    if page == "staff:population:trial":
        tried = a_trial(world, population.listed_message(world), world.administrator("regional_admin"))
        return {name: partial(tried.__getitem__, name) for name in tried}
    if page.startswith("staff:population:"):
        return {"dispatch_id": lambda: _to_population(world, page)}
    if page.startswith("staff:outreach:many_answers"):
        return {"dispatch_id": lambda: _answered_by_some(world)}
    if page.startswith("staff:outreach:many"):
        return {"dispatch_id": lambda: _to_many(world, page)}
    return {}


def _of_log(page: str, world: World) -> dict[str, Callable[[], object]]:
    return {"case_id": lambda: _asked(world)} if page == "staff:cases:asked_entry" else {}


def _address(route: Route, world: World) -> str:
    things = _things(world)
    if "grant_id" in route.address:
        who = "regional_admin" if "region_id" in route.address else "handler"
        things["grant_id"] = lambda: Grant.objects.get(staff_id=world.staff[who], revoked_at=None).id
    if route.name == "staff:case_types:import_report":
        things["case_type_id"] = lambda: case_types.import_case_type(world.actor("admin"), FOREIGN_FORM)
    if route.name == "staff:case_types:publication":
        things["case_type_id"] = lambda: _waiting_case_type(world)
    if route.name.startswith("staff:message_templates:central"):
        things["template_id"] = lambda: _followed_template(world)
    if "library_" in route.name or route.name == "staff:case_types:share":
        things["case_type_id"] = lambda: _shared_case_type(world)
    if route.name in ("staff:hand_out", "staff:take_back", "staff:consultations"):
        things["case_type_id"] = lambda: CaseType.objects.get(region_id=world.regions["klar"], code="fornya-recept").id
    things |= _of_messages(route.name, world) | _of_log(route.name, world)
    if route.name == "staff:log_review:entry_to_help":
        review_id, position = entry_of_another_unit(world)
        things |= {"review_id": lambda: review_id, "position": lambda: position}
    if route.name.startswith("staff:residents:"):
        things["offered_id"] = lambda: restricted_at_ang(world, name=f"Blodtryck {uuid4()}")
    parts = re.findall(r"<(?:\w+:)?(\w+)>", route.address)
    return reverse(route.name, kwargs={part: things[part]() for part in parts})


def _readers(route: Route, world: World) -> Iterator[Client]:
    audience = route.rule.audience if route.rule else ""
    if audience == "everybody":
        yield _english(Client())
    elif "resident" in audience or route.name.startswith("resident:"):
        yield world.sign_in_resident(_english(Client()), "lennart")
    else:
        for who in _STAFF:
            yield world.sign_in(_english(Client()), who)


def _english(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.mark.slow
def test_every_page_is_english(english_world: World) -> None:
    found: list[str] = []
    unread = []
    for route in _read_pages():
        answers = list(_answers(route, english_world))
        if answers[-1].status_code not in (200, 302, 303, 405):
            unread.append(route.name)
        for answer in answers:
            if "text/html" in answer.headers.get("Content-Type", ""):
                found += [f"{route.name}: {text}" for text in swedish_in(answer.content.decode())]
    assert not found, "\n".join(sorted(set(found)))
    assert unread == []


# Searches, the other queues, and forms that are sent empty.
_ALSO_STAFF = (
    ("both", "?q=Levaxin"),
    ("both", "?q=qwertz"),
    *(("both", f"?vy={queue.slug}") for queue in QUEUES),
)
_EMPTY_FORMS = (
    ("admin", "staff:grant"),
    ("admin", "staff:analysis"),
    ("admin", "staff:unit"),
    ("regional_admin", "staff:region_settings"),
)


@pytest.mark.slow
def test_lists_searches_and_what_is_wrong_with_a_form_are_english(english_world: World) -> None:
    lists = reverse("staff:cases:list")
    pages = [english_world.sign_in(_english(Client()), who).get(lists + query) for who, query in _ALSO_STAFF]
    pages += [english_world.sign_in(_english(Client()), who).post(reverse(name)) for who, name in _EMPTY_FORMS]
    for action in ("assign", "reply", "close", "return"):
        url = reverse(f"staff:cases:{action}", kwargs={"case_id": english_world.cases["assigned"]})
        pages.append(english_world.sign_in(_english(Client()), "handler").post(url, {"version": "6"}))
    pages.append(_english(Client()).get("/finns-inte/"))
    pages.append(_english(Client()).get("/demo/post/"))
    pages.append(_english(Client()).get("/", {"q": "xyz"}))
    found = {text for page in pages for text in swedish_in(page.content.decode())}
    assert found == set()
    assert {page.status_code for page in pages} <= {200, 403, 404, 409, 422}


def test_the_handbook_is_english(english_world: World) -> None:
    reader = english_world.sign_in(_english(Client()), "reviewer")
    for slug in CHAPTERS:
        page = reader.get(reverse("staff:help_chapter", kwargs={"slug": slug})).content.decode()
        assert swedish_in(page) == []
        # Said in English, not only marked as Swedish.
        assert page.count('lang="sv"') == page.count('value="sv" lang="sv"') + page.count('<span lang="sv">'), slug


def _answers(route: Route, world: World) -> Iterator[Any]:
    """What the readers get, one after the other, until one of them may read."""
    address = _address(route, world)
    for reader in _readers(route, world):
        answer = reader.get(address)
        yield answer
        if answer.status_code != HTTPStatus.FORBIDDEN:
            return
