"""The questions of a page, ready to be drawn: what was written, what is wrong, what shows."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.problems import Rejected
from personalverktyget.domain.forms.question_types import Control, answer_in_words, question_type, read_answer
from personalverktyget.web.shared.languages import swedish
from personalverktyget.web.shared.questionnaire.written import field_ids

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WIDTHS: Final = {
    ItemType.INTEGER: "10",
    ItemType.DECIMAL: "10",
    ItemType.DATE: "10",
    ItemType.PHONE: "20",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A question, a heading or a text of the page. ``kind`` says which: the names of controls, heading, display."""

    id: str
    kind: str
    label: str
    help: str
    is_shown: bool
    is_new: bool = False
    required: bool = False
    value: str = ""
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    is_short: bool = False
    error: str = ""
    input_type: str = "text"
    input_mode: str = ""
    autocomplete: str = "off"
    width: str = ""
    rows: int = 0
    max_length: int = 0

    @property
    def asks(self) -> bool:
        """Whether it takes an answer."""
        return self.kind not in {"heading", "display"}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question and what was written in answer."""

    question: str
    answer: str
    url: str = ""


def blocks_of(
    form: FormDefinition,
    page: Item,
    answers: Mapping[str, Any],
    *,
    hidden: Collection[str],
    errors: Mapping[str, str],
    new: Collection[str] = (),
) -> tuple[Block, ...]:
    """What the page consists of, below its own heading."""
    ids = field_ids(form)
    return tuple(
        _block(
            item,
            ids[item.link_id],
            answers.get(item.link_id),
            is_shown=item.link_id not in hidden,
            is_new=item.link_id in new,
            error=errors.get(item.link_id, ""),
        )
        for item in page.walk()
        if item is not page
    )


def _block(item: Item, field: str, raw: object, *, is_shown: bool, is_new: bool, error: str) -> Block:
    if not item.asks:
        kind = "heading" if item.type is ItemType.GROUP else "display"
        return Block(id=field, kind=kind, label=swedish(item.text), help=swedish(item.help), is_shown=is_shown)
    widget, value = question_type(item).describe(item), text_of(raw)
    return Block(
        id=field,
        kind=widget.control.value,
        label=swedish(f"{item.text} ({widget.unit})" if widget.unit else item.text),
        help=swedish(item.help),
        is_shown=is_shown,
        is_new=is_new,
        required=item.required,
        value=value,
        values=tuple(texts_of(raw)),
        options=tuple((option.code, _option(widget.control, option.text)) for option in widget.options),
        is_short=item.type is ItemType.BOOLEAN,
        error=error,
        input_type=_input_type(widget.input_type, value),
        input_mode=widget.input_mode,
        autocomplete=widget.autocomplete,
        width=_WIDTHS.get(item.type, ""),
        rows=widget.rows,
        max_length=(widget.max_length or 0) if widget.control is Control.TEXTAREA else 0,
    )


def _option(control: Control, text: str) -> str:
    """The options of a list hold text alone: there the list itself says which language it is."""
    return text if control is Control.SELECT else swedish(text)


def _input_type(wanted: str, value: str) -> str:
    """A field for dates would show nothing at all of what is no date; then a plain field shows what was written."""
    return "text" if wanted == "date" and value and not _DATE.fullmatch(value) else wanted


def text_of(raw: object) -> str:
    """A kept answer as its field shows it."""
    if raw is None or isinstance(raw, list):
        return ""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return str(raw)


def texts_of(raw: object) -> Iterator[str]:
    """A kept answer of several parts as its fields show it."""
    return (str(part) for part in raw) if isinstance(raw, list) else iter(())


def written_lines(form: FormDefinition, answers: Mapping[str, Any]) -> tuple[AnswerLine, ...]:
    """Everything that was written, in words where it can be understood and to the letter where not."""
    return tuple(
        AnswerLine(item.text, in_words(item, answers[item.link_id]))
        for item in form.questions
        if answers.get(item.link_id)
    )


def in_words(item: Item, raw: object) -> str:
    """An answer as a person reads it."""
    try:
        answer = read_answer(item, raw)
    except Rejected:
        return text_of(raw) or ", ".join(texts_of(raw))
    return "" if answer is None else answer_in_words(item, answer)
