"""A message to many: the list row by row, letting it go, approval by another, and what stops it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError

from personalverktyget.base.clock import local, now, today
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import selectors, sending_hours, services
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, Recipient, RecipientValues
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.services import release_many
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.services import import_residents
from tests.support.many import (
    approval_above,
    approve,
    as_listed,
    as_sent,
    changed_behind,
    let_many_go,
    numbers,
    rows_of,
    verdicts,
    written_to_many,
)
from tests.support.message_templates import bring_along, published
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS, registered

TWO = numbers("helena", "lennart")


@pytest.fixture
def templates(small_world: World) -> dict[str, UUID]:
    """What the program brings along, at the region of the first units."""
    return bring_along()


@pytest.fixture
def two(small_world: World, templates: dict[str, UUID]) -> UUID:
    """Written to two, and not let go."""
    return written_to_many(small_world, templates["information"], TWO)


def _delivered(dispatch: UUID) -> int:
    after_the_hold(dispatch)
    return services.deliver_due(WORKER)


def _changed(who: UUID, **columns: object) -> None:
    with unit_of_work(WORKER) as work:
        Resident.objects.filter(id=who).update(**columns)
        work.record(ResidentsRefreshed(register="population", asked=1, residents=()))


class TestTheList:
    def test_each_row_has_its_verdict(self, small_world: World, templates: dict[str, UUID]) -> None:
        nobody, newcomer = [it for it in all_numbers()[:20] if it not in {row[0] for row in RESIDENTS.values()}][:2]
        import_residents(SYSTEM, [registered(newcomer, "Ny", "Nyström", False)])
        _changed(small_world.residents["camilla"], deceased_on=today())
        _changed(small_world.residents["other"], emigrated_on=today())
        lines = [TWO, numbers("helena"), nobody, newcomer, numbers("protected", "camilla", "other"), "inget nummer"]
        dispatch = written_to_many(small_world, templates["information"], "\n".join(lines))
        assert verdicts(small_world.actor("handler"), dispatch) == {
            1: Verdict.VALID,
            2: Verdict.VALID,
            3: Verdict.DOUBLE,
            4: Verdict.UNKNOWN,
            5: Verdict.NOT_HERE,
            6: Verdict.NOT_HERE,
            7: Verdict.DECEASED,
            8: Verdict.EMIGRATED,
            9: Verdict.NO_NUMBER,
        }
        seen = as_listed(small_world.actor("handler"), dispatch)
        assert (seen.chosen, seen.left_out) == (2, 7)

    def test_a_protected_one_is_never_among_many(self, small_world: World, templates: dict[str, UUID]) -> None:
        """Who may know is told to write to her alone; to others she reads as anybody without an account."""
        told = {}
        for who in ("receiver", "handler"):
            dispatch = written_to_many(small_world, templates["information"], numbers("protected", "helena"), who=who)
            told[who] = verdicts(small_world.actor(who), dispatch)[1]
        assert told == {"receiver": Verdict.ONE_AT_A_TIME, "handler": Verdict.NOT_HERE}
        with pytest.raises(NotPossibleNow):
            services.leave_out(small_world.actor("handler"), dispatch, 1, is_left_out=False)

    def test_the_column_of_each_variable_is_found_by_its_heading(self, small_world: World) -> None:
        template = published(small_world)
        text = f"Personnummer;DAG;Övrigt\n{RESIDENTS['helena'][0]};  måndag  7 ;x\n{RESIDENTS['lennart'][0]};;y"
        dispatch = written_to_many(small_world, template, text)
        actor = small_world.actor("handler")
        assert verdicts(actor, dispatch) == {2: Verdict.VALID, 3: Verdict.VALUE_LACKING}
        assert rows_of(actor, dispatch)[3].detail == "dag"
        example = as_listed(actor, dispatch).example
        assert example is not None
        assert "Remissen kom måndag 7." in example.texts.body

    def test_a_lacking_column_is_said_before_anything_else(self, small_world: World) -> None:
        """And the list that there was stands."""
        template, actor = published(small_world), small_world.actor("handler")
        dispatch = written_to_many(small_world, template, f"Personnummer;dag\n{RESIDENTS['helena'][0]};nu")
        seen = as_listed(actor, dispatch)
        with pytest.raises(InvalidInput, match="dag"):
            services.list_recipients(actor, dispatch, seen_version=seen.version, text=TWO)
        assert as_listed(actor, dispatch).chosen == 1

    def test_two_columns_with_the_heading_of_a_variable_are_not_guessed_between(self, small_world: World) -> None:
        """I3: the first may be last year's."""
        actor, number = small_world.actor("handler"), RESIDENTS["helena"][0]
        made = services.begin_dispatch(actor, template_id=published(small_world))
        text = f"Personnummer;Dag;Anteckning;dag\n{number};måndag;;tisdag"
        with pytest.raises(InvalidInput) as refused:
            services.list_recipients(actor, made, seen_version=1, text=text)
        assert "dag" in str(refused.value)
        text = f"Personnummer;Dag;Anteckning;Anteckning\n{number};måndag;a;b"
        services.list_recipients(actor, made, seen_version=1, text=text)
        assert rows_of(actor, made)[2].values == {"dag": "måndag"}

    def test_a_text_that_asks_for_more_wants_the_list_anew(
        self, small_world: World, templates: dict[str, UUID]
    ) -> None:
        dispatch = written_to_many(small_world, templates["information"], TWO)
        actor = small_world.actor("handler")
        version = as_listed(actor, dispatch).version
        services.save_dispatch(
            actor, dispatch, seen_version=version, subject="Tid", body="Kl {tid}", basis="vaccination"
        )
        assert as_listed(actor, dispatch).list_is_outdated
        with pytest.raises(InvalidInput):
            let_many_go(small_world, dispatch)

    def test_the_first_row_that_can_be_sent_counts(self, small_world: World) -> None:
        template, one = published(small_world), RESIDENTS["helena"][0]
        dispatch = written_to_many(small_world, template, f"Personnummer;dag\n{one};\n{one};a\n{one};b")
        rows = rows_of(small_world.actor("handler"), dispatch)
        assert {it: row.verdict for it, row in rows.items()} == {
            2: Verdict.DOUBLE,
            3: Verdict.VALID,
            4: Verdict.DOUBLE,
        }
        assert {rows[2].detail, rows[4].detail} == {"3"}

    def test_nothing_of_it_lies_in_clear(self, small_world: World) -> None:
        template, one = published(small_world), RESIDENTS["helena"][0]
        dispatch = written_to_many(small_world, template, f"Personnummer;dag\n{one};hemligt")
        let_many_go(small_world, dispatch)
        kept = [bytes(row.said) for row in ListedRow.objects.all()]
        kept += [bytes(row.values) for row in RecipientValues.objects.all()]
        assert len(kept) == 2
        assert not [it for it in kept if b"hemligt" in it or one.encode() in it]

    @pytest.mark.parametrize("text", ["", "   ", "Personnummer;dag\n"])
    def test_an_empty_list_is_refused(self, small_world: World, two: UUID, text: str) -> None:
        actor = small_world.actor("handler")
        version = as_listed(actor, two).version
        with pytest.raises(UnreadableList):
            services.list_recipients(actor, two, seen_version=version, text=text)
        assert as_listed(actor, two).chosen == 2

    def test_however_long_it_is_the_statements_are_as_many(
        self, small_world: World, templates: dict[str, UUID], django_assert_max_num_queries: object
    ) -> None:
        actor = small_world.actor("handler")
        dispatch = services.begin_dispatch(actor, template_id=templates["information"])
        text = "\n".join(all_numbers()[:1500])
        with django_assert_max_num_queries(25):  # type: ignore[operator]
            services.list_recipients(actor, dispatch, seen_version=1, text=text)
        assert ListedRow.objects.filter(dispatch_id=dispatch).count() == 1500

    def test_whom_it_was_about_is_logged(self, small_world: World, two: UUID) -> None:
        entry = LogEntry.objects.get(event="dispatch.recipients_checked")
        assert set(entry.residents) == {small_world.residents["helena"], small_world.residents["lennart"]}


