"""The rest of the talk: what residents answer, what is noted of a phone call, notes between colleagues, and reasons."""

from collections.abc import Sequence
from typing import Final

from personalverktyget.demo.world.texts.questions import Question
from personalverktyget.demo.world.texts.writer import Writer, greeted, sentence

ANSWER_START: Final = ("Hej igen.", "Hej,", "Tack för snabbt svar.", "Svar:", "Ursäkta att jag dröjde.", "", "", "")
ANSWER_END: Final = ("Tack!", "Tack för hjälpen.", "Hör av er om ni undrar mer.", "Mvh", "", "", "", "Räcker det så?")

MORE: Final = (
    "Jag kan svara på telefon {part} om det är lättare.", "Annars är allt som förut.",
    "Det är bättre i dag än när jag skrev.",
    "Det har blivit lite värre sedan jag skrev.", "Jag har inget mer att tillägga.",
    "Jag glömde skriva att det började {since}.",
    "Jag hörde själv av {relative} att det är vanligt.", "Säg till om ni behöver se det.",
    "Jag är ledig {day} om ni vill träffa mig.",
    "Hoppas att det hjälper er.", "Jag skriver från mobilen så det blir kort.",
    "Jag kan komma {clock} någon dag om det behövs.",
)  # fmt: skip

CALL_START: Final = (
    "Ringt upp och pratat om {topic}.", "Telefonsamtal angående {topic}.", "Pratat med invånaren {part}.",
    "Uppringd enligt överenskommelse.",
    "Fick svar vid andra försöket, samtal om {topic}.", "Samtal klockan {clock}.",
)  # fmt: skip
CALL_MIDDLE: Final = (
    "Känner sig bättre än när ärendet skrevs.", "Oförändrade besvär.", "Har följt råden som gavs sist.",
    "Undrade mest över väntetiden.",
    "Beskriver det som i ärendet, inget nytt har tillkommit.", "Önskar skriftligt besked också.",
    "Vill avvakta några dagar.",
    "Fick råd.", "Gick igenom vad som gäller.", "Fick besked om hur det går till.",
)  # fmt: skip
CALL_END: Final = (
    "Vi har kommit överens om en tid {one_day} {clock}.", "Hör av sig själv om det inte blir bättre inom en vecka.",
    "Skriftligt svar följer här.",
    "Ny kontakt {one_day}.", "Tolk behövs vid besöket.", "Nöjd med beskedet.", "Läkaren läser, sedan återkommer vi.",
    "",
)  # fmt: skip

NOTE_START: Final = (
    "Har lagt frågan till läkaren.", "Stämt av i arbetslaget.", "Läst förra besökets anteckning.",
    "Kolla remissvaret först.",
    "Sökt i telefon {clock}, inget svar.", "Väntar på journalkopia.",
    "Obs att det finns ett äldre ärende om samma sak.",
    "Patienten har redan en tid {one_day}.", "Tas upp på mötet {one_day}.", "Tredje gången i år om samma sak.",
)  # fmt: skip
NOTE_END: Final = (
    "Fortsätter i morgon.", "Lämnar över {part}.", "Kan tas av den som hinner först.",
    "Ring hellre än att skriva, svårt att läsa.",
    "Jag tar den.", "Ingen brådska.", "Svara före {one_day}.", "Beställt.", "Journalfört.",
    "Prata med mig om ni undrar.", "",
    "Nytt försök {clock}.", "Gäller {topic}.",
)  # fmt: skip

CLOSE_REASONS: Final = (
    "Invånaren har redan fått svar i ett annat ärende.", "Löst per telefon.",
    "Dubblett, samma fråga kom in {few} gånger.",
    "Invånaren har bokat tid på annat sätt.", "Gäller en annan mottagning, invånaren är informerad.",
    "Invånaren har återtagit sin fråga.",
    "Inget svar på motfrågan trots påminnelse.", "Receptet var redan förnyat.", "Invånaren har fått hjälp vid besök.",
)  # fmt: skip
REOPEN_REASONS: Final = (
    "Invånaren har ringt och undrar över svaret.", "Stängdes av misstag.",
    "Provsvaret kom efter att ärendet avslutats.",
    "Apoteket hittar inte receptet.", "Beställningen kom i retur.", "Ny uppgift från sjukhuset som behöver besvaras.",
)  # fmt: skip
RETURN_REASONS: Final = (
    "Behöver tas av någon annan yrkesgrupp.", "Jag är ledig resten av veckan.", "Hör till någon annan i arbetslaget.",
    "Känner den som skrivit, någon annan bör ta det.",
    "Hamnade fel hos mig.", "Hinner inte i dag.",
)  # fmt: skip
REASSIGN_REASONS: Final = (
    "Ledighet.", "Annan bedömning behövs.", "Fördelas om på grund av sjukdom.", "Jämnare fördelning.",
    "Önskemål från invånaren.", "",
)  # fmt: skip


def resident_answer(writer: Writer, asked: Sequence[Question]) -> str:
    """What a resident answers to the questions of a counter-question."""

    def compose() -> str:
        said = [sentence(writer.one(question.answers)) for question in asked]
        more = writer.maybe(0.5, MORE)
        told = writer.prose(*said, sentence(more), writer.one(ANSWER_END), breaks=0.1)
        start = writer.one(ANSWER_START)
        return writer.as_people_type(greeted(start, told) if start else told)

    return writer.unique(compose)


def phone_call(writer: Writer, topic: str) -> str:
    """What is recorded of a phone call with the resident."""
    return _composed(writer, (CALL_START, CALL_MIDDLE, CALL_END), topic)


def note(writer: Writer, topic: str) -> str:
    """An internal note."""
    return _composed(writer, (NOTE_START, NOTE_END, ("", *NOTE_END)), topic)


def _composed(writer: Writer, pools: tuple[tuple[str, ...], ...], topic: str) -> str:
    return writer.unique(
        lambda: writer.prose(*(sentence(writer.one(pool, topic=(topic,))) for pool in pools), breaks=0.05)
    )
