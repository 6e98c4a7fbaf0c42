"""A form of others, with some things that have no place in ours."""

import json
from typing import Final

FOREIGN_FORM: Final = json.dumps(
    {
        "resourceType": "Questionnaire",
        "url": "https://sjukhuset.example/Questionnaire/somn",
        "version": "3",
        "title": "Frågor om sömn",
        "status": "active",
        "publisher": "Sömnenheten",
        "item": [
            {
                "linkId": "somn",
                "type": "group",
                "text": "Din sömn",
                "item": [
                    {"linkId": "timmar", "type": "quantity", "text": "Hur många timmar sover du?", "readOnly": True},
                    {"linkId": "klockan", "type": "time", "text": "När går du och lägger dig?"},
                    {
                        "linkId": "orsak",
                        "type": "open-choice",
                        "text": "Vad väcker dig?",
                        "answerOption": [{"valueString": "Oro"}, {"valueString": "Värk"}],
                    },
                ],
            }
        ],
    }
).encode()
