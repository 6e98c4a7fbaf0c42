"""A question to the colleague, and an entry handed on to the care provider: who sees what, and what is kept."""

import json
from uuid import UUID

import pytest
from django.db import connection

from personalverktyget.base.clock import today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services import ImportedGrant, import_grants, revoke_role
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.models import EntryAnswer, EntryQuestion, Escalation
from personalverktyget.domain.log_review.read_models import AskedEntry, JudgedEntry
from personalverktyget.domain.log_review.requests import TellStaff
from personalverktyget.domain.notifications.models import OfficeMail
from personalverktyget.domain.people.events import StaffImported
from tests.domain.log_review.test_life import judge_all, seen, sign
from tests.support.log_reviews import SYSTEM, begun_review, opens
from tests.support.world import World
from tests.support.world_registers import at, hsa_id_of

VERDICT = "suspected"


def entry_of(world: World, review_id: UUID, who: str = "handler") -> JudgedEntry:
    return next(one for one in seen(world, review_id).entries if one.staff_id == world.staff[who])


def ask(world: World, review_id: UUID, question: str = "Varför öppnade du ärendet?") -> int:
    position = entry_of(world, review_id).position
    services.ask_colleague(world.actor("reviewer"), review_id, position, question=question)
    return position


def asked_of(world: World, who: str) -> tuple[AskedEntry, ...]:
    actor = world.actor(who)
    return disclose(actor, selectors.questions_to_me(actor))


def hand_on(world: World, review_id: UUID, position: int) -> UUID:
    services.escalate_entry(world.actor("reviewer"), review_id, position, note="Fler poster av samma slag.")
    return Escalation.objects.get(entry__review_id=review_id, entry__position=position).id


def test_the_colleague_answers_and_both_stand_with_the_entry(small_world: World) -> None:
    review_id = begun_review(small_world)
    ask(small_world, review_id)
    (one,) = asked_of(small_world, "handler")
    assert (one.asked.question, one.asked.asked_by) == ("Varför öppnade du ärendet?", "Greta Granskare")
    assert selectors.count_questions(small_world.actor("handler")) == 1
    before = seen(small_world, review_id)
    assert before.unanswered == 1
    services.answer_question(small_world.actor("handler"), one.asked.id, answer="Jag tog över efter Hugo.")
    found = entry_of(small_world, review_id)
    assert [(q.question, q.answer) for q in found.asked] == [("Varför öppnade du ärendet?", "Jag tog över efter Hugo.")]
    after = seen(small_world, review_id)
    assert after.unanswered == selectors.count_questions(small_world.actor("handler")) == 0
    assert after.version > before.version
    with pytest.raises(NotPossibleNow):
        services.answer_question(small_world.actor("handler"), one.asked.id, answer="En gång till.")
    assert {"log_review.colleague_asked", "log_review.colleague_answered", "log_review.questions_read"} <= set(
        LogEntry.objects.values_list("event", flat=True)
    )


def test_nobody_else_sees_or_answers_the_question_and_it_tells_of_no_resident(small_world: World) -> None:
    """K-03, L-08: the colleague learns what she did and what is asked, and nothing of the review."""
    review_id = begun_review(small_world)
    ask(small_world, review_id)
    question = EntryQuestion.objects.get().id
    for who in ("handler_2", "receiver", "reviewer", "handler_hamn"):
        assert asked_of(small_world, who) == ()
        with pytest.raises(NotFound):
            services.answer_question(small_world.actor(who), question, answer="Jag svarar.")
    read = LogEntry.objects.filter(event="log_review.questions_read", actor_id=str(small_world.staff["handler"]))
    asked_of(small_world, "handler")
    assert read.get().residents == []
    assert not LogEntry.objects.filter(details__icontains="Varför öppnade").exists()


def test_what_one_did_oneself_is_asked_about_by_others(small_world: World) -> None:
    opens(small_world, "reviewer", "assigned")
    review_id = begun_review(small_world)
    position = entry_of(small_world, review_id, "reviewer").position
    with pytest.raises(NotPossibleNow):
        services.ask_colleague(small_world.actor("reviewer"), review_id, position, question="Varför?")
    for wrong in ("", "  ", "x" * 2001):
        with pytest.raises(InvalidInput):
            ask(small_world, review_id, wrong)


def test_a_signed_review_takes_no_more_and_its_digest_covers_what_was_asked(small_world: World) -> None:
    """K-01."""
    review_id = begun_review(small_world)
    position = ask(small_world, review_id)
    hand_on(small_world, review_id, position)
    judge_all(small_world, review_id)
    sign(small_world, review_id)
    assert seen(small_world, review_id).is_as_signed
    question = EntryQuestion.objects.get()
    assert selectors.count_questions(small_world.actor("handler")) == 0
    assert asked_of(small_world, "handler")[0].is_open is False
    with pytest.raises(NotPossibleNow):
        services.answer_question(small_world.actor("handler"), question.id, answer="För sent.")
    with pytest.raises(NotPossibleNow):
        services.escalate_entry(small_world.actor("reviewer"), review_id, position, note="För sent.")
    services.settle_escalation(
        small_world.actor("provider_reviewer"), Escalation.objects.get().id, verdict=VERDICT, note="Utreds vidare."
    )
    assert seen(small_world, review_id).is_as_signed
    with unit_of_work(SYSTEM) as work:
        EntryAnswer.objects.create(question=question, answer="Tillagt i efterhand.", at=question.at)
        work.record(StaffImported(directory="x", count=0))
    assert seen(small_world, review_id).is_as_signed is False


