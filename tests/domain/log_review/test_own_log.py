"""K-05: who has opened what is a resident's, told to herself."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.doings import Doing, Naming, naming_of
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.services import change_extract_policy
from personalverktyget.domain.people.events import StaffImported
from personalverktyget.domain.people.models import StaffMember
from tests.support.world import SYSTEM, World


def lines(world: World, who: str = "lennart") -> tuple[OwnLogLine, ...]:
    actor = world.resident(who)
    return disclose(actor, selectors.own_log(actor)).lines


def opens(world: World, case: str, who: str = "handler") -> None:
    actor = world.actor(who)
    disclose(actor, cases.case_for_staff(actor, world.cases[case]))


@given(names=st.booleans(), protected=st.booleans())
def test_whoever_is_protected_is_never_called_anything(names: bool, protected: bool) -> None:
    naming = naming_of(provider_names_staff=names, is_protected=protected)
    assert (naming is Naming.NOTHING) is protected
    assert (naming is Naming.NAME) is (names and not protected)


def test_what_is_done_several_times_in_a_day_is_one_line_with_its_case(small_world: World) -> None:
    before = len([line for line in lines(small_world) if line.doing is Doing.OPENED_CASE])
    for _ in range(3):
        opens(small_world, "assigned")
    opened = [line for line in lines(small_world) if line.doing is Doing.OPENED_CASE]
    assert len(opened) == before + 1
    assert (opened[0].count, opened[0].case_id) == (3, small_world.cases["assigned"])
    assert opened[0].unit == "Ängens vårdcentral"


def test_nothing_of_others_is_told(small_world: World) -> None:
    """A list shows many residents; of it each is told that she was in it, and no number of anybody else's case."""
    receiver = small_world.actor("receiver")
    disclose(receiver, cases.case_for_staff(receiver, small_world.cases["protected"]))
    for who in small_world.residents:
        for line in lines(small_world, who):
            assert line.case_id is None or str(line.case_id) in _own_cases(small_world, who)


def _own_cases(world: World, who: str) -> set[str]:
    return {str(id_) for id_ in Case.objects.filter(resident_id=world.residents[who]).values_list("id", flat=True)}


@pytest.mark.parametrize(("names", "protected"), list(product((True, False), repeat=2)))
def test_the_name_is_told_by_the_care_providers_policy(small_world: World, names: bool, protected: bool) -> None:
    provider = CareUnit.objects.get(id=small_world.units["ang"]).provider_id
    change_extract_policy(small_world.administrator("regional_admin"), naming=[provider] if names else [])
    with unit_of_work(SYSTEM) as work:
        work.record(StaffImported(directory="staff", count=1))
        StaffMember.objects.filter(id=small_world.staff["handler"]).update(is_protected=protected)
    handler = StaffMember.objects.get(id=small_world.staff["handler"])
    opens(small_world, "assigned")
    told = lines(small_world)[0]
    assert told.name == (handler.name if names and not protected else "")
    assert told.title == ("" if protected else handler.title)


def test_pages_follow_one_another_without_gap_or_repetition(
    small_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens(small_world, "closed")
    opens(small_world, "new", "receiver")
    whole = [(line.doing, line.last_at, line.case_id) for line in lines(small_world, "helena")]
    assert len(whole) > 2
    actor, pages, after = small_world.resident("helena"), [], ""
    monkeypatch.setitem(selectors.own_log.__globals__, "PAGE_SIZE", 1)
    while True:
        page = disclose(actor, selectors.own_log(actor, after=after))
        pages += [(line.doing, line.last_at, line.case_id) for line in page.lines]
        after = page.next_cursor
        if not after:
            break
    assert pages == whole
