"""Every page, narrow and wide, light and dark: WCAG 2.2 AA by axe, and what axe does not ask."""

import re
from uuid import uuid4

import pytest

from personalverktyget.config.route_rules import routes
from tests.journeys.browsing import Person, axe_faults, structure_faults
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser]

# Who opens which pages. An address is written out, or a pattern of a link to follow from the page before.
PAGES: dict[str, tuple[str, ...]] = {
    "": ("/", "/?q=vårdcentral", "/?q=finnsinte", "/mottagning/TSTNMT2321000156-1A01/", "/tillganglighet/",
         "/personuppgifter/", "/finns-inte/", "/demo/post/", "/personal/utloggad/", "/invanare/utloggad/",
         "/personal/logga-in/?utgangen=1", "/invanare/logga-in/?utgangen=1"),
    "invanare": ("/invanare/", "~/invanare/arenden/", "/invanare/meddelanden/", "/invanare/mina-uppgifter/",
                 "/invanare/mina-uppgifter/stang-konto/", "/invanare/mina-uppgifter/konto-stangt/",
                 "/invanare/mina-uppgifter/vem-har-oppnat/", "~/vem-har-oppnat/.",
                 "/invanare/mottagning/",
                 "/invanare/mottagning/TSTNMT2321000156-1A01/",
                 "/invanare/mottagning/TSTNMT2321000156-1A01/fornya-recept/", "/invanare/villkor/"),
    "arendemottagare": ("/personal/arenden/?vy=alla", "~/personal/arenden/[0-9a-f-]{36}/",
                        "~/varfor-detta-datum/", "/personal/arenden/?vy=att-fordela", "/personal/arenden/?vy=i-dag",
                        "/personal/arenden/?vy=forsenade", "/personal/arenden/?vy=avslutade",
                        "/personal/arenden/?q=recept", "/personal/arenden/?q=xyzzy", "/personal/mina-installningar/",
                        "/personal/hjalp/", "/personal/hjalp/arendemottagare-och-arendehanterare/",
                        "/personal/arbetsplats/", "/personal/villkor/", "/personal/logg/",
                        "/personal/meddelanden/", "/personal/meddelanden/nytt/", "/personal/meddelanden/att-ringa/",
                        "/personal/meddelanden/brev/",
                        "/personal/meddelanden/till-manga/",
                        "/personal/invanare/godkanda/", "/personal/invanare/godkanda/ny/",
                        "/personal/invanare/", "~/invanare/arendetyper/[0-9a-f-]{36}/$", "~/dela-ut/$", "~/lista/$"),
    "arendehanterare": ("/personal/arenden/?vy=mina", "~/personal/arenden/[0-9a-f-]{36}/"),
    "administrator": ("/personal/loggkontroll/hur-ofta/",
                      "/personal/behorigheter/", "~/ta-bort/", "/personal/behorigheter/ge/",
                      "/personal/behovs-och-riskanalys/", "/personal/enheten/vem-den-ar-for/",
                      "/personal/enheten/", "~/enheten/arendetyper/", "~/begaran/$",
                      "/personal/enheten/kontaktkort/", "/personal/enheten/kontaktkort/?sida=resident",
                      "/personal/enheten/kontaktkort/oppettider/", "/personal/enheten/kontaktkort/avvikande-tider/",
                      "/personal/meddelandemallar/", "~/meddelandemallar/[0-9a-f-]{36}/$", "~/forhandsgranska/$",
                      "/personal/meddelandemallar/", "~/meddelandemallar/[0-9a-f-]{36}/$", "~/versioner/",
                      "/personal/meddelandemallar/", "~/meddelandemallar/[0-9a-f-]{36}/$", "~/skriv/$",
                      "/personal/meddelandemallar/", "~/regionens/[0-9a-f-]{36}/$", "~/forhandsgranska/$",
                      "/personal/meddelandemallar/ny/",
                      "/personal/enheten/kontaktkort/ordning/", "/personal/enheten/kontaktkort/historik/"),
    "granskare": ("/personal/logg/", "/personal/loggkontroll/", "/personal/loggkontroll/ny/",
                  "/personal/loggkontroll/misstanke/", "/personal/loggkontroll/fragor/",
                  "/personal/loggkontroll/utdrag/", "/personal/loggkontroll/invanares-fragor/",
                  "/personal/hjalp/granskare/"),
    "regional-administrator": ("/personal/loggkontroll/vikter/", "/personal/loggkontroll/loggtjanst/",
                               "/personal/regionen/lanktjanster/ny/", "/personal/regionen/lanktjanster/",
                               "~/lanktjanster/[0-9a-f-]{36}/$", "~/enheter/$",
                               "/personal/meddelandemallar/", "~/meddelandemallar/[0-9a-f-]{36}/$",
                               "/personal/regionen/", "~/regionen/enheter/[0-9a-f-]{36}/$", "~/enheter/.*/ge/",
                               "/personal/regionen/installningar/",
                               "/personal/regionen/installningar/loggutdrag/", "/personal/regionen/begaranden/",
                               "~/begaranden/.",
                               "/personal/regionen/arendetyper/", "~/enheter/$",
                               "/personal/regionen/arendetyper/", "~/installningar/$",
                               "/personal/arendetyper/", "~/arendetyper/[0-9a-f-]{36}/$", "~/samrad/$",
                               "/personal/arendetyper/", "~/arendetyper/[0-9a-f-]{36}/$", "~/versioner/",
                               "/personal/arendetyper/", "~/arendetyper/[0-9a-f-]{36}/$", "~/ta-bort/$",
                               "/personal/arendetyper/ny/", "/personal/arendetyper/importera/",
                               "/personal/arendetyper/sok-och-andra/?text=ring&preview=1",
                               "/personal/arendetyper/utkast/", "/personal/arendetyper/bibliotek/",
                               "/personal/regionen/meddelanden/", "/personal/regionen/meddelanden/nytt/",
                               "/personal/inloggningar/"),
    "nationell-administrator": ("/personal/nationellt/samrad/", "~/samrad/.",
                                "/personal/nationellt/", "~/nationellt/[0-9a-f-]{36}/$", "~/ta-bort/"),
}  # fmt: skip
BUILDER_PAGES = ("build", "paths", "texts", "translations", "translate", "try_out", "examples", "publish")
# The parts of a draft, which somebody has to begin first.
PARTS = (
    "",
    "fragor/",
    "fragor/?lagg-till=1",
    "karta/",
    "texter/",
    "oversattningar/",
    "prova/",
    "provfall/",
    "publicera/",
)
LOOKS = ((390, False), (1440, True), (320, True), (1440, False))
# Pages that are no place to stand on: they lead on, answer a script, or are reached by sending a form (the main job).
ELSEWHERE = {
    "public:contact_card_data", "public:contact_card_linked_data",
    "public:health", "resident:cases:answer", "resident:cases:receipt", "resident:discard_writing",
    "resident:messages:answer", "resident:messages:message", "staff:outreach:write", "staff:outreach:review",
    "staff:outreach:other_template",
    "staff:outreach:sent", "staff:outreach:undo", "staff:outreach:recall", "staff:outreach:answered",
    "staff:outreach:file", "staff:outreach:download_file",
    "resident:messages:file", "resident:messages:download",
    "staff:outreach:many_write", "staff:outreach:many_list", "staff:outreach:many_cases", "staff:outreach:many_outside",
    "staff:outreach:many_choose", "staff:outreach:many_file",
    "staff:outreach:many_review", "staff:outreach:many", "staff:outreach:many_recipients",
    "staff:outreach:many_recipients_file",
    "staff:outreach:many_answers", "staff:outreach:many_answers_table", "staff:outreach:many_answers_file",
    "staff:outreach:many_checking", "staff:outreach:many_check_cancel", "staff:outreach:many_retry",
    "staff:outreach:many_approve", "staff:outreach:many_undo", "staff:outreach:many_pause",
    "staff:outreach:letter_file", "staff:outreach:many_resume",
    "staff:outreach:many_stop", "staff:outreach:many_recall",
    "staff:outreach:trial", "staff:outreach:trial_send", "staff:population:trial", "staff:population:trial_send",
    "staff:population:change", "staff:population:recipients", "staff:population:read_list", "staff:population:cancel",
    "staff:population:choose", "staff:population:file",
    "staff:population:review", "staff:population:sent", "staff:population:approve", "staff:population:steer",
    "staff:population:stop", "staff:population:recall",
    "resident:forms:discard", "resident:forms:page", "resident:forms:resume", "resident:forms:review",
    "resident:forms:stop", "resident:files:file", "resident:files:download",
    "resident:kept_writing", "resident:sign_in_answer", "resident:sign_out", "resident:stay_signed_in",
    "shared:language", "shared:theme", "staff:cases:assign", "staff:cases:close", "staff:cases:draft",
    "staff:cases:news", "staff:cases:note", "staff:cases:person", "staff:cases:reopen", "staff:cases:reply",
    "staff:cases:return", "staff:cases:search", "staff:cases:take", "staff:cases:detach_file",
    "staff:cases:file", "staff:cases:download_file",
    "staff:log_file", "staff:log_review:entry", "staff:log_review:report", "staff:log_review:ask",
    "staff:log_review:hand_on", "staff:log_review:handed_on", "staff:log_review:entry_to_help",
    "staff:log_review:name_helper", "staff:log_review:to_help", "staff:log_review:handed_on_entry",
    "staff:log_review:extract", "staff:log_review:extract_file", "staff:cases:asked_entry",
    "resident:ask_about_entry", "staff:cases:open_closed",
    "staff:cases:answers_file", "staff:case_types:export", "staff:case_types:publication",
    "staff:case_types:import_report", "staff:message_templates:publish",
    "staff:case_types:library_try_out",
    "staff:discard_writing", "staff:kept_writing", "staff:region_analysis", "staff:sign_in_lock",
    "staff:cases:found", "staff:shortcuts", "staff:sign_in_answer", "staff:sign_out", "staff:start",
    "staff:stay_signed_in", "staff:take_back",
}  # fmt: skip


