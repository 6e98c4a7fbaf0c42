"""What staff answer residents: replies, partial replies and counter-questions, by type of case."""

from typing import Final

from personalverktyget.demo.world.texts.complaints import BY_TOPIC, PRAISE
from personalverktyget.demo.world.texts.questions import QUESTIONS, Question
from personalverktyget.demo.world.texts.writer import Writer, sentence

Parts = tuple[tuple[str, ...], ...]

HELLO: Final = ("Hej,", "Hej!", "Hej och tack för ditt meddelande.", "Hej, tack för att du skrev.", "Hej igen,", "Hej.")
TURN_BACK: Final = (
    "Hör av dig om det är något mer.", "Skriv gärna igen om du undrar över något.", "Ring oss om det blir sämre.",
    "Blir det akut ringer du 112.", "Du kan svara med ett nytt ärende när det behövs.", "Ha det så bra.",
    "Säg till om det inte blir som vi har sagt.", "Tack för att du hörde av dig.", "",
)  # fmt: skip

# For each type of case: what was done, what it means, and what the resident should do.
FINAL: Final[dict[str, Parts]] = {
    "fornya-recept": (
        (
            "Receptet på {topic} är förnyat.", "Vi har förnyat {topic} enligt din ordination.",
            "{topic} finns nu som e-recept.",
            "Nu är {topic} förnyat, samma styrka och dos som förut.",
            "Läkaren har i dag förnyat ditt recept på {topic}.",
            "Ett nytt recept på {topic} är skickat.", "Vi har skickat ett nytt recept på {topic} med {few} uttag.",
        ),
        (
            "Det räcker i ett år.", "Du kan hämta ut det från och med i dag.",
            "Det går att hämta på vilket apotek som helst.",
            "Nästa uttag kan du göra när ungefär två tredjedelar har gått åt.",
            "Apoteket ser det i systemet inom en timme.",
            "Det gäller i sex månader den här gången.", "Du har {few} uttag på det.",
            "Det ligger på det apotek du valde.",
        ),
        (
            "Inför nästa förnyelse behöver du ta blodprover, boka en tid på vårt labb.",
            "Boka en årskontroll hos oss inom {few} månader.",
            "Mät gärna blodtrycket hemma en vecka och skriv till oss hur det ser ut.", "Fortsätt som tidigare.", "",
            "Tänk på att be om förnyelse två veckor innan det tar slut.", "Sluta inte utan att prata med oss först.",
            "Hör av dig om du får nya besvär av medicinen.", "Vi ses på kontrollen som redan är bokad.",
        ),
    ),
    "onskemal-om-tid": (
        (
            "Du har fått en tid hos oss på {one_day} klockan {clock}.", "Vi har bokat in dig {one_day} {clock}.",
            "Det finns en tid {one_day} klockan {clock}, och den har vi bokat åt dig.",
            "Vi kan erbjuda en telefontid {one_day} klockan {clock}.",
            "Vi har satt upp dig på återbudslistan angående {topic}.",
            "Det går bra, du får komma {one_day} {clock}.",
            "Vi behöver inte ändra något, din tid {one_day} {clock} står kvar.",
        ),
        (
            "En kallelse med adress och våning kommer också.", "Kom gärna fem minuter före.", "Ta med legitimation.",
            "Besöket tar ungefär en halvtimme.", "Du går direkt till väntrummet.", "Ta med din läkemedelslista.",
            "Samtalet kommer från dolt nummer.", "Du anmäler dig i kassan på plan två.",
            "Skriv gärna upp dina frågor innan.",
        ),
        (
            "Passar tiden inte meddelar du oss senast dagen före.",
            "Avboka senast 24 timmar innan om du får förhinder.",
            "Skriv och säg till om du hellre vill ha en annan dag.",
            "Blir det bättre innan dess är det bra om du avbokar.",
            "Under tiden gör du som vi kom överens om förra gången.", "", "Behöver du tolk säger du till.",
        ),
    ),
    "egen-vardbegaran": (
        (
            "Vi har läst din vårdbegäran om {topic} och tagit emot den.",
            "Din vårdbegäran är bedömd och du får en tid hos oss.",
            "Vi vill gärna träffa dig angående {topic}.",
            "Vi tar emot din vårdbegäran angående {topic}.",
            "Vi har bedömt det du skriver om {topic} och du får komma på ett första besök.",
            "Din vårdbegäran är godkänd.", "Vi har gått igenom din vårdbegäran tillsammans på mottagningen.",
        ),
        (
            "Väntetiden är just nu ungefär {few} veckor.", "Kallelsen kommer inom {few} veckor.",
            "Första besöket tar ungefär en timme.",
            "Vi har bedömt att det kan vänta några veckor utan fara.", "Du står i kö från den dag du skrev till oss.",
            "Vi har gett dig förtur.", "Tiden är {one_day} klockan {clock}, kallelsen ligger i din inkorg.",
        ),
        (
            "Blir besvären tydligt värre skriver eller ringer du oss igen.",
            "Ta gärna med det du fått av andra mottagningar.", "",
            "Fyll i formuläret som följer med kallelsen innan du kommer.",
            "Fram till dess rekommenderar vi att du håller i gång så gott det går.",
            "Du har rätt att välja en annan mottagning om väntan blir lång.", "Ta med en lista på dina läkemedel.",
        ),
    ),
    "fornya-hjalpmedel": (
        (
            "Vi har beställt det du bad om.", "Beställningen är gjord.",
            "Nu är beställningen av {topic} gjord enligt din förskrivning.",
            "Vi har gått igenom din förskrivning och beställt samma sort som sist.",
            "Det du behöver finns att hämta hos oss.",
            "Vi har skickat beställningen till hjälpmedelscentralen i dag.",
            "Det går bra att förnya, beställningen är lagd.",
        ),
        (
            "Leveransen kommer inom {few} arbetsdagar.", "Du får hem det med ombud om ungefär en vecka.",
            "Det räcker i tre månader.",
            "Du kan hämta i receptionen {one_day} från klockan {clock}.", "Avgiften är densamma som förra gången.",
            "Det kommer hem till dig med post.", "Antalet är det du brukar få.",
            "En sak är restnoterad och skickas senare.",
        ),
        (
            "Stämmer inte storleken lämnar du tillbaka oöppnad förpackning.",
            "Nästa gång behöver vi träffa dig för en ny utprovning.", "",
            "Ring hjälpmedelscentralen om något saknas.", "Spara kvittot från ombudet.",
            "Behöver du måtta om dig bokar vi en tid.",
            "Säg till i god tid inför nästa beställning.", "Det gamla lämnar du tillbaka till oss.",
        ),
    ),
    "synpunkter-och-klagomal": (
        (
            "Tack för att du tog dig tid att berätta.", "Vi är ledsna att det blev så här för dig.",
            "Det du beskriver ska inte hända.",
            "Jag har läst det du skrev om {topic}.", "Jag ber om ursäkt för det som hände.",
            "Dina synpunkter på {topic} är viktiga för oss.",
        ),
        ("{measure}",),
        (
            "Du kan också vända dig till patientnämnden.", "Ring mig gärna om du vill prata om det.", "",
            "Jag hoppas att nästa besök känns bättre.", "Vill du ha ett samtal med mig bokar du det i receptionen.",
            "Vi har registrerat det du skrev som en avvikelse och följer upp den.",
            "Vi tar upp det igen om en månad och ser att det håller.",
        ),
    ),
}  # fmt: skip
THANKS: Final[Parts] = (
    (
        "Vad roligt att få höra.",
        "Tack för dina varma ord.",
        "Så fint att du tog dig tid att skriva.",
        "Det värmer att läsa.",
    ),
    ("{measure}",),
    ("Välkommen åter.", "Det ger oss energi.", "Vi hoppas att det blir lika bra nästa gång.", ""),
)
PARTIAL: Final = (
    (
        "Vi har tagit emot ditt ärende och börjat titta på det.", "Ett första besked angående {topic}:",
        "Vi arbetar med din fråga.",
        "Jag har läst det du skriver om {topic}.", "Vi har börjat, men är inte klara än.",
        "Här kommer ett besked på vägen.",
    ),
    (
        "Jag behöver stämma av med en kollega, som är här på {one_day}.", "Vi väntar på ett svar utifrån.",
        "Vi tittar på det {one_day}.",
        "Vi har begärt uppgifter från sjukhuset.", "Det ligger först på listan {one_day} {part}.",
        "Vi tar upp det när vi ses {one_day}.",
        "Den som kan det här bäst är tillbaka {one_day}.", "Vi har skickat frågan vidare och inväntar svar.",
    ),
    (
        "Du får svar här senast {one_day}.", "Räkna med besked inom {few} arbetsdagar.",
        "Jag återkommer så snart jag vet mer.",
        "Under tiden fortsätter du som vanligt.", "Du behöver inte göra något just nu.",
        "Ring oss om läget ändras innan dess.",
        "Så snart det är klart skriver jag till dig här.", "Det tar sannolikt {few} dagar.",
    ),
)  # fmt: skip
ASKING: Final = (
    "För att kunna gå vidare behöver vi veta lite mer.", "Innan vi kan svara undrar vi:",
    "Jag har en fråga till dig angående {topic}.",
    "Tack, vi behöver bara komplettera.", "En sak är oklar för mig.", "Vi behöver din hjälp med några uppgifter.",
    "Snabb fråga:",
)  # fmt: skip
ASKED: Final = (
    "Svara här så fortsätter vi.", "Du svarar direkt i det här ärendet.", "När du har svarat tar vi det vidare.", "",
    "Vi ser ditt svar samma dag.", "Svara gärna i dag om du kan.", "Det räcker med några ord.",
)  # fmt: skip


