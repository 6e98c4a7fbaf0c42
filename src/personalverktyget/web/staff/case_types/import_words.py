"""What there is to say about a form from elsewhere, in words: why a file is refused, and what did not come along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.forms.exchange.remarks import Remark, Said
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.languages import swedish
from personalverktyget.web.staff.case_types.kinds import KINDS, Words

_REFUSED: Final[Mapping[Said, Words]] = {
    Said.EMPTY: lazy("Filen är tom. Välj en fil med ett formulär."),
    Said.TOO_LARGE: lazy("Filen är %(size)s byte. Den får vara högst %(max)s. Ta bort bilder och annat ur formuläret."),
    Said.NOT_TEXT: lazy("Filen innehåller tecken som inte går att läsa. Spara den som UTF-8 och försök igen."),
    Said.UNKNOWN_FORMAT: lazy("Filen är varken JSON eller XML. Välj en fil med ett formulär."),
    Said.BROKEN_JSON: lazy("Filen är inte hel. Felet är på rad %(line)s, tecken %(column)s. Hämta filen på nytt."),
    Said.BROKEN_XML: lazy("Filen är inte hel. Felet är på rad %(line)s, tecken %(column)s. Hämta filen på nytt."),
    Said.TOO_NESTED: lazy("Filen har delar i delar i fler än %(max)s nivåer. Så djupa formulär går inte att ta in."),
    Said.SAID_TWICE: lazy("Filen säger ”%(key)s” två gånger på samma ställe. Rätta den och försök igen."),
    Said.DOCUMENT_TYPE: lazy("Filen har en dokumenttyp (DOCTYPE). Sådana filer tas inte emot, av säkerhetsskäl."),
    Said.NOT_A_FORM: lazy("Filen innehåller inget formulär som går att ta in."),
    Said.ANSWERS_NOT_FORM: lazy("Filen innehåller svar på ett formulär, inte formuläret självt."),
    Said.FHIR_AS_XML: lazy("Filen är FHIR som XML. Spara formuläret som JSON och försök igen."),
    Said.CONTRACT_NOT_FORM: lazy("Filen är ett schema för formulär, inte ett formulär."),
    Said.SEVERAL_FORMS: lazy("Filen innehåller %(count)s formulär. Ta in dem ett i taget."),
    Said.NO_ITEMS: lazy("Formuläret har inga frågor."),
    Said.TOO_DEEP: lazy("Formuläret har grupper i fler än %(max)s nivåer. Gör det plattare och försök igen."),
    Said.TOO_MANY_ITEMS: lazy("Formuläret har fler än %(max)s frågor och grupper. Dela upp det och försök igen."),
    Said.MISSING_LINK_ID: lazy("En fråga saknar linkId. Rätta filen och försök igen."),
    Said.DUPLICATE_LINK_ID: lazy("Två frågor har samma linkId. Rätta filen och försök igen."),
    Said.CYCLIC_CONDITION: lazy("Villkoren går i ring, så frågan kan aldrig visas: %(chain)s. Rätta filen."),
    Said.UNSOUND: lazy("Den här delen av formuläret stämmer inte. Rätta filen och försök igen."),
}
_BROUGHT: Final[Mapping[Said, Words]] = {
    Said.LEFT_OUT: lazy("Gruppen har inga frågor och följde inte med."),
    Said.FORM_DETAILS: lazy("Uppgifter om formuläret som inte följde med: %(details)s."),
    Said.ELEMENT: lazy("”%(key)s” finns inte här och följde inte med."),
    Said.EXTENSION: lazy("Tillägget %(url)s finns inte här och följde inte med. Det sa: %(value)s"),
    Said.CHANGES_MEANING: lazy("Ett tillägg som ändrar vad frågan betyder följde inte med. Läs frågan noga."),
    Said.WRONG_VALUE: lazy("”%(key)s” har ett värde som inte går att läsa, och följde inte med."),
    Said.UNREADABLE_CHARACTERS: lazy("Tecken som inte går att spara är borttagna. Läs texten."),
    Said.TEXT_CUT: lazy("Texten var %(length)s tecken och är kortad till %(max)s."),
    Said.NO_TEXT: lazy("Texten saknas. Skriv en."),
    Said.LINK_ID_CHANGED: lazy("linkId är för långt och är ändrat till %(new)s."),
    Said.OTHER_TYPE: lazy("Frågan var av sorten ”%(type)s”. Här blev den: %(instead)s."),
    Said.UNKNOWN_TYPE: lazy("Frågan var av en okänd sort, ”%(type)s”. Här blev den: %(instead)s."),
    Said.MOVED_OUT: lazy("Frågan låg under ”%(question)s” och står nu efter den."),
    Said.FREE_TEXT_OPTION: lazy("Det gick att svara med egna ord vid sidan av alternativen. Det går inte här."),
    Said.VALUE_SET: lazy("Alternativen finns i en lista någon annanstans, %(address)s. De följde inte med."),
    Said.NO_OPTIONS: lazy("Frågan har inga alternativ och blev ett kort svar. Skriv alternativen och byt sort."),
    Said.CODE_SYSTEM: lazy("Koderna följde med, men inte vilket kodsystem de hör till: %(systems)s."),
    Said.OPTION: lazy("Alternativet ”%(text)s” gick inte att ta in med sin kod, %(code)s."),
    Said.TOO_MANY_OPTIONS: lazy("Frågan hade %(count)s alternativ. De första %(max)s följde med."),
    Said.UNITS: lazy("Frågan hade flera enheter att välja mellan: %(units)s. Ingen följde med."),
    Said.LIMIT: lazy("Gränsen %(key)s (%(value)s) går inte att ha här och följde inte med."),
    Said.MEGABYTES: lazy("Största fil är %(value)s, läst som megabyte. Kontrollera att det är rätt."),
    Said.CONTROL: lazy("Frågan skulle visas som ”%(control)s”. Det finns inte här."),
    Said.WORDS_BESIDE: lazy("En text bredvid frågan följde inte med: %(text)s"),
    Said.PATTERN: lazy("Mönstret för svaret går inte att använda och följde inte med: %(pattern)s"),
    Said.PATTERN_WITHOUT_EXAMPLE: lazy("Mönstret för svaret saknar exempel och följde inte med: %(pattern)s"),
    Said.REPEATS: lazy("Det gick att svara flera gånger. Här besvaras det en gång."),
    Said.REQUIRED: lazy("Den var obligatorisk. Det går inte att ha här."),
    Said.INITIAL: lazy("Frågan började med svaret ”%(value)s”. Det följde inte med."),
    Said.HIDDEN: lazy("Frågan var dold, utan svar från början. Här visas den."),
    Said.CONDITION: lazy("Villkoret att ”%(question)s” ska jämföras med ”%(value)s” följde inte med."),
    Said.CONDITION_UNKNOWN: lazy("Ett villkor gäller ”%(question)s”, som inte är någon fråga. Det följde inte med."),
    Said.FIRST_PAGE: lazy("Frågor som låg utanför grupper har fått en egen sida med formulärets namn."),
    Said.LINK: lazy("En länk följde inte med: %(link)s"),
    Said.ROUTE: lazy("En väg mellan sidorna följde inte med: %(route)s"),
    Said.OWN_ERROR_TEXT: lazy("En egen feltext följde inte med: %(text)s"),
    Said.TRANSLATION: lazy("Översättningen till ”%(language)s” har ingen plats här och följde inte med: %(text)s"),
    Said.TRANSLATION_LANGUAGE: lazy("Språket ”%(language)s” går inte att ha här, eller kom två gånger: %(text)s"),
    Said.MORE: lazy("Det finns %(count)s anmärkningar till. Filen skiljer sig mycket från formulären här."),
}
_WRITTEN: Final = frozenset({"question", "text", "value", "units", "route", "details", "pattern"})
_FALLBACK: Final = lazy("Något i formuläret gick inte att ta in.")


@dataclass(frozen=True, slots=True)
class ItemRemarks:
    """What is said about one item: its linkId ("" is the form itself), its words, and each remark in words."""

    link_id: str
    question: str
    texts: tuple[str, ...]


def refusal_text(remark: Remark) -> str:
    """Why a file is refused, and what to do."""
    said = _in_words(_REFUSED.get(remark.said, _FALLBACK), remark)
    place = remark.question or remark.link_id
    return format_html("{}: {}", swedish(place), said) if place else said


def remark_text(remark: Remark) -> str:
    """What of an item did not come along."""
    return _in_words(_BROUGHT.get(remark.said, _FALLBACK), remark)


def by_item(remarks: tuple[Remark, ...]) -> tuple[ItemRemarks, ...]:
    """The remarks, those about one item together, in the order in which the items were first spoken of."""
    found: dict[str, list[Remark]] = {}
    for remark in remarks:
        found.setdefault(remark.link_id, []).append(remark)
    return tuple(
        ItemRemarks(link_id, told[0].question, tuple(remark_text(remark) for remark in told))
        for link_id, told in found.items()
    )


def _in_words(words: Words, remark: Remark) -> str:
    """The sentence with its figures; one that the remark does not bring is left empty. What others wrote is Swedish."""
    figures = _Figures()
    for key, value in remark.params.items():
        text = formats.number(value) if isinstance(value, int) else value
        figures[key] = escape(swedish(text) if key in _WRITTEN else text)
    if (kind := KINDS.get(str(remark.params.get("instead", "")))) is not None:
        figures["instead"] = str(kind.words).lower()
    return mark_safe(escape(words) % figures)


class _Figures(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
