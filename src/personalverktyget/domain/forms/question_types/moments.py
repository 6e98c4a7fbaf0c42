"""A date with a time of day, as clocks in Sweden show it."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.forms.definitions import Answer, Item
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.dates import EARLIEST, LATEST, MONTHS
from personalverktyget.domain.forms.question_types.kind import ORDER, Control, QuestionType, Rank, Widget, text_of

_WRITTEN: Final = re.compile(
    r"([0-9]{4})([-/.]?)([0-9]{1,2})\2([0-9]{1,2})(?:T| |, ?| kl\.? )([0-9]{1,2})[.:]([0-9]{2})(?::([0-9]{2}))?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)


_MIDDLE_EUROPE: Final = timezone(timedelta(hours=1))


class DateTimeType(QuestionType):
    """A moment, kept as 2026-11-23T14:05:00+01:00: the time in Sweden, and how far that was from UTC just then.

    The hour that is left out in March does not exist, and is refused. Of the hour that comes twice in October the
    first one is meant, unless the answer says which by its distance from UTC.
    """

    operators = ORDER
    takes_limits = True
    takes_unknown = True

    def read(self, item: Item, raw: object) -> Answer | None:
        """The moment, if it lies within the limits."""
        moment = self.condition_answer(item, raw)
        if moment is None:
            return None
        day = str(moment)[:10]
        if day < EARLIEST or (item.minimum is not None and _utc(moment) < _utc(item.minimum)):
            raise Rejected(Problem(Code.TOO_EARLY, {"min": str(item.minimum or EARLIEST)}))
        if day > LATEST or (item.maximum is not None and _utc(moment) > _utc(item.maximum)):
            raise Rejected(Problem(Code.TOO_LATE, {"max": str(item.maximum or LATEST)}))
        return moment

    def condition_answer(self, item: Item, raw: object) -> str | bool | int | None:
        """The moment, wherever the limits lie."""
        text = text_of(raw).strip()
        if not text:
            return None
        match = _WRITTEN.fullmatch(text)
        if match is None or (not match[2] and len(match[3] + match[4]) != 4):
            raise Rejected(Problem(Code.NOT_DATE_TIME))
        try:
            local = datetime(*(int(match[part] or 0) for part in (1, 3, 4, 5, 6, 7)))  # type: ignore[arg-type]  # noqa: DTZ001
            return (_told(local, match[8]) if match[8] else _in_sweden(local)).isoformat()
        except Rejected:
            raise
        except (ValueError, OverflowError):
            raise Rejected(Problem(Code.NOT_DATE_TIME)) from None

    def describe(self, item: Item) -> Widget:
        """The browser's own choice of date and time."""
        return Widget(control=Control.INPUT, input_type="datetime-local")

    def in_words(self, item: Item, answer: Answer) -> str:
        """The moment as people write it: 23 november 2026 kl. 14.05."""
        moment = datetime.fromisoformat(str(answer))
        return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year} kl. {moment:%H.%M}"

    def rank(self, answer: Answer) -> Rank:
        """By moment, whichever side of a change of clocks."""
        return _utc(answer)


def _utc(answer: object) -> str:
    return datetime.fromisoformat(str(answer)).astimezone(UTC).isoformat()


def _in_sweden(local: datetime) -> datetime:
    """The moment at which clocks in Sweden show this; refused where they never do."""
    moment = local.replace(tzinfo=STOCKHOLM)
    if _is_before_zones(moment):
        return local.replace(tzinfo=_MIDDLE_EUROPE)
    if moment.astimezone(UTC).astimezone(STOCKHOLM).replace(tzinfo=None) != local:
        raise Rejected(Problem(Code.NO_SUCH_TIME, {"time": f"{local:%H.%M}"}))
    return moment


def _told(local: datetime, offset: str) -> datetime:
    """The moment that the answer itself places by its distance from UTC, as clocks in Sweden show it."""
    hours, minutes = (0, 0) if offset == "Z" else (int(offset[1:3]), int(offset[4:6]))
    if hours > 14 or minutes > 59:
        raise ValueError(offset)
    distance = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    moment = (local - distance).replace(tzinfo=UTC)
    shown = moment.astimezone(STOCKHOLM)
    return moment.astimezone(_MIDDLE_EUROPE) if _is_before_zones(shown) else shown


def _is_before_zones(moment: datetime) -> bool:
    """Until 1900 Swedish clocks were fourteen seconds off the hour, which FHIR's moments have no way to say."""
    distance = moment.utcoffset()
    return distance is not None and distance.total_seconds() % 60 != 0
