"""Wishing for a time, and seeking care on one's own: composed of what it is, since when, what was tried, and when."""

from typing import Any, Final

from personalverktyget.demo.world.texts.conditions import Condition
from personalverktyget.demo.world.texts.conditions_elsewhere import AT
from personalverktyget.demo.world.texts.writer import Writer, greeted, sentence

GREETING: Final = ("Hej!", "Hej.", "Hej,", "God morgon.", "Hejsan!", "Till er på mottagningen:")
EFFECT: Final = (
    "Jag har svårt att klara arbetet.", "Det påverkar sömnen.", "Jag har fått avstå från träningen {since}.",
    "Vardagen går, men det tär.", "Jag har varit hemma från jobbet {few} dagar.", "Jag blir orolig av det.",
    "{relative} tycker att jag ska söka.", "Det är inte akut men jag vill inte gå och vänta längre.",
    "Jag kan inte göra det jag brukar.", "På helgerna är det bättre.", "Det går upp och ned.",
)  # fmt: skip
TRIED: Final = (
    "Jag ringde i går men kom inte fram.",
    "Sist jag sökte för det här fick jag rådet att avvakta.",
    "Jag har läst råden på nätet och följt dem.",
    "Jag har inte sökt vård för det tidigare.",
    "Jag har inte gjort något särskilt åt det.",
    "En sjuksköterska rådde mig att skriva till er.",
    "Jag har haft kontakt med er om det förut.",
    "Jag har skjutit upp att höra av mig.",
)
PRACTICAL: Final = (
    "Jag ringde i går men kom inte fram.", "Det är inte bråttom.", "Jag har haft kontakt med er om det förut.",
    "{relative} tyckte att jag skulle skriva till er.", "Jag hittade inte svaret på er sida.",
    "Jag blev osäker och frågar hellre en gång för mycket.",
)  # fmt: skip
HOPES: Final = (
    "Jag skulle vilja ha en tid.", "Kan någon ringa upp mig?", "Räcker det med ett telefonsamtal är det också bra.",
"Jag tar gärna en återbudstid.", "Ett videosamtal går bra för min del.",
    "Jag vill helst träffa samma person som förra gången.", "Tacksam för råd.", "Vad tycker ni att jag ska göra?",
    "Jag undrar om det är något jag ska vara orolig för.", "Hur lång är väntetiden ungefär?",
)  # fmt: skip
WANTED: Final = (
    ", vill ha en tid",
    ", fråga",
    ", behöver råd",
    ", igen",
    ", önskar återbesök",
    " – brådskar inte",
    "?",
)
ENDING: Final = ("Tack på förhand.", "Tack!", "Tacksam för svar.", "Med vänlig hälsning", "Ha en fin dag.", "Mvh")
BEST: Final = (
    "Helst {day} {part}.", "{part} passar bäst.", "Alla dagar utom {day}.",
    "Vilken tid som helst, jag kan komma snabbt.",
    "Jag kan {day} och {day}, helst {part}.", "Inte {day}, då arbetar jag.",
    "Jag slutar arbeta {clock}, gärna efter det.",
    "När som helst {part} utom {day}.", "Så snart det går.", "{day} är jag ledig hela dagen.",
    "Jag behöver åka färja och kan tidigast vara hos er {clock}.", "Efter klockan {clock} vilken dag som helst.",
    "Gärna sista tiden på dagen.", "Någon {one_day} de närmaste veckorna.", "{day} går bra {part}, annars {day}.",
)  # fmt: skip
REACHED: Final = (
    "Ring gärna {part}.", "Jag har telefonen på mig hela dagen.", "Svara helst här, jag kan inte prata på arbetet.",
    "Jag kan inte svara mellan {clock} och lunch.", "Lämna ett meddelande så ringer jag upp.",
    "Skriv hellre än att ringa.",
)  # fmt: skip
VISITS: Final = ("first", "again", "phone", "unknown")
LANGUAGES: Final = ("arabiska", "somaliska", "dari", "ukrainska", "finska", "tigrinja", "polska", "teckenspråk")
CARE_BEFORE: Final = (
    "Nej, inte för det här.", "Ja, hos er för ungefär {few} år sedan.", "Ja, på en annan mottagning {ago}.",
    "Vårdcentralen har undersökt mig och rådde mig att söka här.", "Företagshälsovården har hört om det.",
    "Akuten en gång, de hittade inget.", "Jag har haft det förut och fick hjälp då.",
    "En läkare tittade på det i telefon.",
    "Privat en gång {ago}.",
)  # fmt: skip
# What each medicine is called, and how it is taken; nothing where none is taken.
MEDICINES: Final = (
    (), (), (("Alvedon", "Vid behov"),),
    (("Blodtrycksmedicin", "En på morgonen"), ("Blodförtunnande", "En till kvällen")),
    (("Levaxin", "En varje morgon"),), (("Astmamedicin", "Vid behov"),), (("P-piller", ""),),
    (("Allergitabletter", "En om dagen på våren"),),
    (("Metformin", "Två om dagen"), ("Något mot kolesterol", "En till kvällen")),
    (("Kosttillskott", ""),),
    (("Antidepressiva", "En varje morgon sedan länge"), ("Sömntablett", "Någon gång i veckan")),
)  # fmt: skip
CARE_GOAL: Final = (
    "Att få veta vad det är.", "Att kunna arbeta heltid igen.", "En bedömning och gärna en plan.",
    "Att det blir bättre.",
    "Att kunna leva som vanligt.", "Behandling, om det går.", "Ett lugnande besked skulle räcka långt.",
    "Att få komma tillbaka till min behandling.", "Hjälp att komma vidare.",
)  # fmt: skip


