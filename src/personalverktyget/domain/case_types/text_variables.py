"""Words in braces that stand for something of the unit, so that no name is typed by hand into a hundred texts."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext as _

from personalverktyget.domain.forms.translations.languages import like

UNIT, PHONE, HOURS, RESPONSE_TIME = "enhet", "telefon", "öppettider", "svarstid"
KNOWN: Final = (UNIT, PHONE, HOURS, RESPONSE_TIME)
VARIABLE = re.compile(r"\{([^{}\n]{1,40})\}")


def unknown_variables(text: str) -> tuple[str, ...]:
    """What stands in braces and means nothing, as it is written, each once."""
    found = (match[1] for match in VARIABLE.finditer(text))
    return tuple(dict.fromkeys(name for name in found if name.strip().casefold() not in KNOWN))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what its variables stand for. What is not known stays as it is written."""

    def value(match: re.Match[str]) -> str:
        return values.get(match[1].strip().casefold(), match[0])

    return like(text, VARIABLE.sub(value, text)) if "{" in text else text


def problem_of(texts: Iterable[str]) -> str:
    """What to do about unknown variables in any of the texts; nothing where there are none."""
    unknown = [name for text in texts for name in unknown_variables(text)]
    return unknown_words(unknown[0]) if unknown else ""


def unknown_words(name: str) -> str:
    """What to do about one that means nothing."""
    known = ", ".join(f"{{{name}}}" for name in KNOWN)
    return _("%(name)s är ingen textvariabel. De som finns är %(known)s.") % {"name": f"{{{name}}}", "known": known}
