"""What a looked-up resident and a line of a pasted list read as."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from personalverktyget.base.identity_numbers import written
from personalverktyget.domain.admittance.read_models import CheckedRow, RowState
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.form_problems import identity_problem_text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a pasted list: what was written, whom it names, and what comes of it."""

    place: int
    written: str
    name: str
    said: str
    kind: str


def line_of(row: CheckedRow) -> Line:
    """The line in words."""
    number = written(row.number) if row.number else row.text[:60]
    kind = "active" if row.state is RowState.VALID else "closed" if row.state is RowState.HAS_IT else "returned"
    return Line(row.place, number, name_of(row), said_of(row), kind)


def name_of(row: CheckedRow) -> str:
    """The resident's name. A protected one's is never shown, and why not only to those who know her."""
    person = row.person
    if person is None:
        return ""
    if not person.is_masked:
        return person.name
    return _("Skyddad identitet") if person.is_protected else _("Namnet visas inte")


def said_of(row: CheckedRow) -> str:
    """What comes of the line, and what to do where nothing does."""
    match row.state:
        case RowState.VALID:
            return _("Kan få ärendetypen")
        case RowState.HAS_IT:
            return _("Har den redan, %(until)s") % {"until": until_in_words(row)}
        case RowState.DOUBLE:
            return _("Samma nummer som på rad %(place)s") % {"place": row.double_of}
        case RowState.INVALID if row.problem:
            return identity_problem_text(row.problem)
    return unknown()


def unknown() -> str:
    """To whom nothing can be handed out."""
    return _("Finns inte bland dem som kan få ärendetypen. Kontrollera numret.")


def last_day_in_words(until: date | None, *, has_run_out: bool) -> str:
    """Until when it holds, or held."""
    if until is None:
        return _("tills vidare")
    words = _("gick ut %(day)s") if has_run_out else _("till och med %(day)s")
    return words % {"day": formats.date_only(until)}


def until_in_words(row: CheckedRow) -> str:
    """For how long it holds."""
    return last_day_in_words(row.until, has_run_out=False)
