"""A region writes to its population: whom it reaches, who approves, who sees, and what nobody can do about it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.clock import today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.admittance.rules import age_on
from personalverktyget.domain.message_templates import selectors as templates
from personalverktyget.domain.message_templates import services as template_services
from personalverktyget.domain.message_templates.errors import NotPublishable
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.outreach import listing, selectors, services
from personalverktyget.domain.outreach.basis import OF_REGIONS, Basis
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, PopulationSelection, Recipient
from personalverktyget.domain.outreach.selection import Selection
from personalverktyget.domain.outreach.services import choose_population
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.domain.people.services import close_account, import_residents
from tests.support.families import NUMBER
from tests.support.many import changed_behind, numbers
from tests.support.message_templates import bring_along, published
from tests.support.messages import WORKER, after_the_hold
from tests.support.population import (
    HERE,
    TEXTS,
    another,
    approve_by,
    as_prepared,
    as_sent,
    begun_message,
    handed_over,
    population_template,
    selected,
    settle,
    to_population,
)
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS, registered

# Few ages, so that the ages asked for are met to the day.
_AGES = st.none() | st.integers(min_value=0, max_value=8)
_PLACES = st.sampled_from(["", f"{HERE}01", f"{HERE}02", "9999"])


@pytest.fixture
def world(small_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The small world, whose residents live somewhere."""
    settle(small_world, monkeypatch)
    return small_world


def _found(world: World, dispatch: UUID) -> set[str]:
    names = {id_: who for who, id_ in world.residents.items()}
    return {names[row.resident_id] for row in ListedRow.objects.filter(dispatch=dispatch) if row.resident_id}


@given(
    county=st.sampled_from(["", HERE, "92"]),
    place=_PLACES,
    sex=st.sampled_from(["", "F", "M"]),
    born_on=st.none() | st.dates(date(2016, 1, 1), date(2026, 1, 1)),
    asked=st.builds(
        Selection, county=st.just(HERE), municipality=_PLACES, sex=st.sampled_from(["", "F", "M"]), age_from=_AGES,
        age_to=_AGES,
    ),
)  # fmt: skip
def test_who_is_not_surely_meant_gets_nothing(
    county: str, place: str, sex: str, born_on: date | None, asked: Selection
) -> None:
    """Each thing that is asked for is known of everybody who is meant, and is so; no other is left out."""
    on = date(2026, 6, 1)
    age = None if born_on is None else age_on(born_on, on)
    of_age = all(
        bound is None or (age is not None and holds(age, bound))
        for bound, holds in ((asked.age_from, int.__ge__), (asked.age_to, int.__le__))
    )
    wanted = county == HERE and of_age
    wanted = wanted and (not asked.municipality or place == asked.municipality) and (not asked.sex or sex == asked.sex)
    assert asked.means(county=county, municipality=place, sex=sex, born_on=born_on, on=on) is wanted


@given(born_on=st.dates(date(1900, 1, 1), date(2026, 1, 1)), years=st.integers(min_value=-2, max_value=2))
def test_both_ages_are_included_and_no_other(born_on: date, years: int) -> None:
    on = date(2026, 6, 1)
    asked = max(0, age_on(born_on, on) + years)
    only = Selection(county=HERE, age_from=asked, age_to=asked)
    found = only.means(county=HERE, municipality=f"{HERE}01", sex="F", born_on=born_on, on=on)
    assert found is (asked == age_on(born_on, on))


