"""What gathered answers read as: bars, middles, how many."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from personalverktyget.domain.outreach.gathering.distributions import Bar, Distribution
from personalverktyget.domain.outreach.gathering.questions import AskedQuestion, Shape
from personalverktyget.domain.outreach.gathering.read_models import QuestionOutcome
from personalverktyget.web.shared import formats


def bar_words(asked: AskedQuestion, bar: Bar) -> str:
    """What a bar stands for: its alternative, 60–79, 60 till under 62,5, mars 2026."""
    if bar.words:
        return bar.words
    if bar.high is None:
        return value_words(bar.low)
    if isinstance(bar.low, date) and isinstance(bar.high, date):
        return _days(bar.low, bar.high)
    low, high = Decimal(str(bar.low)), Decimal(str(bar.high))
    if low == low.to_integral_value() and high == high.to_integral_value() and asked.item.type == "integer":
        return value_words(low) if high - low == 1 else f"{value_words(low)}–{value_words(high - 1)}"
    return _("%(low)s till under %(high)s") % {"low": value_words(low), "high": value_words(high)}


def _days(low: date, high: date) -> str:
    if (high - low).days == 1:
        return formats.date_only(low)
    if low.day == high.day == 1 and (high - low).days <= 31:
        return formats.date_only(low).partition(" ")[2]
    return str(low.year) if high.year - low.year == 1 else f"{low.year}–{high.year - 1}"


def value_words(value: Any) -> str:
    """1 250, 62,5, 3 mars 2026."""
    if isinstance(value, date):
        return formats.date_only(value)
    number = Decimal(str(value)).normalize()
    return formats.number(number.quantize(Decimal(1)) if number == number.to_integral_value() else number)


def middle_words(asked: AskedQuestion, found: Distribution) -> str:
    """Median 72 kg, från 48 till 121 kg."""
    if found.median is None:
        return ""
    unit = f" {asked.item.unit}" if asked.item.unit else ""
    words = _("Median %(median)s%(unit)s, från %(least)s till %(greatest)s%(unit)s.")
    return words % {
        "median": value_words(found.median),
        "least": value_words(found.least),
        "greatest": value_words(found.greatest),
        "unit": unit,
    }


def question_words(outcome: QuestionOutcome) -> str:
    """How many have answered, and what else is good to know."""
    said = [_people(outcome)]
    if outcome.asked.is_conditional:
        said.append(_("Frågan ställs bara till en del, efter vad de har svarat tidigare."))
    if outcome.asked.takes_several:
        said.append(_("Flera svar kunde väljas."))
    match outcome.asked.shape:
        case Shape.NUMBERS | Shape.DAYS:
            said.append(middle_words(outcome.asked, outcome.distribution))
        case Shape.FILES | Shape.PERSONAL:
            said.append(_("Svaren står i tabellen."))
        case Shape.TEXTS if outcome.asked.group:
            said.append(_("Svaren står i tabellen."))
    return " ".join(filter(None, said))


def _people(outcome: QuestionOutcome) -> str:
    if not outcome.people:
        return _("Ingen har svarat på frågan.")
    people = ngettext("%(count)s har svarat.", "%(count)s har svarat.", outcome.people)
    said = people % {"count": formats.number(outcome.people)}
    if outcome.asked.group is None:
        return said
    words = ngettext("%(count)s svar i allt.", "%(count)s svar i allt.", outcome.answers)
    return f"{said} {words % {'count': formats.number(outcome.answers)}}"


def share(count: int, of: int) -> str:
    """42 %, less than one as it is said."""
    if not count or not of:
        return "0\u00a0%"
    rounded = round(100 * count / of)
    return "<1\u00a0%" if rounded == 0 else f"{rounded}\u00a0%"
