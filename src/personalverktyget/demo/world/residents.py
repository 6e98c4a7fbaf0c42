"""The demo's residents: 300 people in households, under test numbers that the tax agency has published."""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from personalverktyget.demo.world.names import ORIGINS, SWEDISH, SWEDISH_SURNAMES
from personalverktyget.demo.world.places import MUNICIPALITIES, STREETS, areas

HOW_MANY: Final = 300
YEAR: Final = 2026
MAIL_DOMAINS: Final = ("brevkorgen.example", "hemmapost.example", "klarmail.example", "ytterpost.example")
DECEASED: Final = (("2026-09-30", 0), ("2026-10-27", 3), ("2026-11-14", 7))
EMIGRATED: Final = (("2025-06-01", 20), ("2026-08-15", 45))
PROTECTED: Final = (12, 61, 97, 150)


@dataclass(frozen=True)
class Resident:
    """A resident as the population register knows one."""

    number: str
    given_name: str
    surname: str
    street: str
    postal_code: str
    town: str
    mobile: str
    email: str
    protected: bool = False
    deceased_on: str | None = None
    emigrated_on: str | None = None
    guardians: list[str] = field(default_factory=list)

    @property
    def born(self) -> int:
        """The year of birth."""
        return int(self.number[:4])


PERSONAS: Final = (
    (
        "invanare",
        ("F", 1981),
        "Helena",
        "Sandberg",
        "Vuxen, har ärenden hos Älvhamra vårdcentral",
        "Adult, has cases at Älvhamra vårdcentral",
    ),
    (
        "invanare-2",
        ("M", 1952),
        "Lennart",
        "Östberg",
        "Pensionär, har ärenden hos flera mottagningar",
        "Pensioner, has cases at several units",
    ),
    ("skyddad", ("F", 1990), "Camilla", "Hellström", "Vuxen med skyddad identitet", "Adult with protected identity"),
)


class Register:
    """Draws people one household at a time; the same numbers and seed give the same people."""

    def __init__(self, numbers: Sequence[str], seed: int) -> None:
        self.random = random.Random(seed)
        self.people: list[Resident] = []
        self.taken: set[tuple[str, str]] = set()
        self.numbers: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for number in numbers:
            self.numbers["M" if int(number[10]) % 2 else "F", int(number[:4])].append(number)

    def number(self, sex: str, born: int) -> str:
        """A number that nobody has yet, of that sex and about that year."""
        years = sorted((year for of, year in self.numbers if of == sex), key=lambda year: (abs(year - born), year))
        pool = next(self.numbers[sex, year] for year in years if self.numbers[sex, year])
        return pool.pop(self.random.randrange(len(pool)))

    def settle(self, *members: tuple[str, int], children: Sequence[int] = ()) -> None:
        """Add one household: its adults (sex, year of birth) and the years in which its children were born."""
        origin = self.random.choice((None, None, None, *ORIGINS)) if self.random.random() < 0.3 else None
        surname = self._surname(origin)
        home = self._home()
        adults = [self._person(sex, born, origin, surname, home) for sex, born in members]
        self.people.extend(adults)
        for born in children:
            child = self._person(self.random.choice("FM"), born, origin, surname, home)
            email = child.email if YEAR - born >= 13 else ""
            mobile = child.mobile if YEAR - born >= 9 else ""
            guardians = [adult.number for adult in adults]
            self.people.append(replace(child, email=email, mobile=mobile, guardians=guardians))

    def _surname(self, origin: tuple[str, str, str] | None) -> str:
        return self.random.choice((origin[2] if origin else SWEDISH_SURNAMES).split())

    def _home(self) -> tuple[str, str, str]:
        region = "2000" if self.random.random() < 0.12 else "1000"
        town, postal = self.random.choice(MUNICIPALITIES[region])
        street = f"{self.random.choice(STREETS)} {self.random.randint(1, 96)}"
        if self.random.random() < 0.35:
            street += f" lgh {self.random.randint(10, 16)}0{self.random.randint(1, 5)}"
        return street, f"{postal[:5]}{self.random.randint(1, 9)}", town

    def _person(
        self, sex: str, born: int, origin: tuple[str, str, str] | None, surname: str, home: tuple[str, str, str]
    ) -> Resident:
        surname = surname.split("/")[-1 if sex == "M" else 0]
        generation = 0 if born < 1955 else 1 if born < 1987 else 2
        swedish = SWEDISH[sex, generation].split()
        names = origin[0 if sex == "F" else 1].split() if origin else swedish
        free = [name for name in names if (name, surname) not in self.taken]
        free = free or [name for name in swedish if (name, surname) not in self.taken]
        given_name = self.random.choice(free)
        self.taken.add((given_name, surname))
        return self.person(self.number(sex, born), given_name, surname, home)

    def person(self, number: str, given_name: str, surname: str, home: tuple[str, str, str]) -> Resident:
        """One person with ways to reach her; some lack one of them."""
        mobile = f"070-174 06 {self.random.randint(5, 99):02}" if self.random.random() < 0.95 else ""
        mail = f"{plain(given_name)}.{plain(surname)}{number[2:4]}@{self.random.choice(MAIL_DOMAINS)}"
        email = mail if self.random.random() < (0.6 if int(number[:4]) < 1945 else 0.95) else ""
        return Resident(number, given_name, surname, *home, mobile, email)


