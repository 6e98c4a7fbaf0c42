"""The areas of a unit as they are kept, with the names that the register has for them; and what they read as."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.admittance.rules import Area
from personalverktyget.domain.people.registers import RegisteredArea

MOST_AREAS: Final = 10
OLDEST: Final = 130
SEXES: Final = ("", "F", "M")


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area, and what its county or municipality is called."""

    area: Area
    place: str = ""

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {**asdict(self.area), "place": self.place}


def area_from_json(data: dict[str, Any]) -> NamedArea:
    """What ``to_json`` wrote."""
    rest = {name: value for name, value in data.items() if name != "place"}
    return NamedArea(Area(**rest), str(data.get("place", "")))


def named(areas: tuple[Area, ...], known: tuple[RegisteredArea, ...]) -> tuple[NamedArea, ...]:
    """The areas with their names. Raises ``InvalidInput`` where one asks for what cannot be, or for nothing at all."""
    if len(areas) > MOST_AREAS:
        raise InvalidInput(_("Skriv högst %(max)s grupper.") % {"max": MOST_AREAS})
    names = {area.code: area.name for area in known}
    return tuple(_named(place, area, names) for place, area in enumerate(areas, start=1))


def _named(place: int, area: Area, names: dict[str, str]) -> NamedArea:
    at = _("Grupp %(place)s:") % {"place": place}
    code = area.municipality or area.county
    if area.municipality:
        area = replace(area, county=area.municipality[:2])
    if code and code not in names:
        raise InvalidInput(f"{at} {_('Välj ett län eller en kommun i listan.')}")
    ages = (area.age_from, area.age_to)
    if any(age is not None and not 0 <= age <= OLDEST for age in ages) or area.sex not in SEXES:
        raise InvalidInput(f"{at} {_('Skriv åldern i hela år, från 0 till 130.')}")
    if area.age_from is not None and area.age_to is not None and area.age_from > area.age_to:
        raise InvalidInput(f"{at} {_('Den lägsta åldern är högre än den högsta.')}")
    if area == Area():
        raise InvalidInput(f"{at} {_('Välj minst ett villkor, eller att mottagningen är för alla.')}")
    return NamedArea(area, names.get(code, ""))


def in_words(found: NamedArea) -> str:
    """Whom the area is: "dig som bor i Älvhamra, 13–24 år"."""
    area = found.area
    if area.municipality:
        where = _("dig som bor i %(name)s kommun") % {"name": found.place}
    elif area.county:
        where = _("dig som bor i %(name)s") % {"name": found.place}
    else:
        where = _("dig i hela landet")
    sex = {"F": _("kvinnor"), "M": _("män")}.get(area.sex, "")
    return ", ".join(part for part in (where, _ages(area), sex) if part)


def _ages(area: Area) -> str:
    if area.age_from is not None and area.age_to is not None:
        return _("%(low)s–%(high)s år") % {"low": area.age_from, "high": area.age_to}
    if area.age_from is not None:
        return _("från %(low)s år") % {"low": area.age_from}
    if area.age_to is not None:
        return _("till och med %(high)s år") % {"high": area.age_to}
    return ""
