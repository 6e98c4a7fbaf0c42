"""Log control in words: states, verdicts, and each flag as a sentence that explains itself."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from personalverktyget.domain.log_review.read_models import FlagCount, JudgedEntry, ReviewPage, ReviewSummary
from personalverktyget.domain.log_review.rules import Flag
from personalverktyget.domain.log_review.states import Part, ReviewKind, ReviewState, Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.words import Words

KINDS: Final[dict[str, Words]] = {
    ReviewKind.SCHEDULED: lazy("Återkommande"),
    ReviewKind.BY_HAND: lazy("Påbörjad av enheten"),
    ReviewKind.SUSPICION: lazy("Efter misstanke"),
}
STATES: Final[dict[str, Words]] = {
    ReviewState.WAITING: lazy("Inte påbörjad"),
    ReviewState.BEGUN: lazy("Påbörjad"),
    ReviewState.SIGNED: lazy("Signerad"),
}
TONES: Final[dict[str, str]] = {
    ReviewState.WAITING: "new",
    ReviewState.BEGUN: "active",
    ReviewState.SIGNED: "closed",
}
PARTS: Final[dict[str, Words]] = {
    Part.RANDOM: lazy("Dragen slumpvis"),
    Part.RANKED: lazy("Framlyft"),
    Part.TAKEN_UP: lazy("Tillagd av granskaren"),
}
VERDICTS: Final[dict[str, Words]] = {
    Verdict.JUSTIFIED: lazy("Motiverad"),
    Verdict.UNCLEAR: lazy("Oklar"),
    Verdict.SUSPECTED: lazy("Misstänkt"),
}
VERDICT_TONES: Final[dict[str, str]] = {
    Verdict.JUSTIFIED: "closed",
    Verdict.UNCLEAR: "waiting",
    Verdict.SUSPECTED: "returned",
}


SCHEDULES: Final[dict[int, Words]] = {
    1: lazy("Varje månad"),
    2: lazy("Varannan månad"),
    3: lazy("Var tredje månad"),
}


def _times(count: int) -> str:
    return ngettext("%(count)s gång", "%(count)s gånger", count) % {"count": count}


_FLAGS: Final[dict[str, Callable[[int], str]]] = {
    Flag.REASON_GIVEN: lambda count: _("Öppnade ett avslutat ärende som någon annan hade hand om, och angav varför."),
    Flag.NOT_INVOLVED: lambda count: (
        _("Öppnade %(times)s utan att ha fördelat eller handlagt något för invånaren.") % {"times": _times(count)}
    ),
    Flag.OWN_OR_RELATIVE: lambda count: _("Invånaren heter som den som öppnade, eller är barn till någon som gör det."),
    Flag.SAME_NAME: lambda count: _("Invånaren har samma efternamn som den som öppnade."),
    Flag.SAME_ADDRESS: lambda count: _("Invånaren bor på samma adress som någon som heter som den som öppnade."),
    Flag.COLLEAGUE: lambda count: _("Invånaren heter som en kollega som finns i enhetens logg."),
    Flag.MANY_READS: lambda count: _("Öppnade uppgifter om samma invånare %(times)s.") % {"times": _times(count)},
    Flag.MANY_UNITS: lambda count: (
        _("Öppnade uppgifter om samma invånare på %(count)s mottagningar.") % {"count": count}
    ),
    Flag.ODD_HOURS: lambda count: (
        _("Öppnade %(times)s på natten eller en helg, då personen sällan arbetar.") % {"times": _times(count)}
    ),
    Flag.PROTECTED: lambda count: _("Invånaren har skyddad identitet."),
    Flag.AFTER_CLOSING: lambda count: (
        _("Öppnade %(times)s mer än en vecka efter att ärendet hade avslutats.") % {"times": _times(count)}
    ),
    Flag.NO_ACTION: lambda count: (
        _("Öppnade %(times)s under perioden och gjorde inget i ärendet.") % {"times": _times(count)}
    ),
}
# Each flag by name, where the sentence would be too long.
FLAG_NAMES: Final[dict[str, Words]] = {
    Flag.REASON_GIVEN: lazy("Angav skäl"),
    Flag.NOT_INVOLVED: lazy("Varken fördelat eller handlagt"),
    Flag.OWN_OR_RELATIVE: lazy("Eget eller närståendes ärende"),
    Flag.SAME_NAME: lazy("Samma efternamn"),
    Flag.SAME_ADDRESS: lazy("Samma adress"),
    Flag.COLLEAGUE: lazy("Kollega"),
    Flag.MANY_READS: lazy("Många öppningar"),
    Flag.MANY_UNITS: lazy("Flera mottagningar"),
    Flag.ODD_HOURS: lazy("Ovanlig tid"),
    Flag.PROTECTED: lazy("Skyddad identitet"),
    Flag.AFTER_CLOSING: lazy("Efter avslut"),
    Flag.NO_ACTION: lazy("Utan åtgärd"),
}

# What each flag says, where it is not of a single entry.
FLAG_MEANINGS: Final[dict[str, Words]] = {
    Flag.REASON_GIVEN: lazy("Öppnade ett avslutat ärende och angav varför."),
    Flag.NOT_INVOLVED: lazy("Har varken fördelat eller handlagt något för invånaren."),
    Flag.OWN_OR_RELATIVE: lazy("Invånaren heter som den som öppnade, eller är barn till någon som gör det."),
    Flag.SAME_NAME: lazy("Invånaren har samma efternamn som den som öppnade."),
    Flag.SAME_ADDRESS: lazy("Invånaren bor på samma adress som någon som heter som den som öppnade."),
    Flag.COLLEAGUE: lazy("Invånaren heter som en kollega som finns i enhetens logg."),
    Flag.MANY_READS: lazy("Öppnade uppgifter om samma invånare många gånger."),
    Flag.MANY_UNITS: lazy("Öppnade uppgifter om samma invånare på flera mottagningar."),
    Flag.ODD_HOURS: lazy("Öppnade på natten eller en helg, då personen sällan arbetar."),
    Flag.PROTECTED: lazy("Invånaren har skyddad identitet."),
    Flag.AFTER_CLOSING: lazy("Öppnade mer än en vecka efter att ärendet hade avslutats."),
    Flag.NO_ACTION: lazy("Öppnade, men gjorde inget i ärendet."),
}


def flag_sentence(found: FlagCount) -> str:
    """Why an entry was chosen, as a sentence."""
    told = _FLAGS.get(found.flag)
    return told(found.count) if told else found.flag


def flag_name(found: FlagCount) -> str:
    """The flag by its name, with how many times where it is more than once."""
    name = str(FLAG_NAMES.get(found.flag, found.flag))
    return f"{name}, {found.count}" if found.count > 1 else name


def whose_turn(entry: JudgedEntry) -> str:
    """What is waited for beside the verdict: the colleague's answer, or the care provider's outcome."""
    told = []
    if entry.asked:
        is_answered = all(one.answered_at for one in entry.asked)
        told.append(_("Frågan är besvarad") if is_answered else _("Frågan väntar på svar"))
    if entry.handed_on:
        told.append(_("Bedömd av vårdgivaren") if entry.handed_on.verdict else _("Lämnad till vårdgivaren"))
    return " · ".join(told)


def verdict_counts(page: ReviewPage) -> str:
    """How many of the entries got each verdict: Motiverad 58, Oklar 1, Misstänkt 1."""
    given = [one.verdict for one in page.entries]
    return ", ".join(f"{label} {given.count(verdict)}" for verdict, label in VERDICTS.items())


def days(first: date, last: date) -> str:
    """A period in words."""
    return formats.period(first, last)


def standing(summary: ReviewSummary) -> str:
    """How far a review has come."""
    if summary.kind == ReviewKind.SUSPICION and not summary.chosen:
        return _("allt om en person")
    if summary.state == ReviewState.SIGNED:
        reviewed = ngettext("%(count)s granskad", "%(count)s granskade", summary.chosen)
        suspected = ngettext("%(count)s misstänkt", "%(count)s misstänkta", summary.suspected)
        return f"{reviewed % {'count': summary.chosen}}, {suspected % {'count': summary.suspected}}"
    return _("%(judged)s av %(chosen)s bedömda") % {"judged": summary.judged, "chosen": summary.chosen}
