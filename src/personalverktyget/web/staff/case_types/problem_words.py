"""What a draft lacks before it can be published, in words that say what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.forms.definition_rules import Error
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.forms.problems import Code
from personalverktyget.web.staff.case_types.kinds import Words, kind_of

_FORM: Final[Mapping[Code, Words]] = {
    Code.MISSING_TEXT: lazy("Skriv vad som ska stå."),
    Code.EMPTY_GROUP: lazy("Här finns inga frågor. Lägg till en, eller ta bort den tomma delen."),
    Code.ITEMS_OUTSIDE_GROUP: lazy("Frågor ska ligga på en sida. Flytta den."),
    Code.MISSING_OPTIONS: lazy("Skriv alternativen som invånaren kan välja mellan."),
    Code.DUPLICATE_OPTION: lazy("Två alternativ är likadana. Ändra det ena."),
    Code.LIMITS_CONTRADICT: lazy("Det minsta svaret är större än det största. Ändra ett av dem."),
    Code.CONDITION_ON_UNKNOWN: lazy("Ett villkor gäller en fråga som är borttagen. Ändra eller ta bort villkoret."),
    Code.CONDITION_CANNOT_COMPARE: lazy("Ett villkor jämför på ett sätt som frågan inte kan. Ändra villkoret."),
    Code.CONDITION_WRONG_ANSWER: lazy("Ett villkor gäller ett svar som inte längre går att ge. Ändra villkoret."),
    Code.CYCLIC_CONDITION: lazy("Villkoren går i ring, så frågan kan aldrig visas. Ta bort ett av dem."),
    Code.STOP_WITHOUT_CONDITION: lazy("En stoppsida behöver ett villkor, annars stoppar den alla."),
    Code.NESTED_REPETITION: lazy("Ett avsnitt som upprepas kan inte ligga i ett annat. Flytta ut det."),
    Code.MISSING_LIMITS: lazy("Skriv från vilket till vilket tal skalan går, det lägsta först."),
    Code.NOT_A_PATTERN: lazy("Mönstret går inte att använda. Ändra det, eller ta bort det."),
    Code.MISSING_EXAMPLE: lazy("Skriv ett exempel på ett rätt svar, så vet invånaren hur det ska se ut."),
    Code.NOT_AVAILABLE: lazy("Den här sortens fråga går inte att använda än. Välj en annan sort."),
    Code.HEADLINE_ON_UNKNOWN: lazy(
        "Svaret som ska stå i ärendelistan hör till en fråga som är borttagen, som upprepas eller som gäller "
        "personuppgifter. Välj en annan fråga."
    ),
}
_VALUES: Final[Mapping[str, Words]] = {
    "call": lazy("Skriv numret att ringa med siffror, till exempel 112."),
    "maxValue": lazy("Skalan är för lång. Den får ha högst 21 steg."),
    "prefill": lazy("I ett avsnitt som upprepas kan svaret inte börja med kontaktuppgifterna."),
}
_FALLBACK: Final = lazy("Något stämmer inte med den här delen. Kontrollera inställningarna.")
_TEXTS: Final[Mapping[str, Words]] = {
    "name": lazy("Skriv vad ärendetypen ska heta."),
    "summary": lazy("Skriv en kort beskrivning. Den står på kontaktkortet."),
    "terms_text": lazy("Skriv vad som gäller. Invånaren läser det innan hen börjar."),
    "feedback_target": lazy("Svarstiden går inte att läsa. Välj ett av alternativen."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Something to mend: where it is ("" is the form itself), what the place is called, and what to do."""

    link_id: str
    place: str
    text: str


def item_name(item: Item) -> str:
    """What a part of the form is called where it is talked of."""
    if item.text.strip():
        return item.text.strip()
    return _("%(kind)s utan text") % {"kind": kind_of(item).words}


def form_problem(form: FormDefinition, error: Error) -> Told:
    """One thing that is wrong with the form."""
    link_id, problem = error
    item = form.by_link_id.get(link_id)
    words = _VALUES.get(str(problem.params.get("key", "")), _FALLBACK)
    return Told(link_id, item_name(item) if item else "", str(_FORM.get(problem.code, words)))


def text_problem(name: str) -> str:
    """What is wrong with one of the texts."""
    return str(_TEXTS[name])
