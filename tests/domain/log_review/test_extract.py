"""K-05: what the log tells of a resident, taken out for her: hers alone, at the reviewer's units, as it stood then."""

from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound
from personalverktyget.base.identity_numbers import written
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services import revoke_role
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.events import CaseRead, CasesListed, ClosedCaseOpened
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.doings import Doing
from personalverktyget.domain.log_review.models import LogExtract
from personalverktyget.domain.log_review.read_models import Extract
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.services import change_extract_policy
from personalverktyget.domain.people.events import StaffImported
from personalverktyget.domain.people.models import StaffMember
from tests.support.examples import examples
from tests.support.log_reviews import SYSTEM, gives, logged, opens
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

WHO = ("receiver", "handler", "handler_2")
HERS = "helena"
OTHERS = tuple(key for key in RESIDENTS if key != HERS)


def taken(world: World, whose: str = HERS, back: int = 400, who: str = "reviewer") -> UUID:
    days = {"first_day": today() - timedelta(days=back), "last_day": today()}
    return services.begin_extract(world.actor(who), number=RESIDENTS[whose][0], **days)


def every_form(world: World, extract_id: UUID, who: str = "reviewer") -> tuple[Extract, Extract, Extract]:
    """As it is shown, printed, and kept as a table."""
    actor = world.actor(who)
    return (
        disclose(actor, selectors.extract(actor, extract_id)),
        disclose(actor, selectors.extract_paper(actor, extract_id)),
        disclose(actor, selectors.extract_file(actor, extract_id, form="csv")),
    )


ENTRY = st.tuples(
    st.sampled_from(WHO),
    st.sampled_from(["opens", "lists", "reason", "strays"]),
    st.sampled_from(["new", "protected", "assigned", "other_handler", "closed"]),
    st.sets(st.sampled_from(sorted(RESIDENTS)), min_size=1),
    st.integers(0, 3),
)


@given(made=st.lists(ENTRY, max_size=12))
@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_extract_holds_anything_of_another_resident(small_world: World, made: list[tuple[Any, ...]]) -> None:
    """Whatever was opened, and however many were in a list: names, numbers, ids and cases of others stand nowhere."""
    unit = small_world.units["ang"]
    for who, kind, case, whose, back in made:
        row, at = Case.objects.get(id=small_world.cases[case]), now() - timedelta(days=back)
        owned: dict[str, Any] = {"case": row.id, "resident": row.resident_id, "unit": row.unit_id}
        listed = tuple(sorted(small_world.residents[key] for key in whose))
        match kind:
            case "opens":
                logged(small_world.actor(who), CaseRead(**owned), at)
            case "reason":
                logged(small_world.actor(who), ClosedCaseOpened(reason="follow_up", **owned), at)
            case "strays":
                # An entry that names her beside a case that is another's.
                logged(small_world.actor(who), CaseRead(**(owned | {"resident": small_world.residents[HERS]})), at)
            case _:
                logged(small_world.actor(who), CasesListed(view="all", unit=unit, residents=listed), at)
    forms = every_form(small_world, taken(small_world))
    hers = small_world.residents[HERS]
    done = LogEntry.objects.filter(residents__contains=[hers], actor_kind="staff", owner_unit_id=unit, outcome="done")
    expected = done.filter(at__lt=forms[0].made_at).count()
    assert [sum(line.count for line in form.lines) for form in forms] == [expected] * 3
    assert [form.count for form in forms] == [expected] * 3
    for told in map(repr, forms):
        for key in OTHERS:
            number, given_name, surname, _is_protected = RESIDENTS[key]
            for word in (number, written(number), surname, given_name, str(small_world.residents[key])):
                assert word not in told
    others = Case.objects.exclude(resident_id=hers)
    numbers = {line.case_number for form in forms for line in form.lines}
    assert not numbers & set(others.values_list("number", flat=True))
    assert not {line.case_id for form in forms for line in form.lines} & set(others.values_list("id", flat=True))


def test_it_tells_which_unit_when_what_and_why(small_world: World) -> None:
    at = now() - timedelta(days=2)
    for minutes in (0, 5, 9):
        opens(small_world, "handler_2", "closed", at + timedelta(minutes=minutes))
    row = Case.objects.get(id=small_world.cases["closed"])
    reason = ClosedCaseOpened(case=row.id, resident=row.resident_id, unit=row.unit_id, reason="complaint")
    logged(small_world.actor("handler_2"), reason, at)
    shown, _paper, file = every_form(small_world, taken(small_world))
    opened = next(line for line in shown.lines if line.count == 3 and line.doing is Doing.OPENED_CASE)
    assert (opened.first_at, opened.last_at) == (at, at + timedelta(minutes=9))
    assert (opened.unit, opened.purpose, opened.case_number) == (
        "Ängens vårdcentral",
        "Vård och behandling",
        row.number,
    )
    assert opened.provider
    assert [line.count for line in file.lines] == [1] * file.count
    assert "complaint" in {line.reason for line in shown.lines}
    assert shown.units == ("Ängens vårdcentral",)


