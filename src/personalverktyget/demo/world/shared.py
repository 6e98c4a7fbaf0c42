"""A case type that one unit has built and shares with its region, and the copy that another has taken of it.

Done as staff do it, through the same services.
"""

from dataclasses import replace
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.demo.world.restricted import BY, at_work
from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.selectors import draft, own_case_types
from personalverktyget.domain.case_types.services import (
    change_texts,
    create_case_type,
    edit_form,
    publish_draft,
    save_example,
    share_case_type,
)
from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Condition,
    DayLimit,
    FormDefinition,
    Headline,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.editing import Replace
from personalverktyget.domain.people.registers import StaffDirectory

OWNER: Final = "TSTNMT2321000156-7020"
NAME: Final = "Råd vid feber"


def share_in_the_region(directory: StaffDirectory) -> None:
    """Build and publish it at one unit, share it, and begin a copy at another. Once."""
    owner = at_work(directory, OWNER)
    if any(row.name == NAME for row in own_case_types(owner)):
        return
    made = _published(owner)
    share_case_type(
        owner,
        made,
        description="Vi använder den för vuxna och barn över två år. Se över numret till er egen rådgivning om ni tar "
        "en kopia.",
    )
    borrower = at_work(directory, BY)
    copy = create_case_type(borrower, name=NAME, copy_of=made)
    texts = draft(borrower, copy).content.texts
    change_texts(borrower, copy, replace(texts, summary="Få råd av våra sjuksköterskor."), seen=None)


def _published(actor: StaffActor) -> UUID:
    made = create_case_type(actor, name=NAME)
    edit_form(actor, made, Replace(_FORM), seen=None)
    texts = CaseTypeTexts(
        name=NAME,
        summary="Få råd av en sjuksköterska när du eller ditt barn har feber.",
        description="Svara på några frågor. En sjuksköterska läser dem och hör av sig med råd.",
        not_for="Svårt att andas, stel i nacken eller svår att väcka: ring 112. Barn under två år: ring {telefon}.",
        terms_text="Vi läser det du skriver på vardagar och svarar {svarstid}. Blir det sämre, ring 1177.",
    )
    change_texts(actor, made, texts, seen=None)
    save_example(actor, made, name="Den som har svårt att andas stoppas", answers={"fever": True, "breath": True})
    publish_draft(actor, made, seen_version=draft(actor, made).version)
    return made


def _yes(question: str) -> tuple[Condition, ...]:
    return (Condition(question, Operator.EQUAL, True),)


_FORM: Final = FormDefinition(
    title=NAME,
    headline=Headline("since", "Feber sedan {answer}"),
    items=(
        Item(
            link_id="now",
            type=ItemType.GROUP,
            text="Hur det är nu",
            items=(
                Item(link_id="fever", type=ItemType.BOOLEAN, text="Är febern över 38 grader?", required=True),
                Item(
                    link_id="degrees",
                    type=ItemType.DECIMAL,
                    text="Hur hög är den?",
                    help="Det senaste du har mätt, till exempel 38,7.",
                    minimum="34",
                    maximum="43",
                    max_decimal_places=1,
                    unit="grader",
                    enable_when=_yes("fever"),
                ),
                Item(link_id="breath", type=ItemType.BOOLEAN, text="Är det svårt att andas?", required=True),
                Item(
                    link_id="emergency",
                    type=ItemType.STOP,
                    text="Ring 112 nu",
                    help="Den som har svårt att andas behöver hjälp genast. Vänta inte på svar här.",
                    call="112",
                    enable_when=_yes("breath"),
                ),
                Item(link_id="since", type=ItemType.DATE, text="När började febern?", day_limit=DayLimit.NOT_FUTURE),
            ),
        ),
        Item(
            link_id="more",
            type=ItemType.GROUP,
            text="Mer om febern",
            enable_when=_yes("fever"),
            items=(
                Item(
                    link_id="who",
                    type=ItemType.CHOICE,
                    text="Vem gäller det?",
                    answer_options=(AnswerOption("me", "Mig"), AnswerOption("child", "Mitt barn")),
                    required=True,
                ),
                Item(
                    link_id="age",
                    type=ItemType.INTEGER,
                    text="Hur gammalt är barnet?",
                    help="I hela år.",
                    minimum=2,
                    maximum=17,
                    unit="år",
                    enable_when=(Condition("who", Operator.EQUAL, "child"),),
                ),
                Item(
                    link_id="tried",
                    type=ItemType.TEXT,
                    text="Vad har du provat hittills?",
                    help="Till exempel febernedsättande läkemedel, och hur mycket.",
                    max_length=1000,
                ),
            ),
        ),
    ),
)
