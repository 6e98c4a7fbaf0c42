"""Steps, refusals and conflicts in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile
from personalverktyget.domain.forms.definitions import Item
from personalverktyget.domain.forms.editing import Why
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.languages import with_swedish
from personalverktyget.web.staff.case_types.kinds import Words
from personalverktyget.web.staff.case_types.language_words import language_name

_STEPS: Final[Mapping[str, Words]] = {
    "add": lazy("lägga till %(subject)s"),
    "change": lazy("ändra %(subject)s"),
    "move": lazy("flytta %(subject)s"),
    "duplicate": lazy("kopiera %(subject)s"),
    "delete": lazy("ta bort %(subject)s"),
    "change_form": lazy("ändra vad som står i ärendelistan"),
    "replace": lazy("byta hela formuläret"),
    "texts": lazy("ändra texterna"),
    "replace_texts": lazy("byta ut %(subject)s"),
    "translate": lazy("översätta %(subject)s"),
    "add_language": lazy("lägga till %(subject)s"),
    "drop_language": lazy("ta bort %(subject)s"),
    "taken_up": lazy("ta upp det som skulle publiceras"),
}
_ABOUT_LANGUAGES: Final = frozenset({"add_language", "drop_language"})
_REFUSALS: Final[Mapping[Why, Words]] = {
    Why.GONE: lazy("Den delen finns inte längre. Ingenting är ändrat."),
    Why.PAGES_ARE_GROUPS: lazy("En fråga måste ligga på en sida. Ingenting är ändrat."),
    Why.NOT_A_GROUP: lazy("Frågor kan bara ligga på sidor och i avsnitt. Ingenting är ändrat."),
    Why.INTO_ITSELF: lazy("En sida eller ett avsnitt kan inte flyttas in i sig självt. Ingenting är ändrat."),
    Why.TOO_DEEP: lazy("Avsnitten ligger redan så djupt som det går. Ingenting är ändrat."),
    Why.TOO_MANY: lazy("Formuläret har så många delar som ett formulär kan ha. Ta bort någon först."),
    Why.TOO_LONG: lazy(
        "Någon text är längre än vad som går att spara. Det du skrev står kvar här, men är inte sparat. Korta det."
    ),
    Why.TAKEN: lazy("Den delen finns redan. Ingenting är ändrat."),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """That somebody else was first: what happened, and what stands there now."""

    said: str
    text_now: str


def step_words(step: tuple[str, str] | None) -> str:
    """What a step did, as it follows on "Ångra:"; empty where there is no step."""
    if step is None or step[0] not in _STEPS:
        return ""
    operation, subject = step
    if operation in _ABOUT_LANGUAGES:
        return str(_STEPS[operation]) % {"subject": language_name(subject)}
    if not subject.strip():
        return str(_STEPS[operation]) % {"subject": _("en ny del")}
    return with_swedish(str(_STEPS[operation]), subject=f"”{subject.strip()[:60]}”")


def refusal_words(why: Why) -> str:
    """Why something cannot be done."""
    return str(_REFUSALS[why])


def conflict_words(conflict: DraftChangedMeanwhile, item: Item | None) -> Conflict:
    """Who was first, and when."""
    if conflict.at is None:
        return Conflict(_("Utkastet har ändrats sedan du öppnade det. Läs igenom och försök igen."), "")
    said = _("%(name)s ändrade här %(when)s, efter att du öppnade sidan. Det du skrev är inte sparat än.") % {
        "name": conflict.by,
        "when": formats.moment(conflict.at),
    }
    return Conflict(said, item.text if item else "")
