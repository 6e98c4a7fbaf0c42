"""Units of a region share local case types: others look and copy, and what is theirs stays theirs."""

from dataclasses import replace
from uuid import UUID

import pytest

from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType
from tests.domain.case_types.test_drafts import begun, content, publish, published
from tests.support.world import World

WORDS = "Bra inför influensasäsongen."


def shared(world: World, name: str = "Vaccination") -> UUID:
    made = published(world, name)
    services.share_case_type(world.actor("admin"), made, description=WORDS)
    return made


def seen_by(world: World, who: str, search: str = "") -> list[str]:
    return [row.name for row in selectors.shared_case_types(world.actor(who), search)]


def test_others_of_the_region_see_it_and_nobody_else(small_world: World) -> None:
    made = shared(small_world)
    (row,) = selectors.shared_case_types(small_world.actor("admin_berg"))
    assert (row.name, row.unit_name, row.description, row.is_own) == (
        "Vaccination",
        "Ängens vårdcentral",
        WORDS,
        False,
    )
    assert selectors.shared_case_types(small_world.actor("admin"))[0].is_own
    assert [row.name for row in selectors.shared_case_types(small_world.administrator("regional_admin"))] == [row.name]
    assert seen_by(small_world, "admin_hamn") == []
    assert selectors.shared_case_types(small_world.administrator("regional_admin_2")) == ()
    for stranger in (small_world.actor("admin_hamn"), small_world.administrator("regional_admin_2")):
        with pytest.raises(NotFound):
            selectors.library_entry(stranger, made)
        with pytest.raises(NotFound):
            services.create_case_type(stranger, name="Kopia", copy_of=made)
    with pytest.raises(NotAllowed):
        selectors.shared_case_types(small_world.actor("receiver"))


def test_a_copy_is_a_draft_of_ones_own_that_says_where_it_comes_from(small_world: World) -> None:
    made = shared(small_world)
    admin = small_world.actor("admin_berg")
    copy = services.create_case_type(admin, name="Vaccination", copy_of=made)
    draft = selectors.draft(admin, copy)
    assert draft.content == content_of_live(small_world, made)
    overview = selectors.case_type_overview(admin, copy)
    assert overview.origin is not None
    assert (overview.origin.unit_name, overview.origin.number, overview.origin.latest) == ("Ängens vårdcentral", 1, 1)
    assert selectors.sharing(small_world.actor("admin"), made).copies == 1
    # What is changed in one is not changed in the other.
    services.begin_draft(small_world.actor("admin"), made)
    texts = content(small_world, made).texts
    services.change_texts(small_world.actor("admin"), made, replace(texts, summary="Nytt."), seen=None)
    publish(small_world, made)
    assert selectors.draft(admin, copy).content.texts.summary == "Boka en vaccination."
    origin = selectors.case_type_overview(admin, copy).origin
    assert origin is not None
    assert (origin.number, origin.latest) == (1, 2)
    with pytest.raises(NotFound):
        selectors.draft(small_world.actor("admin"), copy)


def content_of_live(world: World, case_type: UUID) -> object:
    return selectors.live_content(world.actor("admin"), case_type)


def test_a_region_may_make_a_central_one_of_it(small_world: World) -> None:
    made = shared(small_world)
    region = small_world.administrator("regional_admin")
    copy = services.create_case_type(region, name="Vaccination, alla", copy_of=made)
    assert selectors.draft(region, copy).is_central


def test_taken_back_it_is_gone_and_copies_stay(small_world: World) -> None:
    made = shared(small_world)
    copy = services.create_case_type(small_world.actor("admin_berg"), name="Kopia", copy_of=made)
    services.unshare_case_type(small_world.actor("admin"), made)
    assert seen_by(small_world, "admin_berg") == []
    with pytest.raises(NotFound):
        services.create_case_type(small_world.actor("admin_berg"), name="En till", copy_of=made)
    origin = selectors.case_type_overview(small_world.actor("admin_berg"), copy).origin
    assert origin is not None
    assert (origin.name, origin.is_in_library) == ("Vaccination", False)
    with pytest.raises(NotPossibleNow):
        services.unshare_case_type(small_world.actor("admin"), made)
    events = LogEntry.objects.filter(event__startswith="case_type.").values_list("event", flat=True)
    assert {"case_type.shared", "case_type.unshared"} <= set(events)


def test_what_is_withdrawn_is_not_in_the_library_until_it_is_restored(small_world: World) -> None:
    made = shared(small_world)
    services.withdraw_case_type(small_world.actor("admin"), made)
    assert seen_by(small_world, "admin_berg") == []
    services.restore_case_type(small_world.actor("admin"), made)
    assert seen_by(small_world, "admin_berg") == ["Vaccination"]


def test_only_what_is_published_and_described_is_shared_by_its_owner(small_world: World) -> None:
    draft = begun(small_world)
    with pytest.raises(NotPossibleNow):
        services.share_case_type(small_world.actor("admin"), draft, description=WORDS)
    made = published(small_world, "Resevaccin")
    for description in (" ", "x" * 501):
        with pytest.raises(InvalidInput) as refused:
            services.share_case_type(small_world.actor("admin"), made, description=description)
        assert refused.value.field == "description"
    for other in ("admin_berg", "admin_hamn"):
        with pytest.raises(NotFound):
            services.share_case_type(small_world.actor(other), made, description=WORDS)
        with pytest.raises(NotFound):
            services.unshare_case_type(small_world.actor(other), made)
    central = CaseType.objects.get(region_id=small_world.regions["klar"])
    with pytest.raises(NotFound):
        services.share_case_type(small_world.actor("admin"), central.id, description=WORDS)


def test_it_is_found_by_name_unit_and_description(small_world: World) -> None:
    shared(small_world)
    for search, found in (("vacc", 1), ("ängen influensa", 1), ("tandläkare", 0), ("%", 0), ("\x00vacc", 1), ("_", 0)):
        assert len(seen_by(small_world, "admin_berg", search)) == found, search


def test_a_copy_that_is_thrown_away_leaves_its_source_alone(small_world: World) -> None:
    made = shared(small_world)
    admin = small_world.actor("admin_berg")
    copy = services.create_case_type(admin, name="Kopia", copy_of=made)
    assert services.discard_draft(admin, copy, seen_version=1)
    assert seen_by(small_world, "admin_berg") == ["Vaccination"]
