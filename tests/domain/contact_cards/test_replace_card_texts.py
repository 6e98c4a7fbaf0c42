"""A region puts other words on its units' cards at once: seen first, chosen, recorded, and to be taken back."""

from uuid import UUID

import pytest

from personalverktyget.base.errors import NotAllowed
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.read_models import TextsReplaced
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.contact_cards import selectors, services
from personalverktyget.domain.contact_cards.content import MAX_LENGTHS
from personalverktyget.domain.contact_cards.models import ContactCard
from tests.support.world import World

NUMBER = TextSearch("031-11 11")


@pytest.fixture
def written(small_world: World) -> World:
    write(small_world, presentation="Ring 031-11 11.", urgent_text="Ring 031-11 11 genast.")
    return small_world


def write(world: World, presentation: str = "", other: str = "", urgent_text: str = "") -> None:
    actor = world.actor("admin")
    services.change_card_texts(
        actor,
        presentation=presentation,
        other_information=other,
        urgent_text=urgent_text,
        seen_version=selectors.own_card(actor).version,
    )


def chosen(world: World, search: TextSearch = NUMBER) -> dict[UUID, dict[str, str]]:
    found, _has_more = selectors.searched_cards(world.administrator("regional_admin"), search)
    places: dict[UUID, dict[str, str]] = {}
    for one in found:
        places.setdefault(one.unit_id, {})[one.place.key] = one.place.fingerprint
    return places


def changed(
    world: World, replacement: str, places: dict[UUID, dict[str, str]] | None = None, search: TextSearch = NUMBER
) -> tuple[TextsReplaced, ...]:
    actor = world.administrator("regional_admin")
    places = chosen(world, search) if places is None else places
    return services.replace_card_texts(actor, search, replacement, places)


def test_what_is_chosen_is_changed_recorded_and_can_be_taken_back(written: World) -> None:
    (done,) = changed(written, "031-22 22")
    assert (done.name, done.settled, done.left) == ("Ängens vårdcentral", 2, 0)
    own = selectors.own_card(written.actor("admin"))
    assert (own.presentation, own.urgent_text) == ("Ring 031-22 22.", "Ring 031-22 22 genast.")
    entry = LogEntry.objects.latest("seq")
    assert (entry.event, entry.details["part"]) == ("contact_card.changed", "replaced")
    assert entry.actor_id == str(written.staff["regional_admin"])
    latest = selectors.card_history(written.actor("admin"))[0]
    assert (latest.part, latest.by) == ("replaced", written.administrator("regional_admin").name)
    services.restore_card(written.actor("admin"), 1, seen_version=own.version)
    assert selectors.own_card(written.actor("admin")).presentation == "Ring 031-11 11."


def test_what_the_unit_has_changed_meanwhile_is_left(written: World) -> None:
    places = chosen(written)
    write(written, presentation="Ring 031-11 11!", urgent_text="Ring 031-11 11 genast.")
    (done,) = changed(written, "031-22 22", places)
    assert (done.settled, done.left) == (1, 1)
    own = selectors.own_card(written.actor("admin"))
    assert (own.presentation, own.urgent_text) == ("Ring 031-11 11!", "Ring 031-22 22 genast.")


def test_what_has_no_room_or_cannot_be_is_left(written: World) -> None:
    before = LogEntry.objects.count()
    (done,) = changed(written, "x" * (MAX_LENGTHS["presentation"] + 1))
    assert (done.settled, done.left) == (0, 2)
    (wrong,) = changed(written, "{finns inte}")
    assert (wrong.settled, wrong.left) == (0, 0)
    assert "{finns inte}" in wrong.refused
    assert LogEntry.objects.count() == before
    assert selectors.own_card(written.actor("admin")).presentation == "Ring 031-11 11."


def test_a_region_searches_and_changes_its_own_units_alone(written: World) -> None:
    places = chosen(written)
    assert list(places) == [written.units["ang"]]
    other = written.administrator("regional_admin_2")
    assert selectors.searched_cards(other, NUMBER) == ((), False)
    (foreign,) = services.replace_card_texts(other, NUMBER, "x", places)
    assert (foreign.name, foreign.settled) == ("", 0)
    assert "031-11 11" in ContactCard.objects.get().presentation
    nation = written.administrator("national_admin")
    with pytest.raises(NotAllowed):
        selectors.searched_cards(nation, NUMBER)
    with pytest.raises(NotAllowed):
        services.replace_card_texts(nation, NUMBER, "x", places)
