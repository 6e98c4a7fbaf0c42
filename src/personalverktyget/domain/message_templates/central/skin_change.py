"""Frågor vid hudförändring: what a doctor needs to know, and to see, before a spot or a rash is judged."""

from typing import Final

from personalverktyget.domain.forms.definitions import AnswerOption, Condition, Headline, Item, ItemType, Operator
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
            link_id="allergic",
            type=ItemType.BOOLEAN,
            text="Har du svårt att andas, eller har ansiktet, tungan eller halsen svullnat upp?",
            required=True,
            error_texts={"missing": "Svara ja eller nej, så att du får rätt hjälp i tid."},
        ),
        Item(
            link_id="call-emergency",
            type=ItemType.STOP,
            text="Ring 112 nu",
            help="Det kan vara en allvarlig allergisk reaktion. Vänta inte på svar från mottagningen.",
            call="112",
            enable_when=(Condition("allergic", Operator.EQUAL, True),),
        ),
        Item(
            link_id="spreading",
            type=ItemType.BOOLEAN,
            text="Har du feber eller känner dig sjuk, och en rodnad eller ett utslag som sprider sig snabbt?",
            help="Svara ja också om huden är svullen, varm och gör mycket ont, eller om små röda prickar inte bleknar "
            "när du trycker på dem.",
            required=True,
            error_texts={"missing": "Svara ja eller nej, så att du får rätt hjälp i tid."},
        ),
        Item(
            link_id="call-advice",
            type=ItemType.STOP,
            text="Ring och få det bedömt nu",
            help="Det kan vara en infektion som behöver behandlas i dag. Ring mottagningen, eller 1177 när den är "
            "stängd. Blir du snabbt sämre ringer du 112.",
            call="1177",
            enable_when=(Condition("spreading", Operator.EQUAL, True),),
        ),
    ),
)
_CHANGED: Final = (Condition("has_changed", Operator.EQUAL, "yes"),)
_CHANGE: Final = Item(
    link_id="change-block",
    type=ItemType.GROUP,
    text="Hudförändringen",
    help="Har du flera svarar du för den som oroar dig mest och berättar om de andra sist.",
    items=(
        Item(
            link_id="place",
            type=ItemType.STRING,
            text="Var på kroppen sitter den?",
            help="Så noga du kan, till exempel höger skulderblad eller insidan av vänster underben.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv var på kroppen hudförändringen sitter."},
        ),
        Item(
            link_id="kind",
            type=ItemType.CHOICE,
            text="Vad liknar den mest?",
            required=True,
            answer_options=(
                AnswerOption("mole", "Ett födelsemärke eller en mörk fläck"),
                AnswerOption("lump", "En knöl eller upphöjning"),
                AnswerOption("sore", "Ett sår som inte läker"),
                AnswerOption("scaly", "En fläck som är torr, fjällar eller är skorpig"),
                AnswerOption("rash", "Ett utslag"),
                AnswerOption("other", "Något annat"),
            ),
            error_texts={"missing": "Välj det som stämmer bäst. Passar inget väljer du Något annat."},
        ),
        Item(
            link_id="since",
            type=ItemType.CHOICE,
            text="Hur länge har du haft den?",
            required=True,
            answer_options=(
                AnswerOption("weeks", "Mindre än en månad"),
                AnswerOption("months", "En månad till ett halvår"),
                AnswerOption("half-year", "Ett halvår till två år"),
                AnswerOption("years", "Längre än två år"),
                AnswerOption("unsure", "Jag vet inte"),
            ),
            error_texts={"missing": "Välj ungefär hur länge. Vet du inte väljer du det."},
        ),
        Item(
            link_id="size",
            type=ItemType.INTEGER,
            text="Hur stor är den där den är bredast?",
            help="Mät med linjal. En ärta är ungefär 8 millimeter. Är det ett utslag hoppar du över frågan.",
            unit="mm",
            minimum=1,
            maximum=500,
        ),
        Item(
            link_id="has_changed",
            type=ItemType.CHOICE,
            text="Har den ändrats det senaste halvåret?",
            required=True,
            answer_options=(
                AnswerOption("yes", "Ja"),
                AnswerOption("no", "Nej"),
                AnswerOption("unsure", "Jag vet inte"),
            ),
            error_texts={"missing": "Välj om hudförändringen har ändrats. Vet du inte väljer du det."},
        ),
        Item(
            link_id="how_changed",
            type=ItemType.CHOICE,
            text="På vilket sätt?",
            help="Du kan välja flera.",
            required=True,
            repeats=True,
            enable_when=_CHANGED,
            answer_options=(
                AnswerOption("grown", "Den har blivit större"),
                AnswerOption("shape", "Den har ändrat form eller fått ojämna kanter"),
                AnswerOption("colour", "Den har ändrat färg eller fått flera färger"),
                AnswerOption("thicker", "Den har blivit tjockare eller knöligare"),
                AnswerOption("other", "På något annat sätt"),
            ),
            error_texts={"missing": "Välj minst ett sätt som den har ändrats på."},
        ),
        Item(
            link_id="symptoms",
            type=ItemType.CHOICE,
            text="Märker du något av det här?",
            help="Välj allt som stämmer. Märker du inget av det hoppar du över frågan.",
            repeats=True,
            answer_options=(
                AnswerOption("itches", "Den kliar"),
                AnswerOption("hurts", "Den gör ont"),
                AnswerOption("bleeds", "Den blöder lätt"),
                AnswerOption("weeps", "Den vätskar eller får skorpa"),
            ),
        ),
    ),
)
_YOU: Final = Item(
    link_id="you-block",
    type=ItemType.GROUP,
    text="Om dig",
    items=(
        Item(
            link_id="skin_cancer",
            type=ItemType.CHOICE,
            text="Har du, en förälder, ett syskon eller ett barn till dig haft hudcancer?",
            help="Också malignt melanom räknas dit.",
            required=True,
            answer_options=(
                AnswerOption("self", "Ja, jag själv"),
                AnswerOption("family", "Ja, någon i familjen"),
                AnswerOption("no", "Nej"),
                AnswerOption("unsure", "Jag vet inte"),
            ),
            error_texts={"missing": "Välj det som stämmer. Vet du inte väljer du det."},
        ),
        Item(
            link_id="immune",
            type=ItemType.BOOLEAN,
            text="Tar du läkemedel som dämpar immunförsvaret, eller har du ett transplanterat organ?",
            required=True,
            error_texts={"missing": "Svara ja eller nej."},
        ),
        Item(
            link_id="immune_what",
            type=ItemType.STRING,
            text="Vilket läkemedel, eller vilket organ?",
            required=True,
            max_length=200,
            enable_when=(Condition("immune", Operator.EQUAL, True),),
            error_texts={"missing": "Skriv vilket läkemedel du tar, eller vilket organ det gäller."},
        ),
        Item(
            link_id="thinners",
            type=ItemType.BOOLEAN,
            text="Tar du blodförtunnande läkemedel?",
            help="Det behöver vi veta om hudförändringen ska tas bort.",
            required=True,
            error_texts={"missing": "Svara ja eller nej."},
        ),
    ),
)
_PICTURES: Final = Item(
    link_id="pictures-block",
    type=ItemType.GROUP,
    text="Bilder",
    items=(
        Item(
            link_id="pictures",
            type=ItemType.ATTACHMENT,
            text="Bilder på hudförändringen",
            help="Två skarpa bilder i dagsljus, utan blixt: en på håll, så att vi ser var den sitter, och en på nära "
            "håll med en linjal bredvid. Kan du inte ta bilder skickar du svaren ändå, så hör vi av oss.",
            recommended=True,
            repeats=True,
            max_occurs=5,
        ),
        Item(
            link_id="more",
            type=ItemType.TEXT,
            text="Något mer som du vill berätta?",
            help="Till exempel om du har flera hudförändringar, eller vad du är mest orolig för.",
            max_length=2000,
        ),
    ),
)
TEMPLATE: Final = CentralTemplateContent(
    code="fragor-vid-hudforandring",
    content=TemplateContent(
        name="Frågor vid hudförändring",
        summary="Frågor och bilder inför bedömning av ett födelsemärke, en knöl, ett sår eller ett utslag.",
        subject="Frågor om din hudförändring",
        body="Hej {namn}\n\nDu har kontaktat oss om en hudförändring. För att kunna bedöma den behöver vi veta lite "
        "mer och helst se den på bild. Det tar ungefär tio minuter att svara.\n\nSvara så snart du kan. När vi har "
        "läst svaren hör vi av oss om vad som händer härnäst.",
        purpose="Du får de här frågorna för att du har kontaktat {enhet} om en hudförändring.",
        use_of_answers=USE_OF_ANSWERS,
        contact=CONTACT,
        open_parts=("body", "contact"),
    ),
    form=asked_form(
        "mall-hudforandring",
        "Frågor vid hudförändring",
        pages=(_BEFORE, _CHANGE, _YOU, _PICTURES),
        headline=Headline("place", "Hudförändring: {answer}"),
    ),
)
