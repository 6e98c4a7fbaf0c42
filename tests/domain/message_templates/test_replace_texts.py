"""A text is changed in all of a region's central templates at once: in drafts alone, and what was there comes back."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.errors import NotAllowed, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.read_models import TextsReplaced
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.case_types.text_wishes import Wanted
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.content import LONGEST, PARTS, TEXT_NAMES, TemplateContent, content_from
from personalverktyget.domain.message_templates.models import MessageTemplateDraft, MessageTemplateVersion
from personalverktyget.domain.message_templates.read_models import TemplateOverview
from personalverktyget.domain.message_templates.text_places import template_places, with_places
from tests.support.message_templates import bring_along, published
from tests.support.message_templates import changed as changed_parts
from tests.support.world import World

RESULT = TextSearch("prov", whole_words=True)


@pytest.fixture
def template(small_world: World) -> UUID:
    """The central template for results, which says so in several of its parts."""
    return bring_along()["provsvar"]


def overview(world: World, template: UUID) -> TemplateOverview:
    return selectors.template_overview(world.administrator("regional_admin"), template)


def chosen(world: World, search: TextSearch = RESULT) -> dict[UUID, dict[str, str]]:
    found = selectors.searched_templates(world.administrator("regional_admin"), search).found
    return {one.template_id: {place.key: place.fingerprint for place in one.places} for one in found}


def changed(world: World, replacement: str, places: dict[UUID, dict[str, str]] | None = None) -> list[TextsReplaced]:
    places = chosen(world) if places is None else places
    actor = world.administrator("regional_admin")
    return list(services.replace_template_texts(actor, RESULT, replacement, places))


def write(world: World, template: UUID, content: TemplateContent) -> None:
    seen = overview(world, template).version
    services.save_template(world.administrator("regional_admin"), template, content, seen_version=seen)


def undo(world: World, template: UUID) -> bool:
    seen = overview(world, template).version
    return services.undo_replacement(world.administrator("regional_admin"), template, seen_version=seen)


def test_all_is_changed_in_drafts_recorded_and_what_is_live_stays(small_world: World, template: UUID) -> None:
    before = overview(small_world, template).content
    places = chosen(small_world)
    done = {one.case_type_id: one for one in changed(small_world, "test")}
    assert set(done) == set(places)
    assert (done[template].name, done[template].in_draft, done[template].left) == (
        before.name,
        len(places[template]),
        0,
    )
    after = overview(small_world, template)
    assert {name: RESULT.replaced(getattr(before, name), "test") for name in TEXT_NAMES} == {
        name: getattr(after.content, name) for name in TEXT_NAMES
    }
    assert after.live_content == before
    assert MessageTemplateVersion.objects.filter(template=template).count() == 1
    entry = LogEntry.objects.filter(resource_id=str(template)).latest("seq")
    assert (entry.event, entry.details["operation"]) == ("message_template.draft_changed", "replace_texts")


def test_it_is_undone_one_by_one_and_the_draft_that_it_began_is_gone(small_world: World, template: UUID) -> None:
    changed(small_world, "prov, prov")
    once = overview(small_world, template).content
    changed(small_world, "test")
    assert undo(small_world, template) is False
    assert overview(small_world, template).content == once
    assert undo(small_world, template) is True
    assert not overview(small_world, template).has_draft
    assert LogEntry.objects.filter(resource_id=str(template), details__operation="undone").count() == 2
    with pytest.raises(NotPossibleNow):
        undo(small_world, template)


def test_what_somebody_has_written_is_kept_and_what_she_writes_after_is_not_undone(
    small_world: World, template: UUID
) -> None:
    mine = replace(overview(small_world, template).content, contact="Ring oss om ditt prov.")
    write(small_world, template, mine)
    changed(small_world, "test")
    assert overview(small_world, template).can_undo
    assert undo(small_world, template) is False
    assert overview(small_world, template).content == mine
    changed(small_world, "test")
    write(small_world, template, replace(mine, contact="Skriv till oss."))
    assert not overview(small_world, template).can_undo
    with pytest.raises(NotPossibleNow):
        undo(small_world, template)


def test_what_is_changed_meanwhile_or_cannot_be_is_left_and_told(small_world: World, template: UUID) -> None:
    places = chosen(small_world)
    now = overview(small_world, template).content
    part = next(name for name in PARTS if RESULT.spans(getattr(now, name)))
    write(small_world, template, changed_parts(now, **{part: "Hennes om prov."}))
    (done,) = changed(small_world, "test", {template: places[template]})
    assert (done.left, done.by) == (1, small_world.administrator("regional_admin").name)
    assert overview(small_world, template).content.parts[part] == "Hennes om prov."
    write(small_world, template, replace(now, name="prov"))
    (nameless,) = changed(small_world, "", {template: chosen(small_world)[template]})
    assert (nameless.in_draft, nameless.refused) == (0, "Skriv vad mallen ska heta.")
    assert overview(small_world, template).content.name == "prov"


def test_a_region_finds_its_own_and_what_units_add_and_changes_only_the_former(
    small_world: World, template: UUID
) -> None:
    places = chosen(small_world)
    local = published(small_world)
    admin = small_world.actor("admin")
    services.follow_template(admin, template)
    open_part = overview(small_world, template).content.open_parts[0]
    services.save_additions(admin, template, {open_part: "Vårt prov."}, seen_version=1)
    found = selectors.searched_templates(small_world.administrator("regional_admin"), RESULT)
    assert [(one.unit_name, one.part, one.text) for one in found.additions] == [
        ("Ängens vårdcentral", open_part, "Vårt prov.")
    ]
    other = small_world.administrator("regional_admin_2")
    assert selectors.searched_templates(other, RESULT).found == ()
    everything = places | {local: {place.key: place.fingerprint for place in template_places(_local(small_world))}}
    for one in services.replace_template_texts(other, RESULT, "x", everything):
        assert (one.name, one.in_draft) == ("", 0)
    assert not MessageTemplateDraft.objects.exists()
    with pytest.raises(NotAllowed):
        selectors.searched_templates(small_world.administrator("national_admin"), RESULT)
    with pytest.raises(NotAllowed):
        services.replace_template_texts(small_world.administrator("national_admin"), RESULT, "x", places)


def _local(world: World) -> TemplateContent:
    (row,) = selectors.own_templates(world.actor("admin"))
    return selectors.template_overview(world.actor("admin"), row.id).content


LETTERS = st.text("aoA ", max_size=12)


@given(
    texts=st.fixed_dictionaries(dict.fromkeys(TEXT_NAMES, LETTERS)),
    picked=st.sets(st.sampled_from(TEXT_NAMES)),
    text=st.text("aA", min_size=1, max_size=2),
    replacement=st.text("o ", max_size=3),
)
def test_exactly_the_chosen_places_are_changed(
    texts: dict[str, str], picked: set[str], text: str, replacement: str
) -> None:
    search, content = TextSearch(text), content_from(texts)
    sent = {place.key: place.fingerprint for place in template_places(content) if place.path[-1] in picked}
    after = with_places(content, Wanted(search, replacement, sent).among(template_places(content)))
    for name in TEXT_NAMES:
        before = getattr(content, name)
        assert getattr(after, name) == (search.replaced(before, replacement) if name in picked else before)
    assert all(len(getattr(after, name)) <= LONGEST[name] for name in TEXT_NAMES)