class TestLettingItGo:
    def test_each_gets_her_own(self, small_world: World) -> None:
        template, notices = published(small_world), Notice.objects.count()
        text = f"Personnummer;dag\n{RESIDENTS['helena'][0]};måndag\n{RESIDENTS['lennart'][0]};tisdag"
        dispatch = written_to_many(small_world, template, text)
        let_many_go(small_world, dispatch)
        assert services.deliver_due(WORKER) == 0
        assert _delivered(dispatch) == 2
        for who, day in (("helena", "måndag"), ("lennart", "tisdag")):
            row = Recipient.objects.get(dispatch_id=dispatch, resident_id=small_world.residents[who])
            actor = small_world.resident(who)
            assert f"Remissen kom {day}." in disclose(actor, selectors.message(actor, row.id)).texts.body
        assert Notice.objects.count() == notices + 2
        progress = as_sent(small_world.actor("handler"), dispatch).progress
        assert (progress.recipients, progress.delivered, progress.waiting) == (2, 2, 0)

    def test_what_is_left_out_is_confirmed_and_not_sent_to(self, small_world: World, two: UUID) -> None:
        actor = small_world.actor("handler")
        services.leave_out(actor, two, 1, is_left_out=True)
        with pytest.raises(InvalidInput) as refused:
            let_many_go(small_world, two, confirms_left_out=False)
        assert refused.value.field == "confirms_left_out"
        let_many_go(small_world, two)
        (only,) = Recipient.objects.filter(dispatch_id=two)
        assert only.resident_id == small_world.residents["lennart"]

    def test_a_list_without_anybody_is_not_sent(self, small_world: World, templates: dict[str, UUID]) -> None:
        dispatch = written_to_many(small_world, templates["information"], "inget\nalls")
        with pytest.raises(InvalidInput):
            let_many_go(small_world, dispatch)
        assert not Recipient.objects.exists()

    def test_taken_back_it_has_its_list_and_no_recipients(self, small_world: World, two: UUID) -> None:
        let_many_go(small_world, two)
        services.take_back(small_world.actor("handler"), two)
        assert not Recipient.objects.exists()
        assert as_listed(small_world.actor("handler"), two).chosen == 2
        let_many_go(small_world, two)
        assert _delivered(two) == 2

    def test_thrown_away_it_leaves_nothing(self, small_world: World, two: UUID) -> None:
        services.discard_message(small_world.actor("handler"), two)
        assert not ListedRow.objects.exists()
        assert not Dispatch.objects.exists()

    def test_who_gets_protected_or_dies_meanwhile_is_not_reached(self, small_world: World, two: UUID) -> None:
        let_many_go(small_world, two)
        _changed(small_world.residents["helena"], is_protected=True)
        _changed(small_world.residents["lennart"], deceased_on=today())
        assert _delivered(two) == 0
        states = set(Recipient.objects.values_list("state", "reason"))
        assert states == {(RecipientState.NOT_REACHED, "not_here"), (RecipientState.NOT_REACHED, "deceased")}

    def test_sending_twice_is_sending_once(self, small_world: World, two: UUID) -> None:
        seen = as_listed(small_world.actor("handler"), two)
        let_many_go(small_world, two)
        services.release_dispatch(
            small_world.actor("handler"),
            two,
            seen_version=seen.version,
            seen_template=seen.template.version_id,
            confirms_contact=True,
            confirms_left_out=True,
        )
        assert Recipient.objects.count() == 2

    @pytest.mark.parametrize(
        ("hour", "minute", "allowed"), [(6, 59, False), (7, 0, True), (21, 0, True), (21, 1, False), (3, 0, False)]
    )
    def test_a_chosen_time_wakes_nobody(self, hour: int, minute: int, allowed: bool) -> None:
        at = local(now() + timedelta(days=2)).replace(hour=hour, minute=minute)
        assert sending_hours.is_allowed(at) is allowed
        if not allowed:
            with pytest.raises(InvalidInput):
                release_many.require_possible_time(at)

    @pytest.mark.parametrize("ahead", [timedelta(minutes=-1), timedelta(days=91)])
    def test_a_chosen_time_comes_and_is_near(self, ahead: timedelta) -> None:
        with pytest.raises(InvalidInput):
            release_many.require_possible_time(now() + ahead)

    def test_two_tabs_do_not_overwrite_each_other(self, small_world: World, two: UUID) -> None:
        with pytest.raises(ChangedMeanwhile):
            services.list_recipients(small_world.actor("handler"), two, seen_version=1, text=TWO)

    def test_to_one_and_to_many_do_not_mix(self, small_world: World, two: UUID) -> None:
        with pytest.raises(NotFound):
            selectors.prepared_message(small_world.actor("handler"), two)
        with pytest.raises(NotFound):
            selectors.prepared_dispatch(small_world.actor("receiver"), two)


