"""Cases as rows of a list: ready strings, so that the template only writes them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.domain.cases.read_models import CaseList, CaseRow
from personalverktyget.domain.cases.states import State
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
    moment, base = now(), reverse("staff:cases:list")
    suffix = f"/?vy={slug}" if slug else "/"
    states = {state: str(words) for state, words in STATES.items()}
    return tuple(_row(row, f"{base}{row.id}{suffix}", states, moment) for row in cases.rows)


def _row(row: CaseRow, url: str, states: dict[State, str], moment: datetime) -> Row:
    due, due_kind, due_exact = due_words(row, moment)
    person = row.person
    return Row(
        url=url,
        headline=row.headline,
        number=row.number,
        person=person.name,
        person_number=formats.identity_number(person.number) if person.number else "",
        is_masked=person.is_masked,
        case_type=row.case_type,
        state=states[row.state],
        state_kind=STATE_LOOKS[row.state],
        handler=row.handler,
        received=formats.short(row.received_at, moment),
        received_exact=formats.exact(row.received_at, moment),
        due=due,
        due_kind=due_kind,
        due_exact=due_exact,
    )


def due_words(row: CaseRow, moment: datetime) -> tuple[str, str, str]:
    """Words, kind and exact time of what comes next: an answer, the closing, or that it is closed."""
    if row.closed_at is not None:
        return formats.short(row.closed_at, moment), "done", formats.exact(row.closed_at, moment)
    due = formats.due(row.due_at, moment)
    words = due.words if due.level == "late" else formats.short(row.due_at, moment)
    if row.awaits_feedback:
        return words, due.level, _("Svar senast %(time)s") % {"time": due.exact}
    # The resident has been answered: what is left is to close, which is said so that nobody takes it for an answer.
    closing = _("avsluta %(when)s") % {"when": words}
    return closing, due.level, _("Besvarat. Avsluta senast %(time)s") % {"time": due.exact}
