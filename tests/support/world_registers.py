"""Who and what the small world holds (``world.py``), as the registers outside the program would tell of it."""

from typing import Final

from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.organisation.directory import DirectoryProvider, DirectoryRegion, DirectoryUnit
from personalverktyget.domain.people.registers import DirectoryCommission, DirectoryStaff, RegisteredPerson

PREFIX: Final = "TSTNMT2321000156-"
REGIONS: Final = {"klar": ("Region Klar", "9000"), "annan": ("Region Annan", "9500")}
# The register's codes for their counties.
COUNTIES: Final = {"klar": "91", "annan": "92"}
# Key: name, end of the HSA-id, region.
UNITS: Final = {
    "ang": ("Ängens vårdcentral", "9001", "klar"),
    "berg": ("Bergets vårdcentral", "9002", "klar"),
    "hamn": ("Hamnens vårdcentral", "9501", "annan"),
}
# Key: given name, surname, title, roles as (role, unit or region).
STAFF: Final[dict[str, tuple[str, str, str, tuple[tuple[Role, str], ...]]]] = {
    "receiver": ("Rakel", "Mottagare", "Medicinsk sekreterare", ((Role.CASE_RECEIVER, "ang"),)),
    "handler": ("Hanna", "Handläggare", "Sjuksköterska", ((Role.CASE_HANDLER, "ang"),)),
    "handler_2": ("Hugo", "Handläggare", "Läkare", ((Role.CASE_HANDLER, "ang"),)),
    "both": (
        "Berit",
        "Båda",
        "Distriktssköterska",
        ((Role.CASE_RECEIVER, "ang"), (Role.CASE_HANDLER, "ang")),
    ),
    "admin": ("Astrid", "Administratör", "Enhetschef", ((Role.UNIT_ADMIN, "ang"),)),
    "permission_admin": ("Bengt", "Behörig", "Samordnare", ((Role.PERMISSION_ADMIN, "ang"),)),
    "reviewer": ("Greta", "Granskare", "Kvalitetsansvarig", ((Role.LOG_REVIEWER, "ang"),)),
    "two_units": ("Tove", "Tvåställen", "Kurator", ((Role.CASE_HANDLER, "ang"), (Role.CASE_RECEIVER, "berg"))),
    "receiver_berg": ("Robert", "Berg", "Sekreterare", ((Role.CASE_RECEIVER, "berg"),)),
    "handler_berg": ("Hilda", "Berg", "Sjuksköterska", ((Role.CASE_HANDLER, "berg"),)),
    "admin_berg": ("Adam", "Berg", "Enhetschef", ((Role.UNIT_ADMIN, "berg"),)),
    "receiver_hamn": ("Rut", "Hamn", "Sekreterare", ((Role.CASE_RECEIVER, "hamn"),)),
    "handler_hamn": ("Hasse", "Hamn", "Sjuksköterska", ((Role.CASE_HANDLER, "hamn"),)),
    "admin_hamn": ("Ada", "Hamn", "Enhetschef", ((Role.UNIT_ADMIN, "hamn"),)),
    "reviewer_hamn": ("Gösta", "Hamn", "Kvalitetsansvarig", ((Role.LOG_REVIEWER, "hamn"),)),
    "regional_admin": ("Rebecka", "Region", "Förvaltningsledare", ((Role.REGIONAL_ADMIN, "klar"),)),
    "regional_admin_2": ("Ragnar", "Region", "Förvaltningsledare", ((Role.REGIONAL_ADMIN, "annan"),)),
    "national_admin": ("Nina", "Nation", "Förvaltningsledare", ((Role.NATIONAL_ADMIN, ""),)),
    "first_day": ("Frida", "Förstadag", "Undersköterska", ((Role.CASE_HANDLER, "ang"),)),
    "newcomer": ("Nils", "Nykomling", "Läkare", ()),
    "provider_reviewer": ("Petra", "Prövare", "Chefläkare", ((Role.PROVIDER_REVIEWER, "berg"),)),
}
# She alone has not accepted the terms of use yet.
FIRST_DAY: Final = "first_day"
# Key: number (from the tax agency's test numbers), given name, surname, protected.
RESIDENTS: Final = {
    "helena": ("198102282384", "Helena", "Sandberg", False),
    "lennart": ("195209132132", "Lennart", "Östberg", False),
    "camilla": ("199004222387", "Camilla", "Hellström", False),
    "protected": ("195203072227", "Hemliga", "Personsson", True),
    "other": ("194807141777", "Osborne", "Öhman", False),
}
OFFICE_HOURS: Final = {day: [["08.00", "17.00"]] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}
CASE_TYPE: Final = CaseTypeContent(
    code="fornya-recept",
    name="Förnya recept",
    summary="Be om ett nytt recept.",
    description="Skriv vilket läkemedel det gäller.",
    not_for="Läkemedel som du inte har haft förut.",
    terms_text="Vi läser det du skriver på vardagar.",
    feedback_target="",
    form={
        "title": "Förnya recept",
        "headline": {"linkId": "medicine"},
        "item": [
            {
                "linkId": "page",
                "type": "group",
                "text": "Läkemedel",
                "item": [
                    {"linkId": "medicine", "type": "string", "text": "Vilket läkemedel?", "required": True},
                    {"linkId": "why", "type": "text", "text": "Något vi bör veta?"},
                ],
            }
        ],
    },
)


