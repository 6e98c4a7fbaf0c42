"""What the log tells a resident, in words: on her own page, and in the extract that a reviewer takes out for her."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from personalverktyget.domain.access_log.actions import LogPurpose
from personalverktyget.domain.log_review.doings import Doing
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.words import OPENING_REASONS, Words

DOINGS: Final[dict[Doing, Words]] = {
    Doing.OPENED_CASE: lazy("Öppnade ditt ärende"),
    Doing.WORKED_ON_CASE: lazy("Arbetade med ditt ärende"),
    Doing.OPENED_FILE: lazy("Öppnade en fil i ett ärende"),
    Doing.LISTED: lazy("Såg dig i en lista"),
    Doing.LOOKED_UP: lazy("Sökte fram dig"),
    Doing.MESSAGE: lazy("Arbetade med ett meddelande till dig"),
    Doing.REVIEWED_LOG: lazy("Kontrollerade loggen, där du finns med"),
    Doing.TOOK_EXTRACT: lazy("Tog fram ett utdrag ur loggen åt dig"),
    Doing.ANSWERED_ABOUT_LOG: lazy("Arbetade med din fråga om loggen"),
    Doing.PRINTED: lazy("Skrev ut något om dig"),
    Doing.OTHER: lazy("Hanterade uppgifter om dig"),
}
PURPOSES: Final[dict[str, Words]] = {
    LogPurpose.CARE: lazy("För din vård"),
    LogPurpose.QUALITY: lazy("För att kontrollera att ingen öppnar något utan skäl"),
    LogPurpose.DOCUMENTATION: lazy("För att lagen kräver det"),
    LogPurpose.STATISTICS: lazy("För statistik"),
    LogPurpose.ADMINISTRATION: lazy("För att sköta mottagningens arbete"),
    LogPurpose.REGISTER: lazy("För ett kvalitetsregister"),
}


def who(line: OwnLogLine) -> str:
    """By what she may be told: name and title, the title, or nothing but that it was one of the staff."""
    if line.name and line.title:
        return f"{line.name}, {line.title}"
    return line.name or line.title or _("En medarbetare")


def where(line: OwnLogLine) -> str:
    """From which unit."""
    return line.unit or _("Regionens förvaltning")


def why(line: OwnLogLine) -> str:
    """The purpose in plain words, or the reason that was chosen for opening a closed case."""
    if line.reason:
        return str(OPENING_REASONS.get(line.reason, line.reason))
    return str(PURPOSES.get(line.purpose, line.purpose))


def times(line: OwnLogLine) -> str:
    """When in the day: once, or from when to when and how many times."""
    first, last = formats.time_of_day(line.first_at), formats.time_of_day(line.last_at)
    if line.count == 1:
        return last
    many = ngettext("%(count)s gång", "%(count)s gånger", line.count) % {"count": formats.number(line.count)}
    return f"{last}, {many}" if first == last else f"{first}–{last}, {many}"
