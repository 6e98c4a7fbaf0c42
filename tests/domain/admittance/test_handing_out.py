"""A case type with a restricted audience: handed out, changed, taken back; and who meets it meanwhile."""

from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine

from personalverktyget.base.clock import STOCKHOLM, now, today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import Disclosure, disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.admittance import selectors, services
from personalverktyget.domain.admittance.models import CaseTypeGrant
from personalverktyget.domain.admittance.read_models import CheckedList, GrantList, RowState
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.selectors import case_type_settings
from personalverktyget.domain.case_types.services import change_case_type_settings, change_offer
from personalverktyget.domain.case_types.settings import LocalAdditions
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases.models import Case, CaseDraft
from personalverktyget.domain.cases.services import begin_form, save_form, submit_case
from personalverktyget.domain.contact_cards.read_models import ContactCard
from personalverktyget.domain.contact_cards.selectors import (
    Wishes,
    case_types_to_find,
    contact_card,
    e_service,
    own_contact_card,
    published_card,
    units_found,
)
from personalverktyget.domain.people.registers import RegisterUnavailable
from tests.support.handing_out import NEWCOMER, Register, settle
from tests.support.world import World
from tests.support.world_registers import CASE_TYPE, PREFIX, RESIDENTS

ANG = PREFIX + "9001"
HELENA, LENNART, PROTECTED = (RESIDENTS[who][0] for who in ("helena", "lennart", "protected"))


def give(world: World, offered: UUID, *numbers: str, until: date | None = None, by: str = "receiver") -> int:
    return services.hand_out_to_residents(world.actor(by), offered, numbers=numbers, until=until)


def met(world: World, who: str) -> list[str]:
    """What the resident meets on the card."""
    actor = world.resident(who)
    found = own_contact_card(actor, ANG)
    card: ContactCard = disclose(actor, found) if isinstance(found, Disclosure) else found
    return [service.code for service in card.services]


def checked(world: World, offered: UUID, text: str, who: str = "receiver") -> CheckedList:
    actor = world.actor(who)
    services.bring_in(actor, selectors.numbers_in(text))
    return disclose(actor, selectors.checked_list(actor, offered, text, known=lambda ids: cases.acquainted(actor, ids)))


def listed(world: World, offered: UUID, who: str = "receiver") -> GrantList:
    return disclose(world.actor(who), selectors.residents_granted(world.actor(who), offered))


def test_only_those_who_have_it_meet_it(small_world: World, restricted: UUID) -> None:
    assert met(small_world, "helena") == []
    assert give(small_world, restricted, HELENA) == 1
    assert met(small_world, "helena") == [CASE_TYPE.code]
    assert met(small_world, "lennart") == []
    assert contact_card(ANG).services == ()
    assert published_card(ANG).facts["services"] == []
    with pytest.raises(NotFound):
        e_service(small_world.resident("lennart"), ANG, CASE_TYPE.code)
    with pytest.raises(NotPossibleNow, match="när mottagningen har gett dig tillgång"):
        begin_form(small_world.resident("lennart"), restricted)
    assert small_world.send_case("helena", "ang", "Levaxin")


def test_what_is_handed_out_alone_is_not_searched_for(small_world: World, restricted: UUID) -> None:
    names = [code for code, _name in case_types_to_find()]
    assert CASE_TYPE.code in names  # The other region's is for everybody.
    found = units_found("", wishes=Wishes(case_type=CASE_TYPE.code))
    assert [row.hsa_id for row in found.rows] == [PREFIX + "9501"]


def test_a_card_that_tells_of_it_is_logged_and_no_other_is(small_world: World, restricted: UUID) -> None:
    before = LogEntry.objects.count()
    assert met(small_world, "helena") == []
    assert LogEntry.objects.count() == before
    give(small_world, restricted, HELENA)
    met(small_world, "helena")
    entry = LogEntry.objects.order_by("-seq").first()
    assert entry is not None
    assert entry.event == "case_type.own_grants_shown"
    assert entry.residents == [small_world.residents["helena"]]


def test_it_holds_through_its_last_day(small_world: World, restricted: UUID) -> None:
    until = today() + timedelta(days=3)
    give(small_world, restricted, HELENA, until=until)
    late = now().astimezone(STOCKHOLM).replace(year=until.year, month=until.month, day=until.day, hour=23, minute=59)
    with time_machine.travel(late, tick=False):
        assert met(small_world, "helena") == [CASE_TYPE.code]
    with time_machine.travel(late + timedelta(minutes=1), tick=False):
        assert met(small_world, "helena") == []
        assert listed(small_world, restricted).rows[0].has_run_out
        assert give(small_world, restricted, HELENA) == 1
        assert met(small_world, "helena") == [CASE_TYPE.code]