def test_the_care_provider_sees_what_was_handed_on_and_nothing_else(small_world: World) -> None:
    """K-03."""
    opens(small_world, "handler_2", "new")
    review_id = begun_review(small_world)
    position = entry_of(small_world, review_id, "handler_2").position
    services.judge_entry(small_world.actor("reviewer"), review_id, position, verdict="unclear", note="Vet inte.")
    judge = small_world.actor("provider_reviewer")
    assert selectors.escalations(judge) == ()
    escalation = hand_on(small_world, review_id, position)
    found = disclose(judge, selectors.escalation(judge, escalation))
    assert found.entry.handed_on
    assert found.entry.handed_on.note == "Fler poster av samma slag."
    assert (found.entry.verdict, found.entry.note) == ("", "")
    assert LogEntry.objects.get(event="log_review.escalated_read").residents == [small_world.residents["helena"]]
    for reads in (selectors.review, selectors.entry_alone, selectors.entry_in_context):
        with pytest.raises(NotAllowed):
            reads(judge, review_id, *([position] if reads is not selectors.review else []))
    for who in ("reviewer", "admin", "receiver", "reviewer_hamn"):
        with pytest.raises(NotAllowed):
            selectors.escalation(small_world.actor(who), escalation)
    services.settle_escalation(judge, escalation, verdict=VERDICT, note="Anmäls enligt rutinen.")
    back = entry_of(small_world, review_id, "handler_2").handed_on
    assert back
    assert (back.verdict, back.outcome_note, back.settled_by) == (VERDICT, "Anmäls enligt rutinen.", "Petra Prövare")
    with pytest.raises(NotPossibleNow):
        services.settle_escalation(judge, escalation, verdict="justified", note="Ångrat.")
    with pytest.raises(NotPossibleNow):
        hand_on(small_world, review_id, position)


def test_without_a_reviewer_at_the_care_provider_nothing_is_handed_on_into_the_void(small_world: World) -> None:
    review_id = begun_review(small_world)
    grant = Grant.objects.get(role=Role.PROVIDER_REVIEWER)
    revoke_role(small_world.administrator("regional_admin"), grant.id, reason="Slutar.")
    with pytest.raises(NotPossibleNow):
        hand_on(small_world, review_id, 1)
    assert not Escalation.objects.exists()


def test_those_concerned_are_told_by_mail_once_and_the_mail_names_nobody(
    small_world: World,
) -> None:
    review_id = begun_review(small_world)
    position = ask(small_world, review_id)
    hand_on(small_world, review_id, position)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'log_review.TellStaff'")
        asked_for = [args if isinstance(args, dict) else json.loads(args) for (args,) in cursor.fetchall()]
    for one in [*asked_for, *asked_for]:
        ids = {name: UUID(one[name]) for name in ("about", "staff")}
        services.tell_staff(TellStaff(**(one | ids)))
    assert OfficeMail.objects.count() == len(asked_for) == 2
    told = {row.kind: row for row in OfficeMail.objects.all()}
    assert {kind: row.address for kind, row in told.items()} == {
        "log_question_asked": "handler@region.example",
        "log_entry_handed_on": "provider_reviewer@region.example",
    }
    assert {(row.case_type_name, row.unit_name) for row in told.values()} == {("", "Ängens vårdcentral")}


def test_reading_a_review_is_no_work_with_the_residents_cases(small_world: World) -> None:
    """What a reviewer reads in a review was chosen for her: it is not chosen again in the next."""
    review_id = begun_review(small_world)
    reviewer = small_world.actor("reviewer")
    for one in seen(small_world, review_id).entries:
        disclose(reviewer, selectors.entry_alone(reviewer, review_id, one.position))
    again = services.begin_review(reviewer, first_day=today(), last_day=today(), reason="En gång till")
    assert small_world.staff["reviewer"] not in {one.staff_id for one in seen(small_world, again).entries}


def test_whoever_judges_for_the_care_provider_is_not_handed_her_own(small_world: World) -> None:
    """K-03: where she is the only one nothing is handed on; where there are two the other is told."""
    import_grants(SYSTEM, [provider_reviewer("handler")], analyses=[], source="test")
    review_id = begun_review(small_world)
    position = entry_of(small_world, review_id, "handler").position
    only = Grant.objects.get(role=Role.PROVIDER_REVIEWER, staff_id=small_world.staff["provider_reviewer"])
    hand_on(small_world, review_id, position)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'staff' FROM procrastinate_jobs WHERE task_name = 'log_review.TellStaff'")
        assert cursor.fetchall() == [(str(small_world.staff["provider_reviewer"]),)]
    own = small_world.actor("handler", "ang")
    with pytest.raises(NotPossibleNow):
        services.settle_escalation(own, Escalation.objects.get().id, verdict=VERDICT, note="Det var jag.")
    revoke_role(small_world.administrator("regional_admin"), only.id, reason="Slutar.")
    opens(small_world, "handler", "new")
    again = services.begin_review(small_world.actor("reviewer"), first_day=today(), last_day=today(), reason="Igen")
    with pytest.raises(NotPossibleNow):
        hand_on(small_world, again, entry_of(small_world, again, "handler").position)


def provider_reviewer(who: str) -> ImportedGrant:
    return ImportedGrant(
        hsa_id=hsa_id_of(who), role=Role.PROVIDER_REVIEWER, at=at("ang"), valid_from=today(), reason="Granskar."
    )
