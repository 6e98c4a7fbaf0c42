"""What is being written outlives its template, and goes on with another."""

from uuid import UUID

import pytest

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.message_templates.services import follow_template, withdraw_template
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch
from tests.support.many import as_listed, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along, published
from tests.support.messages import as_prepared, delivered, let_go, written
from tests.support.world import World


@pytest.fixture
def central(small_world: World) -> dict[str, UUID]:
    return bring_along()


def _choose(world: World, dispatch: UUID, template: UUID, who: str = "handler") -> None:
    version = Dispatch.objects.get(id=dispatch).version
    services.choose_template(world.actor(who), dispatch, template, seen_version=version)


def test_what_is_written_stays_in_reach_when_its_template_is_withdrawn(
    small_world: World, central: dict[str, UUID]
) -> None:
    local = published(small_world)
    message = written(small_world, local, values={"dag": "fredag"})
    withdraw_template(small_world.actor("admin"), local)
    seen = as_prepared(small_world.actor("handler"), message)
    assert seen.template_is_gone
    assert seen.values == {"dag": "fredag"}
    assert seen.texts.body.endswith("Remissen kom {dag}.")
    with pytest.raises(NotPossibleNow, match="Välj en annan mall"):
        let_go(small_world, message)
    _choose(small_world, message, central["information"])
    assert not as_prepared(small_world.actor("handler"), message).template_is_gone
    assert delivered(small_world, message)


def test_values_and_words_come_back_with_a_template_that_has_room_for_them(
    small_world: World, central: dict[str, UUID]
) -> None:
    """Whichever way round the templates are chosen."""
    local = published(small_world)
    handler = small_world.actor("handler")
    message = written(small_world, central["information"], subject="Om provet", body="Ditt prov {dag}.")
    said = {"subject": "Om provet", "body": "Ditt prov {dag}."}
    services.save_message(handler, message, seen_version=2, values={"dag": "i går"}, **said)
    _choose(small_world, message, local)
    assert as_prepared(handler, message).values == {"dag": "i går"}
    _choose(small_world, message, central["fraga"])
    seen = as_prepared(handler, message)
    assert (seen.subject, seen.body) == ("Om provet", "Ditt prov {dag}.")
    assert Dispatch.objects.get(id=message).kind == "question"


def test_a_list_is_read_anew_where_the_other_template_asks_for_other_columns(
    small_world: World, central: dict[str, UUID]
) -> None:
    made = written_to_many(small_world, central["information"], numbers("helena", "lennart"))
    _choose(small_world, made, published(small_world))
    seen = as_listed(small_world.actor("handler"), made)
    assert seen.asked == ("dag",)
    assert seen.list_is_outdated
    with pytest.raises(InvalidInput, match="Läs in listan igen"):
        let_many_go(small_world, made)


def test_only_what_the_unit_sends_with_can_be_chosen_and_by_its_writer(
    small_world: World, central: dict[str, UUID]
) -> None:
    message = written(small_world, central["information"])
    with pytest.raises(NotFound):
        _choose(small_world, message, central["provsvar"])
    with pytest.raises(NotFound):
        _choose(small_world, message, central["fraga"], who="receiver")
    follow_template(small_world.actor("admin"), central["provsvar"])
    with pytest.raises(ChangedMeanwhile):
        services.choose_template(small_world.actor("handler"), message, central["provsvar"], seen_version=1)
    _choose(small_world, message, central["provsvar"])