def letter(writer: Writer, kind: str) -> tuple[str, str, str]:
    """A heading, a topic for replies, and a text about what is the matter."""
    condition = writer.random.choice(AT[kind])

    def compose() -> str:
        chosen = writer.random.sample(condition.details, k=writer.random.randint(0, 3))
        details = [writer.fill(detail) for detail in chosen]
        parts = [
            writer.one(condition.openings),
            *details,
            writer.maybe(0.45, EFFECT if condition.is_trouble else PRACTICAL),
            writer.maybe(0.45, TRIED) if condition.is_trouble else "",
            writer.maybe(0.55, HOPES),
            writer.maybe(0.3, ENDING),
        ]
        told = writer.prose(*(sentence(part) for part in parts), breaks=0.12)
        return writer.as_people_type(greeted(writer.one(GREETING), told) if writer.random.random() < 0.45 else told)

    return headed(writer, condition), condition.topic, writer.unique(compose)


def headed(writer: Writer, condition: Condition) -> str:
    """The heading as people vary it: alone, with since when, or with what they want."""
    draw = writer.random.random()
    if draw < 0.3 and condition.is_trouble:
        return f"{condition.heading} {writer.fill('{since}')}"
    if draw < 0.5:
        return f"{condition.heading}{writer.one(WANTED)}"
    return condition.heading.lower() if draw > 0.95 else condition.heading


def appointment(writer: Writer, kind: str) -> tuple[str, dict[str, Any]]:
    """Wishing for a time."""
    heading, topic, text = letter(writer, kind)
    answers: dict[str, Any] = {
        "heading": heading,
        "matter": text,
        "visit": writer.one(VISITS),
        "best_times": sentence(writer.one(BEST)),
        "reached": writer.maybe(0.6, REACHED),
        **interpreter(writer),
    }
    return topic, answers


def care_request(writer: Writer, kind: str) -> tuple[str, dict[str, Any]]:
    """Seeking care on one's own, without a referral."""
    heading, topic, text = letter(writer, kind)
    answers: dict[str, Any] = {
        "urgent": False,
        "heading": heading,
        "matter": text,
        "since": sentence(writer.fill("{since}")),
        "effect": sentence(writer.one(EFFECT)),
        "care_before": writer.one(CARE_BEFORE),
        **medicines(writer),
        "goal": writer.one(CARE_GOAL),
        **interpreter(writer),
    }
    return topic, answers


def medicines(writer: Writer) -> dict[str, Any]:
    """Which medicines are taken, and how."""
    taken = writer.random.choice(MEDICINES)
    if not taken:
        return {"takes_medicines": False}
    rows = [{"medicine_name": name, **({"medicine_use": use} if use else {})} for name, use in taken]
    return {"takes_medicines": True, "medicines": rows}


def interpreter(writer: Writer) -> dict[str, Any]:
    """Whether an interpreter is needed, and for which language."""
    if writer.random.random() < 0.06:
        return {"needs_interpreter": True, "interpreter": writer.one(LANGUAGES)}
    return {"needs_interpreter": False}
