"""Renewing a prescription: medicines with the forms, strengths and doses that they are sold and taken in."""

from dataclasses import dataclass
from typing import Any, Final

from personalverktyget.demo.world.texts.writer import Writer

TABLET: Final = ("1 tablett på morgonen", "1 tablett per dag", "1 tablett 1 gång/dag", "1x1", "1 på morgonen")
TWICE: Final = ("1 tablett morgon och kväll", "1 tablett 2 gånger per dag", "1x2", "1 tabl 2 ggr/dag", "1+0+1")
EVENING: Final = ("1 tablett till kvällen", "1 tablett vid sänggående", "1 till natten", "1 tablett före läggdags")
NEED: Final = (
    "1 tablett vid behov, högst 3 per dag",
    "1 vid behov",
    "1-2 tabletter vid behov, max 4 ggr/dag",
    "vid behov, brukar bli en om dagen",
)
THINLY: Final = ("smörjes tunt 1 gång/dag", "tunt lager två gånger per vecka", "smörj till kvällen", "1 gång dagligen")


@dataclass(frozen=True)
class Medicine:
    """A medicine as it stands on a package. Strengths are parted by a bar."""

    name: str
    form: str
    strengths: str
    doses: tuple[str, ...]


BLOOD_PRESSURE: Final = (
    Medicine("Enalapril", "tablett", "5 mg|10 mg|20 mg", TABLET),
    Medicine("Amlodipin", "tablett", "5 mg|10 mg", TABLET),
    Medicine("Losartan", "filmdragerad tablett", "50 mg|100 mg", TABLET),
    Medicine("Candesartan", "tablett", "8 mg|16 mg|32 mg", TABLET),
    Medicine("Metoprolol", "depottablett", "25 mg|50 mg|100 mg", TABLET),
    Medicine("Hydroklortiazid", "tablett", "12,5 mg|25 mg", TABLET),
    Medicine("Furix", "tablett", "20 mg|40 mg", (*TABLET, "2 tabletter på morgonen")),
    Medicine("Eliquis", "filmdragerad tablett", "2,5 mg|5 mg", TWICE),
    Medicine("Trombyl", "tablett", "75 mg", TABLET),
    Medicine("Atorvastatin", "filmdragerad tablett", "10 mg|20 mg|40 mg|80 mg", EVENING),
)
GENERAL: Final = (
    Medicine("Levaxin", "tablett", "25 mikrogram|50 mikrogram|75 mikrogram|100 mikrogram|125 mikrogram", TABLET),
    Medicine("Metformin", "filmdragerad tablett", "500 mg|850 mg", TWICE),
    Medicine("Omeprazol", "enterokapsel", "20 mg|40 mg", ("1 kapsel på morgonen", "1 kapsel före frukost", "1x1")),
    Medicine("Sertralin", "filmdragerad tablett", "50 mg|100 mg", TABLET),
    Medicine("Escitalopram", "tablett", "5 mg|10 mg|20 mg", TABLET),
    Medicine("Mirtazapin", "munsönderfallande tablett", "15 mg|30 mg", EVENING),
    Medicine("Ventoline Diskus", "inhalationspulver", "0,2 mg/dos", ("1-2 doser vid behov", "1 inhalation vid behov")),
    Medicine(
        "Symbicort Turbuhaler",
        "inhalationspulver",
        "160/4,5 mikrogram/dos|320/9 mikrogram/dos",
        ("2 inhalationer morgon och kväll", "1 inhalation 2 ggr/dag"),
    ),
    Medicine("Behepan", "tablett", "1 mg", TABLET),
    Medicine("Divisun", "tablett", "800 IE|2000 IE", TABLET),
    Medicine("Naproxen", "tablett", "250 mg|500 mg", TWICE),
    Medicine("Alvedon forte", "tablett", "1 g", NEED),
    Medicine("Sumatriptan", "tablett", "50 mg|100 mg", NEED),
    Medicine("Desloratadin", "tablett", "5 mg", TABLET),
    Medicine("Mometason", "nässpray", "50 mikrogram/dos", ("2 doser i varje näsborre på morgonen", "1 spray per dag")),
    Medicine("Laktulos", "oral lösning", "670 mg/ml", ("15 ml 2 gånger per dag", "20 ml till kvällen")),
    Medicine("Kalcipos-D", "tuggtablett", "500 mg/800 IE", TABLET),
    Medicine("Tamsulosin", "depottablett", "0,4 mg", TABLET),
)
SKIN: Final = (
    Medicine("Betnovat", "kräm", "0,1 %", THINLY),
    Medicine("Mometason", "salva", "1 mg/g", THINLY),
    Medicine("Protopic", "salva", "0,03 %|0,1 %", THINLY),
    Medicine("Epiduo", "gel", "0,1 %/2,5 %", THINLY),
    Medicine("Metotrexat", "tablett", "2,5 mg", ("6 tabletter en gång i veckan", "4 tabletter varje söndag")),
    Medicine("Enstilar", "kutant skum", "50 mikrogram/g + 0,5 mg/g", THINLY),
    Medicine("Folsyra", "tablett", "1 mg", ("1 tablett dagen efter metotrexat", "1 tablett varje dag utom söndag")),
)
CONTRACEPTIVES: Final = (
    Medicine("Prionelle", "tablett", "100 mikrogram/20 mikrogram", TABLET),
    Medicine("Neovletta", "tablett", "150 mikrogram/30 mikrogram", TABLET),
    Medicine("Desogestrel", "filmdragerad tablett", "75 mikrogram", (*TABLET, "1 tablett varje dag utan uppehåll")),
    Medicine(
        "Evra", "depotplåster", "203 mikrogram/33,9 mikrogram per 24 timmar", ("1 plåster i veckan i tre veckor",)
    ),
    Medicine("NuvaRing", "vaginalinlägg", "0,120 mg/0,015 mg per 24 timmar", ("1 ring var fjärde vecka",)),
)
PSYCHIATRY: Final = (
    Medicine("Elvanse", "hård kapsel", "30 mg|50 mg|70 mg", ("1 kapsel på morgonen", "1x1")),
    Medicine("Metylfenidat", "depottablett", "18 mg|36 mg|54 mg", TABLET),
    Medicine("Litiumsulfat", "depottablett", "42 mg", TWICE),
    Medicine("Lamotrigin", "tablett", "100 mg|200 mg", TWICE),
    Medicine("Venlafaxin", "depotkapsel", "75 mg|150 mg", ("1 kapsel på morgonen", "2 kapslar till frukost")),
    Medicine("Quetiapin", "depottablett", "50 mg|150 mg|300 mg", EVENING),
    Medicine("Aripiprazol", "tablett", "5 mg|10 mg|15 mg", TABLET),
    Medicine("Melatonin", "tablett", "3 mg|5 mg", EVENING),
)
AT: Final = {
    "Vårdcentral": (*BLOOD_PRESSURE, *GENERAL),
    "Ungdomsmottagning": CONTRACEPTIVES,
    "Barnmorskemottagning": CONTRACEPTIVES,
    "Hudmottagning": SKIN,
    "Psykiatri": PSYCHIATRY,
}

