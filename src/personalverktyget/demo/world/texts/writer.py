"""Composes texts from parts. The same seed gives the same texts; no text is ever given twice."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

Lexicon = Mapping[str, Sequence[str]]

_SLOT = re.compile(r"\{(\w+)\}")
_TRIES: Final = 400

COMMON: Final[Lexicon] = {
    "since": (
        "sedan två veckor", "sedan tre veckor tillbaka", "i ungefär en månad", "i snart sex veckor",
        "sedan en dryg månad",
        "i flera månader", "i några dagar", "sedan tio dagar", "i säkert ett halvår", "till och från i ett år",
        "sedan en vecka", "i fyra, fem veckor", "sedan i förrgår", "de senaste tre veckorna", "de senaste månaderna",
        "i ett par månader", "sedan drygt en vecka", "mest hela det senaste året", "i åtta veckor nu",
    ),
    "day": ("måndagar", "tisdagar", "onsdagar", "torsdagar", "fredagar"),
    "one_day": ("måndag", "tisdag", "onsdag", "torsdag", "fredag"),
    "part": (
        "på förmiddagen", "på eftermiddagen", "före klockan tio", "efter klockan 15", "tidigt på morgonen",
        "runt lunch", "sent på dagen", "mellan 9 och 11", "mellan 13 och 15",
    ),
    "clock": ("8.15", "8.40", "9.10", "9.30", "9.50", "10.20", "10.45", "11.15", "13.05", "13.30", "14.10", "14.45",
    "15.20"),
    "week": ("sex", "sju", "åtta", "nio", "tio"),
    "ago": (
        "förra året", "för ett halvår sedan", "för några år sedan", "för drygt en månad sedan",
        "i samband med en flytt",
        "för länge sedan", "i våras eller om det var förra hösten", "för två år sedan", "nyligen",
    ),
    "digit": tuple("23456789"),
    "few": ("två", "tre", "fyra", "fem", "sex"),
    "times_a_day": ("en gång om dagen", "två gånger om dagen", "morgon och kväll", "flera gånger om dagen"),
    "relative": ("min man", "min fru", "min sambo", "min dotter", "min son", "min syster", "en vän", "en arbetskamrat"),
    "work": (
        "Jag arbetar på lager", "Jag kör buss", "Jag sitter mycket vid datorn", "Jag arbetar inom hemtjänsten",
        "Jag är lärare", "Jag arbetar skift", "Jag är pensionär", "Jag går i skolan", "Jag arbetar i butik",
        "Jag är sjukskriven på halvtid", "Jag arbetar på bygge", "Jag studerar", "Jag arbetar i ett kök",
    ),
}  # fmt: skip


class Writer:
    """Draws parts, fills their slots and sees to it that no text comes back."""

    def __init__(self, rng: random.Random) -> None:
        self.random = rng
        self._seen: set[str] = set()

    def one(self, pool: Sequence[str], **lexicon: Sequence[str]) -> str:
        """One of the pool, its slots filled from ``lexicon`` and the common words."""
        return self.fill(self.random.choice(pool), **lexicon)

    def maybe(self, chance: float, pool: Sequence[str], **lexicon: Sequence[str]) -> str:
        """Sometimes one of the pool, otherwise nothing."""
        return self.one(pool, **lexicon) if self.random.random() < chance else ""

    def fill(self, template: str, **lexicon: Sequence[str]) -> str:
        """The template with a word for every ``{slot}``; what is put in may hold slots itself."""
        while _SLOT.search(template):
            template = _SLOT.sub(lambda slot: self._word(slot[1], lexicon), template)
        return template

    def _word(self, slot: str, lexicon: Mapping[str, Sequence[str]]) -> str:
        return self.random.choice(lexicon.get(slot) or COMMON[slot])

    def unique(self, make: Callable[[], str]) -> str:
        """A text that has not been given before."""
        for _ in range(_TRIES):
            text = make()
            if (key := " ".join(text.casefold().split())) not in self._seen:
                self._seen.add(key)
                return text
        raise RuntimeError("The parts do not suffice for another text of this kind.")

    def prose(self, *parts: str, breaks: float = 0.2) -> str:
        """Sentences one after another, sometimes with a new paragraph between."""
        text = ""
        for part in (part for part in parts if part):
            gap = "\n\n" if self.random.random() < breaks else " "
            text = f"{text}{gap}{part}" if text else part
        return text

    def as_people_type(self, text: str) -> str:
        """Now and then written in haste: no capitals, or no full stop at the end."""
        draw = self.random.random()
        if draw < 0.06:
            return text.lower()
        return text.removesuffix(".") if draw < 0.16 else text


def greeted(greeting: str, text: str) -> str:
    """The text after a greeting; after a comma it goes on with a small letter."""
    return f"{greeting} {text[:1].lower()}{text[1:]}" if greeting.endswith(",") else f"{greeting} {text}"


def sentence(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]
