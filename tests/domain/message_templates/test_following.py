"""A unit follows a central template, adds to what is open, and is told of what the region changes."""

from uuid import UUID

import pytest

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.models import TemplateSubscription
from tests.support.message_templates import bring_along, changed, published
from tests.support.world import World

ADDED = "Telefontid är klockan 8 till 9."


def change(world: World, template: UUID, **parts: object) -> int:
    """The region publishes the template with these parts changed."""
    region = world.administrator("regional_admin")
    found = selectors.template_overview(region, template)
    content = changed(found.content, **parts)
    seen = services.save_template(region, template, content, seen_version=found.version)
    return services.publish_template(region, template, seen_version=seen)


def follow(world: World, template: UUID, who: str = "admin") -> None:
    services.follow_template(world.actor(who), template)


def add(world: World, template: UUID, **additions: str) -> None:
    seen = selectors.followed_template(world.actor("admin"), template).version
    services.save_additions(world.actor("admin"), template, additions, seen_version=seen)


def names(world: World, who: str = "receiver") -> list[str]:
    return [choice.name for choice in selectors.sendable_templates(world.actor(who))]


def test_general_ones_come_first_then_what_is_followed_then_ones_own(small_world: World) -> None:
    central = bring_along()
    published(small_world)
    assert names(small_world) == ["Information", "Fråga", "Remissbekräftelse"]
    follow(small_world, central["provsvar"])
    follow(small_world, central["bifoga-bild-till-varden"])
    assert names(small_world) == [
        *("Information", "Fråga", "Bifoga bild till vården", "Provsvar", "Remissbekräftelse"),
    ]
    assert names(small_world, "receiver_berg") == ["Information", "Fråga"]
    assert names(small_world, "receiver_hamn") == []


def test_it_is_followed_once_and_left(small_world: World) -> None:
    template = bring_along()["provsvar"]
    follow(small_world, template)
    with pytest.raises(NotPossibleNow):
        follow(small_world, template)
    add(small_world, template, contact=ADDED)
    services.leave_template(small_world.actor("admin"), template)
    with pytest.raises(NotFound):
        services.leave_template(small_world.actor("admin"), template)
    assert "Provsvar" not in names(small_world)
    follow(small_world, template)
    assert selectors.followed_template(small_world.actor("admin"), template).additions == {}
    assert TemplateSubscription.objects.filter(template=template).count() == 2


def test_only_what_is_published_in_ones_own_region_is_followed(small_world: World) -> None:
    central = bring_along()
    with pytest.raises(NotFound):
        follow(small_world, central["provsvar"], "admin_hamn")
    with pytest.raises(NotFound):
        follow(small_world, central["information"])
    with pytest.raises(NotAllowed):
        follow(small_world, central["provsvar"], "receiver")
    services.withdraw_template(small_world.administrator("regional_admin"), central["provsvar"])
    with pytest.raises(NotFound):
        follow(small_world, central["provsvar"])
    with pytest.raises(NotPossibleNow):
        services.withdraw_template(small_world.administrator("regional_admin"), central["information"])


def test_what_a_unit_adds_stands_after_the_owners_words_at_that_unit_alone(small_world: World) -> None:
    template = bring_along()["provsvar"]
    follow(small_world, template)
    follow(small_world, template, "admin_berg")
    add(small_world, template, contact=ADDED)
    central = selectors.followed_template(small_world.actor("admin"), template).content
    ours = selectors.sendable_template(small_world.actor("receiver"), template)
    theirs = selectors.sendable_template(small_world.actor("receiver_berg"), template)
    assert ours.contact == f"{central.contact}\n\n{ADDED}"
    assert (theirs.contact, ours.body) == (central.contact, central.body)


def test_locked_parts_take_nothing(small_world: World) -> None:
    template = bring_along()["provsvar"]
    follow(small_world, template)
    for part in ("purpose", "subject", "name"):
        with pytest.raises(InvalidInput, match="låst"):
            add(small_world, template, **{part: "Vårt"})
    with pytest.raises(InvalidInput) as slip:
        add(small_world, template, contact="Ring {")
    assert slip.value.field == "addition_contact"


def test_a_part_that_the_region_closes_is_sent_without_what_was_added_and_keeps_it(small_world: World) -> None:
    template = bring_along()["provsvar"]
    follow(small_world, template)
    add(small_world, template, contact=ADDED, body="Hälsningar från oss.")
    change(small_world, template, open_parts=("body",))
    sent = selectors.sendable_template(small_world.actor("receiver"), template)
    assert ADDED not in sent.contact
    assert "Hälsningar från oss." in sent.body
    add(small_world, template, body="")
    change(small_world, template, open_parts=("body", "contact"))
    assert selectors.followed_template(small_world.actor("admin"), template).additions == {"contact": ADDED}


def test_two_who_add_at_once(small_world: World) -> None:
    template = bring_along()["provsvar"]
    follow(small_world, template)
    seen = selectors.followed_template(small_world.actor("admin"), template).version
    add(small_world, template, contact=ADDED)
    with pytest.raises(ChangedMeanwhile):
        services.save_additions(small_world.actor("admin"), template, {"contact": "Annat."}, seen_version=seen)


def test_a_changed_part_is_sent_at_once_and_shown_until_it_is_looked_at(small_world: World) -> None:
    template = bring_along()["provsvar"]
    follow(small_world, template)
    admin = small_world.actor("admin")
    assert not selectors.followed_template(admin, template).has_news
    assert change(small_world, template, subject="Provsvaret är här") == 2
    assert selectors.sendable_template(small_world.actor("receiver"), template).subject == "Provsvaret är här"
    found = selectors.followed_template(admin, template)
    assert found.has_news
    assert (found.seen_content.subject, found.content.subject) == ("Svar på ditt prov", "Provsvaret är här")
    assert [row.name for row in selectors.central_templates(admin) if row.has_news] == ["Provsvar"]
    with pytest.raises(ChangedMeanwhile):
        services.look_at_template(admin, template, number=1)
    services.look_at_template(admin, template, number=2)
    assert not selectors.followed_template(admin, template).has_news


def test_the_region_sees_who_follows(small_world: World) -> None:
    template = bring_along()["provsvar"]
    for who in ("admin", "admin_berg"):
        follow(small_world, template, who)
    region = small_world.administrator("regional_admin")
    assert selectors.template_overview(region, template).followers == ("Bergets vårdcentral", "Ängens vårdcentral")
    counts = {row.id: row.followers for row in selectors.own_templates(region)}
    assert counts[template] == 2
    assert sum(counts.values()) == 2


def test_what_is_brought_along_is_brought_once(small_world: World) -> None:
    first = bring_along()
    assert bring_along() == first
    region = small_world.administrator("regional_admin")
    assert {row.live for row in selectors.own_templates(region)} == {1}