PRESCRIBERS: Final = (
    "Läkaren på er mottagning", "Min fasta läkare hos er", "Minns inte namnet, men hos er", "En hyrläkare förra året",
    "Läkaren jag träffade senast", "Distriktsläkaren", "Samma läkare som alltid", "Sjukhuset först, sedan ni",
    "ST-läkaren på er mottagning", "Medicinkliniken på sjukhuset", "Läkaren som slutade hos er",
    "Står inte på etiketten",
    "Oläsligt på förpackningen, men hos er", "Barnmorskan eller läkaren hos er", "Överläkaren på mottagningen",
)  # fmt: skip
NOT_WELL: Final = (
    "Jag tycker inte att den hjälper lika bra längre {since}.",
    "Den hjälper men inte hela dagen, framåt kvällen är besvären tillbaka.",
    "Värdena hemma ligger högre än de borde {since}.",
    "Jag glömmer ofta kvällsdosen och undrar om det går att ta allt på morgonen.",
    "Har haft mer besvär än vanligt {since} och vill gärna att någon ser över dosen.",
    "Fungerade bättre med det märke jag hade förut, apoteket har bytt till ett annat.",
    "Jag har själv halverat dosen {since} eftersom det blev för mycket.",
    "Behöver ta mer än det står på burken för att det ska räcka.",
)
SIDE_EFFECTS: Final = (
    "Lite yr när jag reser mig {since}.",
    "Jag blir torr i munnen och trött framåt eftermiddagen.",
    "Hosta som inte ger sig {since}.",
    "Svullna fötter på kvällen, det är mest {since} som jag märkt det.",
    "Ont i magen ibland när jag tar den utan mat.",
    "Sover oroligt och drömmer mycket {since}.",
    "Kliar på armarna, osäker på om det beror på medicinen.",
    "Muskelvärk i benen {since}, mest i trappor.",
    "Lite illamående den första timmen, sedan går det över.",
    "Huvudvärk {few} dagar i veckan ungefär.",
)
PHARMACIES: Final = (
    ("Apoteket vid torget", "Åsmåla"), ("Apoteket i vårdcentralens hus", "Åsmåla"), ("Sjukhusapoteket", "Älvhamra"),
    ("Apoteket i köpcentret", "Älvhamra"), ("Apoteksombudet i mataffären", "Härnebo"), ("Apoteket Spinneriet",
     "Öxnaby"),
    ("Apoteket vid stationen", "Västerlid"), ("Apoteksombudet på färjeläget", "Ytterskär"),
)  # fmt: skip


def prescription(writer: Writer, kind: str) -> tuple[str, dict[str, Any]]:
    """What is to be renewed (the topic of replies), and the answers by the form's link ids."""
    drawn: dict[str, Any] = {}

    def compose() -> str:
        drawn.clear()
        drawn.update(_answers(writer, writer.random.choice(AT[kind])))
        return str(drawn)

    writer.unique(compose)
    return str(drawn["medicine"]), drawn


def _answers(writer: Writer, medicine: Medicine) -> dict[str, Any]:
    works, has_effects = writer.random.random() > 0.12, writer.random.random() < 0.14
    answers: dict[str, Any] = {
        "medicine": medicine.name,
        "preparation": medicine.form if writer.random.random() < 0.6 else medicine.form.capitalize(),
        "strength": writer.random.choice(medicine.strengths.split("|")),
        "dosage": writer.one(medicine.doses),
        "prescriber": writer.one(PRESCRIBERS),
        "works_well": works,
        "has_side_effects": has_effects,
        "pickup": "any",
        "may_read_medicine_list": writer.random.random() < 0.9,
    }
    if not works:
        answers["works_badly_how"] = writer.one(NOT_WELL)
    if has_effects:
        answers["side_effects"] = writer.one(SIDE_EFFECTS)
    if writer.random.random() < 0.18:
        answers["pickup"] = "chosen"
        answers["pharmacy"], answers["pharmacy_town"] = writer.random.choice(PHARMACIES)
    if writer.random.random() < 0.12:
        answers["exemption_card_number"] = f"{writer.random.randint(10, 99)} {writer.random.randint(1000, 9999)}"
    return answers
