"""Fixed alternatives of a case type: chosen instead of written, stored with the reply, and counted."""

from uuid import UUID, uuid4

import pytest
from django.utils.translation import override

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.selectors import case_type_settings
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.models import Message
from personalverktyget.domain.cases.reply_choices import ReplyChoice
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.organisation.models import CareUnit
from tests.domain.case_types.test_settings import add, central, settle
from tests.support.world import World

RENEWED, NOT_RENEWED = "Receptet är förnyat.", "Receptet är inte förnyat. Boka en tid."


def known(world: World) -> dict[str, ReplyChoice]:
    case = selectors.case_for_staff(world.actor("handler"), world.cases["assigned"])._content
    return {choice.text: choice for choice in case.reply_choices}


def answer(world: World, action: Action, body: str, choice: str) -> None:
    case = world.cases["assigned"]
    services.reply(
        world.actor("handler"),
        case,
        action=action,
        body=body,
        seen_version=world.version(case),
        key=uuid4(),
        choice=choice,
    )


def last(world: World) -> Message:
    return Message.objects.filter(case_id=world.cases["assigned"]).latest("sent_at")


def counts(world: World) -> dict[str, int]:
    region, id_ = world.administrator("regional_admin"), central(world)
    found = selectors.fixed_reply_counts(region, id_)
    return {reply.text: found.get(reply.id, 0) for reply in case_type_settings(region, id_).replies}


def test_an_alternative_is_an_answer_by_itself_and_is_counted(small_world: World) -> None:
    settle(small_world, fixed_replies=(RENEWED, NOT_RENEWED))
    answer(small_world, Action.REPLY_FINALLY, "  ", known(small_world)[RENEWED].key)
    assert last(small_world).body == RENEWED
    assert counts(small_world) == {RENEWED: 1, NOT_RENEWED: 0}


def test_what_is_written_comes_after_it(small_world: World) -> None:
    settle(small_world, fixed_replies=(RENEWED,))
    answer(small_world, Action.REPLY_PARTIALLY, "Hämta på fredag.", known(small_world)[RENEWED].key)
    assert last(small_world).body == f"{RENEWED}\n\nHämta på fredag."


def test_a_units_own_answer_is_chosen_in_the_same_way_and_not_counted(small_world: World) -> None:
    add(small_world, standard_replies=("Ring oss på måndag.",))
    answer(small_world, Action.REPLY_PARTIALLY, "", known(small_world)["Ring oss på måndag."].key)
    assert (last(small_world).body, last(small_world).fixed_reply) == ("Ring oss på måndag.", None)


def test_text_variables_are_replaced_in_what_is_shown_and_in_what_is_sent(small_world: World) -> None:
    unit = CareUnit.objects.get(id=small_world.units["ang"])
    settle(small_world, fixed_replies=("Ring {telefon}. Hälsningar {Enhet}",))
    add(small_world, standard_replies=("Vi svarar {svarstid} på {enhet}.",))
    said = f"Ring {unit.phone}. Hälsningar {unit.name}"
    with override("en"):
        shown = known(small_world)
        answer(small_world, Action.REPLY_PARTIALLY, "", shown[said].key)
    assert next(text for text in shown if text != said).startswith("Vi svarar inom ")
    assert last(small_world).body == said
    assert counts(small_world) == {"Ring {telefon}. Hälsningar {Enhet}": 1}


def test_one_that_is_gone_is_told_and_nothing_is_sent(small_world: World) -> None:
    settle(small_world, fixed_replies=(RENEWED,))
    key = known(small_world)[RENEWED].key
    settle(small_world, fixed_replies=(NOT_RENEWED,))
    with pytest.raises(InvalidInput) as refused:
        answer(small_world, Action.REPLY_FINALLY, "Hej.", key)
    assert refused.value.field == "body"


def test_a_question_or_a_call_is_what_was_written_alone(small_world: World) -> None:
    settle(small_world, fixed_replies=(RENEWED,))
    answer(small_world, Action.ASK, "Vilken styrka?", known(small_world)[RENEWED].key)
    assert (last(small_world).body, last(small_world).fixed_reply) == ("Vilken styrka?", None)


def test_one_that_comes_back_keeps_its_count(small_world: World) -> None:
    settle(small_world, fixed_replies=(RENEWED,))
    answer(small_world, Action.REPLY_PARTIALLY, "", known(small_world)[RENEWED].key)
    settle(small_world, fixed_replies=(NOT_RENEWED,))
    assert list(known(small_world)) == [NOT_RENEWED]
    settle(small_world, fixed_replies=(NOT_RENEWED, RENEWED))
    assert counts(small_world) == {NOT_RENEWED: 0, RENEWED: 1}


@pytest.mark.parametrize("wrong", [("x", "x"), ("å" * 501,), tuple(str(number) for number in range(31))])
def test_what_cannot_be_is_refused(small_world: World, wrong: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput) as refused:
        settle(small_world, fixed_replies=wrong)
    assert refused.value.field == "fixed_replies"


def test_others_do_not_count(small_world: World) -> None:
    foreign: UUID = CaseType.objects.get(region_id=small_world.regions["annan"]).id
    with pytest.raises(NotFound):
        selectors.fixed_reply_counts(small_world.administrator("regional_admin"), foreign)
