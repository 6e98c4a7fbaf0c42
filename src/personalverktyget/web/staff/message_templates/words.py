"""Words that the pages about message templates share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from personalverktyget.base.clock import today
from personalverktyget.domain.message_templates.content import OPENABLE, PARTS, TEXT_NAMES, TemplateContent
from personalverktyget.domain.message_templates.follow_up import FollowUp, Unread
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.variables import RESIDENT_VARIABLES, UNIT_VARIABLES
from personalverktyget.web.shared import formats

LABELS: Final[Mapping[str, Any]] = {
    "name": lazy("Mallens namn"),
    "summary": lazy("När mallen används"),
    "subject": lazy("Rubrik"),
    "body": lazy("Meddelande"),
    "purpose": lazy("Varför invånaren får det"),
    "use_of_answers": lazy("Hur svaren används"),
    "contact": lazy("Vart invånaren vänder sig med frågor"),
}
KINDS: Final[Mapping[TemplateKind, Any]] = {
    TemplateKind.INFORMATION: lazy("Information, går inte att besvara"),
    TemplateKind.QUESTION: lazy("Fråga, besvaras i ett formulär"),
    TemplateKind.POPULATION: lazy("Till befolkningen: information som regionen själv skickar"),
}
SHORT_KINDS: Final[Mapping[TemplateKind, Any]] = {
    TemplateKind.INFORMATION: lazy("Information"),
    TemplateKind.QUESTION: lazy("Fråga"),
    TemplateKind.POPULATION: lazy("Till befolkningen"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is another: what stood there and what stands there."""

    label: str
    before: str
    after: str


def changes(before: TemplateContent, after: TemplateContent) -> tuple[Change, ...]:
    """What differs between two versions, part by part, in the order in which they are read."""
    found = [
        Change(str(LABELS[name]), getattr(before, name), getattr(after, name))
        for name in TEXT_NAMES
        if getattr(before, name) != getattr(after, name)
    ]
    if before.follow_up != after.follow_up:
        found.append(Change(_("Påminnelser"), reminder_words(before.follow_up), reminder_words(after.follow_up)))
    if before.open_parts != after.open_parts:
        found.append(Change(_("Öppet för enheternas tillägg"), _opened(before), _opened(after)))
    return tuple(found)


def reminder_words(follow_up: FollowUp) -> str:
    """When reminders go and how many, and what comes after them."""
    return ". ".join(filter(None, (_reminders(follow_up), _unread(follow_up)))) or _("Inga")


def _unread(follow_up: FollowUp) -> str:
    days = follow_up.unread_days
    match follow_up.unread:
        case Unread.NOTICE:
            words = ngettext("Oläst %(days)s dag till: ny avisering", "Oläst %(days)s dagar till: ny avisering", days)
        case Unread.CALL:
            words = ngettext(
                "Oläst %(days)s dag till: ny avisering, och efter lika lång tid ringer mottagningen",
                "Oläst %(days)s dagar till: ny avisering, och efter lika lång tid ringer mottagningen",
                days,
            )
        case Unread.LETTER:
            words = ngettext(
                "Oläst %(days)s dag till: ny avisering, och efter lika lång tid skickar mottagningen brev",
                "Oläst %(days)s dagar till: ny avisering, och efter lika lång tid skickar mottagningen brev",
                days,
            )
        case _:
            return ""
    return words % {"days": days}


def _reminders(follow_up: FollowUp) -> str:
    if not follow_up.reminders:
        return ""
    days = ngettext("Efter %(days)s dag", "Efter %(days)s dagar", follow_up.remind_days) % {
        "days": follow_up.remind_days
    }
    times = ngettext("%(count)s påminnelse", "högst %(count)s påminnelser", follow_up.reminders)
    return f"{days}, {times % {'count': follow_up.reminders}}"


def shown_parts(parts: Mapping[str, str]) -> dict[str, Any]:
    """The parts of a message for the page that draws it."""
    return {name: parts[name] for name in PARTS}


UNREAD: Final[Mapping[Unread, Any]] = {
    Unread.NOTHING: lazy("Inget mer"),
    Unread.NOTICE: lazy("En ny avisering"),
    Unread.CALL: lazy("En ny avisering, sedan ringer mottagningen"),
    Unread.LETTER: lazy("En ny avisering, sedan skickar mottagningen brev"),
}


def part_choices(kind: TemplateKind) -> list[tuple[str, str]]:
    """The parts that can be opened, as choices."""
    names = (name for name in OPENABLE if kind is TemplateKind.QUESTION or name != "use_of_answers")
    return [(name, str(LABELS[name])) for name in names]


def review_words(due: date | None) -> dict[str, Any]:
    """When it is time to go through it."""
    return {"day": formats.date_only(due) if due else "", "is_due": due is not None and due <= today()}


def live_words(number: int, at: datetime | None) -> str:
    """Which version is live, and since when."""
    if not number or at is None:
        return ""
    return _("Version %(number)s, %(when)s") % {"number": number, "when": formats.moment(at)}


def changed_words(by: str, at: datetime | None) -> str:
    """Who wrote last."""
    return _("Ändrat av %(name)s %(when)s") % {"name": by, "when": formats.moment(at)} if at else ""


def known_words(kind: TemplateKind) -> str:
    """The variables that the program fills by itself, as they are written."""
    names = RESIDENT_VARIABLES if kind is TemplateKind.POPULATION else ("namn", *UNIT_VARIABLES, "avsändare")
    return ", ".join(f"{{{name}}}" for name in names)


def _opened(content: TemplateContent) -> str:
    return ", ".join(str(LABELS[name]) for name in content.open_parts) or _("Inget")