class TestApproval:
    @pytest.fixture
    def waiting(self, small_world: World, two: UUID) -> UUID:
        """To more than one may decide alone."""
        approval_above(small_world, 1)
        let_many_go(small_world, two)
        return two

    def test_it_leaves_only_when_another_has_approved_it(self, small_world: World, waiting: UUID) -> None:
        assert Dispatch.objects.get(id=waiting).state == DispatchState.AWAITING_APPROVAL
        assert _delivered(waiting) == 0
        approve(small_world, waiting)
        assert _delivered(waiting) == 2
        assert LogEntry.objects.filter(event="dispatch.approved").count() == 1

    def test_who_prepared_it_cannot_approve_it(self, small_world: World, templates: dict[str, UUID]) -> None:
        """Not even a receiver; neither can a handler, nor anybody at another unit."""
        approval_above(small_world, 1)
        dispatch = written_to_many(small_world, templates["information"], TWO, who="receiver")
        let_many_go(small_world, dispatch, who="receiver")
        with pytest.raises(NotPossibleNow):
            approve(small_world, dispatch)
        with pytest.raises(NotAllowed):
            approve(small_world, dispatch, who="handler")
        assert not as_sent(small_world.actor("receiver"), dispatch).can_approve

    def test_the_database_refuses_too(self, small_world: World, waiting: UUID) -> None:
        for columns in (
            {"state": DispatchState.SCHEDULED},
            {"approved_by_id": small_world.staff["handler"]},
        ):
            with pytest.raises(IntegrityError):
                changed_behind(waiting, **columns)

    def test_what_changed_meanwhile_is_not_approved(self, small_world: World, waiting: UUID) -> None:
        with unit_of_work(WORKER) as work:
            Recipient.objects.filter(position=1).update(resident_id=small_world.residents["camilla"], mark=b"x")
            work.record(ResidentsRefreshed(register="population", asked=1, residents=()))
        with pytest.raises(NotPossibleNow):
            approve(small_world, waiting)

    def test_sent_back_it_comes_with_a_remark(self, small_world: World, waiting: UUID) -> None:
        receiver = small_world.actor("receiver")
        version = as_sent(receiver, waiting).version
        with pytest.raises(InvalidInput):
            services.send_back(receiver, waiting, seen_version=version, remark=" ")
        services.send_back(receiver, waiting, seen_version=version, remark="Skriv när.")
        assert as_listed(small_world.actor("handler"), waiting).remark == "Skriv när."
        assert not Recipient.objects.exists()
        with pytest.raises(NotFound):
            services.approve_dispatch(receiver, waiting, seen_version=version)

    def test_at_the_limit_one_decides_alone(self, small_world: World, two: UUID) -> None:
        approval_above(small_world, 2)
        let_many_go(small_world, two)
        assert Dispatch.objects.get(id=two).state == DispatchState.SCHEDULED


