"""The care units of the demo, written by hand."""

from typing import Final

from personalverktyget.demo.world.places import Unit, by_day, every_weekday

UNITS: Final = (
    Unit(
        "1A01", "Älvhamra vårdcentral", "1100", "Vårdcentral",
        "Nedre Slussgatan 12", "999 11", "Älvhamra", "Älvhamra", "031-390 06 00",
        every_weekday("08.00-17.00"),
        "Vi är den största vårdcentralen i Älvhamra. Hit kan du vända dig när du är sjuk, har en kronisk sjukdom eller "
        "behöver råd. Behöver du hjälp samma dag ringer du oss på morgonen.",
    ),
    Unit(
        "1A02", "Åsmåla vårdcentral", "1100", "Vårdcentral",
        "Gamla Färjevägen 3", "999 21", "Åsmåla", "Åsmåla", "031-390 06 02",
        every_weekday("08.00-16.30"),
        "Vårdcentralen ligger vid torget, i samma hus som apoteket. Vi har läkare, sjuksköterskor, fysioterapeut och "
        "kurator.",
    ),
    Unit(
        "1A03", "Hälsoringen Öxnaby vårdcentral", "1200", "Vårdcentral",
        "Spinnerigatan 41", "999 31", "Öxnaby", "Öxnaby", "031-390 06 03",
        by_day(monday="07.30-18.00", tuesday="07.30-17.00", wednesday="07.30-17.00", thursday="07.30-18.00",
                friday="07.30-15.00"),
        "En privat vårdcentral med avtal med Region Klarmark. Samma avgifter gäller hos oss som på regionens "
        "vårdcentraler.",
    ),
    Unit(
        "1A04", "Ungdomsmottagningen Älvhamra", "1100", "Ungdomsmottagning",
        "Brogränd 5 B", "999 12", "Älvhamra", "Älvhamra", "031-390 06 04",
        by_day(monday="12.00-19.00", tuesday="10.00-16.00", wednesday="12.00-17.00", thursday="12.00-19.00"),
        "För dig mellan 13 och 24 år. Du kan prata med oss om kroppen, sex, relationer och hur du mår. Det kostar "
        "ingenting.",
    ),
    Unit(
        "1A05", "Hudmottagningen, Klarmarks sjukhus", "1100", "Hudmottagning",
        "Sjukhusslingan 1, hus 14", "999 13", "Älvhamra", "Älvhamra", "031-390 06 05",
        every_weekday("08.00-11.30", "13.00-16.00"),
        "Vi utreder och behandlar hudsjukdomar. Du kan skriva en egen vårdbegäran till oss, utan remiss.",
    ),
    Unit(
        "1A06", "Rehabmottagningen Härnebo", "1100", "Rehabilitering",
        "Storängsvägen 8", "999 51", "Härnebo", "Härnebo", "031-390 06 06",
        every_weekday("07.45-16.30"),
        "Hos oss arbetar fysioterapeuter och arbetsterapeuter. Vi hjälper dig med träning, smärta och vardagens "
        "hjälpmedel.",
    ),
    Unit(
        "1A07", "Barnavårdscentralen Gläntan", "1100", "Barnavårdscentral",
        "Gläntstigen 2", "999 14", "Älvhamra", "Älvhamra", "031-390 06 07",
        every_weekday("08.00-12.00", "13.00-16.30"),
        "Hit kommer du med ditt barn från de första veckorna till skolstarten: för vaccinationer, vägning och råd.",
    ),
    Unit(
        "1A08", "Barnmorskemottagningen Västerlid", "1100", "Barnmorskemottagning",
        "Norra Allén 17", "999 41", "Västerlid", "Västerlid", "031-390 06 08",
        by_day(monday="08.00-16.00", tuesday="08.00-16.00", wednesday="08.00-18.00", thursday="08.00-16.00",
                friday="08.00-13.00"),
        "Vi följer dig genom graviditeten, ger råd om preventivmedel och tar cellprov.",
    ),
    Unit(
        "1A09", "Folktandvården Västerlid", "1100", "Folktandvård",
        "Badhusgränd 6", "999 41", "Västerlid", "Västerlid", "031-390 06 09",
        every_weekday("07.30-16.30"),
        "Tandvård för barn och vuxna. Har du ont eller slagit i en tand ringer du oss direkt när vi öppnar.",
    ),
    Unit(
        "1A10", "Psykiatriska öppenvårdsmottagningen Åsmåla", "1100", "Psykiatri",
        "Lärksångsgatan 30", "999 22", "Åsmåla", "Åsmåla", "031-390 06 10",
        every_weekday("08.30-16.00"),
        "Vi utreder och behandlar vuxna med depression, ångest, adhd och andra psykiatriska tillstånd.",
    ),
    Unit(
        "1A11", "Hörsel- och hjälpmedelscentralen för barn, unga och vuxna i östra Klarmark", "1100", "Hörcentral",
        "Trädgårdsmästarens gata 112", "999 32", "Öxnaby", "Öxnaby", "031-390 06 11",
        by_day(monday="08.00-16.00", tuesday="08.00-16.00", wednesday="09.00-18.00", thursday="08.00-16.00",
                friday="08.00-12.00"),
        "Vi provar ut hörapparater och andra hjälpmedel, lagar dem och lämnar ut batterier och tillbehör.",
    ),
    Unit(
        "1A12", "Ortopedmottagningen, Klarmarks sjukhus", "1100", "Ortopedi",
        "Sjukhusslingan 1, hus 6", "999 13", "Älvhamra", "Älvhamra", "031-390 06 12",
        every_weekday("08.00-15.30"),
        "Vi tar emot dig som har besvär från skelett, leder och muskler, före och efter en operation.",
    ),
    Unit(
        "2A01", "Ytterskärs vårdcentral", "2100", "Vårdcentral",
        "Fyrvaktarens väg 1", "998 11", "Ytterskär", "Ytterskär", "0980-319 200",
        every_weekday("08.00-16.00"),
        "Öns enda vårdcentral. Vid livshotande sjukdom ringer du 112.",
    ),
    Unit(
        "2A02", "Folktandvården Ytterskär", "2100", "Folktandvård",
        "Ångbåtsvägen 9", "998 11", "Ytterskär", "Ytterskär", "0980-319 202",
        by_day(monday="08.00-16.00", tuesday="08.00-16.00", thursday="08.00-16.00"),
        "Tandvård för alla åldrar, tre dagar i veckan.",
    ),
    Unit(
        "2A03", "Skärsholma mottagning för mödra- och barnhälsa", "2100", "Barnavårdscentral",
        "Rönnbärsvägen 4", "998 21", "Skärsholma", "Skärsholma", "0980-319 203",
        by_day(tuesday="09.00-15.00", wednesday="09.00-15.00", friday="09.00-12.00"),
        "Barnmorska och barnsjuksköterska under samma tak, för dig som väntar barn eller har små barn.",
    ),
)  # fmt: skip