def final_reply(writer: Writer, case_type: str, topic: str) -> str:
    """What closes a case."""
    parts = THANKS if topic == PRAISE.topic else FINAL[case_type]
    return _reply(writer, (*parts, TURN_BACK), topic)


def partial_reply(writer: Writer, topic: str) -> str:
    """A word on the way, after which the case goes on."""
    return _reply(writer, (*PARTIAL, ("", "", *TURN_BACK[:3])), topic)


def counter_question(writer: Writer, case_type: str, topic: str) -> tuple[str, list[Question]]:
    """A question back to the resident, sometimes two, with what can be answered to each."""
    asked: list[Question] = []

    def compose() -> str:
        asked[:] = writer.random.sample(QUESTIONS[case_type], k=writer.random.choice((1, 1, 1, 2)))
        return _composed(writer, (ASKING, *((question.text,) for question in asked), ASKED), topic)

    return writer.unique(compose), asked


def _reply(writer: Writer, parts: Parts, topic: str) -> str:
    return writer.unique(lambda: _composed(writer, parts, topic))


def _composed(writer: Writer, parts: Parts, topic: str) -> str:
    complaint = BY_TOPIC.get(topic)
    measures = complaint.measures if complaint else ("",)
    told = (sentence(writer.one(pool, topic=(topic,), measure=measures)) for pool in parts)
    hello, rest = writer.one(HELLO), writer.prose(*told, breaks=0.1)
    return f"{hello}\n\n{rest}"
