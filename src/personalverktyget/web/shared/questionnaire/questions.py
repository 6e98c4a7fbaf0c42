"""The questions of a page, ready to be drawn: what was written, what is wrong, what shows."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.html import format_html
from django.utils.translation import gettext as _

from personalverktyget.domain.attachments.kinds import ACCEPTED
from personalverktyget.domain.attachments.limits import MEGABYTE
from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import UNKNOWN, FormDefinition, Item, ItemType
from personalverktyget.domain.forms.question_types import Control, Widget, question_type, room_for_files, unknown_option
from personalverktyget.domain.forms.rules import Checked
from personalverktyget.domain.forms.translations.languages import SWEDISH, is_right_to_left, language_of, like
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.languages import marked, with_swedish
from personalverktyget.web.shared.questionnaire.written import UNKNOWN_SUFFIX, field_id, field_ids, rows_shown

_NATIVE: Final = {
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "datetime-local": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"),
}
_MOMENT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}):00[+-][0-9]{2}:[0-9]{2}")
_WIDTHS: Final = {
    ItemType.INTEGER: "10",
    ItemType.DECIMAL: "10",
    ItemType.DATE: "10",
    ItemType.DATE_TIME: "20",
    ItemType.PHONE: "20",
    ItemType.IDENTITY_NUMBER: "20",
}
_CHOSEN: Final = frozenset({Control.RADIO, Control.SELECT, Control.SCALE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A question, a heading or a text of the page.

    ``kind`` says which: the names of controls, heading, display, repeatable (a group that is answered several times,
    with its repetitions as ``blocks``) or repetition (one of them, with its questions as ``blocks``).
    """

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
    advice: str = ""
    input_type: str = "text"
    input_mode: str = ""
    autocomplete: str = "off"
    width: str = ""
    rows: int = 0
    max_length: int = 0
    ends: tuple[str, str] = ("", "")
    files: tuple[FileRow, ...] = ()
    files_help: str = ""
    takes_several: bool = False
    accepted: str = ACCEPTED
    unknown_id: str = ""
    is_unknown: bool = False
    blocks: tuple["Block", ...] = ()
    can_change: bool = False
    language: str = SWEDISH

    @property
    def is_right_to_left(self) -> bool:
        """Whether what it asks or says is written from right to left."""
        return is_right_to_left(self.language)

    @property
    def asks(self) -> bool:
        """Whether it takes an answer."""
        return self.kind not in {"heading", "display", "repeatable", "repetition"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What the blocks of a page are made from, beside the page itself."""

    form: FormDefinition
    checked: Checked
    errors: Mapping[Place, str] = field(default_factory=dict)
    advice: Mapping[Place, str] = field(default_factory=dict)
    new: Collection[Place] = ()
    files: Mapping[str, tuple[FileRow, ...]] = field(default_factory=dict)

    def of(self, page: Item, answers: Mapping[str, Any]) -> tuple[Block, ...]:
        """What the page consists of, below its own heading."""
        return tuple(self._inside(page, answers, None, field_ids(self.form)))

    def _inside(
        self, outer: Item, answers: Mapping[str, Any], repetition: int | None, ids: Mapping[str, str]
    ) -> Iterator[Block]:
        """All that lies in a group, one after the other. What is never shown to the one who answers is left out."""
        for item in outer.items:
            place = Place(item.link_id, repetition)
            if item.is_repeatable_group:
                yield self._repeatable(item, answers, ids)
            elif item.asks and not item.hidden:
                yield self._question(item, place, field_id(ids, place), answers.get(item.link_id))
            elif item.type in {ItemType.GROUP, ItemType.DISPLAY}:
                kind = "heading" if item.type is ItemType.GROUP else "display"
                yield self._text(item, place, kind, field_id(ids, place))
                yield from self._inside(item, answers, repetition, ids)

    def _text(self, item: Item, place: Place, kind: str, name: str) -> Block:
        label, help_ = marked(item.text), marked(item.help)
        is_shown = place not in self.checked.hidden_places
        return Block(id=name, kind=kind, label=label, help=help_, is_shown=is_shown, language=language_of(item.text))

    def _repeatable(self, group: Item, answers: Mapping[str, Any], ids: Mapping[str, str]) -> Block:
        rows, here = rows_shown(answers, group), Place(group.link_id)
        repetitions = tuple(
            Block(
                id=field_id(ids, Place(group.link_id, number)),
                kind="repetition",
                label=marked(like(group.text, f"{group.text} {number + 1}")),
                help="",
                is_shown=True,
                blocks=tuple(self._inside(group, row, number, ids)),
                can_change=len(rows) > max(group.fewest, 1),
            )
            for number, row in enumerate(rows)
        )
        return Block(
            id=ids[group.link_id],
            kind="repeatable",
            label=marked(group.text),
            help=marked(group.help),
            is_shown=here not in self.checked.hidden_places,
            error=self.errors.get(here, ""),
            blocks=repetitions,
            can_change=len(rows) < group.most,
            language=language_of(group.text),
        )

    def _question(self, item: Item, place: Place, name: str, raw: object) -> Block:
        widget, value = question_type(item).describe(item), text_of(raw)
        is_written = widget.control not in _CHOSEN
        is_unknown = item.may_be_unknown and is_written and value == UNKNOWN
        return Block(
            id=name,
            kind=widget.control.value,
            label=_label(item, widget),
            help=_help(item),
            is_shown=place not in self.checked.hidden_places,
            is_new=place in self.new,
            required=item.required,
            value="" if is_unknown else _as_field(widget.input_type, value),
            values=tuple(texts_of(raw)),
            options=_options(item, widget),
            is_short=item.type is ItemType.BOOLEAN,
            error=self.errors.get(place, ""),
            advice=self.advice.get(place, ""),
            input_type=_input_type(widget.input_type, value),
            input_mode=widget.input_mode,
            autocomplete=widget.autocomplete,
            width=_WIDTHS.get(item.type, ""),
            rows=widget.rows,
            max_length=(widget.max_length or 0) if widget.control is Control.TEXTAREA else 0,
            ends=(marked(widget.ends[0]), marked(widget.ends[1])),
            files=self.files.get(item.link_id, ()),
            files_help=_files_help(item) if widget.control is Control.FILES else "",
            takes_several=item.repeats,
            unknown_id=f"{name}{UNKNOWN_SUFFIX}" if item.may_be_unknown and is_written else "",
            is_unknown=is_unknown,
            language=language_of(item.text),
        )


def _label(item: Item, widget: Widget) -> str:
    """The question with its unit, which may be in another language where it is not translated."""
    if not widget.unit:
        return marked(item.text)
    if language_of(item.text) == language_of(widget.unit):
        return marked(like(item.text, f"{item.text} ({widget.unit})"))
    return with_swedish("%(question)s (%(unit)s)", question=item.text, unit=widget.unit)


def _files_help(item: Item) -> str:
    most, size = room_for_files(item)
    megabytes = formats.number(max(1, size // MEGABYTE))
    if most == 1:
        return _("En fil: PDF, JPG, PNG, GIF eller HEIC, högst %(size)s MB.") % {"size": megabytes}
    return _("Högst %(count)s filer: PDF, JPG, PNG, GIF eller HEIC, högst %(size)s MB var.") % {
        "count": most,
        "size": megabytes,
    }


def _help(item: Item) -> str:
    if not item.entry_format:
        return marked(item.help)
    words = _("Skriv så här: %(example)s")
    is_translated = language_of(item.entry_format) != SWEDISH
    example = (
        with_swedish(words, example=item.entry_format) if is_translated else words % {"example": item.entry_format}
    )
    return format_html("{} {}", marked(item.help), example) if item.help else example


def _options(item: Item, widget: Widget) -> tuple[tuple[str, str], ...]:
    """The alternatives. Those of a list hold text alone: there the list itself says which language it is."""
    is_list = widget.control is Control.SELECT
    options = [(option.code, option.text if is_list else marked(option.text)) for option in widget.options]
    if widget.control is Control.SCALE:
        for place, words in ((0, widget.ends[0]), (-1, widget.ends[1])):
            code, text = options[place]
            # The words stand at the ends of the scale for those who see it, and with the numbers for the others.
            spoken = format_html('{}<span class="visually-hidden">, {}</span>', text, marked(words))
            options[place] = (code, spoken if words else text)
    if item.may_be_unknown and options:
        unknown = unknown_option(item)
        options.append((UNKNOWN, unknown.text if is_list else marked(unknown.text)))
    return tuple(options)


def _as_field(wanted: str, value: str) -> str:
    """A moment as its field shows it: without the distance from UTC, which no field can hold."""
    match = _MOMENT.fullmatch(value) if wanted == "datetime-local" else None
    return match[1] if match else value


def _input_type(wanted: str, value: str) -> str:
    """A field for dates would show nothing at all of what is no date; then a plain field shows what was written."""
    shape = _NATIVE.get(wanted)
    is_shown = shape is None or not value or value == UNKNOWN or shape.fullmatch(_as_field(wanted, value))
    return wanted if is_shown else "text"


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
