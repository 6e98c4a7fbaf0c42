"""A review from beginning to signature (K-01 to K-03): chosen by the program, judged entry by entry, frozen."""

from datetime import UTC, date, timedelta
from uuid import UUID

import pytest
import time_machine

from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry, RemovedMonth
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.events import LogReviewSigned
from personalverktyget.domain.log_review.models import ChosenEntry, EntryVerdict, LogReview, ReviewSignature
from personalverktyget.domain.log_review.read_models import ReviewPage
from personalverktyget.domain.log_review.states import TABLE, Part, ReviewAction, ReviewState, Verdict, state_after
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.events import StaffImported
from tests.support.database import TestDatabase
from tests.support.log_reviews import SYSTEM, after_the_month, begun_review, opened_everywhere, opens
from tests.support.sealed_log import Superuser, unguarded
from tests.support.world import World, build_small_world
from tools.state_diagrams import LOG_REVIEW, ROOT, log_review_diagram


def seen(world: World, review_id: UUID, who: str = "reviewer") -> ReviewPage:
    actor = world.actor(who)
    return disclose(actor, selectors.review(actor, review_id))


def judge_all(world: World, review_id: UUID, verdict: Verdict = Verdict.JUSTIFIED) -> None:
    for one in seen(world, review_id).entries:
        services.judge_entry(world.actor("reviewer"), review_id, one.position, verdict=verdict, note="Hör till vården.")


def sign(world: World, review_id: UUID) -> None:
    version = seen(world, review_id).version
    services.sign_review(world.actor("reviewer"), review_id, conclusion="Inget att anmärka.", seen_version=version)


def test_a_signed_review_never_changes_and_its_digest_stands_in_the_log(small_world: World) -> None:
    """K-01: each entry a verdict, a note and a signature; afterwards nothing is added."""
    review_id = begun_review(small_world)
    with pytest.raises(NotPossibleNow):
        sign(small_world, review_id)
    judge_all(small_world, review_id)
    sign(small_world, review_id)
    page = seen(small_world, review_id)
    assert page.summary.state == ReviewState.SIGNED
    assert page.is_as_signed
    entry = LogEntry.objects.get(event="log_review.signed", resource_id=str(review_id))
    assert entry.details["digest"] == page.digest
    for attempt in (judge_all, sign):
        with pytest.raises(NotPossibleNow):
            attempt(small_world, review_id)


