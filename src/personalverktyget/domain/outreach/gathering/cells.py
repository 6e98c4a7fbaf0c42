"""An answer as it stands in a table: in words for a page, as numbers and days for a spreadsheet."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from personalverktyget.domain.forms.definitions import UNKNOWN, ItemType
from personalverktyget.domain.forms.question_types import answer_in_words
from personalverktyget.domain.outreach.gathering.questions import AnswerColumn, AskedQuestion, Shape
from personalverktyget.domain.outreach.gathering.read_models import AnswerRow
from personalverktyget.domain.outreach.tables.cells import Cell

# Spreadsheets know no earlier day.
_FIRST_DAY = date(1900, 1, 1)


def in_words(asked: AskedQuestion, row: AnswerRow) -> tuple[str, ...]:
    """What she answered; in a group that repeats once for each time, and the names of files one by one."""
    if asked.shape is Shape.FILES:
        return row.files.get(asked.id, ())
    if asked.item.is_personal and row.is_withheld:
        return (_("Visas inte"),)
    given = [_given(asked, row, number) for number in range(_times(asked, row))]
    words = tuple("" if answer is None else answer_in_words(asked.item, answer) for answer in given)
    return words if any(words) else ()


def cell_of(column: AnswerColumn, row: AnswerRow) -> Cell:
    """What stands in a cell of the spreadsheet."""
    asked = column.asked
    if asked.shape in (Shape.FILES, Shape.PERSONAL):
        said = in_words(asked, row)
        if asked.group is not None and asked.shape is Shape.PERSONAL and not row.is_withheld:
            return said[column.repetition] if column.repetition < len(said) else None
        return ", ".join(said) or None
    answer = _given(asked, row, column.repetition)
    if answer is None:
        return None
    return _plain(asked, answer)


def _plain(asked: AskedQuestion, answer: Any) -> Cell:
    words = answer_in_words(asked.item, answer)
    if answer == UNKNOWN:
        return words
    match asked.item.type:
        case ItemType.INTEGER | ItemType.SCALE:
            return int(answer)
        case ItemType.DECIMAL:
            return Decimal(str(answer))
        case ItemType.DATE:
            day = date.fromisoformat(str(answer))
            return day if day >= _FIRST_DAY else str(answer)
        case ItemType.DATE_TIME:
            moment = datetime.fromisoformat(str(answer))
            return moment if moment.date() >= _FIRST_DAY else words
    return words


def _times(asked: AskedQuestion, row: AnswerRow) -> int:
    return 1 if asked.group is None else len(row.answers.get(asked.group.link_id, ()))


def _given(asked: AskedQuestion, row: AnswerRow, repetition: int) -> Any:
    if asked.group is None:
        return row.answers.get(asked.id)
    filled_in = row.answers.get(asked.group.link_id, ())
    return filled_in[repetition].get(asked.id) if repetition < len(filled_in) else None