def residents(numbers: Sequence[str], seed: int = 2026) -> list[Resident]:
    """The 300 residents, those who can be signed in as first."""
    register = Register(numbers, seed)
    for _, (sex, born), given_name, surname, *_ in PERSONAS:
        number = register.number(sex, born)
        person = register.person(number, given_name, surname, register._home())
        register.taken.add((given_name, surname))
        protected = given_name == "Camilla"
        register.people.append(
            replace(
                person,
                email=f"{plain(given_name)}.{plain(surname)}@brevkorgen.example",
                mobile=person.mobile or "070-174 06 05",
                protected=protected,
            )
        )
    while len(register.people) < HOW_MANY:
        _settle_one(register)
    return _marked(register.people[:HOW_MANY])


def _settle_one(register: Register) -> None:
    draw = register.random
    kind = draw.random()
    if kind < 0.5:
        register.settle((draw.choice("FM"), int(draw.triangular(1926, 2007, 1955))))
    elif kind < 0.78:
        born = int(draw.triangular(1928, 2000, 1958))
        register.settle(("F", born), ("M", born + draw.randint(-6, 3)))
    else:
        born = draw.randint(1979, 1995)
        adults = [("F", born), ("M", born + draw.randint(-5, 4))][: draw.choice((1, 2, 2))]
        first = max(born + 22, 2009)
        children = sorted(draw.randint(first, 2024) for _ in range(draw.choice((1, 1, 2, 2, 3))))
        register.settle(*adults, children=children)


def _marked(people: list[Resident]) -> list[Resident]:
    """The same people, a few of them deceased, emigrated or with protected identity."""
    marked = list(people)
    adults = [place for place, it in enumerate(people) if it.born < 2005 and place >= len(PERSONAS)]
    oldest = sorted(adults, key=lambda place: people[place].born)
    for date, rank in DECEASED:
        marked[oldest[rank]] = replace(marked[oldest[rank]], deceased_on=date)
    for date, rank in EMIGRATED:
        marked[adults[rank]] = replace(marked[adults[rank]], emigrated_on=date)
    for rank in PROTECTED:
        marked[adults[rank]] = replace(marked[adults[rank]], protected=True)
    child = next(place for place, it in enumerate(people) if it.guardians)
    marked[child] = replace(marked[child], protected=True)
    return marked


def population_register(people: Sequence[Resident]) -> dict[str, Any]:
    """The register in the shape that the file source reads."""
    codes = {area["name"]: area["code"] for area in areas()}
    return {"areas": areas(), "residents": [asdict(person) | _registered(person, codes) for person in people]}


def _registered(person: Resident, codes: dict[str, str]) -> dict[str, str]:
    """Where the person is registered, by codes, and the sex that the number tells."""
    code = codes[person.town]
    return {"county": code[:2], "municipality": code, "sex": "M" if int(person.number[10]) % 2 else "F"}


def resident_personas(people: Sequence[Resident]) -> list[dict[str, str]]:
    """The residents that can be signed in as by a hint."""
    return [
        {
            "hint": hint,
            "number": person.number,
            "name": f"{person.given_name} {person.surname}",
            "about": about,
            "english": english,
        }
        for (hint, _, _, _, about, english), person in zip(PERSONAS, people, strict=False)
    ]


def plain(name: str) -> str:
    """A name as e-mail addresses have it: small letters without accents."""
    letters = unicodedata.normalize("NFD", name.lower().replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in letters if letter.isascii() and (letter.isalnum() or letter == "-"))
