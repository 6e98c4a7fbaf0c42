"""Renewing aids: what, how many, and what has become of the old."""

from typing import Any, Final

from personalverktyget.demo.world.texts.writer import Writer, sentence

AIDS: Final = {
    "Vårdcentral": (
        ("Kompressionsstrumpor klass 2", "dina strumpor"), ("Kompressionsstrumpor klass 1, knähöga", "dina strumpor"),
        ("Inkontinensskydd, medium", "inkontinensskydden"), ("Tappningskateter CH 12", "katetrarna"),
        ("Teststickor till blodsockermätaren", "teststickorna"), ("Pennkanyler 4 mm", "kanylerna"),
        ("Stomipåsar, tömbara", "stomimaterialet"), ("Lansetter", "lansetterna"), ("Sensorer för glukosmätning",
         "sensorerna"),
    ),
    "Rehabilitering": (
        ("Doppskor till käpp", "doppskorna"), ("Rollator, nya handtag", "rollatorn"), ("Handledsstöd, höger", "stödet"),
        ("Griptång", "griptången"), ("Förhöjd toalettsits", "toalettsitsen"), ("Sittdyna till rullstol", "sittdynan"),
        ("Bromsvajer till rollator", "rollatorn"), ("Duschpall", "duschpallen"),
    ),
    "Hörcentral": (
        ("Batterier till hörapparat, storlek 312", "batterierna"), ("Batterier, storlek 13", "batterierna"),
        ("Filter till hörapparat", "filtren"), ("Slangar och domer", "domerna"), ("Tv-högtalare, ny sladd",
         "tv-enheten"),
        ("Ny insats till vänster öra", "insatsen"), ("Laddare till hörapparater", "laddaren"),
    ),
    "Ortopedi": (
        ("Fotbäddar", "fotbäddarna"), ("Knäortos, nya band", "ortosen"), ("Bråckband", "bråckbandet"),
        ("Skena till handled", "skenan"), ("Armslinga", "armslingan"), ("Ortopediska skor, ny sula", "skorna"),
    ),
}  # fmt: skip
CONSUMABLES: Final = frozenset(
    {"strumpor", "skydden", "katetrarna", "teststickorna", "kanylerna", "stomimaterialet", "lansetterna", "sensorerna",
     "batterierna", "filtren", "domerna", "doppskorna"}
)  # fmt: skip
QUANTITIES: Final = (
    "2", "1 förpackning", "3 förpackningar", "som förra gången", "för tre månader", "6 st", "4 kartonger", "100 st",
    "10 askar",
)  # fmt: skip
NEEDS: Final = (
    "Samma som sist tack.", "Jag behöver det senast om {few} veckor.", "Inget bråttom.", "{relative} kan hämta åt mig.",
    "Jag reser bort om {few} dagar och vill gärna ha det före resan.", "Senast fick jag fel sort.",
    "Använder det {times_a_day}.",
    "Det fungerar bra, jag vill bara beställa nytt.", "Jag undrar också hur jag gör rent det.",
    "Jag fick det första gången {ago}.",
    "Jag har bytt adress sedan sist, den nya står i era uppgifter.", "Hör av er om ni behöver se mig först.",
    "Min förra förskrivare har slutat.", "Jag beställer för första gången så här.", "Det är bråttom den här gången.",
)  # fmt: skip
USED_UP: Final = (
    "Jag har ungefär {few} kvar.", "Det går åt mer än tidigare {since}.",
    "Storleken stämmer inte längre, kan jag få måtta om mig?",
    "Den sort jag fick senast läckte, finns det något annat?", "Förra leveransen räckte bara i {few} veckor.",
    "Kartongen kom trasig förra gången.", "Jag klarar mig {few} dagar till.",
)  # fmt: skip
WORN_OUT: Final = (
    "Det gamla är utslitet.", "Det gick sönder i går.", "Det har börjat glappa {since}.",
    "Jag får skavsår av det jag har.",
    "En skruv har lossnat.", "Storleken stämmer inte längre, kan jag få måtta om mig?", "Det är {few} år gammalt.",
)  # fmt: skip
CHANGES: Final = (
    "Jag har gått ned i vikt och behöver en mindre storlek.", "Det går åt ungefär dubbelt så mycket {since}.",
    "Jag behöver det bara på natten nu.", "Huden har blivit känsligare {since}.",
    "Jag har bytt sida, det gäller den andra nu.",
    "Läkaren vill att jag provar en annan sort.", "Jag klarar mig med hälften så många.",
    "Storleken stämmer inte längre.",
)  # fmt: skip
DELIVERY: Final = ("home", "home", "unit", "pharmacy")


def aid(writer: Writer, kind: str) -> tuple[str, dict[str, Any]]:
    """Renewing an aid."""
    name, topic = writer.random.choice(AIDS[kind])
    runs_out = topic.removeprefix("dina ").removeprefix("inkontinens") in CONSUMABLES
    pool = (*NEEDS, *(USED_UP if runs_out else WORN_OUT))

    def compose() -> str:
        needs = (writer.fill(need) for need in writer.random.sample(pool, k=writer.random.randint(1, 3)))
        return writer.as_people_type(writer.prose(*(sentence(need) for need in needs), breaks=0.1))

    needs = writer.unique(compose)
    answers: dict[str, Any] = {
        "aid": name,
        "quantity": writer.one(QUANTITIES) if runs_out else "1",
        "changed": writer.random.random() < 0.12,
        "needs": needs,
        "delivery": writer.one(DELIVERY),
    }
    if answers["changed"]:
        answers["changed_how"] = sentence(writer.one(CHANGES))
    return topic, answers