def _person(people: People, hint: str, width: int, dark: bool) -> Person:
    if not hint:
        return people.anybody(width=width, dark=dark)
    if hint.startswith("invanare"):
        return people.resident(hint, width=width, dark=dark)
    return people.staff(hint, width=width, dark=dark)


def _go(person: Person, place: str) -> bool:
    """Go there; a pattern is a link on the page where one stands. False where there is none to follow."""
    if not place.startswith("~"):
        person.goes_to(place)
        return True
    links = person.page.locator("main a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    found = next((link for link in links if re.search(place[1:], link.split("?")[0])), None)
    if found:
        person.goes_to(found)
    return found is not None


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=str)
@pytest.mark.parametrize("hint", list(PAGES), ids=lambda hint: hint or "besökare")
def test_pages(people: People, hint: str, width: int, dark: bool) -> None:
    person = _person(people, hint, width, dark)
    faults: list[str] = []
    for place in PAGES[hint]:
        assert _go(person, place), f"no link like {place} on {person.address}"
        found = [*axe_faults(person.page), *structure_faults(person.page)]
        faults += [f"{person.address}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize(("width", "dark"), LOOKS[:2], ids=str)
def test_pages_of_a_draft(people: People, width: int, dark: bool) -> None:
    person = people.staff("administrator", width=width, dark=dark)
    person.goes_to("/personal/arendetyper/ny/").writes(re.compile("heta|[Nn]amn"), f"Vaccination {uuid4().hex[:6]}")
    person.page.locator("main form").get_by_role("button").first.click()
    person.page.wait_for_url(re.compile("/fragor/"))
    address = person.address.split("fragor/")[0]
    faults: list[str] = []
    for part in PARTS:
        person.goes_to(address + part)
        faults += [f"{part}: {fault}" for fault in [*axe_faults(person.page), *structure_faults(person.page)]]
    assert faults == []


def _pattern(address: str) -> str:
    """An address as a pattern, whether it was written with converters or as an expression."""
    plain = address.replace("/^", "/").rstrip("$")
    return re.sub(r"\(\?P<\w+>[^)]*\)|<[^>]+>", "[^/]+", plain) + "$"


def test_the_list_holds_every_page() -> None:
    """A new page needs a line here, or a reason."""
    patterns = {
        route.name: re.compile(_pattern(route.address)) for route in routes() if not route.address.startswith("/demo/")
    }
    places = [place.split("?")[0] for pages in PAGES.values() for place in pages]
    begun = {f"staff:case_types:{part}" for part in BUILDER_PAGES}
    followed = {*begun, "staff:case_types:case_type", "staff:case_types:version", "staff:case_types:withdraw",
                "staff:cases:case", "staff:cases:due_reason", "staff:revoke", "staff:offer", "staff:region_unit",
                "staff:hand_out", "staff:case_type_settings", "staff:removal", "staff:removal_answer",
                "staff:consultations", "staff:nation_consultation", "staff:residents:granted",
                "staff:links:change", "staff:links:units",
                "staff:message_templates:template", "staff:message_templates:preview",
                "staff:message_templates:version", "staff:message_templates:write",
                "staff:message_templates:central", "staff:message_templates:central_preview",
                "staff:residents:hand_out", "staff:residents:hand_out_many",
                "staff:case_types:share", "staff:case_types:library_entry",
                "staff:region_grant", "staff:nation_region", "staff:nation_dismiss", "resident:cases:case"}  # fmt: skip
    named = {name for name, pattern in patterns.items() if any(pattern.match(place) for place in places)}
    assert set(patterns) - named - followed - ELSEWHERE == set()