class TestOnTheWay:
    @pytest.fixture
    def half(self, small_world: World, two: UUID) -> UUID:
        """One of two has got it."""
        let_many_go(small_world, two)
        after_the_hold(two)
        assert services.deliver_batch(WORKER, two, size=1) == 1
        return two

    def test_paused_nothing_leaves_until_it_is_resumed(self, small_world: World, half: UUID) -> None:
        actor = small_world.actor("handler")
        services.pause_dispatch(actor, half)
        assert services.deliver_due(WORKER) == 0
        services.resume_dispatch(actor, half)
        assert services.deliver_due(WORKER) == 1
        assert Dispatch.objects.get(id=half).state == DispatchState.SENT

    def test_stopped_it_goes_no_further(self, small_world: World, half: UUID) -> None:
        services.stop_dispatch(small_world.actor("handler"), half)
        assert services.deliver_due(WORKER) == 0
        progress = as_sent(small_world.actor("handler"), half).progress
        assert (progress.delivered, progress.stopped, progress.waiting) == (1, 1, 0)
        with pytest.raises(NotPossibleNow):
            services.resume_dispatch(small_world.actor("handler"), half)

    def test_all_that_is_unread_is_recalled(self, small_world: World, two: UUID) -> None:
        let_many_go(small_world, two)
        assert _delivered(two) == 2
        first = Recipient.objects.get(position=1)
        services.mark_opened(small_world.resident("helena"), first.id)
        assert services.recall_unread(small_world.actor("handler"), two) == 1
        assert set(Recipient.objects.values_list("position", "state")) == {(1, "delivered"), (2, "recalled")}
        with pytest.raises(NotPossibleNow):
            services.recall_unread(small_world.actor("handler"), two)

    def test_while_it_is_sent_nothing_is_recalled(self, small_world: World, half: UUID) -> None:
        with pytest.raises(NotPossibleNow):
            services.recall_unread(small_world.actor("handler"), half)
        assert Recipient.objects.filter(state=RecipientState.RECALLED).count() == 0
