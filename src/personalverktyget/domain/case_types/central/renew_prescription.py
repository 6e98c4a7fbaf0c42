"""Förnya recept. The blocks, their order and what is required are those of the predecessor's form, version 3; the words
are our own. Two faults of it are mended: the follow-up on a treatment that works badly hung on the answer "yes", and
the follow-up on side effects hung on the wrong question.
"""

from typing import Final

from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.forms.definition_json import to_json
from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Condition,
    FormDefinition,
    Headline,
    Item,
    ItemType,
    Operator,
)

_EXEMPTION_CARD = Item(
    link_id="exemption-card",
    type=ItemType.GROUP,
    text="Frikort",
    help="Har du inget frikort för sjukvård hoppar du över de här frågorna.",
    items=(
        Item(
            link_id="exemption_card_number",
            type=ItemType.STRING,
            text="Frikortets nummer",
            help="Numret står på frikortet.",
            max_length=60,
        ),
        Item(link_id="exemption_card_valid_until", type=ItemType.DATE, text="Frikortet gäller till och med"),
    ),
)
_MEDICINE = Item(
    link_id="medicine-block",
    type=ItemType.GROUP,
    text="Läkemedlet som du vill förnya",
    help="Skriv av det som står på förpackningen och på apotekets etikett. Skicka ett ärende för varje läkemedel.",
    items=(
        Item(
            link_id="medicine",
            type=ItemType.STRING,
            text="Läkemedlets namn",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv vad läkemedlet heter."},
        ),
        Item(
            link_id="preparation",
            type=ItemType.STRING,
            text="Form",
            help="Till exempel tablett, kapsel, mixtur, spray, kräm eller pulver att andas in.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv vilken form läkemedlet har, till exempel tablett."},
        ),
        Item(
            link_id="strength",
            type=ItemType.STRING,
            text="Styrka",
            help="Till exempel 50 mg eller 5 mg/ml. Styrkan står efter namnet på förpackningen.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv läkemedlets styrka, till exempel 50 mg."},
        ),
        Item(
            link_id="dosage",
            type=ItemType.STRING,
            text="Dosering",
            help="Hur mycket du tar varje gång och hur ofta, till exempel 1 tablett morgon och kväll.",
            required=True,
            max_length=300,
            error_texts={"missing": "Skriv hur mycket du tar och hur ofta."},
        ),
        Item(
            link_id="prescriber",
            type=ItemType.STRING,
            text="Vem skrev ut läkemedlet senast?",
            help="Namnet står på apotekets etikett.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv namnet på den som skrev ut läkemedlet."},
        ),
        Item(
            link_id="works_well",
            type=ItemType.BOOLEAN,
            text="Tycker du att läkemedlet fungerar bra?",
            required=True,
        ),
        Item(
            link_id="works_badly_how",
            type=ItemType.TEXT,
            text="Vad är det som inte fungerar?",
            help="Beskriv kort, högst 600 tecken.",
            required=True,
            max_length=600,
            enable_when=(Condition("works_well", Operator.EQUAL, False),),
            error_texts={"missing": "Du svarade att läkemedlet inte fungerar bra. Beskriv kort på vilket sätt."},
        ),
        Item(
            link_id="has_side_effects",
            type=ItemType.BOOLEAN,
            text="Har du fått biverkningar?",
            required=True,
            error_texts={"missing": "Svara ja eller nej på om du har fått biverkningar."},
        ),
        Item(
            link_id="side_effects",
            type=ItemType.TEXT,
            text="Vilka biverkningar har du?",
            help="Beskriv kort, högst 600 tecken.",
            required=True,
            max_length=600,
            enable_when=(Condition("has_side_effects", Operator.EQUAL, True),),
            error_texts={"missing": "Du svarade att du har biverkningar. Beskriv dem kort."},
        ),
    ),
)
_CHOSEN_PHARMACY = (Condition("pickup", Operator.EQUAL, "chosen"),)
_PICKUP = Item(
    link_id="pickup-block",
    type=ItemType.GROUP,
    text="Så vill du hämta läkemedlet",
    items=(
        Item(
            link_id="pickup",
            type=ItemType.CHOICE,
            text="Var vill du hämta läkemedlet?",
            required=True,
            answer_options=(
                AnswerOption("any", "På vilket apotek som helst, med e-recept"),
                AnswerOption("chosen", "På ett visst apotek eller utlämningsställe"),
            ),
            error_texts={"missing": "Välj var du vill hämta läkemedlet."},
        ),
        Item(
            link_id="pharmacy",
            type=ItemType.STRING,
            text="Apotek eller utlämningsställe",
            required=True,
            max_length=200,
            enable_when=_CHOSEN_PHARMACY,
            error_texts={"missing": "Skriv vilket apotek eller utlämningsställe du vill hämta på."},
        ),
        Item(
            link_id="pharmacy_town",
            type=ItemType.STRING,
            text="Stadsdel eller kommun",
            required=True,
            max_length=200,
            enable_when=_CHOSEN_PHARMACY,
            error_texts={"missing": "Skriv i vilken stadsdel eller kommun apoteket ligger."},
        ),
    ),
)
_MEDICINE_LIST = Item(
    link_id="medicine-list-block",
    type=ItemType.GROUP,
    text="Läkemedelslistan",
    help="I läkemedelslistan står vilka läkemedel som har skrivits ut till dig och vad du har hämtat på apotek. "
    "Den som bedömer ditt recept kan behöva läsa den. Du bestämmer själv.",
    items=(
        Item(
            link_id="may_read_medicine_list",
            type=ItemType.BOOLEAN,
            text="Får den som bedömer ditt recept läsa din läkemedelslista?",
            required=True,
        ),
    ),
)
FORM: Final = FormDefinition(
    title="Förnya recept",
    headline=Headline("medicine", "Recept på {answer}"),
    items=(_EXEMPTION_CARD, _MEDICINE, _PICKUP, _MEDICINE_LIST),
)
CONTENT: Final = CaseTypeContent(
    code="fornya-recept",
    name="Förnya recept",
    summary="Be om ett nytt recept på läkemedel som du redan har fått utskrivet på mottagningen.",
    description="Den som ansvarar för din behandling bedömer om receptet kan förnyas eller om du behöver ett besök.",
    not_for="Använd inte formuläret för ett läkemedel som du inte har haft tidigare. Tar läkemedlet slut i dag eller i "
    "morgon, ring mottagningen. Har du fått svåra besvär av ett läkemedel, ring 1177. Är det fara för livet, ring 112.",
    terms_text="Du kan be om att få förnya recept på läkemedel som mottagningen har skrivit ut till dig. "
    "Mottagningen avgör om receptet kan förnyas.\n\n"
    "Skicka ärendet i god tid, så att du inte blir utan läkemedel. Du får svaret i din inkorg.\n\n"
    "För vissa läkemedel, till exempel sömnmedel och starka smärtstillande, kan du behöva komma på ett besök innan "
    "mottagningen kan ta ställning.\n\n"
    "Du kan bara skicka ärenden som gäller dig själv. Läkemedlet kan kosta pengar på apoteket.",
    feedback_target="",
    form=to_json(FORM),
)
