"""Comments and complaints: what happened, what it led to, what is suggested, and what the unit does about it."""

from dataclasses import dataclass
from typing import Any, Final

from personalverktyget.demo.world.texts.writer import Writer, sentence


@dataclass(frozen=True)
class Complaint:
    """Something to complain of, or to be thankful for."""

    heading: str
    topic: str
    about: str
    openings: tuple[str, ...]
    suggestions: tuple[str, ...]
    measures: tuple[str, ...]


PRAISE: Final = Complaint(
    "Tack för fint bemötande", "besöket", "praise",
    ("Jag vill tacka för ett mycket fint bemötande när jag var hos er {ago}.",
     "Ni räddade min vecka. Alla var lugna och vänliga.",
     "Den som tog emot mig förklarade så att jag förstod, det betyder mycket."),
    ("Fortsätt som ni gör.", "Inget särskilt, ville bara berätta.", "Säg det till alla som arbetade då."),
    ("Jag har läst upp det på vår arbetsplatsträff.", "Det gläder alla här.",
     "Jag har framfört det till dem som arbetade då."),
)  # fmt: skip
COMPLAINTS: Final = (
    Complaint(
        "Svårt att komma fram på telefon", "telefonen", "access",
        ("Jag har ringt {few} dagar i rad och alla tider för dagen är slut redan {clock}.",
         "Ni ringde upp {few} timmar senare än rösten sa, då satt jag i möte.",
         "Det går inte att komma fram till er på morgonen {since}."),
        ("Låt det gå att boka på nätet.", "Ring upp på den tid som utlovas.", "Ha fler telefontider på morgonen."),
        ("Vi har lagt in fler telefontider från och med nästa vecka.", "Vi ser över hur uppringningstiderna sätts.",
         "Vi har varit färre än vanligt på telefonen och tar hjälp av en grannmottagning."),
    ),
    Complaint(
        "Lång väntan i väntrummet", "väntan", "waiting",
        ("Jag hade tid {clock} men fick komma in över en timme senare utan att någon sa något.",
         "Jag väntade länge och fick sedan veta att mitt besök var struket.",
         "Vi var {few} personer som väntade och ingen visste varför det drog ut."),
        ("Säg till när det blir sent, så kan man planera.", "Sätt upp en skylt om hur sena ni är."),
        ("Receptionen ska nu berätta när det är mer än en kvarts försening.", "Vi ser över hur vi lägger tiderna."),
    ),
    Complaint(
        "Dåligt bemött", "bemötandet", "reception",
        ("Jag kände mig inte tagen på allvar vid mitt senaste besök.", "Personen i luckan var kort och otrevlig.",
         "Jag blev avbruten gång på gång och hann inte säga varför jag kom."),
        ("Läs journalen före besöket.", "Lyssna färdigt innan ni svarar.", "Hälsa när någon kommer."),
        ("Jag har pratat med dem som arbetade den dagen.", "Vi tar upp bemötande på nästa arbetsplatsträff."),
    ),
    Complaint(
        "Fel på fakturan", "fakturan", "invoice",
        ("Jag har fått en faktura för ett besök som jag avbokade i tid.",
         "Fakturan gäller full avgift fast jag har frikort.",
         "Jag har fått påminnelse om en räkning som redan är betald."),
        ("Se över fakturorna innan de skickas.", "Skriv på fakturan vart man ringer."),
        ("Fakturan är makulerad och du behöver inte göra något.", "Vi har rättat fakturan och en ny kommer.",
         "Ekonomiavdelningen har tagit bort påminnelsen."),
    ),
    Complaint(
        "Fick inget svar", "svaret som dröjde", "access",
        ("Jag lovades besked inom en vecka men har inte hört något {since}.",
         "Min fråga blev avslutad utan att jag fått svar.",
         "Provsvaren skulle komma hem i brev, det har gått {few} veckor."),
        ("Svara även när svaret dröjer.", "Låt samma person följa ärendet hela vägen."),
        ("Svaret är skickat till dig i dag.", "Vi ser över hur vi lämnar besked när något drar ut på tiden."),
    ),
    Complaint(
        "Svårt att hitta", "skyltningen", "premises",
        ("Skyltarna på parkeringen pekar åt fel håll.", "Entrén som står i kallelsen är stängd för ombyggnad.",
         "Det finns ingen ramp vid den ingång där bussen stannar."),
        ("Skriv i kallelsen vilken ingång som gäller.", "Sätt upp en tydligare skylt."),
        ("Skyltarna byts inom {few} veckor.", "Vi har ändrat texten i kallelsen.",
         "En tillfällig ramp ställs dit i veckan."),
    ),
    Complaint(
        "Motsägande besked", "beskeden", "care",
        ("Jag fick ett besked av läkaren och ett annat av den som ringde efteråt.",
         "I journalen står det annorlunda än vad vi kom överens om.",
         "Två olika personer har gett mig olika råd om samma sak {since}."),
        ("Stäm av med varandra innan ni ringer.", "Låt samma person följa ärendet hela vägen."),
        ("Jag har gått igenom journalen och det är läkarens besked som gäller.",
         "Vi har rättat anteckningen i journalen."),
    ),
    Complaint(
        "Städningen på toaletten", "städningen", "premises",
        ("Toaletten i väntrummet var inte städad när jag var där {ago}.",
         "Det var slut på tvål och papper på besökstoaletten."),
        ("Städa oftare.", "Sätt upp en lista så att man ser när det städades."),
        ("Städningen görs nu {times_a_day}.", "Jag har pratat med städbolaget."),
    ),
)  # fmt: skip
CONSEQUENCES: Final = (
    "Det gjorde att jag fick söka någon annanstans.", "Jag fick ta ledigt en halv dag i onödan.",
    "Det kändes inte bra.",
    "Det skapade mer oro än det behövde.", "Jag vet att ni har mycket att göra, men det här måste gå att lösa.",
    "Jag skriver för att det inte ska hända någon annan.", "Det är andra gången det händer.",
    "{relative} var med och såg det.",
    "Jag har varit patient hos er i många år och brukar vara nöjd.", "Det hände för ungefär {few} dagar sedan.",
    "Jag vill att det framförs till ansvarig.", "Jag fick ändå bra hjälp till slut.",
)  # fmt: skip
GLADNESS: Final = (
    "Det är inte självklart.", "Jag kände mig trygg hela tiden.", "{relative} var med och höll med.",
    "Jag fick till och med en kopp kaffe.",
    "Tack också till receptionen.", "Det gjorde stor skillnad för mig.",
    "Jag har varit hos er i {few} år och det är alltid lika bra.",
    "Hälsa alla.", "Ni har mycket att göra men det märktes inte.",
)  # fmt: skip
BY_TOPIC: Final = {it.topic: it for it in (PRAISE, *COMPLAINTS)}


def complaint(writer: Writer, _kind: str) -> tuple[str, dict[str, Any]]:
    """A comment or a complaint; the kind of unit does not matter."""
    matter = PRAISE if writer.random.random() < 0.15 else writer.random.choice(COMPLAINTS)
    more = GLADNESS if matter is PRAISE else CONSEQUENCES

    def compose() -> str:
        added = (writer.fill(it) for it in writer.random.sample(more, k=writer.random.randint(1, 3)))
        return writer.prose(writer.one(matter.openings), *(sentence(it) for it in added), breaks=0.25)

    answers: dict[str, Any] = {
        "about": matter.about,
        "heading": matter.heading,
        "what_happened": writer.unique(compose),
        "suggestion": writer.maybe(0.7, matter.suggestions),
        "wants_answer": writer.random.random() < 0.8,
    }
    return matter.topic, answers
