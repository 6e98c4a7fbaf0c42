"""What is settled about a case type: by whom, and that it holds when a case is begun and when it is sent."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine

from personalverktyget.base.clock import STOCKHOLM, now, today
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.calendars.opening_hours import Deviation, Interval, OpeningHours
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.selectors import case_type_settings, offer
from personalverktyget.domain.case_types.services import change_case_type_settings, change_offer
from personalverktyget.domain.case_types.settings import CaseTypeSettings, LocalAdditions
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.accepting import NotAcceptedNow
from personalverktyget.domain.cases.events import FormDraftSaved
from personalverktyget.domain.cases.models import Case, CaseDraft
from personalverktyget.domain.contact_cards.selectors import contact_card, e_service
from personalverktyget.domain.contact_cards.services import add_deviation
from tests.support.database import TestDatabase
from tests.support.threads import at_the_same_moment
from tests.support.world import World, build_small_world
from tests.support.world_registers import CASE_TYPE, PREFIX

ANG = PREFIX + "9001"


def _monday_ahead() -> datetime:
    """In the forenoon of the first day of a week without holidays; no case has been sent by then."""
    day, works = today() + timedelta(days=1), WorkingCalendar().is_working_day
    while day.weekday() or not all(works(day + timedelta(days=ahead)) for ahead in range(5)):
        day += timedelta(days=1)
    return datetime.combine(day, time(10), STOCKHOLM)


MONDAY = _monday_ahead()
MORNINGS = OpeningHours(((Interval(480, 720),),) * 5 + ((), ()))


def central(world: World) -> UUID:
    return CaseType.objects.get(region_id=world.regions["klar"], code=CASE_TYPE.code).id


def offered(world: World) -> OfferedCaseType:
    return OfferedCaseType.objects.get(unit_id=world.units["ang"])


def settle(world: World, **settings: object) -> None:
    region, id_ = world.administrator("regional_admin"), central(world)
    found = case_type_settings(region, id_)
    change_case_type_settings(region, id_, replace(found.settings, **settings), seen_version=found.version)  # type: ignore[arg-type]


def add(world: World, **additions: object) -> None:
    row = offered(world)
    change_offer(
        world.actor("admin"),
        row.id,
        is_active=True,
        seen_version=row.version,
        additions=LocalAdditions(**additions),  # type: ignore[arg-type]
    )


def test_a_region_settles_its_own_and_no_other_has_a_say(small_world: World) -> None:
    settle(small_world, receipt_text="Hämta på apoteket.", cap_per_day=20)
    assert case_type_settings(small_world.administrator("regional_admin"), central(small_world)).version == 2
    with pytest.raises(NotFound):
        case_type_settings(small_world.actor("admin"), central(small_world))
    with pytest.raises(NotFound):
        change_case_type_settings(small_world.actor("admin"), central(small_world), CaseTypeSettings(), seen_version=2)


def test_a_stale_form_changes_nothing(small_world: World) -> None:
    region = small_world.administrator("regional_admin")
    settle(small_world, cap_per_day=20)
    with pytest.raises(ChangedMeanwhile):
        change_case_type_settings(region, central(small_world), CaseTypeSettings(), seen_version=1)


@pytest.mark.parametrize(
    "wrong",
    [{"cap_per_day": 0}, {"cap_per_resident": 10_001}, {"receipt_text": "å" * 1001}, {"cap_message": "å" * 301}],
)
def test_what_makes_no_sense_is_refused_by_name(small_world: World, wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as refused:
        settle(small_world, **wrong)
    assert refused.value.field == next(iter(wrong))


def test_the_receipt_says_what_the_owner_wants_it_to(small_world: World) -> None:
    settle(small_world, receipt_text="Hämta på apoteket.")
    receipt = selectors.receipt(small_world.resident("helena"), small_world.cases["new"])
    assert receipt._content.text == "Hämta på apoteket."


@pytest.mark.parametrize(("target", "days", "hour"), [("1d", 1, 17), ("4h", 0, 14), ("", 3, 17)])
def test_a_unit_can_only_shorten_the_response_time(small_world: World, target: str, days: int, hour: int) -> None:
    with time_machine.travel(MONDAY, tick=False):
        add(small_world, feedback_target=target)
        case = Case.objects.get(id=small_world.send_case("helena", "ang", "Levaxin"))
    assert case.due_at == (MONDAY + timedelta(days=days)).replace(hour=hour)
    assert e_service(small_world.resident("helena"), ANG, CASE_TYPE.code).offer.own_feedback_target == target


@pytest.mark.parametrize("target", ["4d", "90d", "x", "0d"])
def test_a_longer_response_time_is_refused(small_world: World, target: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        add(small_world, feedback_target=target)
    assert refused.value.field == "feedback_target"


def test_outside_its_hours_it_is_neither_begun_nor_sent_and_nothing_is_lost(small_world: World) -> None:
    add(small_world, hours=MORNINGS, closed_message="Vi läser bara på förmiddagen.")
    helena = small_world.resident("helena")
    with time_machine.travel(MONDAY, tick=False):
        draft = services.begin_form(helena, offered(small_world).id)
        services.save_form(helena, draft, answers={"medicine": "Levaxin", "why": ""})
    with time_machine.travel(MONDAY.replace(hour=13), tick=False):
        with pytest.raises(
            NotAcceptedNow, match=r"Vi läser bara på förmiddagen\. Kan det inte vänta, ring mottagningen"
        ):
            services.submit_case(helena, draft)
        with pytest.raises(NotAcceptedNow, match=r"1177 för råd, eller 112"):
            services.begin_form(small_world.resident("lennart"), offered(small_world).id)
        card = contact_card(ANG)
        assert [service.closed for service in card.services] == ["Vi läser bara på förmiddagen."]
        assert e_service(small_world.resident("helena"), ANG, CASE_TYPE.code).closed == "Vi läser bara på förmiddagen."
    assert CaseDraft.objects.get(id=draft).answers["medicine"] == "Levaxin"
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        assert services.submit_case(helena, draft)


def test_hours_of_its_own_are_closed_with_the_unit_and_without_any_it_is_open_around_the_clock(
    small_world: World,
) -> None:
    day = MONDAY.date()
    with time_machine.travel(MONDAY, tick=False):
        add_deviation(small_world.actor("admin"), Deviation(day, day), seen_version=0)
        assert e_service(small_world.resident("helena"), ANG, CASE_TYPE.code).closed == ""
        add(small_world, hours=MORNINGS)
        assert (
            e_service(small_world.resident("helena"), ANG, CASE_TYPE.code).closed == "Stängt nu, öppnar i morgon 8.00"
        )


def test_no_more_than_the_cap_of_a_day_and_of_a_resident(small_world: World) -> None:
    settle(small_world, cap_per_resident=2, cap_message="Ring i stället, så hinner vi.")
    with time_machine.travel(MONDAY, tick=False):
        for _ in range(2):
            small_world.send_case("helena", "ang", "Levaxin")
        with pytest.raises(NotAcceptedNow, match=r"Ring i stället, så hinner vi\. Kan det inte vänta"):
            small_world.send_case("helena", "ang", "Levaxin")
        small_world.send_case("lennart", "ang", "Alvedon")
    settle(small_world, cap_per_resident=None, cap_per_day=4, cap_message="")
    with time_machine.travel(MONDAY, tick=False):
        small_world.send_case("camilla", "ang", "Alvedon")
        with pytest.raises(NotAcceptedNow, match="kan inte ta emot fler sådana här ärenden i dag"):
            small_world.send_case("camilla", "ang", "Alvedon")
        small_world.send_case("helena", "berg", "Levaxin")
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        assert small_world.send_case("helena", "ang", "Levaxin")


def test_the_cap_counts_the_day_in_sweden(small_world: World) -> None:
    settle(small_world, cap_per_day=1)
    with time_machine.travel(MONDAY.replace(hour=23, minute=59), tick=False):
        small_world.send_case("helena", "ang", "Levaxin")
    with time_machine.travel(MONDAY.replace(hour=0, minute=1) + timedelta(days=1), tick=False):
        small_world.send_case("lennart", "ang", "Levaxin")


def test_a_case_type_is_suggested_to_handlers_of_the_unit_alone(small_world: World) -> None:
    people = tuple(small_world.staff[who] for who in ("handler", "reviewer", "receiver_berg"))
    add(small_world, suggested=people)
    assert offer(ANG, CASE_TYPE.code).suggested == (small_world.staff["handler"],)


def test_those_whom_it_is_suggested_to_come_first_when_a_case_is_assigned(small_world: World) -> None:
    receiver = small_world.actor("receiver")

    def first() -> tuple[UUID, bool]:
        person = selectors.case_for_staff(receiver, small_world.cases["new"])._content.possible_handlers[0]
        return person.staff_id, person.is_suggested

    others = [small_world.staff[who] for who in ("handler", "handler_2") if small_world.staff[who] != first()[0]]
    add(small_world, suggested=(others[0],))
    assert first() == (others[0], True)


def test_those_that_are_sent_at_the_same_moment_do_not_pass_the_cap(fresh_database: TestDatabase) -> None:
    """Eight residents' forms for two places: without the lock on what is offered, more than two come in."""
    world = build_small_world()
    before = Case.objects.filter(unit_id=world.units["ang"]).count()
    settle(world, cap_per_day=before + 2)
    residents = [world.resident(who) for who in ("helena", "lennart", "camilla", "other") for _ in range(2)]
    waiting = []
    for actor in residents:
        draft = CaseDraft(
            unit_id=world.units["ang"],
            resident_id=actor.resident_id,
            offered=offered(world),
            case_type_version=offered(world).case_type.current,
            answers={"medicine": "Levaxin", "why": ""},
            saved_at=now(),
        )
        with unit_of_work(actor) as work:
            draft.save(force_insert=True)
            work.record(FormDraftSaved(draft=draft.id, resident=actor.resident_id, unit=world.units["ang"]))
        waiting.append((actor, draft.id))

    def send() -> bool:
        actor, draft = waiting.pop()
        try:
            services.submit_case(actor, draft)
        except NotAcceptedNow:
            return False
        return True

    sent = at_the_same_moment(send, times=8)
    assert sum(sent) == 2
    assert Case.objects.filter(unit_id=world.units["ang"]).count() == before + 2
