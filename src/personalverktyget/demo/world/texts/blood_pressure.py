"""What residents answer when their unit asks how it goes with a new medicine, written as people write.

Each answer: after how many hours it comes, and what is answered. An answer that is left out was skipped.
"""

from collections.abc import Mapping
from typing import Any, Final

ANSWERS: Final[tuple[tuple[float, Mapping[str, Any]], ...]] = (
    (
        1.4,
        {
            "taking": "daily",
            "feel": 8,
            "systolic": 132,
            "diastolic": 78,
            "call": False,
            "more": "Allt har gått bra. Jag tar den till frukosten.",
        },
    ),
    (
        3.2,
        {
            "taking": "daily",
            "trouble": ["dizzy"],
            "feel": 7,
            "systolic": 138,
            "diastolic": 84,
            "call": False,
            "more": "Blev yr när jag reste mig de första dagarna, men det har gått över. Min man tycker att jag är "
            "mindre röd i ansiktet.",
        },
    ),
    (5.5, {"taking": "mostly", "feel": 6, "call": False}),
    (
        9.1,
        {
            "taking": "daily",
            "trouble": ["cough", "tired"],
            "feel": 4,
            "systolic": 151,
            "diastolic": 92,
            "call": True,
            "more": "Hostar på nätterna!! Kan det vara medicinen?",
        },
    ),
    (
        22.3,
        {
            "taking": "daily",
            "trouble": ["ankles"],
            "feel": 6,
            "systolic": 144,
            "diastolic": 86,
            "call": False,
            "more": "Mätte 3 ggr på morgonen: 152/88; 149/86; 144/86. Läkaren sa ”ta den sista” så den skrev jag.",
        },
    ),
    (
        27.8,
        {
            "taking": "stopped",
            "why": "Orkade inte med svullnaden, skorna gick inte på. Tog den sista i torsdags.",
            "trouble": ["ankles", "tired"],
            "feel": 3,
            "systolic": 168,
            "diastolic": 98,
            "call": True,
        },
    ),
    (
        49.0,
        {
            "taking": "daily",
            "feel": 9,
            "systolic": 128,
            "diastolic": 76,
            "call": False,
            "more": "Tack för att ni frågar. Tabletterna räcker till den 12:e, kan ni förnya receptet samtidigt?",
        },
    ),
    (
        53.6,
        {
            "taking": "daily",
            "trouble": ["urine"],
            "feel": 7,
            "systolic": 139,
            "diastolic": 81,
            "call": False,
            "more": "apparaten visar olika i höger o vänster arm. 148 i den ena 139 i andra. vilken ska jag skriva",
        },
    ),
    (
        75.2,
        {
            "taking": "daily",
            "feel": 8,
            "call": False,
            "more": "I feel fine, thank you. I have no machine at home. Sorry that I write in English.",
        },
    ),
    # After the reminder.
    (
        121.0,
        {
            "taking": "seldom",
            "why": "Glömmer den när jag jobbar natt.",
            "feel": 5,
            "systolic": 157,
            "diastolic": 94,
            "call": True,
            "more": "Ring gärna efter klockan två, jag sover på förmiddagarna.",
        },
    ),
    (
        124.5,
        {
            "taking": "daily",
            "trouble": ["dizzy", "tired"],
            "feel": 5,
            "systolic": 118,
            "diastolic": 66,
            "call": True,
            "more": "Min dotter hjälper mig att skriva detta.\n\nJag tar tabletten varje morgon som ni "
            "har sagt. Det som oroar mig är att jag blivit ostadig. I lördags höll jag på att ramla i trappan och fick "
            "sätta mig på tredje steget en lång stund. Det går bättre om jag väntar med att gå upp, men då hinner jag "
            "inte till toaletten ibland.\n\nBlodtrycket har vi mätt varje morgon i två veckor och skrivit upp. Det har "
            "varit mellan 112 och 124 det övre, och det undre har aldrig varit över 70. Min dotter undrar om det kan "
            "vara för lågt för någon i min ålder, och om jag kan ta halva tabletten. Vi vågar inte ändra något själva."
            "\n\nHälsningar och tack för en fin mottagning.",
        },
    ),
    (147.3, {"taking": "mostly", "feel": 7, "systolic": 141, "diastolic": 87, "call": False, "more": "Mår bra 🙂"}),
)
