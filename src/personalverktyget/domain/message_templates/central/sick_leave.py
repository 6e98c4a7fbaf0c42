"""Frågor inför kontakt om sjukskrivning: how the illness affects the work that the resident has."""

from typing import Final

from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Condition,
    EnableBehavior,
    Headline,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.message_templates.central.wording import CONTACT, USE_OF_ANSWERS, asked_form
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent

_BEFORE: Final = Item(
    link_id="before-block",
    type=ItemType.GROUP,
    text="Innan du börjar",
    help="Mottagningen läser inte svaren med en gång. Somligt kan inte vänta.",
    items=(
        Item(
            link_id="urgent",
            type=ItemType.BOOLEAN,
            text="Har du något av det här just nu?",
            help="Tankar på att ta ditt liv, ont eller tryck över bröstet, svårt att andas, eller plötslig svaghet, "
            "domning eller svårighet att tala.",
            required=True,
            error_texts={"missing": "Svara ja eller nej, så att du får rätt hjälp i tid."},
        ),
        Item(
            link_id="call-emergency",
            type=ItemType.STOP,
            text="Ring 112 nu",
            help="Du behöver hjälp nu. Vänta inte på svar från mottagningen. Är du osäker på om det är bråttom ringer "
            "du 1177.",
            call="112",
            enable_when=(Condition("urgent", Operator.EQUAL, True),),
        ),
    ),
)
_WORKS: Final = (
    Condition("occupation", Operator.EQUAL, "employed"),
    Condition("occupation", Operator.EQUAL, "own"),
)
_WORK: Final = Item(
    link_id="work-block",
    type=ItemType.GROUP,
    text="Din sysselsättning",
    help="Om du behöver vara sjukskriven beror inte bara på sjukdomen utan också på vad du gör om dagarna.",
    items=(
        Item(
            link_id="occupation",
            type=ItemType.CHOICE,
            text="Vad gör du i vanliga fall?",
            required=True,
            answer_options=(
                AnswerOption("employed", "Jag är anställd"),
                AnswerOption("own", "Jag har eget företag"),
                AnswerOption("seeking", "Jag söker arbete"),
                AnswerOption("studying", "Jag studerar"),
                AnswerOption("parental", "Jag är föräldraledig"),
                AnswerOption("other", "Något annat"),
            ),
            error_texts={"missing": "Välj det som stämmer bäst. Passar inget väljer du Något annat."},
        ),
        Item(
            link_id="work",
            type=ItemType.STRING,
            text="Vad arbetar du med?",
            required=True,
            max_length=200,
            enable_when=_WORKS,
            enable_behavior=EnableBehavior.ANY,
            error_texts={"missing": "Skriv vad du arbetar med, till exempel undersköterska på natten."},
        ),
        Item(
            link_id="hours",
            type=ItemType.INTEGER,
            text="Hur många timmar i veckan arbetar du i vanliga fall?",
            unit="timmar",
            minimum=1,
            maximum=100,
            enable_when=_WORKS,
            enable_behavior=EnableBehavior.ANY,
        ),
        Item(
            link_id="tasks",
            type=ItemType.TEXT,
            text="Beskriv vad du gör en vanlig dag",
            help="Till exempel lyfter, sitter vid skärm, kör bil, möter människor eller arbetar natt. Arbetar du inte "
            "beskriver du studierna, det arbete du söker eller det som du brukar göra.",
            required=True,
            max_length=2000,
            error_texts={"missing": "Beskriv kort vad du gör en vanlig dag."},
        ),
    ),
)
_ILLNESS: Final = Item(
    link_id="illness-block",
    type=ItemType.GROUP,
    text="Dina besvär",
    items=(
        Item(
            link_id="matter",
            type=ItemType.STRING,
            text="Vilka besvär gäller det?",
            help="Några få ord räcker, till exempel ont i ryggen eller sömnsvårigheter.",
            required=True,
            max_length=150,
            error_texts={"missing": "Skriv med några ord vilka besvär det gäller."},
        ),
        Item(
            link_id="since",
            type=ItemType.STRING,
            text="Hur länge har du haft dem?",
            required=True,
            max_length=100,
            error_texts={"missing": "Skriv ungefär hur länge du har haft besvären."},
        ),
        Item(
            link_id="cannot",
            type=ItemType.TEXT,
            text="Vad klarar du inte på grund av besvären?",
            help="Ge gärna exempel från arbetet och hemma: sitta längre än en halvtimme, koncentrera dig, lyfta, "
            "vara bland människor.",
            required=True,
            max_length=2000,
            error_texts={"missing": "Beskriv vad du inte klarar på grund av besvären."},
        ),
        Item(
            link_id="can",
            type=ItemType.TEXT,
            text="Vad klarar du ändå?",
            recommended=True,
            max_length=1000,
        ),
        Item(
            link_id="treatment",
            type=ItemType.TEXT,
            text="Får du behandling för besvären, eller väntar du på någon?",
            help="Läkemedel, fysioterapi, samtal, operation eller annat, hos oss eller någon annanstans.",
            recommended=True,
            max_length=1000,
        ),
    ),
)
_ON_LEAVE: Final = (Condition("on_leave", Operator.EQUAL, True),)
_LEAVE: Final = Item(
    link_id="leave-block",
    type=ItemType.GROUP,
    text="Sjukskrivning och arbete",
    items=(
        Item(
            link_id="on_leave",
            type=ItemType.BOOLEAN,
            text="Är du sjukskriven med läkarintyg nu?",
            required=True,
            error_texts={"missing": "Svara ja eller nej."},
        ),
        Item(
            link_id="leave_until",
            type=ItemType.DATE,
            text="Till och med vilken dag gäller intyget?",
            required=True,
            enable_when=_ON_LEAVE,
            error_texts={"missing": "Skriv den sista dagen som intyget gäller."},
        ),
        Item(
            link_id="ill_since",
            type=ItemType.DATE,
            text="Vilken var din första sjukdag?",
            help="Har du inte varit borta än lämnar du tomt.",
        ),
        Item(
            link_id="capacity",
            type=ItemType.CHOICE,
            text="Hur mycket tror du att du kan arbeta de närmaste veckorna?",
            help="Svara för arbetet som det är nu. Det är läkaren som bedömer, men vi vill veta hur du ser på det.",
            required=True,
            answer_options=(
                AnswerOption("none", "Inte alls"),
                AnswerOption("quarter", "En fjärdedel"),
                AnswerOption("half", "Hälften"),
                AnswerOption("most", "Tre fjärdedelar"),
                AnswerOption("all", "Som vanligt, om något anpassas"),
                AnswerOption("unsure", "Jag vet inte"),
            ),
            error_texts={"missing": "Välj det som stämmer bäst. Vet du inte väljer du det."},
        ),
        Item(
            link_id="adjusted",
            type=ItemType.TEXT,
            text="Har du talat med arbetsgivaren om vad som kan ändras så att du kan arbeta?",
            help="Till exempel andra uppgifter, kortare dagar, arbete hemifrån eller hjälpmedel. Har du ingen "
            "arbetsgivare hoppar du över frågan.",
            recommended=True,
            max_length=1000,
        ),
        Item(
            link_id="more",
            type=ItemType.TEXT,
            text="Något mer som vi behöver veta inför kontakten?",
            max_length=1000,
        ),
    ),
)
TEMPLATE: Final = CentralTemplateContent(
    code="fragor-infor-kontakt-om-sjukskrivning",
    content=TemplateContent(
        name="Frågor inför kontakt om sjukskrivning",
        summary="Frågor om arbete och besvär, innan ni talas vid om en ny eller förlängd sjukskrivning.",
        subject="Frågor inför vår kontakt om sjukskrivning",
        body="Hej {namn}\n\nVi ska höras {dag} om sjukskrivning. Svara på frågorna före dess, så blir samtalet bättre. "
        "Det tar ungefär en kvart.\n\nSvaren räcker inte för att skriva ett intyg. Läkaren bedömer tillsammans med "
        "dig vad som behövs, och det kan också vara något annat än sjukskrivning.",
        purpose="Du får de här frågorna för att du har kontakt med {enhet} om sjukskrivning.",
        use_of_answers=USE_OF_ANSWERS,
        contact=CONTACT,
        open_parts=("body", "contact"),
    ),
    form=asked_form(
        "mall-sjukskrivning",
        "Frågor inför kontakt om sjukskrivning",
        pages=(_BEFORE, _WORK, _ILLNESS, _LEAVE),
        headline=Headline("matter", "Sjukskrivning: {answer}"),
    ),
)
