"""Words in braces in a message: what they stand for at the unit, to the resident, and for each recipient.

What has no value stops the sending: a resident never reads a pair of braces.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext as _

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.case_types import text_variables

UNIT_VARIABLES: Final = text_variables.KNOWN
RESIDENT_VARIABLES: Final = ("namn",)
SENDER_VARIABLES: Final = ("avsändare",)
# What the program knows by itself. Any other word is a value that is given for each recipient.
KNOWN_VARIABLES: Final = (*UNIT_VARIABLES, *RESIDENT_VARIABLES, *SENDER_VARIABLES)
_VARIABLE: Final = text_variables.VARIABLE
_BRACE: Final = re.compile(r"[{}]")
# As much of a text as is shown around a brace that stands alone.
_AROUND: Final = 15


class MissingValue(NotPossibleNow):
    """A variable has no value, and so nothing is sent; ``name`` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Det som ska stå i stället för %(name)s saknas, så det går inte att skicka.") % {"name": f"{{{name}}}"}
        )
        self.name = name


def recipient_variables(texts: Iterable[str]) -> tuple[str, ...]:
    """What must be given for each recipient, each name once, in the order in which they are met."""
    return tuple(name for name in variables_in(texts) if name not in KNOWN_VARIABLES)


def variables_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Every variable of the texts, each once and in lower case, in the order in which they are met."""
    names = (name_of(match) for text in texts for match in _VARIABLE.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what its variables stand for; raises ``MissingValue`` for the first that stands for nothing.

    What a value says is never read as a variable.
    """
    if stray := stray_brace(text):
        raise MissingValue(stray)

    def value(match: re.Match[str]) -> str:
        found = values.get(name_of(match), "")
        if not found.strip():
            raise MissingValue(name_of(match))
        return found

    return _VARIABLE.sub(value, text)


def filled_where_known(text: str, values: Mapping[str, str]) -> str:
    """The text with the values that there are; what has none stays as it is written, to be filled later."""
    return text_variables.filled(text, {name: value for name, value in values.items() if value.strip()})


def stray_brace(text: str) -> str:
    """What stands at the first brace that encloses no variable; nothing where every brace does."""
    blank = _VARIABLE.sub(lambda match: (" " if name_of(match) else "{") * len(match[0]), text)
    found = _BRACE.search(blank)
    if found is None:
        return ""
    return text[found.start() : found.start() + _AROUND].splitlines()[0]


def problem_of(text: str) -> str:
    """What to do about braces that enclose no variable, in words; nothing where there are none."""
    stray = stray_brace(text)
    if not stray:
        return ""
    words = _("Vid ”%(text)s” står en klammer som inte omger något ord. Skriv ordet mellan { och }, eller ta bort den.")
    return words % {"text": stray}


def name_of(match: re.Match[str]) -> str:
    """The variable's name as values are looked up by it."""
    return " ".join(match[1].split()).casefold()
