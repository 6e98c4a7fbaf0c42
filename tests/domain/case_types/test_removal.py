"""A unit asks its region to take a central case type away: states, answers, mail, and nobody else's business."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.governance.states import RequestState
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType, RemovalRequest
from personalverktyget.domain.case_types.read_models import Removal
from personalverktyget.domain.notifications.models import OfficeMail
from personalverktyget.domain.notifications.services import (
    DeliveryRefused,
    DeliveryUncertain,
    OfficeLetter,
    mail_office,
    send_office_mail,
)
from tests.support.examples import examples
from tests.support.world import World

WHY = "Vi förnyar inga recept här."
LEFT = "Nej, det behövs."


def offered(world: World, unit: str = "ang") -> UUID:
    return OfferedCaseType.objects.get(unit_id=world.units[unit], case_type__region__isnull=False).id


def ask(world: World) -> UUID:
    return services.request_removal(world.actor("admin"), offered(world), reason=WHY)


def own(world: World) -> Removal:
    return selectors.removals_asked_by_unit(world.actor("admin"))[0]


def on_card(world: World) -> list[str]:
    return [offer.name for offer in selectors.offers_at(world.units["ang"])]


def test_it_stands_in_the_regions_list_and_nowhere_else(small_world: World) -> None:
    made = ask(small_world)
    waiting, settled = selectors.removals_in_region(small_world.administrator("regional_admin"))
    assert [(row.id, row.unit_name, row.case_type_name, row.reason) for row in waiting] == [
        (made, "Ängens vårdcentral", "Förnya recept", WHY)
    ]
    assert settled == ()
    other = small_world.administrator("regional_admin_2")
    assert selectors.removals_in_region(other) == ((), ())
    with pytest.raises(NotFound):
        selectors.removal(other, made)
    with pytest.raises(NotFound):
        services.answer_removal(other, made, is_granted=True, answer="")
    with pytest.raises(NotFound):
        services.retract_removal(small_world.actor("admin_berg"), made)
    assert selectors.removals_asked_by_unit(small_world.actor("admin_berg")) == ()


def test_yes_takes_it_back_from_that_unit_alone(small_world: World) -> None:
    made = ask(small_world)
    services.answer_removal(small_world.administrator("regional_admin"), made, is_granted=True, answer="Det går bra.")
    assert on_card(small_world) == []
    assert len(selectors.offers_at(small_world.units["berg"])) == 1
    found = own(small_world)
    assert (found.state, found.answer, found.offered_id) == (RequestState.GRANTED, "Det går bra.", None)
    names = list(LogEntry.objects.order_by("-seq").values_list("event", flat=True)[:2])
    assert set(names) == {"case_type.removal_settled", "case_type.taken_back"}


def test_no_says_why_and_the_unit_keeps_it(small_world: World) -> None:
    made, region = ask(small_world), small_world.administrator("regional_admin")
    with pytest.raises(InvalidInput) as told:
        services.answer_removal(region, made, is_granted=False, answer=" ")
    assert told.value.field == "answer"
    services.answer_removal(region, made, is_granted=False, answer="Alla vårdcentraler ska ha den.")
    assert on_card(small_world) == ["Förnya recept"]
    assert own(small_world).state is RequestState.DECLINED
    ask(small_world)
    assert own(small_world).state is RequestState.ASKED


def test_taking_it_back_anyway_answers_the_request(small_world: World) -> None:
    ask(small_world)
    case_type = CaseType.objects.get(region_id=small_world.regions["klar"]).id
    services.take_back(small_world.administrator("regional_admin"), case_type, units=list(small_world.units.values()))
    assert own(small_world).state is RequestState.GRANTED


@pytest.mark.parametrize(("reason", "field"), [("", "reason"), ("   \n", "reason"), ("x" * 1001, "reason")])
def test_a_reason_is_needed_and_has_a_length(small_world: World, reason: str, field: str) -> None:
    with pytest.raises(InvalidInput) as told:
        services.request_removal(small_world.actor("admin"), offered(small_world), reason=reason)
    assert told.value.field == field


def test_only_who_manages_the_unit_asks_and_only_for_its_own_central_ones(small_world: World) -> None:
    with pytest.raises(NotAllowed):
        services.request_removal(small_world.actor("receiver"), offered(small_world), reason=WHY)
    with pytest.raises(NotFound):
        services.request_removal(small_world.actor("admin"), offered(small_world, "berg"), reason=WHY)
    with pytest.raises(NotFound):
        services.request_removal(small_world.actor("admin"), uuid4(), reason=WHY)


@pytest.mark.slow
@given(steps=st.lists(st.sampled_from(("ask", "retract", "yes", "no", "hand_out")), max_size=8))
@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_keeps_one_open_at_most_and_an_end_is_an_end(small_world: World, steps: list[str]) -> None:
    before = connection.savepoint()
    region, admin = small_world.administrator("regional_admin"), small_world.actor("admin")
    case_type = CaseType.objects.get(region_id=small_world.regions["klar"]).id
    open_, held = None, True
    for step in steps:
        latest = RemovalRequest.objects.order_by("-asked_at").values_list("id", flat=True).first() or uuid4()
        refused: Any = (NotPossibleNow, NotFound)
        match step:
            case "ask" if held and open_ is None:
                open_ = services.request_removal(admin, offered(small_world), reason=WHY)
            case "ask" if held:
                with pytest.raises(refused):
                    services.request_removal(admin, offered(small_world), reason=WHY)
            case "retract" if open_:
                services.retract_removal(admin, open_)
                open_ = None
            case "retract":
                with pytest.raises(refused):
                    services.retract_removal(admin, latest)
            case "yes" | "no" if open_:
                services.answer_removal(region, open_, is_granted=step == "yes", answer=LEFT)
                open_, held = None, step == "no"
            case "yes" | "no":
                with pytest.raises(refused):
                    services.answer_removal(region, latest, is_granted=step == "yes", answer=LEFT)
            case "hand_out" if not held:
                services.hand_out(region, case_type, units=[small_world.units["ang"]], is_open=True)
                held = True
        assert RemovalRequest.objects.filter(state="asked").count() == (open_ is not None)
        assert bool(on_card(small_world)) == held
    connection.savepoint_rollback(before or "")


def tampering(made: UUID) -> RemovalRequest:
    """The row, and a transaction in which the database asks nothing about who acts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
    return RemovalRequest.objects.get(id=made)


