"""What residents seek care for at the smaller kinds of units."""

from typing import Final

from personalverktyget.demo.world.texts.conditions import HEALTH_CENTRE, MOVEMENT, SKIN, Condition

PSYCHIATRY: Final = (
    Condition(
        "Vill göra en adhd-utredning", "en utredning",
        ("Jag misstänker adhd och har haft det svårt så länge jag minns.",
         "Skolan och nu arbetet har alltid varit kaos och jag vill bli utredd.",
         "Min vårdcentral tyckte att jag skulle söka själv för utredning."),
        ("Jag glömmer räkningar och tider.", "Ett syskon har diagnosen.", "Jag har fyllt i ett formulär på nätet.",
         "{work}.", "Sömnen har aldrig fungerat."),
        is_trouble=False,
    ),
    Condition(
        "Ångest som begränsar", "ångesten",
        ("Jag får panikattacker {since}.", "Jag undviker bussar och affärer {since} på grund av ångest.",
         "Ångesten har kommit tillbaka {since} trots medicinen."),
        ("Det har gått så långt att jag stannar hemma.", "Inga tankar på att ta livet av mig.",
         "Jag har gått i terapi tidigare och det hjälpte.", "Hjärtat är undersökt och det är bra."),
    ),
    Condition(
        "Medicinen behöver ses över", "din medicin",
        ("Den nya dosen gör mig avtrubbad {since}.", "Jag har gått upp mycket i vikt {since} av medicinen.",
         "Effekten tar slut redan efter lunch {since}."),
        ("Jag har inte ändrat något själv.", "Blodprov är tagna nyligen.", "Pulsen ligger runt 90.",
         "Jag vill inte sluta utan att prata med er."),
    ),
    Condition(
        "Samtalskontakt", "en samtalskontakt",
        ("Jag har ingen att prata med efter det som hände {since}.", "Jag behöver en samtalskontakt igen.",
         "Depressionen är på väg tillbaka {since}, det känner jag igen."),
        ("Jag föredrar att träffas på plats.", "Videosamtal går lika bra.", "Jag är sjukskriven på deltid.",
         "Sist fick jag kognitiv beteendeterapi."),
    ),
)  # fmt: skip
DENTAL: Final = (
    Condition(
        "En lagning har gått sönder", "lagningen",
        ("En lagning gick sönder när jag åt.", "En bit av en kindtand har lossnat {since}.",
         "Framtanden har fått ett hack efter ett fall."),
        ("Det gör inte ont men är vasst.", "Det isar av kallt.", "Jag har sparat biten.",
         "Det är på höger sida nedtill."),
    ),
    Condition(
        "Isningar i en tand", "tanden",
        ("Det ilar i en tand {since} när jag dricker kallt.", "Jag har ont i en tand uppe till vänster {since}."),
        ("Det värker på natten.", "Tandköttet är lite svullet.", "Det går över efter en minut.",
         "Jag är tandvårdsrädd."),
    ),
    Condition(
        "Tandköttet blöder", "tandköttet",
        ("Tandköttet blöder varje gång jag borstar {since}.", "Jag har dålig andedräkt och blödande tandkött {since}."),
        ("Jag använder mellanrumsborstar.", "Jag är gravid.", "Senaste kontrollen var för två år sedan."),
    ),
    Condition(
        "Bettskenan passar inte", "bettskenan",
        ("Min bettskena passar inte längre.", "Jag pressar tänderna på natten och har ont i käken {since}."),
        ("Skenan är fem år gammal.", "Käken knäpper.", "Jag vaknar med huvudvärk.", "Den gick av på mitten."),
    ),
    Condition(
        "Kallelse till undersökning", "din undersökning",
        ("Jag har inte fått någon kallelse på över två år.", "Jag har flyttat hit och vill bli patient hos er.",
         "Jag behöver en vanlig undersökning, det var länge sedan."),
        ("Tänderna känns bra.", "Jag kan komma med kort varsel.", "Jag har frisktandvård."),
        is_trouble=False,
    ),
)  # fmt: skip
HEARING: Final = (
    Condition(
        "Hörapparaten tjuter", "hörapparaten",
        ("Hörapparaten på höger öra tjuter {since}.", "Det är inget ljud i den ena apparaten {since}.",
         "Apparaterna laddar inte fullt längre."),
        ("Jag har bytt filter.", "De är fyra år gamla.", "Öronen är rengjorda hos vårdcentralen.",
         "Jag klarar mig inte utan dem på jobbet."),
    ),
    Condition(
        "Hör sämre", "hörseln",
        ("Jag hör sämre {since}, mest när flera pratar.", "{relative} klagar på att jag har tv:n för högt.",
         "Jag har svårt att höra i telefon {since}."),
        ("{work}.", "Det ringer i öronen.", "Jag har aldrig gjort hörselprov.", "Det är båda öronen."),
    ),
    Condition(
        "Tinnitus", "din tinnitus",
        ("Jag har fått tinnitus {since} och har svårt att sova.", "Det tjuter i vänster öra {since}."),
        ("Det började efter en konsert.", "Jag har inte ont.", "Jag spelar brus på natten.", "Hörselprov är gjort."),
    ),
)  # fmt: skip
MATERNITY: Final = (
    Condition(
        "Gravid, första besöket", "din graviditet",
        ("Jag är gravid, ungefär vecka {week}, och vill boka inskrivning.", "Positivt test i morse! Hur gör jag nu?",
         "Vi väntar barn och jag vill gärna komma till er."),
        ("Jag mår illa mest hela tiden.",
         "Jag äter folsyra.", "Förra graviditeten hade jag högt blodtryck."),
        is_trouble=False,
    ),
    Condition(
        "Byta preventivmedel", "preventivmedlen",
        ("Jag vill byta från p-piller till spiral.", "Min hormonspiral ska bytas, den är snart åtta år.",
         "P-stav eller spiral, jag vet inte vad som passar mig bäst."),
        ("Jag har migrän med synfenomen.", "Jag glömmer piller.", "Mensen är riklig.", "Jag ammar."),
        is_trouble=False,
    ),
    Condition(
        "Fråga om cellprov", "cellprovet",
        ("Jag har fått kallelse till cellprov men kan inte den tiden.", "Jag undrar över svaret på mitt cellprov."),
        ("Jag blöder mellan mens ibland.", "Jag är orolig inför provet.", "Det är mitt första."),
        is_trouble=False,
    ),
    Condition(
        "Ont vid amning", "amningen",
        ("Jag har ont när jag ammar {since}.", "Ett bröst är rött och hårt i dag.",
         "Vi får inte amningen att fungera."),
        ("Ingen feber.", "Barnet går upp i vikt.", "Jag pumpar {times_a_day}.", "Vi har provat amningsnapp."),
    ),
)  # fmt: skip
CHILD_HEALTH: Final = (
    Condition(
        "Flytta en vaccination", "vaccinationen",
        ("Vi behöver flytta vårt barns vaccination, alla är förkylda.", "Kan syskonen få sina vaccinationer samma dag?",
         "Vårt barn fick feber efter förra vaccinationen och vi undrar över nästa."),
        ("Barnet är ett och ett halvt år.", "Vi reser utomlands om {few} veckor.",
         "Det gäller tvåårskontrollen också."),
        is_trouble=False,
    ),
    Condition(
        "Barnet vill inte äta", "maten",
        ("Vårt barn vägrar allt utom gröt {since}.", "Vårt barn äter nästan ingenting på dagen men ammar hela natten.",
         "Barnet kräks ofta efter maten {since}."),
        ("Vikten följer kurvan enligt senaste besöket.", "Blöjorna är som vanligt.", "Vi har testat att byta välling.",
         "Barnet är {few} månader."),
        is_trouble=False,
    ),
    Condition(
        "Sömn för en ettåring", "barnets sömn",
        ("Vår ettåring vaknar varje timme {since}.", "Vi är helt slut av alla nattvak {since}."),
        ("Vi turas om.", "Det går bara att somna i famnen.", "Det började med tänderna.",
         "Vi vill ha råd, inte medicin."),
        is_trouble=False,
    ),
    Condition(
        "Talet är sent", "talet",
        ("Vår son säger bara {few} ord och är snart två.", "Förskolan tycker att talet är sent hos vår dotter."),
        ("Vi pratar två språk hemma.", "Hörseln verkar bra.", "Storasyskonet var också sent.", "Barnet förstår allt."),
        is_trouble=False,
    ),
)  # fmt: skip
YOUTH: Final = (
    Condition(
        "Vill prata med någon", "ett samtal",
        ("Jag mår inte så bra {since} och vill prata med någon.", "Mycket bråk hemma {since}, behöver prata av mig.",
         "Har ångest inför skolan {since}."),
        ("Jag vill inte att det ringer hem.", "Jag går i gymnasiet.", "Helst med en kurator.", "Det är inte akut."),
        is_trouble=False,
    ),
    Condition(
        "Testa mig", "testet",
        ("Jag vill testa mig för klamydia.", "Har haft oskyddat sex och vill testa mig.", "Min partner har klamydia."),
        ("Jag har inte märkt något.", "Det var för två veckor sedan.", "Kan jag hämta ett hemtest?"),
        is_trouble=False,
    ),
    Condition(
        "Frågor om preventivmedel", "preventivmedel",
        ("Vilket preventivmedel passar om man har mycket mensvärk?", "Jag blir ledsen av mina p-piller {since}.",
         "Jag vill sätta in p-stav."),
        ("Jag röker inte.", "Kostar det något?", "Mamma vet om det.", "Jag har provat två sorter."),
        is_trouble=False,
    ),
)  # fmt: skip

AT: Final = {
    "Vårdcentral": HEALTH_CENTRE,
    "Hudmottagning": SKIN,
    "Rehabilitering": MOVEMENT,
    "Ortopedi": MOVEMENT,
    "Psykiatri": PSYCHIATRY,
    "Folktandvård": DENTAL,
    "Hörcentral": HEARING,
    "Barnmorskemottagning": MATERNITY,
    "Barnavårdscentral": CHILD_HEALTH,
    "Ungdomsmottagning": YOUTH,
}