def test_it_reaches_those_who_are_meant_once_another_has_approved(world: World) -> None:
    """M-01: the sender is the region, a notice goes to each, and there is nothing to answer."""
    made = to_population(world, municipality=f"{HERE}01")
    assert _found(world, made) == {"helena", "camilla"}
    handed_over(world, made)
    assert Dispatch.objects.get(id=made).state == DispatchState.AWAITING_APPROVAL
    assert services.deliver_due(WORKER) == 0
    approve_by(another(world), made)
    after_the_hold(made)
    before = Notice.objects.count()
    assert services.deliver_due(WORKER) == 2
    assert Notice.objects.count() == before + 2
    helena = world.resident("helena")
    (line,) = disclose(helena, selectors.messages(helena)).lines
    read = disclose(helena, selectors.message(helena, line.id))
    region = Region.objects.get(id=world.regions["klar"])
    assert (read.texts.unit, read.texts.unit_hsa_id, read.signature) == (region.name, region.hsa_id, region.name)
    assert read.texts.body.startswith("Hej Helena Sandberg")
    assert not read.asks
    with pytest.raises(NotPossibleNow):
        services.begin_answer(helena, line.id)
    services.mark_opened(helena, line.id)
    progress = as_sent(world, made).progress
    assert (progress.recipients, progress.delivered, progress.read) == (2, 2, 1)


def test_nobody_outside_the_region_nor_protected_is_ever_chosen(world: World) -> None:
    """S-01: the whole county is the whole county, without those whose place is told nowhere."""
    assert _found(world, to_population(world)) == {"helena", "lennart", "camilla"}
    made = begun_message(world)
    for place in ("92", "9201", "9999"):
        with pytest.raises(InvalidInput):
            selected(world, made, municipality=place)


def test_ages_and_sex_narrow_it_and_bad_ones_are_told(world: World) -> None:
    made = begun_message(world)
    selected(world, made, sex="M")
    assert _found(world, made) == {"lennart"}
    selected(world, made, age_from=today().year - 1992, age_to=today().year - 1980, sex="F")
    assert _found(world, made) == {"helena", "camilla"}
    for chosen in ({"age_from": 70, "age_to": 60}, {"age_to": 131}, {"sex": "X"}):
        with pytest.raises(InvalidInput):
            selected(world, made, **chosen)
    assert _found(world, made) == {"helena", "camilla"}


def test_those_who_cannot_be_reached_are_told_as_a_count(world: World) -> None:
    """M-02: who they are is kept nowhere."""
    close_account(world.resident("camilla"))
    made = to_population(world, municipality=f"{HERE}01")
    assert _found(world, made) == {"helena"}
    seen = selectors.selection_seen(world.administrator("regional_admin"), made)
    assert seen is not None
    assert (seen.found, seen.unreachable, seen.place) == (1, 1, "Ängby")


def test_whoever_prepared_it_cannot_approve_it_nor_can_another_region_or_a_unit(world: World) -> None:
    """M-01, and what is not theirs is not there for them at all."""
    made = to_population(world)
    handed_over(world, made)
    mine = world.administrator("regional_admin")
    assert not as_sent(world, made).can_approve
    with pytest.raises(NotPossibleNow):
        approve_by(mine, made)
    with pytest.raises(NotFound):
        approve_by(world.administrator("regional_admin_2"), made)
    with pytest.raises(NotFound):
        services.approve_dispatch(world.actor("receiver"), made, seen_version=Dispatch.objects.get(id=made).version)
    with pytest.raises(NotAllowed):
        services.approve_dispatch(world.actor("admin"), made, seen_version=Dispatch.objects.get(id=made).version)
    for who in ("receiver", "handler", "both"):
        with pytest.raises(NotFound):
            selectors.sent_dispatch(world.actor(who), made)
    with pytest.raises(NotFound):
        selectors.sent_dispatch(world.administrator("regional_admin_2"), made)
    assert as_sent(world, made, who="national_admin").can_approve
    approve_by(world.administrator("national_admin"), made)
    assert Dispatch.objects.get(id=made).state == DispatchState.SCHEDULED


def test_the_database_keeps_it_from_leaving_unapproved(world: World) -> None:
    made = to_population(world)
    handed_over(world, made)
    with pytest.raises(IntegrityError):
        changed_behind(made, state=DispatchState.SCHEDULED)


