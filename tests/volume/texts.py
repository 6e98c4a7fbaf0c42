"""What residents and staff write in the volume database: words drawn from a list, the same for the same seed."""

import json
from pathlib import Path
from random import Random
from typing import Final

# In the text of exactly twenty cases of the large unit, whatever the size of the database.
RARE_WORD: Final = "hornhinneskrapning"
# In every case's text.
COMMON_WORD: Final = "recept"
TEXTS: Final = 400
_WORDS: Final = tuple(Path(__file__).with_name("words.txt").read_text().split())
_MEDICINES: Final = ("Levaxin", "Alvedon", "Metformin", "Atorvastatin", "Omeprazol", "Losartan", "Sertralin", "Waran")


def bodies(random: Random) -> list[str]:
    """Texts of thirty words or so, each with the common word."""
    return [
        " ".join([*random.choices(_WORDS, k=random.randint(15, 45)), COMMON_WORD, str(place)]) for place in range(TEXTS)
    ]


def answers(random: Random) -> list[dict[str, object]]:
    """Whole answers to the form of the case type."""
    return [_answers(random.choice(_MEDICINES), random) for _ in range(TEXTS)]


def _answers(medicine: str, random: Random) -> dict[str, object]:
    return {
        "medicine": medicine,
        "preparation": "tablett",
        "strength": f"{random.choice((5, 10, 25, 50, 100))} mg",
        "dosage": "1 tablett morgon och kväll",
        "prescriber": "Eva Läkare",
        "works_well": True,
        "has_side_effects": False,
        "pickup": "any",
        "may_read_medicine_list": True,
    }


def as_json(values: dict[str, object]) -> str:
    """For a column."""
    return json.dumps(values, ensure_ascii=False)
