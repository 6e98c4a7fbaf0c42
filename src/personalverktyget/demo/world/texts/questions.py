"""Counter-questions by type of case, each with what people answer to it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Question:
    """A question from the unit, and answers that fit it."""

    text: str
    answers: tuple[str, ...]


QUESTIONS: Final[dict[str, tuple[Question, ...]]] = {
    "fornya-recept": (
        Question(
            "Vilken dos tar du just nu?",
            ("Samma som står på burken.", "En på morgonen och ibland en halv extra.",
             "Den dos vi kom överens om sist."),
        ),
        Question(
            "När tog du senast blodtrycket, och vad blev det?",
            ("I morse, 14{digit}/8{digit}.", "I förra veckan hos er, 13{digit}/7{digit} tror jag.",
             "Hemma i går, 15{digit}/9{digit}."),
        ),
        Question(
            "Tar du {topic} varje dag eller bara ibland?",
            ("Varje dag.", "Varje dag, men jag missar någon gång i månaden.",
             "Bara vid behov, kanske {few} gånger i veckan."),
        ),
        Question(
            "Hur mycket har du kvar?",
            ("Det räcker ungefär {few} dagar till.", "Det är nästan slut.", "En hel karta till, {digit} stycken."),
        ),
        Question(
            "Har du några biverkningar av {topic}?",
            ("Nej, inga.", "Lite trött {part}, annars inget.", "Inte vad jag märkt {since}."),
        ),
        Question(
            "Går det bra om du får ett annat märke med samma innehåll?",
            ("Ja, det går bra.", "Helst inte, jag mådde dåligt av bytet förra gången.", "Ja om det inte blir dyrare."),
        ),
        Question(
            "Vem skrev ut {topic} från början?",
            ("Sjukhuset, {ago}.", "En läkare hos er som har slutat.", "Min förra mottagning, {ago}."),
        ),
    ),
    "onskemal-om-tid": (
        Question(
            "Kan du komma {one_day} klockan {clock}?",
            ("Ja, den tiden passar bra.", "Nej, tyvärr, men {part} dagen efter går bra.",
             "Ja, om jag hinner gå {clock}."),
        ),
        Question(
            "Är det samma besvär som förra gången?",
            ("Ja, precis samma.", "Nej, det här är nytt {since}.", "Delvis, men det har blivit mer."),
        ),
        Question(
            "Passar det med ett videosamtal i stället?",
            ("Ja, det passar bra {part}.", "Jag kommer hellre till er.",
             "Det går bra, {relative} kan hjälpa mig med tekniken."),
        ),
        Question(
            "Går det bra att vi ringer på det nummer som du har lämnat?",
            ("Ja, samma nummer.", "Ja, men inte mellan {clock} och lunch.", "Det går bra {part}."),
        ),
        Question(
            "Har du sökt någon annanstans för {topic}?",
            ("Nej, bara hos er.", "Jag ringde en annan mottagning {ago}.", "Ja, {ago}, men de hänvisade till er."),
        ),
        Question(
            "Blir det bättre eller sämre?",
            ("Varken eller.", "Sämre {part}.", "Lite bättre, men det går upp och ned."),
        ),
    ),
    "egen-vardbegaran": (
        Question(
            "Har det gjorts någon undersökning tidigare, och var?",
            ("På sjukhuset {ago}.", "Nej, ingenting.", "På vårdcentralen {ago}, allt ska finnas i journalen."),
        ),
        Question(
            "Går det bra att vi läser din journal från andra mottagningar?",
            ("Ja, det går bra.", "Ja, läs det ni behöver.", "Ja, men bara det som gäller det här."),
        ),
        Question(
            "På en skala från 0 till 10, hur stora är besvären just nu?",
            ("Jag skulle säga {digit}.", "I dag {digit}, i går {digit}.",
             "Mellan {digit} och {digit} beroende på dagen."),
        ),
        Question(
            "Vad har du redan provat mot {topic}?",
            ("Det jag fick råd om {ago}, det hjälpte en tid.", "Ingenting utöver vila.",
             "Det mesta, men inget riktigt länge."),
        ),
        Question(
            "När på dygnet är det värst?",
            ("På natten.", "{part}.", "Det är ingen skillnad.",
             "När jag vaknar, sedan släpper det till {clock} ungefär."),
        ),
        Question(
            "Finns samma sak i släkten?",
            ("Ja, min mamma hade samma sak.", "Inte vad jag vet.", "Ja, {relative} har haft det."),
        ),
    ),
    "fornya-hjalpmedel": (
        Question("Vilken storlek har du nu?", ("Medium, vad jag vet.", "Det står {digit} på etiketten.",
        "Samma som sist.")),
        Question("Hur mycket har du kvar?", ("Det räcker {few} dagar.", "Ingenting.", "Ungefär {few} stycken.")),
        Question(
            "Ska vi skicka hem det eller hämtar du hos oss?",
            ("Skicka hem det tack.", "Jag hämtar hos er {one_day}.", "{relative} hämtar {part}."),
        ),
        Question("När fick du det senast?", ("Det var {ago}.", "För {few} månader sedan ungefär.",
        "Minns inte riktigt.")),
        Question(
            "Behöver du prova ut på nytt?",
            ("Nej, det passar bra.", "Ja gärna, {part} passar mig.", "Det vore nog bra, det skaver {since}."),
        ),
    ),
    "synpunkter-och-klagomal": (
        Question(
            "Vilken dag och ungefär vilken tid var det?",
            ("En {one_day}, runt {clock}.", "Det var {part}, för ungefär {few} dagar sedan.",
             "Minns inte dagen, men klockan var {clock}."),
        ),
        Question(
            "Får jag ta upp det med dem som arbetade då?",
            ("Ja, gör gärna det.", "Ja, men nämn inte att det var jag.", "Ja, det är därför jag skriver."),
        ),
        Question(
            "Vill du att vi ringer dig?",
            ("Nej, det behövs inte.", "Ja tack, gärna {part}.", "Skriv hellre här."),
        ),
        Question(
            "Vad skulle du ha önskat i stället?",
            ("Att någon sagt något.", "En ursäkt hade räckt.", "Att det blir ändrat till nästa gång."),
        ),
    ),
}  # fmt: skip
