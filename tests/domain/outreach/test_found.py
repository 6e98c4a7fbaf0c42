"""A unit's messages among hundreds: a part of them, and those that are searched for."""

from uuid import UUID

import pytest

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.selectors import DispatchView
from tests.support.many import approval_above, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along, published
from tests.support.messages import delivered, let_go, written
from tests.support.world import World
from tests.support.world_registers import RESIDENTS


@pytest.fixture
def made(small_world: World) -> dict[str, UUID]:
    """One of each: written, waiting for approval, on its way, sent."""
    central = bring_along()
    approval_above(small_world, 1)
    found = {
        "writing": written(small_world, central["information"], subject="Utkastet om 100 % hjälp"),
        "awaiting": written_to_many(small_world, central["fraga"], numbers("helena", "lennart"), subject="Hur mår du?"),
        "leaving": written(small_world, published(small_world), to="lennart", values={"dag": "fredag"}),
        "sent": written(small_world, central["information"], subject="Dina prover är bra"),
    }
    let_many_go(small_world, found["awaiting"])
    let_go(small_world, found["leaving"])
    delivered(small_world, found["sent"])
    return found


def shown(world: World, made: dict[str, UUID], *, who: str = "handler", view: str = "", search: str = "") -> set[str]:
    actor = world.actor(who)
    rows = disclose(actor, selectors.dispatches(actor, view=DispatchView(view), search=search)).rows
    return {name for name, id_ in made.items() if id_ in {row.id for row in rows}}


def test_each_view_shows_its_part_and_they_share_nothing(small_world: World, made: dict[str, UUID]) -> None:
    counts = selectors.dispatch_counts(small_world.actor("handler"))
    assert shown(small_world, made) == set(made)
    for view, name in (("skrivs", "writing"), ("godkanns", "awaiting"), ("pa-vag", "leaving"), ("skickade", "sent")):
        assert shown(small_world, made, view=view) == {name}
        assert counts.get(DispatchView(view), 1) == 1
    # What a colleague is writing is hers alone, and is not counted either.
    assert shown(small_world, made, who="receiver", view="skrivs") == set()
    assert selectors.dispatch_counts(small_world.actor("receiver"))[DispatchView.WRITING] == 0


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", {"writing", "awaiting", "leaving", "sent"}),
        ("prover BRA", {"sent"}),
        ("remiss", {"leaving"}),
        ("Fråga", {"awaiting"}),
        ("100 %", {"writing"}),
        ("%", {"writing"}),
        ("_", set()),
        ("Hanna", {"writing", "awaiting", "leaving", "sent"}),
        (RESIDENTS["lennart"][0], {"awaiting", "leaving"}),
        ("19 520913 - 2132", {"awaiting", "leaving"}),
        (RESIDENTS["camilla"][0], set()),
        ("x\0q", set()),
        ("\\", set()),
        ("x" * 10_000, set()),
    ],
)
def test_it_is_found_by_word_template_sender_and_number(
    small_world: World, made: dict[str, UUID], search: str, found: set[str]
) -> None:
    assert shown(small_world, made, search=search) == found


def test_whose_number_is_searched_for_is_in_the_log_where_it_is_found(
    small_world: World, made: dict[str, UUID]
) -> None:
    """L-01. That a message to many has gone to her is what the list tells then; the number itself is not kept."""
    actor = small_world.actor("handler")
    for who, found in (("helena", True), ("camilla", False)):
        number = RESIDENTS[who][0]
        disclose(actor, selectors.dispatches(actor, view=DispatchView.AWAITING, search=number))
        entry = LogEntry.objects.filter(event="dispatches.listed").latest("seq")
        assert (small_world.residents[who] in entry.residents) is found
        assert number not in str(entry.details)


def test_a_protected_number_finds_nothing_for_who_may_not_know(small_world: World) -> None:
    """The handler knows her from a case; the other handler of the unit has none of hers."""
    message = written(small_world, bring_along()["information"], to="protected", who="both")
    let_go(small_world, message, who="both")
    number = RESIDENTS["protected"][0]
    assert shown(small_world, {"it": message}, who="both", search=number) == {"it"}
    assert shown(small_world, {"it": message}, who="handler", search=number) == set()
