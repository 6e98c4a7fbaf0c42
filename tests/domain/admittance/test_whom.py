"""A unit that is for some: who meets it, who is approved besides, and what the register does not say."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import Disclosure, disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.admittance import selectors, services
from personalverktyget.domain.admittance.models import ApprovedResident
from personalverktyget.domain.admittance.reasons import Reason
from personalverktyget.domain.admittance.rules import Area
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.services import begin_form, save_form, submit_case
from personalverktyget.domain.contact_cards.fingerprints import fingerprint
from personalverktyget.domain.contact_cards.read_models import ContactCard
from personalverktyget.domain.contact_cards.selectors import (
    as_card,
    e_service,
    own_contact_card,
    publication,
    published_card,
)
from personalverktyget.domain.people.models import ResidentFacts
from personalverktyget.domain.people.services.refresh_residents import refresh_residents
from tests.support.handing_out import Register, restricted_at_ang
from tests.support.world import World
from tests.support.world_registers import CASE_TYPE, PREFIX, RESIDENTS

ANG = PREFIX + "9001"
HERE, THERE = {"county": "91", "municipality": "9101"}, {"county": "92", "municipality": ""}


def says(world: World, register: Register, who: str, **facts: str) -> None:
    """Let the register say this of a resident, and the program know it."""
    number = RESIDENTS[who][0]
    register.people[number] = replace(register.people[number], **facts)  # type: ignore[arg-type]
    refresh_residents(SystemActor("test"), register, [world.residents[who]])


def settle(world: World, *areas: Area, is_for_all: bool = False, elsewhere: str = "", seen: int | None = None) -> None:
    actor = world.actor("admin")
    version = selectors.own_audience(actor).version if seen is None else seen
    services.settle_audience(actor, is_for_all=is_for_all, areas=areas, elsewhere=elsewhere, seen_version=version)


def approve(world: World, who: str, **wishes: Any) -> None:
    wishes = {"reason": Reason.AGREED, "until": None} | wishes
    services.approve_resident(world.actor("receiver"), number=RESIDENTS[who][0], **wishes)


def card_of(world: World, who: str) -> ContactCard:
    actor = world.resident(who)
    found = own_contact_card(actor, ANG)
    return disclose(actor, found) if isinstance(found, Disclosure) else found


def meets(world: World, who: str) -> bool:
    card = card_of(world, who)
    assert bool(card.services) is not bool(card.outside)
    return bool(card.services)


def test_a_unit_is_for_everybody_until_it_says_otherwise(small_world: World, register: Register) -> None:
    assert meets(small_world, "helena")
    settle(small_world, Area(county="91"), is_for_all=True)
    says(small_world, register, "helena", **THERE)
    assert meets(small_world, "helena")
    assert card_of(small_world, "helena").who_for == ()


def test_those_of_the_area_meet_it_and_others_are_told_why(small_world: World, register: Register) -> None:
    says(small_world, register, "helena", **HERE)
    says(small_world, register, "lennart", **THERE)
    settle(small_world, Area(county="91", municipality="9101"))
    assert meets(small_world, "helena")
    assert not meets(small_world, "lennart")
    card = card_of(small_world, "lennart")
    assert "dig som bor i Provby kommun" in card.outside
    assert "Sök en annan mottagning" in card.outside
    settle(small_world, Area(county="91"), elsewhere="Vänd dig till Grannby vårdcentral.")
    assert "Vänd dig till Grannby vårdcentral." in card_of(small_world, "lennart").outside
    with pytest.raises(NotFound):
        e_service(small_world.resident("lennart"), ANG, CASE_TYPE.code)
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"]).id
    with pytest.raises(NotPossibleNow, match=r"hör du inte dit.*112"):
        begin_form(small_world.resident("lennart"), offered)


def test_what_is_not_known_shuts_nobody_out(small_world: World, register: Register) -> None:
    settle(small_world, Area(county="91", municipality="9101", sex="F"))
    assert ResidentFacts.objects.filter(resident_id=small_world.residents["other"]).exists()
    assert meets(small_world, "other")
    says(small_world, register, "other", sex="M")
    assert not meets(small_world, "other")


def test_where_a_protected_person_lives_is_kept_nowhere_and_shuts_her_out_of_nothing(
    small_world: World, register: Register
) -> None:
    says(small_world, register, "protected", **THERE)
    settle(small_world, Area(county="91"))
    assert meets(small_world, "protected")


def test_ages_turn_with_the_day(small_world: World, register: Register) -> None:
    # Helena is born on 28 February 1981.
    born = today().replace(year=1981, month=2, day=28)
    turns = born.replace(year=today().year + 1)
    settle(small_world, Area(age_from=turns.year - 1981))
    eve = now().replace(year=turns.year, month=2, day=27, hour=22, minute=59)
    with time_machine.travel(eve, tick=False):
        assert not meets(small_world, "helena")
    with time_machine.travel(eve + timedelta(minutes=2), tick=False):
        assert meets(small_world, "helena")


def test_the_server_decides_when_it_is_sent(small_world: World, register: Register) -> None:
    helena = small_world.resident("helena")
    says(small_world, register, "helena", **THERE)
    draft = begin_form(helena, OfferedCaseType.objects.get(unit_id=small_world.units["ang"]).id)
    save_form(helena, draft, answers={"medicine": "Levaxin"})
    settle(small_world, Area(county="91"))
    sent = Case.objects.count()
    with pytest.raises(NotPossibleNow, match="hör du inte dit"):
        submit_case(helena, draft)
    assert Case.objects.count() == sent
    shown = disclose(helena, cases.form_draft(helena, draft))
    assert shown.cannot_be_sent
    assert shown.answers["medicine"] == "Levaxin"
    approve(small_world, "helena")
    assert submit_case(helena, draft)


def test_no_area_is_those_approved_alone(small_world: World, register: Register) -> None:
    settle(small_world)
    assert not meets(small_world, "helena")
    assert "som den har godkänt" in card_of(small_world, "helena").outside
    approve(small_world, "helena", until=today())
    assert meets(small_world, "helena")
    with time_machine.travel(now() + timedelta(days=1), tick=False):
        assert not meets(small_world, "helena")
    approve(small_world, "helena", reason=Reason.ONGOING_CARE)
    assert meets(small_world, "helena")
    row = ApprovedResident.objects.get()
    services.take_back_approvals(small_world.actor("handler"), [row.id])
    assert not meets(small_world, "helena")
    with pytest.raises(NotPossibleNow):
        services.take_back_approvals(small_world.actor("handler"), [row.id])


def test_an_approved_resident_meets_nothing_that_is_handed_out(small_world: World, register: Register) -> None:
    settle(small_world, Area(county="91"))
    says(small_world, register, "helena", **THERE)
    offered = restricted_at_ang(small_world)
    approve(small_world, "helena")
    assert [service.name for service in card_of(small_world, "helena").services] == [CASE_TYPE.name]
    # And what is handed out to one for whom the unit is not is met all the same.
    says(small_world, register, "lennart", **THERE)
    numbers = [RESIDENTS["lennart"][0]]
    services.hand_out_to_residents(small_world.actor("receiver"), offered, numbers=numbers, until=None)
    card = card_of(small_world, "lennart")
    assert [service.name for service in card.services] == ["Blodtryck hemma"]
    assert card.outside


def test_everybody_reads_whom_it_is_for(small_world: World, register: Register) -> None:
    before = fingerprint(small_world.units["ang"])
    settle(small_world, Area(county="91", age_from=13, age_to=24), Area(municipality="9102", sex="F"))
    assert fingerprint(small_world.units["ang"]) != before
    assert publication(small_world.actor("admin")).is_waiting
    card = as_card(published_card(ANG))
    assert card.who_for == ("dig som bor i Provlandet, 13–24 år", "dig som bor i Grannby kommun, kvinnor")
    assert card.services != ()


def test_what_cannot_be_is_refused(small_world: World, register: Register) -> None:
    for areas in (
        (Area(),),
        (Area(county="77"),),
        (Area(municipality="9199"),),
        (Area(age_from=-1),),
        (Area(age_from=20, age_to=10),),
        (Area(sex="X"),),
        (Area(county="91"),) * 11,
    ):
        with pytest.raises(InvalidInput):
            settle(small_world, *areas)
    with pytest.raises(InvalidInput):
        settle(small_world, elsewhere="å" * 301)
    settle(small_world, Area(county="91"))
    with pytest.raises(ChangedMeanwhile):
        settle(small_world, Area(county="92"), seen=0)
    with pytest.raises(InvalidInput):
        approve(small_world, "helena", until=today() - timedelta(days=1))
    with pytest.raises(NotPossibleNow):
        services.approve_resident(small_world.actor("receiver"), number="199000702390", reason=Reason.OTHER, until=None)


def test_who_may_do_what(small_world: World, register: Register) -> None:
    with pytest.raises(NotAllowed):
        services.settle_audience(
            small_world.actor("receiver"), is_for_all=False, areas=(), elsewhere="", seen_version=0
        )
    with pytest.raises(NotAllowed):
        services.approve_resident(
            small_world.actor("admin"), number=RESIDENTS["helena"][0], reason=Reason.OTHER, until=None
        )
    with pytest.raises(NotAllowed):
        selectors.approved_residents(small_world.actor("admin"))
    approve(small_world, "helena")
    row = ApprovedResident.objects.get()
    with pytest.raises(NotPossibleNow):
        services.take_back_approvals(small_world.actor("receiver_berg"), [row.id])
    other = small_world.actor("receiver_berg")
    assert disclose(other, selectors.approved_residents(other)).rows == ()


def test_whom_it_told_of_is_in_the_log(small_world: World, register: Register) -> None:
    says(small_world, register, "lennart", **THERE)
    settle(small_world, Area(county="91"))
    card_of(small_world, "lennart")
    entry = LogEntry.objects.order_by("-seq").first()
    assert entry is not None
    assert (entry.event, entry.residents) == ("resident.audience_told", [small_world.residents["lennart"]])
    approve(small_world, "protected")
    actor = small_world.actor("handler")
    (row,) = disclose(actor, selectors.approved_residents(actor)).rows
    assert (row.person.name, row.person.is_masked) == ("", True)
    entry = LogEntry.objects.order_by("-seq").first()
    assert entry is not None
    assert (entry.event, entry.residents) == ("residents.approved_listed", [small_world.residents["protected"]])
