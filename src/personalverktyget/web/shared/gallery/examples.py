"""Invented content for the gallery: long and short, ordinary and hard."""

from dataclasses import dataclass

from personalverktyget.web.shared.navigation import NavItem, ResidentNavigation, StaffNavigation


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the staff's list, as a selector would hand it out: ready strings."""

    due_kind: str
    due: str
    due_exact: str
    headline: str
    person: str
    number: str
    case_type: str
    state_kind: str
    state: str
    handler: str = ""


_ROWS = (
    (
        "late",
        "2 dagar försenat",
        "fredag 20 november 17.00",
        "Levaxin 100 mikrogram",
        "Förnya recept",
        "returned",
        "Besvarat",
    ),
    (
        "today",
        "i dag 17.00",
        "måndag 23 november 17.00",
        "Ont i axeln sedan tre veckor",
        "Egen vårdbegäran",
        "new",
        "Nytt",
    ),
    (
        "today",
        "i dag 17.00",
        "måndag 23 november 17.00",
        "Rollator, hjulet kärvar",
        "Förnya hjälpmedel",
        "active",
        "Pågår",
    ),
    (
        "tomorrow",
        "i morgon",
        "tisdag 24 november 17.00",
        "Tid för blodtryckskontroll",
        "Önskemål om tid",
        "open",
        "Tilldelat",
    ),
    ("later", "onsdag", "onsdag 25 november 17.00", "Metoprolol 50 mg", "Förnya recept", "waiting", "Väntar"),
    (
        "later",
        "torsdag",
        "torsdag 26 november 17.00",
        "Återkommande hudutslag på båda underarmarna som kliar särskilt nattetid och inte blir bättre av salva",
        "Egen vårdbegäran",
        "new",
        "Nytt",
    ),
    (
        "done",
        "besvarat",
        "besvarat torsdag 19 november 10.12",
        "Telefonkön",
        "Synpunkter och klagomål",
        "closed",
        "Avslutat",
    ),
)
_PEOPLE = (
    ("Anna Lindqvist", "19121212-1212"),
    ("Maximiliana Oxenstierna-Wachtmeister af Björneborg", "19121212-1212"),
    ("Åke Ö", "19121212-1212"),
    ("Farah Al-Hashimi", "19121212-1212"),
)


def rows(times: int = 1) -> list[Row]:
    """Rows in every state and urgency, ``times`` over."""
    result = []
    for place, (due_kind, due, exact, headline, case_type, state_kind, state) in enumerate(_ROWS * times):
        name, number = _PEOPLE[place % len(_PEOPLE)]
        handler = "Sara Ek" if state_kind not in ("new", "closed") else ""
        result.append(Row(due_kind, due, exact, headline, name, number, case_type, state_kind, state, handler))
    return result


STAFF_NAVIGATION = StaffNavigation(
    person_name="Sara Ek",
    unit_name="Granåsens vårdcentral",
    help_url="#hjalp",
    switch_url="#byt",
    sign_out_url="#ut",
    queues=(
        NavItem(label="Att fördela", url="#fordela", count="12", current=True),
        NavItem(label="Mina", url="#mina", count="4"),
        NavItem(label="Väntar", url="#vantar", count="9"),
        NavItem(label="I dag", url="#idag", count="6"),
        NavItem(label="Försenade", url="#forsenade", count="1", tone="late"),
        NavItem(label="Avslutade", url="#avslutade", count="fler än 1 000"),
    ),
    sections=(
        NavItem(label="Invånare", url="#invanare"),
        NavItem(label="Kontaktkort", url="#kontaktkort"),
        NavItem(label="Behörigheter", url="#behorigheter"),
        NavItem(label="Logg", url="#logg"),
    ),
)
RESIDENT_NAVIGATION = ResidentNavigation(
    person_name="Anna Lindqvist",
    sign_out_url="#ut",
    items=(
        NavItem(label="Inkorg", url="#inkorg", count="2", current=True, icon="inbox"),
        NavItem(label="Hitta mottagning", url="#mottagning", icon="search"),
        NavItem(label="Mina uppgifter", url="#uppgifter", icon="user"),
    ),
)
OPTIONS = (("ja", "Ja"), ("nej", "Nej"), ("vet-inte", "Jag vet inte"))
ERRORS = (
    ("medicine-error", "Skriv vilket läkemedel det gäller"),
    ("number-error", "Skriv personnumret med tolv siffror, till exempel 19121212-1212"),
    ("reason-error", "Välj ja, nej eller jag vet inte"),
)
CRUMBS = (("Handbok", "#handbok"), ("Ärenden", "#arenden"))
VIEWS = (
    NavItem(label="Alla", url="#alla", count="32", current=True),
    NavItem(label="Olästa", url="#olasta", count="2"),
    NavItem(label="Avslutade", url="#klara"),
)
CONTEXT = {
    "options": OPTIONS,
    "errors": ERRORS,
    "crumbs": CRUMBS,
    "views": VIEWS,
    "kinds": ("info", "success", "warning", "danger", "note"),
    "chosen": ["ja"],
}
