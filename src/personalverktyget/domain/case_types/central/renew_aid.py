"""Förnya hjälpmedel: more of, or another of, an aid that the unit has prescribed."""

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

_AID = Item(
    link_id="aid-block",
    type=ItemType.GROUP,
    text="Hjälpmedlet",
    items=(
        Item(
            link_id="aid",
            type=ItemType.STRING,
            text="Vilket hjälpmedel gäller det?",
            help="Skriv gärna sort, storlek och artikelnummer om du ser dem på förpackningen.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv vilket hjälpmedel det gäller."},
        ),
        Item(
            link_id="quantity",
            type=ItemType.STRING,
            text="Hur mycket behöver du?",
            help="Till exempel 2 förpackningar, eller lika mycket som förra gången.",
            required=True,
            max_length=100,
            error_texts={"missing": "Skriv hur mycket du behöver."},
        ),
        Item(
            link_id="changed",
            type=ItemType.BOOLEAN,
            text="Har dina behov ändrats sedan du fick hjälpmedlet?",
            help="Till exempel om storleken inte passar längre, eller om det inte fungerar som det ska.",
            required=True,
            error_texts={"missing": "Svara ja eller nej på om dina behov har ändrats."},
        ),
        Item(
            link_id="changed_how",
            type=ItemType.TEXT,
            text="Vad har ändrats?",
            required=True,
            max_length=1000,
            enable_when=(Condition("changed", Operator.EQUAL, True),),
            error_texts={"missing": "Du svarade att dina behov har ändrats. Beskriv vad som är annorlunda."},
        ),
        Item(
            link_id="needs",
            type=ItemType.TEXT,
            text="Något mer som vi behöver veta?",
            help="Till exempel när du senast behöver hjälpmedlet.",
            max_length=1000,
        ),
    ),
)
_DELIVERY = Item(
    link_id="delivery-block",
    type=ItemType.GROUP,
    text="Så vill du få det",
    items=(
        Item(
            link_id="delivery",
            type=ItemType.CHOICE,
            text="Hur vill du få hjälpmedlet?",
            help="Alla hjälpmedel kan inte skickas. Går det inte som du vill hör vi av oss.",
            required=True,
            answer_options=(
                AnswerOption("home", "Hem till min folkbokföringsadress"),
                AnswerOption("unit", "Jag hämtar på mottagningen"),
                AnswerOption("pharmacy", "Jag hämtar på apotek"),
            ),
            error_texts={"missing": "Välj hur du vill få hjälpmedlet."},
        ),
    ),
)
FORM: Final = FormDefinition(title="Förnya hjälpmedel", headline=Headline("aid"), items=(_AID, _DELIVERY))
CONTENT: Final = CaseTypeContent(
    code="fornya-hjalpmedel",
    name="Förnya hjälpmedel",
    summary="Be om mer av eller ersättning för ett hjälpmedel som mottagningen har skrivit ut.",
    description="Mottagningen kontrollerar att hjälpmedlet fortfarande passar dig och beställer det, "
    "eller hör av sig om du behöver komma på besök först.",
    not_for="Behöver du ett hjälpmedel som du inte har haft förut, ring mottagningen. Har hjälpmedlet gått sönder så "
    "att det är farligt att använda, sluta använda det och ring. När mottagningen är stängd kan du ringa 1177.",
    terms_text="Du kan be om hjälpmedel som mottagningen har skrivit ut till dig. "
    "Mottagningen avgör om det kan förnyas, och hur mycket du kan få åt gången.\n\n"
    "Skicka ärendet i god tid. Leveransen kan ta flera dagar efter att du har fått svar.\n\n"
    "Vissa hjälpmedel har en avgift. Du kan bara skicka ärenden som gäller dig själv.",
    feedback_target="",
    form=to_json(FORM),
)
