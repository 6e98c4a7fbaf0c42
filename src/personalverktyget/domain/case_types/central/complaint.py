"""Synpunkter och klagomål: what was good, what was not, and what could be better."""

from dataclasses import asdict, replace
from typing import Final

from personalverktyget.domain.case_types.central.in_english import COMPLAINT, translated
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.forms.definition_json import to_json
from personalverktyget.domain.forms.definitions import AnswerOption, FormDefinition, Headline, Item, ItemType

_WHAT = Item(
    link_id="what-block",
    type=ItemType.GROUP,
    text="Det du vill berätta",
    items=(
        Item(
            link_id="about",
            type=ItemType.CHOICE,
            text="Vad handlar det om?",
            required=True,
            answer_options=(
                AnswerOption("praise", "Beröm eller något som fungerade bra"),
                AnswerOption("care", "Vård och behandling"),
                AnswerOption("reception", "Bemötande"),
                AnswerOption("access", "Att komma fram, få tid eller få svar"),
                AnswerOption("waiting", "Väntetider på plats"),
                AnswerOption("invoice", "Avgifter och fakturor"),
                AnswerOption("premises", "Lokaler, skyltar och tillgänglighet"),
                AnswerOption("other", "Något annat"),
            ),
            error_texts={"missing": "Välj vad det handlar om. Passar inget väljer du Något annat."},
        ),
        Item(
            link_id="heading",
            type=ItemType.STRING,
            text="Sammanfatta med några ord",
            required=True,
            max_length=100,
            error_texts={"missing": "Skriv några ord om vad det gäller."},
        ),
        Item(
            link_id="what_happened",
            type=ItemType.TEXT,
            text="Vad hände?",
            help="Berätta med egna ord. Skriv inte andra personers personnummer.",
            required=True,
            max_length=4000,
            error_texts={"missing": "Beskriv vad som hände."},
        ),
        Item(link_id="happened_on", type=ItemType.DATE, text="När hände det?", help="Vet du inte lämnar du tomt."),
        Item(
            link_id="suggestion",
            type=ItemType.TEXT,
            text="Har du förslag på vad som kan bli bättre?",
            max_length=2000,
        ),
    ),
)
_ANSWER = Item(
    link_id="answer-block",
    type=ItemType.GROUP,
    text="Svar från mottagningen",
    items=(
        Item(
            link_id="wants_answer",
            type=ItemType.BOOLEAN,
            text="Vill du ha svar på det du har skrivit?",
            help="Du ser alltid i din inkorg att mottagningen har tagit emot det.",
            required=True,
            error_texts={"missing": "Svara ja eller nej på om du vill ha svar."},
        ),
    ),
)
FORM: Final = FormDefinition(title="Synpunkter och klagomål", headline=Headline("heading"), items=(_WHAT, _ANSWER))
_SWEDISH: Final = CaseTypeContent(
    code="synpunkter-och-klagomal",
    name="Synpunkter och klagomål",
    summary="Berätta om något som var bra, något som gick fel, eller något som kan bli bättre.",
    description="Den som ansvarar för mottagningen läser det du skriver. "
    "Din vård påverkas inte av att du har lämnat synpunkter.",
    not_for="Behöver du vård eller råd om din hälsa, ring mottagningen, eller 1177 när den är stängd. "
    "Är det fara för livet, ring 112. Vill du ha stöd av någon utanför mottagningen kan du vända dig till "
    "patientnämnden.",
    terms_text="Det du skriver läses av mottagningens ledning och av de medarbetare som behövs för svaret.\n\n"
    "Vill du att någon annan än mottagningen ska granska det som har hänt kan du vända dig till patientnämnden i din "
    "region eller till Inspektionen för vård och omsorg.\n\n"
    "Du kan bara skicka ärenden som gäller dig själv.",
    feedback_target="",
    form=to_json(FORM),
)
CONTENT: Final = replace(_SWEDISH, translations=translated(asdict(_SWEDISH), "en", COMPLAINT))