@pytest.mark.parametrize(("names", "protected"), list(product((True, False), repeat=2)))
def test_names_follow_the_care_providers_policy_in_every_form(small_world: World, names: bool, protected: bool) -> None:
    """Staff with protected identity are told of as one of the staff, whatever the policy."""
    provider = CareUnit.objects.get(id=small_world.units["ang"]).provider_id
    change_extract_policy(small_world.administrator("regional_admin"), naming=[provider] if names else [])
    with unit_of_work(SYSTEM) as work:
        work.record(StaffImported(directory="staff", count=1))
        StaffMember.objects.filter(id=small_world.staff["handler_2"]).update(is_protected=protected)
    opens(small_world, "handler_2", "new")
    for form in every_form(small_world, taken(small_world, back=1)):
        assert ("Hugo" in repr(form)) is (names and not protected)
        assert ("Läkare" in repr(form)) is not protected


def test_a_resident_with_protected_identity_is_not_named_in_her_own(small_world: World) -> None:
    for form in every_form(small_world, taken(small_world, "protected")):
        assert (form.person.is_masked, form.person.name, form.person.number) == (True, "", "")


def test_units_beyond_the_reviewers_and_what_comes_later_stand_not_in_it(small_world: World) -> None:
    """K-03; and an extract that was handed over is the same when it is opened again."""
    opens(small_world, "receiver_berg", "berg", unit="berg")
    extract_id = taken(small_world)
    before = every_form(small_world, extract_id)
    opens(small_world, "handler_2", "new")
    assert [form.lines for form in every_form(small_world, extract_id)] == [form.lines for form in before]
    assert "Bergets" not in repr(before)


def test_it_is_its_makers_own_and_needs_the_reviewers_role(small_world: World) -> None:
    gives("admin_berg", Role.LOG_REVIEWER, "ang")
    extract_id = taken(small_world)
    assert LogExtract.objects.get(id=extract_id).made_by_id == small_world.staff["reviewer"]
    for other in (small_world.actor("reviewer_hamn"), small_world.actor("admin_berg", "ang")):
        with pytest.raises(NotFound):
            selectors.extract(other, extract_id)
    for who in ("receiver", "admin"):
        with pytest.raises(NotAllowed):
            selectors.extract(small_world.actor(who), extract_id)
        with pytest.raises(NotAllowed):
            taken(small_world, who=who)


def test_it_is_logged_when_it_is_made_read_and_taken_out(small_world: World) -> None:
    """L-04: and the resident is told of it too."""
    every_form(small_world, taken(small_world))
    entries = LogEntry.objects.filter(event__startswith="log_extract.").order_by("seq")
    assert list(entries.values_list("event", "action")) == [
        ("log_extract.begun", "Läsa"),
        ("log_extract.read", "Läsa"),
        ("log_extract.taken", "Utskrift"),
        ("log_extract.taken", "Utskrift"),
    ]
    assert {tuple(entry.residents) for entry in entries} == {(small_world.residents[HERS],)}
    assert [entry.details.get("format") for entry in entries] == [None, None, "pdf", "csv"]
    told = every_form(small_world, taken(small_world))[0]
    assert Doing.TOOK_EXTRACT in {line.doing for line in told.lines}


@pytest.mark.parametrize(("number", "back", "field"), [("tolv", 1, "number"), ("191212121212", 1, "number")])
def test_who_is_asked_for_must_be_somebody(small_world: World, number: str, back: int, field: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        services.begin_extract(small_world.actor("reviewer"), number=number, first_day=today(), last_day=today())
    assert raised.value.field == field


def test_days_must_come_in_order_and_not_hold_too_much(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput) as raised:
        taken(small_world, back=-1)
    assert raised.value.field == "first_day"
    monkeypatch.setitem(services.begin_extract.__globals__, "AT_MOST", 0)
    with pytest.raises(InvalidInput, match="flera utdrag"):
        taken(small_world)


def test_an_extract_over_a_unit_that_is_no_longer_hers_is_closed(small_world: World) -> None:
    """K-03, A11: it was made while she reviewed two units; at the next request she reviews one."""
    gives("reviewer", Role.LOG_REVIEWER, "berg")
    days = {"first_day": today() - timedelta(days=30), "last_day": today()}
    extract_id = services.begin_extract(small_world.actor("reviewer", "ang"), number=RESIDENTS["helena"][0], **days)
    reviewer = small_world.actor("reviewer", "ang")
    assert len(disclose(reviewer, selectors.extract(reviewer, extract_id)).units) == 2
    held = Grant.objects.get(staff_id=small_world.staff["reviewer"], unit_id=small_world.units["berg"])
    revoke_role(small_world.actor("admin_berg"), held.id, reason="Slutar.")
    with pytest.raises(NotFound):
        selectors.extract(small_world.actor("reviewer", "ang"), extract_id)