def hsa_id_of(who: str) -> str:
    """The HSA-id of a staff member of the small world."""
    return f"{PREFIX}8{list(STAFF).index(who):03d}"


class Directory:
    """The small world's organisation, as the staff directory would tell of it."""

    def regions(self) -> list[DirectoryRegion]:
        """All regions."""
        return [
            DirectoryRegion(hsa_id=PREFIX + ending, name=name, county=COUNTIES[key])
            for key, (name, ending) in REGIONS.items()
        ]

    def providers(self) -> list[DirectoryProvider]:
        """All providers."""
        return [
            DirectoryProvider(hsa_id=PREFIX + ending + "P", name=f"{name}s vård", region=PREFIX + ending)
            for name, ending in REGIONS.values()
        ]

    def units(self) -> list[DirectoryUnit]:
        """All units."""
        return [
            DirectoryUnit(
                hsa_id=PREFIX + ending,
                name=name,
                provider=PREFIX + REGIONS[region][1] + "P",
                kind="Vårdcentral",
                address="Provgatan 1",
                postal_code="999 99",
                town="Provby",
                municipality="Provby",
                phone="031-390 06 99",
                opening_hours=OFFICE_HOURS,
                presentation="Vi är en mottagning som bara finns i test.",
            )
            for name, ending, region in UNITS.values()
        ]

    def staff_member(self, hsa_id: str) -> DirectoryStaff | None:
        """The staff member with this HSA-id."""
        return next((colleague(who) for who in STAFF if hsa_id_of(who) == hsa_id), None)


def colleague(who: str) -> DirectoryStaff:
    """A staff member as the staff directory has her."""
    given, surname, title, roles = STAFF[who]
    commissions = tuple(
        DirectoryCommission(
            hsa_id=f"{hsa_id_of(who)}-{place}",
            name="Vård och behandling",
            purpose="Vård och behandling",
            unit=at(place),
        )
        for place in sorted({place for _role, place in roles if place})
    )
    return DirectoryStaff(
        hsa_id=hsa_id_of(who),
        given_name=given,
        surname=surname,
        title=title,
        email=f"{who}@region.example",
        mobile="",
        commissions=commissions,
    )


def at(place: str) -> str:
    """The HSA-id of a unit or region; nothing for the nation."""
    if not place:
        return ""
    return PREFIX + (UNITS[place][1] if place in UNITS else REGIONS[place][1])


def registered(number: str, given: str, surname: str, is_protected: bool) -> RegisteredPerson:
    """A resident as the population register has her."""
    return RegisteredPerson(
        number=number,
        given_name=given,
        surname=surname,
        street="Provgatan 2",
        postal_code="999 99",
        town="Provby",
        mobile="070-174 06 05",
        email=f"{given.lower()}@brevkorgen.example",
        is_protected=is_protected,
        deceased_on=None,
        emigrated_on=None,
        guardians=(),
    )