def test_what_was_begun_before_it_was_taken_back_is_refused_and_kept(small_world: World, restricted: UUID) -> None:
    helena = small_world.resident("helena")
    give(small_world, restricted, HELENA)
    draft = begin_form(helena, restricted)
    save_form(helena, draft, answers={"medicine": "Levaxin"})
    row = listed(small_world, restricted).rows[0]
    assert services.take_back_from_residents(small_world.actor("handler"), restricted, grants=[row.id]) == 1
    sent = Case.objects.count()
    with pytest.raises(NotPossibleNow, match="gäller inte längre"):
        submit_case(helena, draft)
    assert Case.objects.count() == sent
    shown = disclose(helena, cases.form_draft(helena, draft))
    assert shown.cannot_be_sent
    assert shown.answers["medicine"] == "Levaxin"
    save_form(helena, draft, answers={"why": "Mer"})
    assert CaseDraft.objects.get(id=draft).answers["why"]
    assert "Ring mottagningen" in selectors.lost_access(helena, ANG, CASE_TYPE.code)
    assert selectors.lost_access(small_world.resident("lennart"), ANG, CASE_TYPE.code) == ""
    give(small_world, restricted, HELENA)
    assert submit_case(helena, draft)


def test_cases_that_have_come_in_go_on(small_world: World, restricted: UUID) -> None:
    case = small_world.cases["assigned"]
    helena = small_world.resident("lennart")
    assert disclose(helena, cases.case_for_resident(helena, case)).id == case


@pytest.mark.parametrize("who", ["admin", "reviewer"])
def test_those_who_meet_no_residents_hand_nothing_out(small_world: World, restricted: UUID, who: str) -> None:
    with pytest.raises(NotAllowed):
        give(small_world, restricted, HELENA, by=who)
    with pytest.raises(NotAllowed):
        selectors.residents_granted(small_world.actor(who), restricted)
    with pytest.raises(NotAllowed):
        services.bring_in(small_world.actor(who), [HELENA])


@pytest.mark.parametrize("who", ["receiver_berg", "receiver_hamn"])
def test_another_units_staff_find_nothing(small_world: World, restricted: UUID, who: str) -> None:
    give(small_world, restricted, HELENA)
    row = listed(small_world, restricted).rows[0]
    with pytest.raises(NotFound):
        give(small_world, restricted, LENNART, by=who)
    with pytest.raises(NotFound):
        selectors.residents_granted(small_world.actor(who), restricted)
    with pytest.raises(NotPossibleNow):
        services.take_back_from_residents(small_world.actor(who), restricted, grants=[row.id])
    with pytest.raises(NotPossibleNow):
        services.change_last_day(small_world.actor(who), restricted, grants=[row.id], until=None)
    assert CaseTypeGrant.objects.get().taken_back_at is None


def test_a_unit_hands_out_for_itself_alone(small_world: World, restricted: UUID) -> None:
    give(small_world, restricted, HELENA)
    helena = small_world.resident("helena")
    with pytest.raises(NotFound):
        e_service(helena, PREFIX + "9002", CASE_TYPE.code)


def test_what_is_for_everybody_is_not_handed_out(small_world: World, register: Register) -> None:
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"]).id
    with pytest.raises(NotFound):
        give(small_world, offered, HELENA)


def test_the_region_lets_units_choose(small_world: World, register: Register) -> None:
    settle(small_world, Audience.UNIT_CHOOSES)
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    assert met(small_world, "helena") == [CASE_TYPE.code]
    additions = LocalAdditions(is_restricted=True)
    change_offer(
        small_world.actor("admin"), offered.id, is_active=True, seen_version=offered.version, additions=additions
    )
    assert met(small_world, "helena") == []
    assert contact_card(PREFIX + "9002").services != ()
    give(small_world, offered.id, HELENA)
    assert met(small_world, "helena") == [CASE_TYPE.code]
    # Once the region has settled it for all, what the unit chose says nothing.
    settle(small_world, Audience.EVERYBODY)
    assert met(small_world, "lennart") == [CASE_TYPE.code]


def test_a_unit_restricts_no_central_case_type_on_its_own(small_world: World) -> None:
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    additions = LocalAdditions(is_restricted=True)
    change_offer(
        small_world.actor("admin"), offered.id, is_active=True, seen_version=offered.version, additions=additions
    )
    assert not OfferedCaseType.objects.get(id=offered.id).is_restricted
    with pytest.raises(NotFound):
        case_type_settings(small_world.actor("admin"), offered.case_type_id)
    found = case_type_settings(small_world.administrator("regional_admin"), offered.case_type_id)
    with pytest.raises(NotFound):
        change_case_type_settings(
            small_world.actor("admin"), offered.case_type_id, found.settings, seen_version=found.version
        )


