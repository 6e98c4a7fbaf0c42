"""A question to many with every kind of question in it, answered by residents of the small world."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.forms.definitions import AnswerOption, Condition, Headline, Item, ItemType, Operator
from personalverktyget.domain.message_templates.central.wording import asked_form
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.message_templates.selectors import followed_template
from personalverktyget.domain.message_templates.services import follow_template, publish_central_template
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Recipient
from tests.support.many import let_many_go, numbers, written_to_many
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX, REGIONS

_T = ItemType
ITEMS: Final = (
    Item(link_id="smokes", type=_T.BOOLEAN, text="Röker du?", required=True),
    Item(
        link_id="a_day",
        type=_T.INTEGER,
        text="Hur många om dagen?",
        enable_when=(Condition("smokes", Operator.EQUAL, True),),
    ),
    Item(
        link_id="reason",
        type=_T.CHOICE,
        text="Varför kommer du?",
        may_be_unknown=True,
        answer_options=(AnswerOption("pain", "Ont"), AnswerOption("check", "Kontroll"), AnswerOption("other", "Annat")),
    ),
    Item(
        link_id="trouble",
        type=_T.CHOICE,
        repeats=True,
        text="Vad besvärar dig?",
        answer_options=(AnswerOption("sleep", "Sömn"), AnswerOption("cough", "Hosta")),
    ),
    Item(link_id="pain", type=_T.SCALE, text="Hur ont?", minimum=0, maximum=10, min_label="Inget", max_label="Värst"),
    Item(link_id="weight", type=_T.DECIMAL, text="Vad väger du?", unit="kg", max_decimal_places=1),
    Item(link_id="since", type=_T.DATE, text="Sedan när?"),
    Item(link_id="told", type=_T.TEXT, text="Berätta mer", max_length=4000),
    Item(link_id="phone", type=_T.PHONE, text="Telefon"),
)
MEDICINES: Final = Item(
    link_id="medicines",
    type=_T.GROUP,
    repeats=True,
    text="Läkemedel",
    items=(
        Item(link_id="name", type=_T.STRING, text="Namn"),
        Item(
            link_id="often",
            type=_T.CHOICE,
            text="Hur ofta?",
            answer_options=(AnswerOption("daily", "Varje dag"), AnswerOption("seldom", "Ibland")),
        ),
    ),
)
PAGES: Final = (Item(link_id="page", type=_T.GROUP, text="Inför besöket", items=(*ITEMS, MEDICINES)),)
QUESTION: Final = CentralTemplateContent(
    code="halsofragor",
    content=TemplateContent(
        name="Hälsofrågor",
        subject="Frågor inför ditt besök",
        body="Hej {namn}",
        purpose="Du ska komma till {enhet}.",
        use_of_answers="Vi läser dem.",
        contact="Ring {telefon}.",
    ),
    form=asked_form("mall-halsofragor", "Hälsofrågor", pages=PAGES, headline=Headline("smokes")),
)
HELENA: Final[dict[str, Any]] = {
    "smokes": True,
    "a_day": 5,
    "reason": "pain",
    "trouble": ["sleep", "cough"],
    "pain": 7,
    "weight": "62,5",
    "since": "2026-03-01",
    "told": "Det började i våras.\nSedan blev det värre.",
    "phone": "070-174 06 05",
    "medicines": [{"name": "Levaxin", "often": "daily"}, {"name": "Alvedon", "often": "seldom"}],
}
LENNART: Final[dict[str, Any]] = {
    "smokes": False,
    "reason": "asked-unknown",
    "trouble": ["sleep"],
    "pain": 2,
    "weight": "80",
    "since": "2026-05-20",
}


def asked_of_many(world: World, *who: str, by: str = "handler") -> UUID:
    """The question to these residents, delivered."""
    publish_central_template(SYSTEM, f"{PREFIX}{REGIONS['klar'][1]}", QUESTION)
    template = MessageTemplate.objects.get(code=QUESTION.code).id
    if not followed_template(world.actor("admin"), template).is_followed:
        follow_template(world.actor("admin"), template)
    made = written_to_many(world, template, numbers(*who), who=by, subject="", body="")
    let_many_go(world, made, who=by)
    after_the_hold(made)
    services.deliver_due(WORKER)
    return made


def answered_by(world: World, dispatch: UUID, who: str, answers: Mapping[str, Any]) -> UUID:
    """The case that her answer becomes."""
    message = Recipient.objects.get(dispatch_id=dispatch, resident_id=world.residents[who]).id
    actor = world.resident(who)
    draft = services.begin_answer(actor, message)
    case_services.save_form(actor, draft, answers=dict(answers))
    return case_services.submit_case(actor, draft)
