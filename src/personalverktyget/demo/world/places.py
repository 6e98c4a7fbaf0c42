"""The regions, care providers and care units of the demo. None of them exists; the postal codes are not in use."""

from dataclasses import dataclass
from typing import Final

SERIES: Final = "TSTNMT2321000156"
Hours = dict[str, list[list[str]]]

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday")


def every_weekday(*spans: str) -> Hours:
    """The same spans, such as ``08.00-17.00``, Monday to Friday."""
    return {day: [span.split("-") for span in spans] for day in WEEKDAYS}


def by_day(**spans: str) -> Hours:
    """Spans for the named days only; two spans of a day are parted by a blank."""
    return {day: [span.split("-") for span in text.split()] for day, text in spans.items()}


@dataclass(frozen=True)
class Region:
    """A region, with the domain of its e-mail addresses."""

    key: str
    name: str
    mail_domain: str

    @property
    def hsa_id(self) -> str:
        """The identity in the staff directory."""
        return f"{SERIES}-{self.key}"


@dataclass(frozen=True)
class Provider:
    """A care provider: the region itself, or a company that it buys care from."""

    key: str
    name: str
    region: str

    @property
    def hsa_id(self) -> str:
        """The identity in the staff directory."""
        return f"{SERIES}-{self.key}"


@dataclass(frozen=True)
class Unit:
    """A care unit as its contact card shows it."""

    key: str
    name: str
    provider: str
    kind: str
    address: str
    postal_code: str
    town: str
    municipality: str
    phone: str
    hours: Hours
    presentation: str

    @property
    def hsa_id(self) -> str:
        """The identity in the staff directory."""
        return f"{SERIES}-{self.key}"


REGIONS: Final = (
    Region("1000", "Region Klarmark", "regionklarmark.example"),
    Region("2000", "Region Ytterskär", "ytterskar.example"),
)

NATION: Final = ("0100", "Nationella förvaltningen för e-tjänster i vården")
PROVIDERS: Final = (
    Provider("1100", "Region Klarmark", "1000"),
    Provider("1200", "Hälsoringen Klarmark AB", "1000"),
    Provider("2100", "Region Ytterskär", "2000"),
)

MUNICIPALITIES: Final = {
    "1000": (
        ("Älvhamra", "999 10"),
        ("Åsmåla", "999 20"),
        ("Öxnaby", "999 30"),
        ("Västerlid", "999 40"),
        ("Härnebo", "999 50"),
    ),
    "2000": (("Ytterskär", "998 10"), ("Skärsholma", "998 20")),
}

# The register's codes for their counties; no county of Sweden has them. Municipalities are numbered in their order.
COUNTIES: Final = {"1000": ("91", "Klarmarks län"), "2000": ("92", "Ytterskärs län")}


def areas() -> list[dict[str, str]]:
    """The counties and municipalities as the population register names them."""
    found = []
    for region, towns in MUNICIPALITIES.items():
        code, name = COUNTIES[region]
        found.append({"code": code, "name": name})
        found += [{"code": f"{code}{place:02}", "name": town} for place, (town, _postal) in enumerate(towns, start=1)]
    return found


# Where the towns would lie, degrees north and east: by a sea, an hour apart.
POSITIONS: Final = {
    "Älvhamra": (58.05, 11.85),
    "Åsmåla": (58.21, 12.04),
    "Öxnaby": (58.33, 11.71),
    "Västerlid": (57.93, 12.21),
    "Härnebo": (58.42, 12.35),
    "Ytterskär": (57.61, 12.02),
    "Skärsholma": (57.52, 11.93),
}

STREETS: Final = (
    "Kvarnbacken", "Gläntstigen", "Fyrvaktarens väg", "Ångbåtsvägen", "Smultronstigen", "Brogränd", "Hyvelvägen",
    "Lärksångsgatan", "Nedre Slussgatan", "Övre Slussgatan", "Tegelslagarvägen", "Norra Allén", "Åkerspindelns väg",
    "Gamla Färjevägen", "Vinkelgränd", "Sågverksgatan", "Storängsvägen", "Hagmarksvägen", "Tjädervägen", "Myrstigen",
    "Badhusgränd", "Kastanjegången", "Äppelbacken", "Spinnerigatan", "Stationsbacken", "Rönnbärsvägen", "Dalslänten",
    "Trädgårdsmästarens gata", "Ekollonvägen", "Kolarstigen", "Linbanevägen", "Mellangården",
)  # fmt: skip
