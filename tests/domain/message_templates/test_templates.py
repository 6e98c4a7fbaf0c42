"""Local templates: written, published, withdrawn, copied; what is live is never touched, and nothing is lost."""

from dataclasses import replace
from uuid import UUID

import pytest

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors as case_types
from personalverktyget.domain.case_types import services as case_type_services
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.errors import NotPublishable, TemplateChangedMeanwhile
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.message_templates.read_models import TemplateOverview
from tests.support.message_templates import TEXTS, begun, bring_along, changed, published
from tests.support.world import World


def overview(world: World, template: UUID, who: str = "admin") -> TemplateOverview:
    return selectors.template_overview(world.actor(who), template)


def sendable(world: World, who: str = "receiver") -> list[str]:
    return [choice.name for choice in selectors.sendable_templates(world.actor(who))]


def publish(world: World, template: UUID, who: str = "admin") -> int:
    return services.publish_template(world.actor(who), template, seen_version=overview(world, template, who).version)


def write(world: World, template: UUID, content: TemplateContent) -> None:
    actor = world.actor("admin")
    services.save_template(actor, template, content, seen_version=overview(world, template).version)


def publish_form(actor: StaffActor, template: UUID) -> None:
    form = selectors.template_overview(actor, template).form
    assert form is not None
    seen = case_types.draft(actor, form.case_type_id).version
    case_type_services.publish_draft(actor, form.case_type_id, seen_version=seen)


def test_it_is_sent_with_once_it_is_published_and_not_before(small_world: World) -> None:
    made = begun(small_world)
    assert sendable(small_world) == []
    assert publish(small_world, made) == 1
    assert sendable(small_world) == sendable(small_world, "handler") == [TEXTS.name]
    found = selectors.sendable_template(small_world.actor("receiver"), made)
    assert (found.subject, found.body, found.contact) == (TEXTS.subject, TEXTS.body, TEXTS.contact)
    assert (found.number, found.is_central, found.form_version_id) == (1, False, None)
    assert LogEntry.objects.filter(event="message_template.published", resource_id=str(made)).count() == 1


def test_it_is_the_units_own(small_world: World) -> None:
    made = published(small_world)
    assert sendable(small_world, "receiver_berg") == []
    with pytest.raises(NotFound):
        selectors.sendable_template(small_world.actor("receiver_berg"), made)
    for stranger in (small_world.actor("admin_berg"), small_world.administrator("regional_admin")):
        assert selectors.own_templates(stranger) == ()
        with pytest.raises(NotFound):
            selectors.template_overview(stranger, made)
        with pytest.raises(NotFound):
            services.withdraw_template(stranger, made)
    with pytest.raises(NotAllowed):
        selectors.own_templates(small_world.actor("receiver"))
    with pytest.raises(NotAllowed):
        selectors.sendable_templates(small_world.actor("admin"))


def test_what_is_written_reaches_nobody_before_it_is_published(small_world: World) -> None:
    made = published(small_world)
    write(small_world, made, replace(TEXTS, name="Remiss", body="Ny text."))
    assert selectors.sendable_template(small_world.actor("receiver"), made).body == TEXTS.body
    assert overview(small_world, made).content.body == "Ny text."
    assert publish(small_world, made) == 2
    assert selectors.sendable_template(small_world.actor("receiver"), made).body == "Ny text."
    assert sendable(small_world) == ["Remiss"]
    assert [row.number for row in overview(small_world, made).versions] == [2, 1]
    assert selectors.template_version(small_world.actor("admin"), made, 1) == TEXTS
    with pytest.raises(NotFound):
        selectors.template_version(small_world.actor("admin"), made, 3)


def test_what_is_the_same_is_not_published_anew(small_world: World) -> None:
    made = published(small_world)
    write(small_world, made, TEXTS)
    with pytest.raises(NotPossibleNow, match="samma sak"):
        publish(small_world, made)


def test_the_second_of_two_who_write_at_once_learns_of_the_first(small_world: World) -> None:
    made = begun(small_world)
    seen = overview(small_world, made).version
    actor = small_world.actor("admin")
    services.save_template(actor, made, replace(TEXTS, body="Först."), seen_version=seen)
    with pytest.raises(TemplateChangedMeanwhile) as late:
        services.save_template(actor, made, replace(TEXTS, body="Sedan."), seen_version=seen)
    assert late.value.by == actor.name
    with pytest.raises(TemplateChangedMeanwhile):
        services.publish_template(actor, made, seen_version=seen)
    with pytest.raises(TemplateChangedMeanwhile):
        services.discard_template_draft(actor, made, seen_version=seen)
    assert overview(small_world, made).content.body == "Först."


@pytest.mark.parametrize("part", ["summary", "subject", "body", "purpose", "contact"])
def test_each_part_is_required(small_world: World, part: str) -> None:
    made = begun(small_world, changed(TEXTS, **{part: " \n "}))
    with pytest.raises(NotPublishable) as stopped:
        publish(small_world, made)
    assert list(stopped.value.problems) == [part]


def test_a_slip_with_braces_is_told_in_words(small_world: World) -> None:
    made = begun(small_world, replace(TEXTS, body="Kom {dag klockan tio.", contact="Ring {}."))
    with pytest.raises(NotPublishable) as stopped:
        publish(small_world, made)
    assert set(stopped.value.problems) == {"body", "contact"}
    assert "{dag klockan" in stopped.value.problems["body"]


