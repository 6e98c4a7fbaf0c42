"""What can be settled about a case type beside its form: by its owner for every unit, and by a unit for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.calendars.response_time import Target
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.text_variables import problem_of

LONGEST_TEXT: Final = 1000
LONGEST_MESSAGE: Final = 300
LONGEST_REPLY: Final = 500
MOST_REPLIES: Final = 30
HIGHEST_CAP: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTypeSettings:
    """The owner's part: the region's for a central case type, the unit's for its own."""

    receipt_text: str = ""
    cap_per_day: int | None = None
    cap_per_resident: int | None = None
    cap_message: str = ""
    takes_attachments: bool = True
    takes_proxies: bool = True
    audience: Audience = Audience.EVERYBODY
    fixed_replies: tuple[str, ...] = ()

    def require_sound(self) -> None:
        """Raise ``InvalidInput`` for a text that is too long or a cap that lets nobody in."""
        _require_length(self.receipt_text, LONGEST_TEXT, "receipt_text")
        _require_length(self.cap_message, LONGEST_MESSAGE, "cap_message")
        _require_replies(self.fixed_replies, "fixed_replies")
        for name in ("cap_per_day", "cap_per_resident"):
            cap = getattr(self, name)
            if cap is not None and not 1 <= cap <= HIGHEST_CAP:
                message = _("Skriv ett tal mellan 1 och %(max)s, eller lämna tomt.")
                raise InvalidInput(message % {"max": HIGHEST_CAP}, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAdditions:
    """A unit's part, the same for central and local case types. Nothing else of a central one is the unit's to say."""

    local_information: str = ""
    local_terms: str = ""
    feedback_target: str = ""
    hours: OpeningHours | None = None
    closed_message: str = ""
    # For those alone to whom the unit has handed it out. Nothing where the owner does not let the unit choose.
    is_restricted: bool = False
    suggested: tuple[UUID, ...] = ()
    standard_replies: tuple[str, ...] = ()

    def require_sound(self, ceiling: Target) -> None:
        """Raise ``InvalidInput`` for a text that is too long, or a response time that is longer than the ceiling."""
        _require_length(self.local_information, LONGEST_TEXT, "local_information")
        _require_length(self.local_terms, LONGEST_TEXT, "local_terms")
        _require_length(self.closed_message, LONGEST_MESSAGE, "closed_message")
        _require_replies(self.standard_replies, "standard_replies")
        try:
            target = read_target(self.feedback_target)
        except ValueError as error:
            message = _("Svarstiden går inte att läsa. Välj ett av alternativen.")
            raise InvalidInput(message, "feedback_target") from error
        if target and target.working_days and target.working_days > (ceiling.working_days or 0):
            message = _("Svarstiden kan bara bli kortare. Den är redan högst %(days)s arbetsdagar.")
            raise InvalidInput(message % {"days": ceiling.working_days}, "feedback_target")


def merged_replies(before: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> list[dict[str, Any]]:
    """The alternatives with these texts in use. One that says the same as before keeps its id, and so its count."""
    known = {str(entry["text"]): str(entry["id"]) for entry in before}
    used = [{"id": known.get(text) or str(uuid4()), "text": text, "is_used": True} for text in texts]
    gone = [{**entry, "is_used": False} for entry in before if entry["text"] not in texts]
    return [*used, *gone]


def _require_replies(texts: tuple[str, ...], field: str) -> None:
    if len(texts) > MOST_REPLIES:
        raise InvalidInput(_("Skriv högst %(max)s svar.") % {"max": MOST_REPLIES}, field)
    if len(set(texts)) != len(texts):
        raise InvalidInput(_("Två av svaren är likadana. Ta bort det ena."), field)
    for text in texts:
        _require_length(text, LONGEST_REPLY, field)


def _require_length(text: str, longest: int, field: str) -> None:
    if len(text) > longest:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(text), "max": longest}, field)
    if problem := problem_of((text,)):
        raise InvalidInput(problem, field)