def test_a_list_is_checked_line_by_line(small_world: World, restricted: UUID, register: Register) -> None:
    give(small_world, restricted, LENNART)
    lines = [HELENA, "", f"  {HELENA[:8]}-{HELENA[8:]} ", "19811332-2384", LENNART, "199001022397", NEWCOMER[0], "x"]
    found = checked(small_world, restricted, "\n".join(lines))
    states = [(row.place, row.state) for row in found.rows]
    assert states == [
        (1, RowState.VALID),
        (3, RowState.DOUBLE),
        (4, RowState.INVALID),
        (5, RowState.HAS_IT),
        (6, RowState.INVALID),
        (7, RowState.VALID),
        (8, RowState.INVALID),
    ]
    assert found.rows[1].double_of == 1
    assert found.rows[5].person is not None
    assert found.rows[5].person.name == "Nora Nyinflyttad"
    # Those who are known here already are not asked for.
    assert register.asked == [NEWCOMER[0]]
    entry = LogEntry.objects.order_by("-seq").first()
    assert entry is not None
    assert entry.event == "residents.looked_up"
    assert set(entry.residents) >= {small_world.residents["helena"], small_world.residents["lennart"]}


def test_one_whom_the_register_does_not_know_is_unknown(small_world: World, restricted: UUID) -> None:
    assert checked(small_world, restricted, "199000702390").rows[0].state is RowState.UNKNOWN


def test_a_protected_person_is_named_to_nobody_and_told_of_to_those_who_know_her(
    small_world: World, restricted: UUID
) -> None:
    (row,) = checked(small_world, restricted, PROTECTED, "receiver").rows
    assert row.person is not None
    assert (row.person.name, row.person.is_masked, row.person.is_protected) == ("", True, True)
    # The handler has no case of hers.
    (row,) = checked(small_world, restricted, PROTECTED, "handler").rows
    assert row.person is not None
    assert (row.person.name, row.person.is_masked, row.person.is_protected) == ("", True, False)
    give(small_world, restricted, PROTECTED)
    person = listed(small_world, restricted, "handler").rows[0].person
    assert (person.name, person.number, person.is_masked) == ("", "", True)
    assert met(small_world, "protected") == [CASE_TYPE.code]


def test_nothing_is_lost_while_the_register_is_down(small_world: World, restricted: UUID, register: Register) -> None:
    register.is_down = True
    with pytest.raises(RegisterUnavailable):
        services.bring_in(small_world.actor("receiver"), [HELENA])
    # A list of those who are known needs no register.
    assert [row.state for row in checked(small_world, restricted, f"{HELENA}\n{LENNART}").rows] == [RowState.VALID] * 2


def test_a_list_has_its_bounds(small_world: World, restricted: UUID) -> None:
    for text in ("", " \n ", "\n".join(["x"] * 501)):
        with pytest.raises(InvalidInput):
            selectors.numbers_in(text)


def test_last_days_are_days_to_come(small_world: World, restricted: UUID) -> None:
    give(small_world, restricted, HELENA)
    row = listed(small_world, restricted).rows[0]
    for until in (today() - timedelta(days=1), date(9999, 12, 31)):
        with pytest.raises(InvalidInput):
            give(small_world, restricted, LENNART, until=until)
        with pytest.raises(InvalidInput):
            services.change_last_day(small_world.actor("receiver"), restricted, grants=[row.id], until=until)
    assert services.change_last_day(small_world.actor("receiver"), restricted, grants=[row.id], until=today()) == 1
    assert listed(small_world, restricted).rows[0].until == today()


def test_handing_out_again_changes_nothing(small_world: World, restricted: UUID) -> None:
    give(small_world, restricted, HELENA, until=today())
    with pytest.raises(NotPossibleNow):
        give(small_world, restricted, HELENA)
    assert give(small_world, restricted, HELENA, LENNART) == 1
    until = dict(CaseTypeGrant.objects.values_list("resident_id", "until"))
    assert until == {small_world.residents["helena"]: today(), small_world.residents["lennart"]: None}


def test_the_overview_counts(small_world: World, restricted: UUID) -> None:
    give(small_world, restricted, HELENA, LENNART, until=today())
    give(small_world, restricted, PROTECTED)
    with time_machine.travel(now() + timedelta(days=1), tick=False):
        (offer,) = selectors.restricted_offers(small_world.actor("handler"))
    assert (offer.name, offer.in_force, offer.run_out) == (CASE_TYPE.name, 1, 2)
    assert selectors.restricted_offers(small_world.actor("receiver_hamn")) == ()
