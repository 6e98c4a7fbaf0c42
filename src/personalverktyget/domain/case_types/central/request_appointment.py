"""Önskemål om tid: wishing for a visit, a call or another time."""

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
    Prefill,
)

_MATTER = Item(
    link_id="matter-block",
    type=ItemType.GROUP,
    text="Vad du vill ha hjälp med",
    items=(
        Item(
            link_id="heading",
            type=ItemType.STRING,
            text="Vad gäller det?",
            help="Några få ord räcker, till exempel ont i axeln eller kontroll av blodtrycket.",
            required=True,
            max_length=100,
            error_texts={"missing": "Skriv med några ord vad det gäller."},
        ),
        Item(
            link_id="matter",
            type=ItemType.TEXT,
            text="Beskriv varför du vill ha en tid",
            help="Till exempel vilka besvär du har, när de började och om de har ändrats.",
            required=True,
            max_length=2000,
            error_texts={"missing": "Beskriv varför du vill ha en tid, så att vi kan ge dig rätt tid hos rätt person."},
        ),
        Item(
            link_id="visit",
            type=ItemType.CHOICE,
            text="Vilket slags tid vill du ha?",
            required=True,
            answer_options=(
                AnswerOption("first", "Ett första besök för det här"),
                AnswerOption("again", "Ett återbesök eller en kontroll"),
                AnswerOption("phone", "Ett telefonsamtal"),
                AnswerOption("unknown", "Jag vet inte"),
            ),
            error_texts={"missing": "Välj vilket slags tid du vill ha. Är du osäker väljer du Jag vet inte."},
        ),
    ),
)
_WHEN = Item(
    link_id="when-block",
    type=ItemType.GROUP,
    text="När det passar dig",
    items=(
        Item(
            link_id="best_times",
            type=ItemType.TEXT,
            text="Vilka dagar och tider passar bäst?",
            help="Skriv också om det finns tider då du inte kan.",
            required=True,
            max_length=500,
            error_texts={"missing": "Skriv när det passar dig. Passar alla tider skriver du det."},
        ),
        Item(
            link_id="phone",
            type=ItemType.PHONE,
            text="Vilket nummer når vi dig på?",
            help="Numret kommer från dina kontaktuppgifter. Ändra det om du hellre nås på ett annat.",
            prefill=Prefill.PHONE,
        ),
        Item(link_id="reached", type=ItemType.TEXT, text="När kan vi nå dig på telefon?", max_length=500),
        Item(link_id="needs_interpreter", type=ItemType.BOOLEAN, text="Behöver du tolk?", required=True),
        Item(
            link_id="interpreter",
            type=ItemType.STRING,
            text="Vilket språk?",
            required=True,
            max_length=100,
            enable_when=(Condition("needs_interpreter", Operator.EQUAL, True),),
            error_texts={"missing": "Skriv vilket språk du vill ha tolk till."},
        ),
    ),
)
FORM: Final = FormDefinition(title="Önskemål om tid", headline=Headline("heading"), items=(_MATTER, _WHEN))
CONTENT: Final = CaseTypeContent(
    code="onskemal-om-tid",
    name="Önskemål om tid",
    summary="Berätta vad du vill ha hjälp med och när det passar, så föreslår mottagningen en tid.",
    description="Mottagningen läser vad du skriver och bedömer vilken tid du behöver och hos vem. "
    "Ibland räcker det med råd eller ett telefonsamtal.",
    not_for="Behöver du hjälp i dag, ring mottagningen. Är den stängd, ring 1177. Är det fara för livet, ring 112. "
    "Vill du avboka en tid som är snart, ring också, så kan någon annan få den.",
    terms_text="Det du skickar är ett önskemål. Du har ingen tid förrän mottagningen har svarat.\n\n"
    "Mottagningen bedömer hur snart du behöver komma. Svaret får du i din inkorg, eller så ringer mottagningen dig.\n\n"
    "Du kan bara skicka ärenden som gäller dig själv.",
    feedback_target="2d",
    form=to_json(FORM),
)
