"""What residents seek care for, by kind of unit: a short name for the heading, and openings of what they write."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Condition:
    """Something to seek care for. ``topic`` fits after "angående" and "din fråga om" in a reply."""

    heading: str
    topic: str
    openings: tuple[str, ...]
    details: tuple[str, ...]
    is_trouble: bool = True


HEALTH_CENTRE: Final = (
    Condition(
        "Hosta som inte ger sig", "hostan",
        ("Jag har hostat {since} och det vill inte släppa.", "Hosta {since}, mest när jag lägger mig.",
         "Det började som en vanlig förkylning men hostan är kvar {since}."),
        ("Ingen feber just nu.", "Det kommer lite slem på morgonen.", "Jag blir andfådd i trappor.",
         "Jag har aldrig rökt.", "Jag rökte förr men slutade för många år sedan.", "Det piper lite när jag andas ut."),
    ),
    Condition(
        "Högt blodtryck hemma", "ditt blodtryck",
        ("Mina hemmamätningar visar ungefär 160/95 {since}.", "Blodtrycket har legat för högt {since} trots medicin.",
         "Jag mätte blodtrycket på apoteket och blev ombedd att höra av mig till er."),
        ("Jag mäter sittande efter fem minuters vila.", "Ibland har jag huvudvärk på morgonen.",
         "Jag har skrivit upp alla värden i en bok.", "Medicinen tar jag varje dag.", "Min pappa hade högt blodtryck."),
    ),
    Condition(
        "Ont i axeln", "axeln",
        ("Jag har ont i höger axel {since} och kan inte lyfta armen över huvudet.",
         "Vänster axel värker {since}, mest på natten.",
         "Axeln gjorde ont efter en flytt och har inte blivit bra {since}."),
        ("Jag kan inte ligga på den sidan.", "Det strålar ut i överarmen.", "Värktabletter hjälper några timmar.",
         "Jag har provat övningar från nätet.", "Armen känns svag när jag bär."),
    ),
    Condition(
        "Trött hela tiden", "tröttheten",
        ("Jag är onormalt trött {since}.", "Orkar ingenting efter arbetet {since}, somnar i soffan varje kväll.",
         "Trots att jag sover åtta timmar är jag helt slut {since}."),
        ("Jag fryser mycket.", "Mitt järnvärde har varit lågt förut.", "Jag har inte gått ned i vikt.",
         "Humöret är som vanligt.", "Jag äter sköldkörtelhormon sedan länge.", "Sömnen är ganska bra."),
    ),
    Condition(
        "Ont när jag kissar", "dina urinvägsbesvär",
        ("Det svider när jag kissar {since}.", "Tror att jag har urinvägsinfektion, det bränner och jag måste gå ofta.",
         "Jag springer på toaletten hela tiden {since} och det gör ont."),
        ("Ingen feber och inte ont i ryggen.", "Jag hade samma sak förra året.", "Jag har druckit mycket vatten.",
         "Lite blod i dag på morgonen.", "Jag tål inte penicillin."),
    ),
    Condition(
        "Svårt att sova", "sömnen",
        ("Jag sover högst fyra timmar per natt {since}.",
         "Vaknar klockan tre varje natt {since} och kan inte somna om.",
         "Sömnen har varit dålig {since} och nu orkar jag inte med dagarna."),
        ("Jag dricker inte kaffe efter lunch.", "Tankarna snurrar om arbetet.", "Receptfritt har inte hjälpt.",
         "Jag vill helst slippa sömntabletter.", "Telefonen ligger i ett annat rum på natten."),
    ),
    Condition(
        "Ont i ryggen", "ryggen",
        ("Jag har ont i ländryggen {since}.", "Ryggskott {since}, det har blivit bättre men inte bra.",
         "Ryggen låste sig när jag lyfte och jag har ont {since}."),
        ("Det strålar ned i vänster ben.", "Jag kan gå men inte sitta länge.", "Inga domningar.",
         "Jag har varit hemma {few} dagar från jobbet.", "Promenader hjälper lite."),
    ),
    Condition(
        "Ont i magen", "magen",
        ("Jag har ont i magen {since}, mest efter mat.", "Magen är orolig {since}, omväxlande hård och lös.",
         "Brännande känsla bakom bröstbenet {since}."),
        ("Omeprazol hjälpte för stunden.", "Jag har inte gått ned i vikt.", "Värst är det på kvällen.",
         "Inget blod vad jag sett.", "Jag har slutat med mjölk utan skillnad."),
    ),
    Condition(
        "Fråga om provsvar", "dina provsvar",
        ("Jag lämnade prover hos er för ungefär {few} veckor sedan och har inte hört något.",
         "Jag ser i journalen att ett värde är markerat och undrar vad det betyder.",
         "Skulle behöva få mina senaste provsvar förklarade."),
        ("Det gäller sockret.", "Det gäller blodvärdet och järnet.", "Kolesterolet var också för högt sist.",
         "Jag mår som vanligt.", "Ska jag vara fastande nästa gång?"),
        is_trouble=False,
    ),
    Condition(
        "Yrsel", "yrseln",
        ("Jag blir yr när jag reser mig {since}.", "Det snurrar när jag vänder mig i sängen {since}.",
         "Känner mig ostadig {since}, särskilt utomhus."),
        ("Jag har inte ramlat.", "Ingen huvudvärk.", "Det går över på någon minut.",
         "Jag har nyss börjat med en ny blodtrycksmedicin.", "Hörseln är som vanligt."),
    ),
    Condition(
        "Nedstämd och orolig", "hur du mår",
        ("Jag har känt mig nedstämd {since} och kommer inte vidare själv.",
         "Oron tar över {since}, jag går och väntar på att något ska hända.", "Jag gråter för ingenting {since}."),
        ("Jag har inga tankar på att skada mig.", "Arbetet fungerar men jag har ingen ork kvar hemma.",
         "Jag har pratat med {relative} som tyckte att jag skulle skriva.", "Jag vill gärna prata med någon.",
         "Jag har haft det så här en gång tidigare."),
    ),
    Condition(
        "Utslag på benet", "utslaget",
        ("Jag har fått ett rött utslag på benet {since}.", "En röd ring runt ett fästingbett, den växer {since}.",
         "Utslag på underbenen {since} som kliar mycket."),
        ("Det är ungefär så stort som en femkrona.", "Ingen feber.", "Hydrokortison har inte hjälpt.",
         "Jag var i skogen strax innan.", "Det sprider sig långsamt."),
    ),
    Condition(
        "Huvudvärk", "huvudvärken",
        ("Jag har huvudvärk nästan varje dag {since}.", "Migränen kommer oftare {since} och tabletterna räcker inte.",
         "Det trycker över pannan {since}, mest mot kvällen."),
        ("Ljus gör det värre.", "Jag tar värktabletter {few} dagar i veckan.", "Synen är som vanligt.", "{work}.",
         "Jag sover dåligt."),
    ),
    Condition(
        "Sår som inte läker", "såret",
        ("Jag har ett sår på underbenet som inte läker {since}.", "Såret efter borttagna stygn vätskar {since}.",
         "En skavank på foten har blivit ett sår {since}."),
        ("Jag har diabetes.", "Det är ungefär två centimeter.", "Det luktar lite.",
         "{relative} hjälper mig att lägga om.",
         "Ingen feber."),
    ),
    Condition(
        "Kontroll av diabetes", "din diabeteskontroll",
        ("Det är dags för min årskontroll av diabetes.", "Sockret ligger högre än vanligt {since}.",
         "Jag har fått ny mätare och undrar över värdena."),
        ("Långtidssockret var 5{digit} sist.", "Jag tar metformin.", "Fötterna känns bra.", "Ögonbotten är fotad i år.",
         "Jag mäter {times_a_day}."),
        is_trouble=False,
    ),
    Condition(
        "Intyg", "intyget",
        ("Jag behöver ett intyg till körkortet.", "Skolan vill ha ett intyg om allergi.",
         "Försäkringsbolaget ber om ett läkarutlåtande.", "Jag behöver ett friskintyg för en kurs."),
        ("Blanketten har jag redan.", "Det behövs inom {few} veckor.", "Vad kostar det?",
         "Jag har haft ett sådant förut."),
        is_trouble=False,
    ),
    Condition(
        "Lock för örat", "örat",
        ("Jag har lock för höger öra {since}.", "Det är vax i öronen igen och jag hör dåligt {since}.",
         "Det kliar och vätskar ur örat {since}."),
        ("Jag har droppat olja.", "Jag badar mycket.", "Det gör inte ont.", "Jag använder hörapparat.",
         "Lite yr också."),
    ),
    Condition(
        "Svullna ben", "benen",
        ("Jag svullnar om båda benen {since}.", "Vänster vad är svullen och spänd {since}.",
         "Strumporna lämnar djupa märken på kvällen {since}."),
        ("Jag äter vätskedrivande.", "Ingen andnöd.", "Jag har gått upp två kilo på en vecka.",
         "Det är bättre på morgonen.",
         "Jag har stått mycket i arbetet."),
    ),
    Condition(
        "Allergi", "din allergi",
        ("Ögonen rinner och näsan är täppt {since} trots tabletter.", "Jag tror att jag tål maten sämre {since}.",
         "Jag reagerade på något på jobbet och vill göra ett test."),
        ("Jag har provat två sorters tabletter.", "Katt har jag inte längre.", "Jag har astma också.",
         "Läpparna kliade en gång."),
    ),
)  # fmt: skip
SKIN: Final = (
    Condition(
        "Födelsemärke som har ändrat sig", "födelsemärket",
        ("Ett födelsemärke på ryggen har blivit större {since}.",
         "Jag har ett märke på vaden som har ändrat färg {since}.",
         "{relative} har sett att ett märke på skulderbladet blivit mörkare."),
        ("Det är ojämnt i kanten.", "Det har blött en gång.", "Jag brände mig ofta i solen som barn.",
         "Det är ungefär sju millimeter.", "Det kliar ibland."),
    ),
    Condition(
        "Psoriasis som blivit sämre", "din psoriasis",
        ("Min psoriasis har blossat upp {since}.", "Jag har fått nya fläckar på armbågar och knän {since}.",
         "Hårbotten är full av fjäll {since} och kortisonet biter inte."),
        ("Jag har haft ljusbehandling tidigare.", "Lederna känns stela på morgonen.", "Smörjer {times_a_day}.",
         "Naglarna har också börjat ändra sig.", "Stress gör det värre."),
    ),
    Condition(
        "Eksem på händerna", "handeksemet",
        ("Händerna spricker och blöder {since}.", "Eksem mellan fingrarna {since}, det svider när jag diskar.",
         "Jag har torra, röda händer {since} trots mjukgörande."),
        ("{work}.", "Jag använder handskar.", "Kortisonkräm hjälper så länge jag smörjer.",
         "Jag hade böjveckseksem som liten.", "Det är värst på höger hand."),
    ),
    Condition(
        "Svår akne", "din akne",
        ("Jag har akne på rygg och bröst {since} som blir djup och gör ont.",
         "Finnarna i ansiktet lämnar ärr och receptfritt räcker inte.", "Akne {since}, jag har provat det mesta."),
        ("Jag har använt gel på recept i {few} månader.", "Jag tvättar mig {times_a_day}.",
         "Det påverkar mig mycket socialt.", "Jag har läst om tabletter och vill höra vad ni tycker."),
    ),
    Condition(
        "Nässelutslag som återkommer", "nässelutslagen",
        ("Jag får nässelutslag nästan varje dag {since}.", "Kliande upphöjda utslag kommer och går {since}."),
        ("Antihistamin hjälper halvt.", "Jag har inte ätit något nytt.", "Läpparna svullnade en gång.",
         "Utslagen flyttar sig under dagen."),
    ),
)  # fmt: skip
MOVEMENT: Final = (
    Condition(
        "Ont i knät", "knät",
        ("Höger knä värker {since}, mest i trappor.",
         "Knät svullnade efter en promenad och har inte blivit bra {since}.",
         "Jag har artros i vänster knä och det har blivit sämre {since}."),
        ("Knät låser sig ibland.", "Jag går med käpp utomhus.", "Artrosskola har jag gått.",
         "Röntgen togs för ungefär ett år sedan.", "Jag kan inte sitta på huk."),
    ),
    Condition(
        "Höften gör ont när jag går", "höften",
        ("Ont i höften {since}, jag haltar efter en stund.", "Jag kan inte gå mer än tio minuter för höften {since}.",
         "Höften värker på natten {since} och jag vaknar av det."),
        ("Det sitter i ljumsken.", "Strumporna får {relative} hjälpa mig med.", "Jag opererade andra sidan förut.",
         "Värktabletter tar udden av det."),
    ),
    Condition(
        "Stel och öm i nacken", "nacken",
        ("Nacken är stel {since} och jag får huvudvärk.", "Ont mellan skulderbladen {since}.",
         "Efter en påkörning bakifrån har jag ont i nacken {since}."),
        ("{work}.", "Jag har svårt att vrida huvudet åt höger.", "Domningar i lillfingret ibland.",
         "Värme känns skönt.", "Jag har bytt kudde utan skillnad."),
    ),
    Condition(
        "Träning efter operation", "träningen efter operationen",
        ("Jag opererades för {few} veckor sedan och har fastnat i träningen.",
         "Rörligheten har inte kommit tillbaka som den skulle efter operationen.",
         "Jag vill ha hjälp att komma i gång igen efter operationen."),
        ("Såret är läkt.", "Jag gör programmet {times_a_day}.", "Det svullnar när jag tar i.",
         "Jag har fått olika besked om hur mycket jag får belasta."),
    ),
    Condition(
        "Domnade fingrar på natten", "händerna",
        ("Fingrarna domnar på natten {since}.", "Jag tappar saker och tummen känns svag {since}."),
        ("{work}.", "Jag har provat skena på natten.", "Det är båda händerna men mest höger.",
         "Det sticker i tre fingrar."),
    ),
    Condition(
        "Hälen gör ont vid första steget", "hälen",
        ("Jag har ont under hälen {since}, värst när jag stiger upp.", "Hälsporre {since} som inte går över."),
        ("Jag har köpt inlägg.", "Jag går mycket i arbetet.", "Stretchar {times_a_day}.",
         "Jag sprang förut men har slutat."),
    ),
)  # fmt: skip
