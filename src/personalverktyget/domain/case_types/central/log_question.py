"""Fråga om loggen: what a resident asks about an entry that tells of her. It stands on no card: it is begun from the
entry, at the unit that the entry tells of, and every unit takes it."""

from dataclasses import asdict, replace
from typing import Final

from personalverktyget.domain.case_types.central.in_english import LOG_QUESTION, translated
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.forms.definition_json import to_json
from personalverktyget.domain.forms.definitions import AnswerOption, FormDefinition, Headline, Item, ItemType

# The question that the program answers with what the entry says.
ENTRY: Final = "entry"
_QUESTION = Item(
    link_id="question-block",
    type=ItemType.GROUP,
    text="Din fråga",
    items=(
        Item(
            link_id=ENTRY,
            type=ItemType.STRING,
            text="Det du frågar om",
            help="Så står det i loggen. Mottagningen ser vilken rad det är.",
            required=True,
            max_length=300,
            error_texts={"missing": "Skriv vad i loggen du frågar om."},
        ),
        Item(
            link_id="about",
            type=ItemType.CHOICE,
            text="Vad gäller din fråga?",
            required=True,
            answer_options=(
                AnswerOption("why", "Jag undrar varför någon har tagit del av mina uppgifter"),
                AnswerOption("no_reason", "Jag tror att någon har läst om mig utan att behöva det"),
                AnswerOption("other", "Något annat"),
            ),
            error_texts={"missing": "Välj vad frågan gäller. Passar inget väljer du Något annat."},
        ),
        Item(
            link_id="what",
            type=ItemType.TEXT,
            text="Vad vill du veta?",
            help="Berätta med egna ord. Känner du den som har läst kan du skriva det.",
            required=True,
            max_length=4000,
            error_texts={"missing": "Skriv vad du vill veta."},
        ),
    ),
)
FORM: Final = FormDefinition(title="Fråga om loggen", headline=Headline(ENTRY), items=(_QUESTION,))
_SWEDISH: Final = CaseTypeContent(
    # In capitals, as no code is that comes of a name: nothing that somebody makes is taken for it.
    code="LOG-QUESTION",
    name="Fråga om loggen",
    summary="Fråga varför någon har tagit del av dina uppgifter.",
    description="Mottagningen tar reda på vad som har hänt och svarar dig.",
    not_for="Behöver du vård eller råd om din hälsa, ring mottagningen, eller 1177 när den är stängd. "
    "Är det fara för livet, ring 112.",
    terms_text="Mottagningen läser din fråga. Den som granskar loggen där får veta vilken rad du frågar om.\n\n"
    "Vill du att någon annan än mottagningen ska granska det som har hänt kan du vända dig till patientnämnden i din "
    "region eller till Integritetsskyddsmyndigheten.",
    feedback_target="",
    form=to_json(FORM),
)
CONTENT: Final = replace(_SWEDISH, translations=translated(asdict(_SWEDISH), "en", LOG_QUESTION))
