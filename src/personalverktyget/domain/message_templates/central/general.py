"""The two general templates: whoever sends writes subject and text each time."""

from typing import Final

from personalverktyget.domain.forms.definitions import Headline, Item, ItemType
from personalverktyget.domain.message_templates.central.wording import CONTACT, USE_OF_ANSWERS, asked_form
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.follow_up import FollowUp
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent

INFORMATION: Final = CentralTemplateContent(
    code="information",
    is_general=True,
    content=TemplateContent(
        name="Information",
        summary="Ett meddelande med dina egna ord. Invånaren kan inte svara på det.",
        purpose="Du får det här meddelandet för att {enhet} har information till dig som rör din egen vård.",
        contact=CONTACT,
    ),
)
_ANSWER: Final = Item(
    link_id="answer-block",
    type=ItemType.GROUP,
    text="Svara på frågan",
    help="Mottagningen läser inte svaret med en gång. Ring 1177 om du behöver råd, och 112 om det är fara för livet.",
    items=(
        Item(
            link_id="answer",
            type=ItemType.TEXT,
            text="Ditt svar",
            required=True,
            max_length=4000,
            error_texts={"missing": "Skriv ditt svar."},
        ),
    ),
)
QUESTION: Final = CentralTemplateContent(
    code="fraga",
    is_general=True,
    content=TemplateContent(
        name="Fråga",
        summary="En fråga med dina egna ord. Invånaren svarar med egna ord, och svaret blir ett ärende.",
        purpose="Du får den här frågan för att {enhet} behöver ditt svar för att gå vidare med din vård.",
        use_of_answers=USE_OF_ANSWERS,
        contact=CONTACT,
        follow_up=FollowUp(remind_days=7, reminders=1),
    ),
    form=asked_form("mall-fraga", "Fråga", pages=(_ANSWER,), headline=Headline("answer")),
)