def test_the_database_settles_nothing_without_who(small_world: World) -> None:
    row = tampering(ask(small_world))
    with pytest.raises(IntegrityError, match="case_types_request_settled_by"):
        RemovalRequest.objects.filter(id=row.id).update(state="declined", answer="Nej.")


def test_the_database_keeps_one_open(small_world: World) -> None:
    row = tampering(ask(small_world))
    row.pk, row._state.adding = uuid4(), True
    with pytest.raises(IntegrityError, match="case_types_one_request_open"):
        RemovalRequest.objects.bulk_create([row])


class TestMail:
    """To the region's address, through the outbox: once, tried again, and never about a resident."""

    def queued(self, about: UUID) -> OfficeMail:
        mail_office("removal_requested", about, address="e-tjanster@region.example", case_type_name="Förnya recept",
                    unit_name="Ängens vårdcentral")  # fmt: skip
        return OfficeMail.objects.get(about=about)

    def test_it_is_asked_for_with_the_request(self, small_world: World) -> None:
        made = ask(small_world)
        with connection.cursor() as cursor:
            cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'case_types.TellOffice'")
            ((args,),) = cursor.fetchall()
        assert str(made) in str(args)
        assert "removal_requested" in str(args)
        assert WHY not in str(args)

    def test_without_an_address_there_is_none(self, small_world: World) -> None:
        mail_office("removal_requested", uuid4(), address="", case_type_name="x")
        assert not OfficeMail.objects.exists()

    def test_it_is_sent_once_however_often_it_is_asked_for(self, small_world: World) -> None:
        about, sent = uuid4(), list[OfficeLetter]()
        mail = self.queued(about)
        self.queued(about)
        assert send_office_mail(mail.id, sent.append) == "sent"
        assert send_office_mail(mail.id, sent.append) == "sent"
        assert [letter.address for letter in sent] == ["e-tjanster@region.example"]

    def test_what_fails_before_it_went_out_is_tried_again(self, small_world: World) -> None:
        mail, sent = self.queued(uuid4()), list[OfficeLetter]()

        def broken(letter: OfficeLetter) -> None:
            raise ConnectionRefusedError

        with pytest.raises(ConnectionRefusedError):
            send_office_mail(mail.id, broken)
        mail.refresh_from_db()
        assert (mail.state, mail.attempts) == ("queued", 1)
        assert send_office_mail(mail.id, sent.append) == "sent"
        assert len(sent) == 1

    @pytest.mark.parametrize(("error", "state"), [(DeliveryRefused, "failed"), (DeliveryUncertain, "unknown")])
    def test_what_may_have_gone_out_is_not_sent_again(
        self, small_world: World, error: type[Exception], state: str
    ) -> None:
        mail = self.queued(uuid4())

        def fails(letter: OfficeLetter) -> None:
            raise error

        assert send_office_mail(mail.id, fails) == state
        assert send_office_mail(mail.id, fails) == state
