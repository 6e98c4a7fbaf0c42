"""A question that one unit has built for itself: how it goes with a new medicine for high blood pressure.

Done as an administrator does it, through the same services.
"""

from typing import Final

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.case_types.selectors import draft
from personalverktyget.domain.case_types.services import edit_form, publish_draft
from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Condition,
    DayLimit,
    EnableBehavior,
    FormDefinition,
    Headline,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.editing import Replace
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.follow_up import FollowUp
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.selectors import template_overview
from personalverktyget.domain.message_templates.services import create_template, publish_template, save_template

CONTENT: Final = TemplateContent(
    name="Hur går det med blodtrycket?",
    summary="Några veckor efter att en medicin mot högt blodtryck har satts in eller ändrats.",
    subject="Hur går det med blodtrycket?",
    body="Hej {namn}\n\nFör några veckor sedan fick du en ny medicin mot högt blodtryck, eller en annan dos. Nu vill "
    "vi veta hur det går. Det tar ungefär fem minuter att svara.\n\nHar du mätt blodtrycket hemma skriver du det "
    "senaste värdet. Har du inte mätt hoppar du över den frågan.",
    purpose="Du får frågorna för att {enhet} har satt in eller ändrat en medicin mot högt blodtryck för dig.",
    use_of_answers="En sjuksköterska på {enhet} läser svaren inom tre arbetsdagar. Det som behövs för vården förs in i "
    "din journal.",
    contact="Har du frågor ringer du {enhet}, {telefon}. Är mottagningen stängd och du behöver råd ringer du 1177. Är "
    "det fara för livet ringer du 112.",
    follow_up=FollowUp(remind_days=5, reminders=1),
)


def ask_about_blood_pressure(actor: StaffActor) -> None:
    """Build and publish the form, and then the question."""
    made = create_template(actor, name=CONTENT.name, kind=TemplateKind.QUESTION)
    form = template_overview(actor, made).form
    assert form is not None, "a question has a form"
    edit_form(actor, form.case_type_id, Replace(_FORM), seen=None)
    publish_draft(actor, form.case_type_id, seen_version=draft(actor, form.case_type_id).version)
    seen = save_template(actor, made, CONTENT, seen_version=template_overview(actor, made).version)
    publish_template(actor, made, seen_version=seen)


def _millimetres(link_id: str, text: str, least: int, most: int) -> Item:
    return Item(link_id=link_id, type=ItemType.INTEGER, text=text, unit="mmHg", minimum=least, maximum=most)


_MEDICINE: Final = (
    Item(
        link_id="taking",
        type=ItemType.CHOICE,
        text="Tar du medicinen varje dag?",
        required=True,
        answer_options=(
            AnswerOption("daily", "Ja, varje dag"),
            AnswerOption("mostly", "Nästan, jag missar någon gång i veckan"),
            AnswerOption("seldom", "Nej, jag missar ofta"),
            AnswerOption("stopped", "Nej, jag har slutat"),
        ),
    ),
    Item(
        link_id="why",
        type=ItemType.TEXT,
        text="Vad är det som gör att du inte tar den?",
        max_length=1000,
        enable_behavior=EnableBehavior.ANY,
        enable_when=(
            Condition("taking", Operator.EQUAL, "seldom"),
            Condition("taking", Operator.EQUAL, "stopped"),
        ),
    ),
    Item(
        link_id="trouble",
        type=ItemType.CHOICE,
        repeats=True,
        text="Har du märkt av något av det här sedan du började?",
        help="Välj allt som stämmer. Har du inte märkt av något hoppar du över frågan.",
        answer_options=(
            AnswerOption("dizzy", "Yrsel"),
            AnswerOption("cough", "Torrhosta"),
            AnswerOption("ankles", "Svullna vrister"),
            AnswerOption("tired", "Trötthet"),
            AnswerOption("urine", "Behöver kissa oftare"),
        ),
    ),
    Item(
        link_id="feel",
        type=ItemType.SCALE,
        text="Hur har du mått den senaste veckan?",
        minimum=0,
        maximum=10,
        min_label="Mycket dåligt",
        max_label="Mycket bra",
    ),
)
_PRESSURE: Final = (
    _millimetres("systolic", "Övertryck, det senaste du har mätt", 60, 260),
    _millimetres("diastolic", "Undertryck", 30, 160),
    Item(link_id="measured", type=ItemType.DATE, text="Vilken dag mätte du?", day_limit=DayLimit.NOT_FUTURE),
    Item(link_id="call", type=ItemType.BOOLEAN, text="Vill du att en sjuksköterska ringer dig?", required=True),
    Item(link_id="more", type=ItemType.TEXT, text="Något mer som du vill berätta?", max_length=2000),
)
_FORM: Final = FormDefinition(
    title=CONTENT.name,
    headline=Headline("taking", "Blodtryck: {answer}"),
    items=(
        Item(link_id="medicine", type=ItemType.GROUP, text="Medicinen och du", items=_MEDICINE),
        Item(link_id="pressure", type=ItemType.GROUP, text="Ditt blodtryck", items=_PRESSURE),
    ),
)
