"""Cases as rows of a list: ready strings, so that the template only writes them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.domain.cases.read_models import CaseList, CaseRow
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.words import STATE_LOOKS, STATES


@dataclass(frozen=True, slots=True)
class Row:
    """One case in a list."""

    url: str
    headline: str
    number: int
    person: str
    person_number: str
    is_masked: bool
    case_type: str
    state: str
    state_kind: str
    handler: str
    received: str
    received_exact: str
    due: str
    due_kind: str
    due_exact: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of a list. Addresses are empty where there is nothing further."""

    rows: tuple[Row, ...]
    next_url: str
    previous_url: str
    has_more: bool
    count: str


def list_page(cases: CaseList, slug: str) -> Rows:
    """The rows of one of the queues, with the way to its neighbours."""
    return Rows(
        rows=_rows(cases, slug),
        next_url=f"?{urlencode({'vy': slug, 'efter': cases.next_cursor})}" if cases.next_cursor else "",
        previous_url=f"?{urlencode({'vy': slug, 'fore': cases.previous_cursor})}" if cases.previous_cursor else "",
        has_more=cases.has_more,
        count=formats.number(len(cases.rows)),
    )


def search_page(cases: CaseList) -> Rows:
    """The rows of a search."""
    return Rows(_rows(cases, ""), "", "", cases.has_more, formats.number(len(cases.rows)))


def _rows(cases: CaseList, slug: str) -> tuple[Row, ...]:
    draw = _Rows(slug)
    return tuple(draw.row(case) for case in cases.rows)


class _Rows:
    """Makes the rows of one page. What is the same in many of them is worked out once."""

    def __init__(self, slug: str) -> None:
        self._moment, self._words = now(), formats.words_now()
        self._base = reverse("staff:cases:list")
        self._suffix = f"/?vy={slug}" if slug else "/"
        self._states = {state: str(words) for state, words in STATES.items()}
        self._answer_by, self._close_by = _("Svar senast %(time)s"), _("Besvarat. Avsluta senast %(time)s")
        self._close = _("avsluta %(when)s")
        self._dues: dict[datetime, tuple[str, str, str]] = {}

    def row(self, case: CaseRow) -> Row:
        """One case, ready to be written."""
        due, due_kind, due_exact = self._due(case)
        person = case.person
        return Row(
            url=f"{self._base}{case.id}{self._suffix}",
            headline=case.headline,
            number=case.number,
            person=person.name,
            person_number=formats.identity_number(person.number) if person.number else "",
            is_masked=person.is_masked,
            case_type=case.case_type,
            state=self._states[case.state],
            state_kind=STATE_LOOKS[case.state],
            handler=case.handler,
            received=formats.short(case.received_at, self._moment, self._words),
            received_exact=formats.exact(case.received_at, self._moment, self._words),
            due=due,
            due_kind=due_kind,
            due_exact=due_exact,
        )

    def _due(self, case: CaseRow) -> tuple[str, str, str]:
        """Words, kind and exact time of what comes next: an answer, the closing, or that it is closed."""
        if case.closed_at is not None:
            when = case.closed_at, self._moment, self._words
            return formats.short(*when), "done", formats.exact(*when)
        words, kind, exact = self._dues.get(case.due_at) or self._time_left(case.due_at)
        if case.awaits_feedback:
            return words, kind, self._answer_by % {"time": exact}
        # The resident has been answered: what is left is to close, and nobody should take it for an answer.
        return self._close % {"when": words}, kind, self._close_by % {"time": exact}

    def _time_left(self, at: datetime) -> tuple[str, str, str]:
        due = formats.due(at, self._moment, self._words)
        words = due.words if due.level == "late" else formats.short(at, self._moment, self._words)
        self._dues[at] = words, due.level, due.exact
        return self._dues[at]
