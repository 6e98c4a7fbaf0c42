"""Bifoga bild till vården: one or a few pictures of what has been talked about, with a few words to each."""

from typing import Final

from personalverktyget.domain.forms.definitions import Condition, Headline, Item, ItemType, Operator
from personalverktyget.domain.message_templates.central.wording import CONTACT, USE_OF_ANSWERS, asked_form
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent

_BEFORE: Final = Item(
    link_id="before-block",
    type=ItemType.GROUP,
    text="Innan du skickar",
    items=(
        Item(
            link_id="worse",
            type=ItemType.BOOLEAN,
            text="Har du blivit mycket sämre sedan vi hördes?",
            help="Till exempel hög feber, svår smärta eller något som växer eller sprider sig från timme till timme.",
            required=True,
            error_texts={"missing": "Svara ja eller nej, så att du får rätt hjälp i tid."},
        ),
        Item(
            link_id="call-now",
            type=ItemType.STOP,
            text="Ring i stället för att skicka bilder",
            help="Det du beskriver kan behöva bedömas i dag, och mottagningen ser inte bilderna med en gång. Ring "
            "mottagningen, eller 1177 när den är stängd. Är det fara för livet ringer du 112.",
            call="1177",
            enable_when=(Condition("worse", Operator.EQUAL, True),),
        ),
    ),
)
_PICTURES: Final = Item(
    link_id="pictures-block",
    type=ItemType.GROUP,
    text="Dina bilder",
    items=(
        Item(
            link_id="shows",
            type=ItemType.STRING,
            text="Vad visar bilderna?",
            help="Till exempel såret på vänster underben, eller utslaget på ryggen.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv kort vad bilderna visar."},
        ),
        Item(
            link_id="pictures",
            type=ItemType.ATTACHMENT,
            text="Bilder",
            help="Ta bilderna i dagsljus, utan blixt: en på håll, så att vi ser var det sitter, och en skarp på nära "
            "håll. Lägg gärna en linjal bredvid. Visa bara det som behövs, inte ansiktet om det inte gäller det, och "
            "ingen annan person.",
            required=True,
            repeats=True,
            max_occurs=5,
            error_texts={"missing": "Lägg till minst en bild. Går det inte ringer du mottagningen."},
        ),
        Item(
            link_id="taken_on",
            type=ItemType.DATE,
            text="När togs bilderna?",
            required=True,
            error_texts={"missing": "Skriv vilken dag bilderna togs."},
        ),
        Item(
            link_id="changed",
            type=ItemType.TEXT,
            text="Har något ändrats sedan vi hördes?",
            help="Skriv också om det kliar, gör ont, blöder eller vätskar.",
            recommended=True,
            max_length=1000,
        ),
    ),
)
TEMPLATE: Final = CentralTemplateContent(
    code="bifoga-bild-till-varden",
    content=TemplateContent(
        name="Bifoga bild till vården",
        summary="Be invånaren om bilder på något som ni redan har talat om, till exempel ett sår eller utslag.",
        subject="Skicka bilder till oss",
        body="Hej {namn}\n\nFör att kunna bedöma det som vi har talat om behöver vi se det på bild. Svara på några "
        "korta frågor och lägg till en till fem bilder.\n\nBilderna sparas i ditt ärende hos oss. Skicka dem inte med "
        "vanlig e-post.",
        purpose="Du får den här frågan för att du har kontakt med {enhet} om något som vi behöver se på bild.",
        use_of_answers=USE_OF_ANSWERS,
        contact=CONTACT,
        open_parts=("body", "contact"),
    ),
    form=asked_form(
        "mall-bifoga-bild", "Bifoga bild till vården", pages=(_BEFORE, _PICTURES), headline=Headline("shows")
    ),
)