def test_the_nation_approves_and_steers_nothing(world: World) -> None:
    made = to_population(world)
    nation = world.administrator("national_admin")
    with pytest.raises(NotFound):
        selectors.sent_dispatch(nation, made)
    handed_over(world, made)
    approve_by(nation, made)
    seen = as_sent(world, made, who="national_admin")
    assert not any((seen.can_stop, seen.can_take_back, seen.can_pause))
    with pytest.raises(NotAllowed):
        services.stop_dispatch(nation, made)
    after_the_hold(made)
    services.deliver_due(WORKER)
    services.recall_unread(another(world), made)
    assert set(Recipient.objects.values_list("state", flat=True)) == {RecipientState.RECALLED}


def test_it_can_be_sent_back_changed_and_handed_over_again(world: World) -> None:
    made = to_population(world)
    handed_over(world, made)
    version = Dispatch.objects.get(id=made).version
    services.send_back(another(world), made, seen_version=version, remark="Skriv var man hämtar vatten.")
    assert as_prepared(world, made).remark.startswith("Skriv var")
    template = population_template(world, replace(TEXTS, name="Hämta vatten", subject="Här hämtar du vatten"))
    services.change_population_message(
        world.administrator("regional_admin"),
        made,
        template_id=template,
        basis=Basis.PREVENTION,
        seen_version=Dispatch.objects.get(id=made).version,
    )
    handed_over(world, made)
    assert as_sent(world, made).texts.subject == "Här hämtar du vatten"


def test_what_the_guidelines_do_not_allow_is_refused_with_the_reason(world: World) -> None:
    """Domain study 1.15: before anything is written, and again when it is let go."""
    actor, template = world.administrator("regional_admin"), population_template(world)
    for basis in (Basis.GENERAL_INFORMATION, Basis.RESEARCH, Basis.ONGOING_CONTACT, ""):
        with pytest.raises(InvalidInput) as refused:
            services.begin_population_message(actor, template_id=template, basis=basis)
        assert refused.value.field == "basis"
    assert not Dispatch.objects.exists()
    made = services.begin_population_message(actor, template_id=template, basis=Basis.CRISIS)
    selected(world, made)
    with pytest.raises(InvalidInput) as refused:
        handed_over(world, made, confirms_notified=False)
    assert refused.value.field == "confirms_notified"
    changed_behind(made, basis=Basis.RESEARCH)
    with pytest.raises(InvalidInput):
        handed_over(world, made)
    assert {basis for basis in OF_REGIONS if basis.is_allowed} >= {Basis.SCREENING, Basis.VACCINATION}


def test_a_unit_has_nothing_of_these_templates_and_a_region_none_of_the_others(world: World) -> None:
    """They are neither sent with, followed, copied nor made at a unit; and no other template reaches a population."""
    template, receiver, admin = population_template(world), world.actor("receiver"), world.actor("admin")
    assert template not in {row.id for row in templates.sendable_templates(receiver)}
    assert template not in {row.id for row in templates.central_templates(admin)}
    assert template not in {row.id for row in templates.copyable_templates(admin)}
    with pytest.raises(NotFound):
        services.begin_dispatch(receiver, template_id=template)
    with pytest.raises(NotFound):
        template_services.follow_template(admin, template)
    with pytest.raises(InvalidInput):
        template_services.create_template(admin, name="Till alla", kind=TemplateKind.POPULATION)
    actor = world.administrator("regional_admin")
    for other in (bring_along()["information"], published(world)):
        with pytest.raises(NotFound):
            services.begin_population_message(actor, template_id=other, basis=Basis.CRISIS)
    with pytest.raises(NotFound):
        services.begin_population_message(
            world.administrator("regional_admin_2"), template_id=template, basis=Basis.CRISIS
        )


@pytest.mark.parametrize("word", ["enhet", "avsändare", "dag"])
def test_only_the_name_can_be_filled_in(world: World, word: str) -> None:
    with pytest.raises(NotPublishable):
        population_template(world, replace(TEXTS, body=f"Hej {{{word}}}"))