@pytest.mark.parametrize(("part", "text"), [("name", " "), ("subject", "x" * 151), ("body", "a\0b")])
def test_what_cannot_be_kept_is_refused_beside_its_field(small_world: World, part: str, text: str) -> None:
    made = begun(small_world)
    with pytest.raises(InvalidInput) as refused:
        write(small_world, made, changed(TEXTS, **{part: text}))
    assert refused.value.field == part


def test_information_says_nothing_of_answers(small_world: World) -> None:
    made = begun(small_world, replace(TEXTS, use_of_answers="Vi läser dem."))
    assert overview(small_world, made).content.use_of_answers == ""


def test_a_withdrawn_one_is_sent_with_no_more_until_it_is_restored(small_world: World) -> None:
    made = published(small_world)
    admin = small_world.actor("admin")
    services.withdraw_template(admin, made)
    assert sendable(small_world) == []
    with pytest.raises(NotFound):
        selectors.sendable_template(small_world.actor("receiver"), made)
    with pytest.raises(NotPossibleNow):
        services.withdraw_template(admin, made)
    services.restore_template(admin, made)
    assert sendable(small_world) == [TEXTS.name]
    with pytest.raises(NotPossibleNow):
        services.restore_template(admin, made)


def test_one_that_was_never_published_is_thrown_away_whole(small_world: World) -> None:
    admin = small_world.actor("admin")
    made = services.create_template(admin, name="Fråga om sömn", kind=TemplateKind.QUESTION)
    assert services.discard_template_draft(admin, made, seen_version=overview(small_world, made).version)
    assert not MessageTemplate.objects.filter(id=made).exists()
    assert not CaseType.objects.filter(name="Fråga om sömn").exists()
    kept = published(small_world)
    write(small_world, kept, replace(TEXTS, body="Annat."))
    assert not services.discard_template_draft(admin, kept, seen_version=overview(small_world, kept).version)
    assert overview(small_world, kept).content == TEXTS


def test_a_question_is_sent_once_its_form_is_published(small_world: World) -> None:
    admin = small_world.actor("admin")
    made = services.create_template(admin, name="Hur mår du", kind=TemplateKind.QUESTION)
    write(small_world, made, replace(TEXTS, name="Hur mår du", use_of_answers="Vi läser dem."))
    with pytest.raises(NotPublishable) as stopped:
        publish(small_world, made)
    assert list(stopped.value.problems) == ["form"]
    publish_form(admin, made)
    publish(small_world, made)
    found = selectors.sendable_template(small_world.actor("receiver"), made)
    assert found.case_type_id is not None
    case_type = CaseType.objects.get(id=found.case_type_id)
    assert found.form_version_id == case_type.current_id
    assert selectors.template_of_form(admin, case_type.id) is not None
    with pytest.raises(NotFound):
        case_type_services.withdraw_case_type(admin, case_type.id)


def test_a_copy_stands_on_its_own_and_says_what_it_came_from(small_world: World) -> None:
    central = bring_along()
    admin = small_world.actor("admin")
    made = services.create_template(
        admin, name="Hud hos oss", kind=TemplateKind.INFORMATION, copy_of=central["fragor-vid-hudforandring"]
    )
    found = overview(small_world, made)
    assert found.kind is TemplateKind.QUESTION
    assert found.content.subject == "Frågor om din hudförändring"
    assert found.origin is not None
    assert (found.origin.name, found.origin.number, found.origin.latest) == ("Frågor vid hudförändring", 1, 1)
    assert found.form is not None
    form = case_types.draft(admin, found.form.case_type_id).content.form
    assert "how_changed" in form.by_link_id
    assert [choice.is_central for choice in selectors.copyable_templates(admin)] == [True] * 7
    with pytest.raises(NotFound):
        services.create_template(
            small_world.actor("admin_hamn"), name="X", kind=TemplateKind.INFORMATION, copy_of=central["provsvar"]
        )


def test_the_owner_goes_through_it_each_year(small_world: World) -> None:
    made = published(small_world)
    admin = small_world.actor("admin")
    first = overview(small_world, made)
    assert first.review_due_on is not None
    services.review_template(admin, made, number=1)
    found = overview(small_world, made)
    assert found.reviewed_by == admin.name
    with pytest.raises(ChangedMeanwhile):
        services.review_template(admin, made, number=2)


def test_an_earlier_version_comes_back_as_a_new_one_and_the_draft_stays(small_world: World) -> None:
    actor, template = small_world.actor("admin"), published(small_world)
    write(small_world, template, changed(TEXTS, body="Hej\n\nKom {tid}."))
    publish(small_world, template)
    write(small_world, template, changed(TEXTS, body="Under arbete."))
    with pytest.raises(ChangedMeanwhile):
        services.roll_back_template(actor, template, number=1, seen_live=1)
    with pytest.raises(NotPossibleNow):
        services.roll_back_template(actor, template, number=2, seen_live=2)
    with pytest.raises(NotFound):
        services.roll_back_template(actor, template, number=3, seen_live=2)
    assert services.roll_back_template(actor, template, number=1, seen_live=2) == 3
    found = overview(small_world, template)
    assert found.live_content == TEXTS
    assert (found.live, found.content.body) == (3, "Under arbete.")
    assert LogEntry.objects.filter(event="message_template.published", details__restores=1).count() == 1