def test_a_signature_whose_month_of_the_log_is_lawfully_gone_raises_no_alarm(
    small_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L-06: the log is kept for some years, what was signed for longer; what is changed in it is still told."""
    review_id = begun_review(small_world)
    judge_all(small_world, review_id)
    sign(small_world, review_id)
    # The log does not know of it any more.
    monkeypatch.setattr(LogReviewSigned, "name", "gone")
    assert seen(small_world, review_id).is_as_signed is False
    month = {"firsts": [1], "lasts": [1], "count": 1, "digest": b"x", "removed_at": now(), "kept_years": 5}
    with unit_of_work(SYSTEM) as work:
        signed_in = ReviewSignature.objects.get(review_id=review_id).at.astimezone(UTC).date().replace(day=1)
        RemovedMonth(month=signed_in, **month, key_id="k", signature=b"x").save(force_insert=True)
        work.record(StaffImported(directory="x", count=0))
    assert seen(small_world, review_id).is_as_signed is True


def test_what_is_changed_behind_the_programs_back_is_told(small_world: World) -> None:
    review_id = begun_review(small_world)
    judge_all(small_world, review_id)
    sign(small_world, review_id)
    with unit_of_work(SYSTEM) as work:
        EntryVerdict.objects.create(
            entry=ChosenEntry.objects.filter(review_id=review_id)[0],
            verdict=Verdict.SUSPECTED,
            at=now(),
            by_id=small_world.staff["reviewer"],
        )
        work.record(StaffImported(directory="x", count=0))
    assert seen(small_world, review_id).is_as_signed is False


# What whoever owns the database could do to a chosen entry, past the triggers.
_CHANGES = (
    "seq = -seq",
    "position = position + 1000",
    "part = part || 'x'",
    "at = at + interval '1 second'",
    "staff_id = gen_random_uuid()",
    "score = score + 1",
    """flags = flags || '[{"flag": "same_name", "count": 1}]'""",
)


@pytest.mark.slow
def test_a_chosen_entry_that_is_changed_past_the_triggers_is_told(
    fresh_database: TestDatabase, superuser_connection: Superuser
) -> None:
    """The digest in the log does not follow: whatever is changed, or when two entries' verdicts change places."""
    world = build_small_world()
    opens(world, "handler_2", "new")
    review_id = begun_review(world)
    judge_all(world, review_id)
    sign(world, review_id)
    one, two = ChosenEntry.objects.filter(review_id=review_id).values_list("id", flat=True)[:2]
    swap = [f"id = '{new}' WHERE id = '{old}'" for old, new in ((one, UUID(int=0)), (two, one), (UUID(int=0), two))]
    with unguarded(superuser_connection) as do:
        do("CREATE TABLE honest AS TABLE log_review_chosenentry")
        for changes in [*([f"{change} WHERE id = '{one}'"] for change in _CHANGES), swap]:
            for change in changes:
                do(f"UPDATE log_review_chosenentry SET {change}")
            assert seen(world, review_id).is_as_signed is False, changes
            do("DELETE FROM log_review_chosenentry")
            do("INSERT INTO log_review_chosenentry TABLE honest")
            assert seen(world, review_id).is_as_signed is True, changes


def test_nobody_judges_her_own_entry_and_nobody_reads_another_units_review(small_world: World) -> None:
    """K-03."""
    opens(small_world, "reviewer", "assigned")
    review_id = begun_review(small_world)
    mine = [one for one in seen(small_world, review_id).entries if one.is_own]
    assert mine
    with pytest.raises(NotPossibleNow):
        services.judge_entry(
            small_world.actor("reviewer"), review_id, mine[0].position, verdict=Verdict.JUSTIFIED, note=""
        )
    stranger = small_world.actor("reviewer_hamn")
    with pytest.raises(NotFound):
        selectors.review(stranger, review_id)
    with pytest.raises(NotFound):
        services.judge_entry(stranger, review_id, 1, verdict=Verdict.JUSTIFIED, note="")
    for who in ("receiver", "handler", "admin"):
        with pytest.raises(NotAllowed):
            selectors.review(small_world.actor(who), review_id)


def test_the_latest_verdict_holds_and_those_before_it_stay(small_world: World) -> None:
    review_id = begun_review(small_world)
    reviewer = small_world.actor("reviewer")
    services.judge_entry(reviewer, review_id, 1, verdict=Verdict.SUSPECTED, note="Varför?")
    services.judge_entry(reviewer, review_id, 1, verdict=Verdict.JUSTIFIED, note="Hon vikarierade.")
    found = disclose(reviewer, selectors.entry_in_context(reviewer, review_id, 1))
    assert (found.entry.verdict, found.entry.note) == (Verdict.JUSTIFIED, "Hon vikarierade.")
    assert [(one[0], one[1]) for one in found.earlier_verdicts] == [(Verdict.SUSPECTED, "Varför?")]
    assert found.review.summary.state == ReviewState.BEGUN
    for verdict, note in ((Verdict.UNCLEAR, " "), (Verdict.SUSPECTED, ""), ("fel", "x")):
        with pytest.raises(InvalidInput):
            services.judge_entry(reviewer, review_id, 1, verdict=verdict, note=note)


def test_an_entry_is_shown_with_what_is_around_it_and_the_roles_of_then(small_world: World) -> None:
    opens(small_world, "handler_2", "assigned")
    opens(small_world, "handler_2", "new")
    review_id = begun_review(small_world)
    reviewer = small_world.actor("reviewer")
    entries = seen(small_world, review_id).entries
    stranger = next(one for one in entries if one.staff_id == small_world.staff["handler_2"] and one.flags)
    found = disclose(reviewer, selectors.entry_in_context(reviewer, review_id, stranger.position))
    assert [line.event for line in found.around if line.actor == "Hugo Handläggare"]
    assert {line.event for line in found.history} >= {"case.received", "case.read"}
    assert [one.role for one in found.grants] == ["case_handler"]
    read = LogEntry.objects.filter(event="log_review.read", resource_id=str(review_id)).latest("seq")
    assert set(read.residents) >= {small_world.residents["lennart"], small_world.residents["helena"]}


def test_signing_what_somebody_changed_meanwhile_is_refused(small_world: World) -> None:
    review_id = begun_review(small_world)
    before = seen(small_world, review_id).version
    judge_all(small_world, review_id)
    with pytest.raises(ChangedMeanwhile):
        services.sign_review(small_world.actor("reviewer"), review_id, conclusion="Klart.", seen_version=before)


def test_a_unit_that_has_closed_is_reviewed_to_its_end(small_world: World) -> None:
    """K-01: what was read there in its last month is not left out, and the region sees that it waits."""
    opened_everywhere(small_world)
    with unit_of_work(SYSTEM) as work:
        CareUnit.objects.filter(id=small_world.units["ang"]).update(is_active=False)
        work.record(StaffImported(directory="x", count=0))
    with time_machine.travel(after_the_month()):
        services.begin_scheduled_reviews(SYSTEM, today())
    assert LogReview.objects.filter(unit_id=small_world.units["ang"]).exists()


def test_the_month_that_is_over_is_begun_once_for_each_unit_that_has_anything(small_world: World) -> None:
    """K-01, K-02: by itself, and overdue once its days are over."""
    opened_everywhere(small_world)
    with time_machine.travel(after_the_month()):
        begun = services.begin_scheduled_reviews(SYSTEM, today())
        assert begun == 3
        assert services.begin_scheduled_reviews(SYSTEM, today()) == 0
        ang = LogReview.objects.get(unit_id=small_world.units["ang"])
        assert (ang.first_day.day, (ang.last_day + timedelta(days=1)).day, ang.begun_by_id) == (1, 1, None)
        assert ChosenEntry.objects.filter(review=ang, part=Part.RANDOM).exists()
        assert selectors.count_overdue(small_world.actor("admin")) == 0
    with time_machine.travel(after_the_month() + timedelta(days=25)):
        for who in (small_world.actor("admin"), small_world.actor("reviewer")):
            assert selectors.count_overdue(who) == 1
        region = small_world.administrator("regional_admin")
        assert selectors.count_overdue(region) == 2
        assert {one.unit_name for one in selectors.reviews(region, only_open=True)} == {
            "Ängens vårdcentral",
            "Bergets vårdcentral",
        }
        with pytest.raises(NotAllowed):
            selectors.count_overdue(small_world.actor("receiver"))


@pytest.mark.parametrize(
    ("first", "last", "reason", "field"),
    [
        (1, 0, "x", "first_day"),
        (0, -1, "x", "last_day"),
        (400, 0, "x", "first_day"),
        (0, 0, "  ", "reason"),
    ],
)
def test_days_and_reason_must_make_sense(small_world: World, first: int, last: int, reason: str, field: str) -> None:
    def day(back: int) -> date:
        return today() - timedelta(days=back)

    days = (day(first), day(last)) if field != "first_day" or first > 300 else (day(last), day(first))
    with pytest.raises(InvalidInput) as raised:
        services.begin_review(small_world.actor("reviewer"), first_day=days[0], last_day=days[1], reason=reason)
    assert raised.value.field == field


@pytest.mark.parametrize("state", ReviewState)
@pytest.mark.parametrize("action", ReviewAction)
def test_the_table_says_what_can_be_done_where(state: ReviewState, action: ReviewAction) -> None:
    assert (state_after(state, action) is None) == (state is ReviewState.SIGNED)
    assert all(after is not ReviewState.WAITING for after in TABLE.values())


def test_the_diagram_is_the_tables() -> None:
    assert (ROOT / LOG_REVIEW).read_text(encoding="utf-8") == log_review_diagram()