def test_a_list_reaches_those_who_are_in_it(world: World) -> None:
    """As for a unit: a protected resident is no more here than one without an account."""
    made = to_population(world, sex="M")
    services.list_recipients(
        world.administrator("regional_admin"),
        made,
        seen_version=Dispatch.objects.get(id=made).version,
        text=numbers("other", "protected", "helena"),
    )
    assert not PopulationSelection.objects.exists()
    handed_over(world, made)
    approve_by(another(world), made)
    after_the_hold(made)
    assert services.deliver_due(WORKER) == 2
    reached = set(Recipient.objects.values_list("resident_id", flat=True))
    assert reached == {world.residents["helena"], world.residents["other"]}


def test_a_worker_that_is_killed_goes_on_where_it_stood(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is found once, however small the batches and wherever it stops."""
    made = begun_message(world)
    services.select_population(
        world.administrator("regional_admin"), made, seen_version=Dispatch.objects.get(id=made).version
    )
    row = PopulationSelection.objects.get(dispatch=made)
    real, rounds = listing.end_list, iter([KeyboardInterrupt(), None])

    def killed_once(*args: object) -> None:
        if (error := next(rounds)) is not None:
            raise error
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(choose_population, "end_list", killed_once)
    with pytest.raises(KeyboardInterrupt):
        services.find_population(WORKER, row.id, batch=2)
    assert PopulationSelection.objects.get(id=row.id).looked_at > 0
    services.find_population(WORKER, row.id, batch=2)
    services.find_population(WORKER, row.id, batch=2)
    assert _found(world, made) == {"helena", "lennart", "camilla"}
    positions = ListedRow.objects.filter(dispatch=made).order_by("position").values_list("position", flat=True)
    assert list(positions) == [1, 2, 3]
    assert Dispatch.objects.get(id=made).state == DispatchState.PREPARING


def test_it_can_be_broken_off_and_ends_where_who_asked_may_no_longer_send(world: World) -> None:
    made = to_population(world)
    actor = world.administrator("regional_admin")
    services.select_population(actor, made, seen_version=Dispatch.objects.get(id=made).version)
    services.cancel_check(actor, made)
    assert not ListedRow.objects.exists()
    assert not PopulationSelection.objects.exists()
    services.select_population(actor, made, seen_version=Dispatch.objects.get(id=made).version)
    changed_behind(made, prepared_by=world.staff["handler"])
    services.prepare_due(WORKER)
    assert PopulationSelection.objects.get().is_refused
    assert not ListedRow.objects.exists()


def test_what_is_done_and_who_is_found_is_logged(world: World) -> None:
    """L-01: those who are meant, and no other."""
    made = to_population(world, municipality=f"{HERE}01", age_from=18)
    events = {row.event: row for row in LogEntry.objects.filter(resource_id=str(made))}
    assert {"dispatch.begun", "dispatch.population_asked", "dispatch.population_searched"} <= events.keys()
    found = {world.residents["helena"], world.residents["camilla"]}
    assert set(events["dispatch.population_searched"].residents) == found
    assert events["dispatch.population_asked"].details == {"place": f"{HERE}01", "sex": "", "age_from": 18}


def test_a_child_gets_it_by_her_guardians(family_here: tuple[World, UUID]) -> None:
    world, child = family_here
    made = to_population(world, age_to=12)
    (row,) = ListedRow.objects.filter(dispatch=made)
    assert (row.resident_id, row.detail) == (child, "2")


@pytest.fixture
def family_here(world: World) -> tuple[World, UUID]:
    """A child who lives in the region, with two guardians."""
    guardians = tuple(RESIDENTS[who][0] for who in ("helena", "camilla"))
    said = replace(registered(NUMBER, "Alva", "Sandberg", False), guardians=guardians, county=HERE, municipality="9101")
    return world, import_residents(SYSTEM, [said])[NUMBER]
