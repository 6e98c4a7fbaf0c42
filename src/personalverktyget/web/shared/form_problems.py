"""What a person reads when an answer, an identity number or opening hours cannot be accepted: always what to do."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from personalverktyget.base import identity_numbers
from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.problems import Code, Problem
from personalverktyget.domain.forms.rules import Finding
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.languages import swedish, with_swedish

_FALLBACK: Final = gettext_noop("Svaret gick inte att läsa. Svara på frågan en gång till.")
_CHANGED: Final = gettext_noop(
    "Det kom ett svar på en fråga som inte finns i formuläret. Läs in sidan igen och kontrollera dina svar."
)
_IDENTITY: Final[Mapping[identity_numbers.Problem, str]] = {
    identity_numbers.Problem.MISSING: gettext_noop("Skriv personnumret med tolv siffror, till exempel 19121212-1212."),
    identity_numbers.Problem.TOO_SHORT: gettext_noop(
        "Personnumret är för kort. Skriv det med tolv siffror, till exempel 19121212-1212."
    ),
    identity_numbers.Problem.TOO_LONG: gettext_noop(
        "Personnumret är för långt. Skriv det med tolv siffror, till exempel 19121212-1212."
    ),
    identity_numbers.Problem.NOT_DIGITS: gettext_noop(
        "Skriv personnumret med bara siffror, till exempel 19121212-1212."
    ),
    identity_numbers.Problem.WRONG_DATE: gettext_noop(
        "Personnumret börjar med ett datum som inte finns. Kontrollera år, månad och dag."
    ),
    identity_numbers.Problem.FUTURE_DATE: gettext_noop(
        "Personnumret börjar med ett datum som inte har varit än. Kontrollera år, månad och dag."
    ),
    identity_numbers.Problem.WRONG_CHECK_DIGIT: gettext_noop(
        "Någon siffra i personnumret stämmer inte. Kontrollera siffra för siffra."
    ),
    identity_numbers.Problem.NOT_A_TEST_NUMBER: gettext_noop(
        "Här går det bara att använda Skatteverkets testpersonnummer."
    ),
}
_TEXTS: Final[Mapping[Code, str]] = {
    Code.RECOMMENDED: gettext_noop("Du har inte svarat på ”%(question)s”. Det går att skicka ändå."),
    Code.TOO_LONG: gettext_noop("Texten är %(length)s tecken lång. Korta den till högst %(max)s tecken."),
    Code.TOO_SHORT: gettext_noop("Skriv minst %(min)s tecken."),
    Code.NOT_LIKE_PATTERN: gettext_noop("Skriv svaret på det här sättet: %(example)s"),
    Code.UNREADABLE_CHARACTERS: gettext_noop(
        "Texten innehåller ett tecken som inte går att spara. Skriv om den delen för hand."
    ),
    Code.WRONG_KIND: _FALLBACK,
    Code.NOT_AN_OPTION: gettext_noop("Välj ett av alternativen."),
    Code.NOT_YES_OR_NO: gettext_noop("Välj ja eller nej."),
    Code.NOT_WHOLE_NUMBER: gettext_noop("Skriv ett heltal med siffror, till exempel 12."),
    Code.NOT_NUMBER: gettext_noop("Skriv ett tal med siffror, till exempel 12,5."),
    Code.TOO_MANY_DECIMALS: gettext_noop("Skriv talet med högst %(max)s decimaler."),
    Code.TOO_SMALL: gettext_noop("Skriv ett tal som är minst %(min)s."),
    Code.TOO_LARGE: gettext_noop("Skriv ett tal som är högst %(max)s."),
    Code.NOT_DATE: gettext_noop("Skriv datumet med år, månad och dag, till exempel 2026-11-23."),
    Code.NOT_DATE_TIME: gettext_noop("Skriv datum och klockslag, till exempel 2026-11-23 14.05."),
    Code.NO_SUCH_TIME: gettext_noop(
        "Klockan ställdes fram den natten, så %(time)s fanns inte. Skriv en tid före klockan 2 eller efter klockan 3."
    ),
    Code.TOO_EARLY: gettext_noop("Välj ett datum som är tidigast %(min)s."),
    Code.TOO_LATE: gettext_noop("Välj ett datum som är senast %(max)s."),
    Code.IN_FUTURE: gettext_noop("Välj dagens datum eller ett tidigare."),
    Code.IN_PAST: gettext_noop("Välj dagens datum eller ett senare."),
    Code.NOT_PHONE: gettext_noop("Skriv telefonnumret med siffror, till exempel 070-174 06 05."),
    Code.NOT_EMAIL: gettext_noop("Skriv hela e-postadressen, till exempel namn@exempel.se."),
    Code.NOT_IDENTITY_NUMBER: _FALLBACK,
    Code.NOT_A_TEST_NUMBER: _IDENTITY[identity_numbers.Problem.NOT_A_TEST_NUMBER],
    Code.TOO_FEW: gettext_noop("Välj eller fyll i minst %(min)s."),
    Code.TOO_MANY: gettext_noop("Välj eller fyll i högst %(max)s."),
    Code.UNKNOWN_QUESTION: _CHANGED,
    Code.TOO_MANY_ANSWERS: _CHANGED,
}
_MISSING: Final[Mapping[ItemType, str]] = {
    ItemType.BOOLEAN: gettext_noop("Svara ja eller nej: %(question)s"),
    ItemType.CHOICE: gettext_noop("Välj ett svar: %(question)s"),
    ItemType.ATTACHMENT: gettext_noop("Bifoga en fil: %(question)s"),
    ItemType.SCALE: gettext_noop("Välj en siffra: %(question)s"),
}
_MISSING_TEXT: Final = gettext_noop("Fyll i: %(question)s")
_OPENING_HOURS: Final[Mapping[str, str]] = {
    "not_a_week": gettext_noop("Skriv öppettider för veckans dagar, måndag till söndag."),
    "wrong_intervals": gettext_noop("Skriv när mottagningen öppnar och stänger, högst sex gånger per dag."),
    "not_a_time": gettext_noop("Skriv tiden med timmar och minuter, till exempel 8.00 eller 16.30."),
    "closes_before_it_opens": gettext_noop("Stängningstiden måste vara senare än öppningstiden."),
    "overlapping": gettext_noop("Tiderna går in i varandra. Skriv dem i ordning, den första först."),
    "not_a_day": gettext_noop("Skriv datumet som år, månad och dag, till exempel 2026-12-24."),
    "ends_before_it_begins": gettext_noop("Den sista dagen måste vara samma dag som den första eller senare."),
    "too_long": gettext_noop("Perioden får vara högst ett år. Är ni stängda längre, stäng ärendetyperna i stället."),
    "too_many": gettext_noop("Det finns plats för högst 100 perioder. Ta bort några som inte behövs längre."),
}


def problem_text(problem: Problem, item: Item | None = None) -> str:
    """What to do about an answer. The question's own words come before ours."""
    if item is not None and (own := item.error_texts.get(problem.code.value)):
        return swedish(own)
    question = item.text if item is not None else ""
    if problem.code is Code.MISSING:
        return with_swedish(_(_MISSING.get(item.type, _MISSING_TEXT) if item else _FALLBACK), question=question)
    if problem.code is Code.RECOMMENDED:
        return with_swedish(_(_TEXTS[problem.code]), question=question)
    if problem.code is Code.NOT_IDENTITY_NUMBER:
        return identity_problem_text(identity_numbers.Problem(str(problem.params["reason"])))
    params = {key: _shown(problem.code, key, value) for key, value in problem.params.items()}
    return _(_TEXTS.get(problem.code, _FALLBACK)) % params


def _shown(code: Code, key: str, value: str | int) -> str:
    if isinstance(value, int):
        return formats.number(value)
    if code in {Code.TOO_EARLY, Code.TOO_LATE} and key in {"min", "max"}:
        return formats.moment(datetime.fromisoformat(value)) if "T" in value else _day(value)
    return value


def _day(value: str) -> str:
    return formats.date_only(date.fromisoformat(value))


def texts_by_place(definition: FormDefinition, findings: tuple[Finding, ...]) -> dict[Place, str]:
    """The words for each question, in the order of the form; "" is the form itself."""
    return {
        finding.place: problem_text(finding.problem, definition.by_link_id.get(finding.link_id)) for finding in findings
    }


def identity_problem_text(code: identity_numbers.Problem) -> str:
    """What to do about an identity number."""
    return _(_IDENTITY[code])


def opening_hours_problem_text(code: str) -> str:
    """What to do about opening hours."""
    return _(_OPENING_HOURS[code])
