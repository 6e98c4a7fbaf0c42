"""Alternatives as lines of text: how people paste them, and how they are read back without losing what they are."""

import re
from collections.abc import Sequence
from typing import Final

from personalverktyget.domain.forms.definitions import AnswerOption

_MARKS: Final = re.compile(r"^(?:[-*•–·]|\d{1,3}[.)])\s+")
_NOT_CODE: Final = re.compile(r"[^a-z0-9]+")
_PLAIN: Final = str.maketrans("åäöéü", "aaoeu")
_LONGEST_CODE: Final = 40


def lines_of(options: Sequence[AnswerOption]) -> str:
    """One alternative a line."""
    return "\n".join(option.text for option in options)


def options_from_lines(text: str, before: Sequence[AnswerOption] = ()) -> tuple[AnswerOption, ...]:
    """The alternatives that the lines name, each once; bullets and numbers in front of them are taken away.

    An alternative that only moved, or whose words alone were changed, keeps its code, so that conditions on it stand.
    """
    lines = list(dict.fromkeys(line for line in (_plain(line) for line in text.splitlines()) if line))
    codes = {option.text: option.code for option in before}
    gone = [option for option in before if option.text not in lines]
    if len(lines) == len(before):
        # As many as before: what is new on a line is what that line now says.
        renamed = {lines[place]: option.code for place, option in enumerate(before) if option in gone}
        codes |= {line: code for line, code in renamed.items() if line not in codes}
    kept = {codes[line] for line in lines if line in codes}
    options = []
    for line in lines:
        code = codes.get(line) or _new_code(line, kept)
        kept.add(code)
        options.append(AnswerOption(code, line))
    return tuple(options)


def _plain(line: str) -> str:
    return " ".join(_MARKS.sub("", line.strip()).split())


def _new_code(text: str, taken: set[str]) -> str:
    base = _NOT_CODE.sub("-", text.lower().translate(_PLAIN)).strip("-")[:_LONGEST_CODE].strip("-") or "val"
    code, number = base, 2
    while code in taken:
        code, number = f"{base}-{number}", number + 1
    return code
