"""What the register says of those who are to have a letter, between the day when it is set and the day when it is
posted: S-01, S-02 and M-02.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from personalverktyget.base.clock import STOCKHOLM, now, today
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.models import CallTask, Dispatch, LetterFile, PaperLetter, Recipient
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.registers import RegisteredPerson, RegisterUnavailable
from tests.domain.outreach.test_follow_up import changed
from tests.domain.outreach.test_letters_on_paper import SETTER, lives_at, state, text_of, two
from tests.support.many import changed_behind, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import let_go
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS, registered

__all__ = ["two"]


class Register:
    """What the population register says by now."""

    def __init__(self) -> None:
        self.news: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.is_down = False

    def person(self, number: str) -> RegisteredPerson | None:
        """What it says of somebody."""
        if self.is_down:
            raise RegisterUnavailable("It does not answer.")
        self.asked.append(number)
        who = next((who for who, row in RESIDENTS.items() if row[0] == number), None)
        lives = {"street": "Björkvägen 4", "postal_code": "123 45", "town": "Staden"}
        return replace(registered(*RESIDENTS[who]), **{**lives, **self.news.get(who, {})}) if who else None


@pytest.fixture
def register(small_world: World, monkeypatch: pytest.MonkeyPatch) -> Register:
    """In place of the one that the settings name."""
    found = Register()
    monkeypatch.setattr(registers, "population_register", lambda: found)
    return found


def asked_last(hours: int) -> None:
    """So long ago the register was asked about everybody."""
    with unit_of_work(SYSTEM) as work:
        Resident.objects.update(refreshed_at=now() - timedelta(hours=hours))
        work.record(ResidentsRefreshed(register="test", asked=0, residents=()))


def printed(world: World) -> str:
    return text_of(services.print_letters(world.actor("receiver"), LetterFile.objects.get().id).content)


def test_the_register_is_asked_before_a_letter_is_set(
    small_world: World, two: dict[str, UUID], register: Register
) -> None:
    """Nobody of them has a case: since they were brought in, nothing else has asked about them."""
    asked_last(hours=2)
    register.news = {"helena": {"is_protected": True}, "lennart": {"street": "Granvägen 9"}}
    services.make_letters(SETTER)
    assert state(two["helena"]) == LetterState.IMPOSSIBLE
    text = printed(small_world)
    assert "Granvägen 9" in text
    assert "Helena" not in text


def test_no_letter_is_set_while_the_register_is_silent(
    small_world: World, two: dict[str, UUID], register: Register
) -> None:
    asked_last(hours=2)
    register.is_down = True
    assert services.make_letters(SETTER) == 0
    assert not LetterFile.objects.exists()
    register.is_down = False
    assert services.make_letters(SETTER) == 1


def test_a_file_of_an_earlier_day_is_set_anew_before_it_is_printed(
    small_world: World, two: dict[str, UUID], register: Register
) -> None:
    """Whoever has moved meanwhile gets it where she lives, and the letter has the day on which it is printed."""
    services.make_letters(SETTER)
    file = LetterFile.objects.get().id
    register.news = {"helena": {"street": "Granvägen 9"}}
    with time_machine.travel(datetime.combine(today() + timedelta(days=3), time(10), STOCKHOLM), tick=False):
        with pytest.raises(NotPossibleNow):
            services.print_letters(small_world.actor("receiver"), file)
        assert services.make_letters(SETTER) == 1
        assert services.make_letters(SETTER) == 0
        assert "Granvägen 9" in printed(small_world)


def test_of_letters_that_are_not_posted_the_register_is_asked_again_and_again(
    small_world: World, two: dict[str, UUID], register: Register
) -> None:
    """S-02. Those printed too; and of an adult whose message waits for its day, once a day."""
    ids = {small_world.residents[who] for who in two}
    asked_last(hours=2)
    hour = now() - timedelta(hours=1)
    assert set(selectors.addressees_to_refresh(SYSTEM, before=hour, at_most=9)) == ids
    services.make_letters(SETTER)
    printed(small_world)
    asked_last(hours=2)
    assert set(selectors.addressees_to_refresh(SYSTEM, before=hour, at_most=9)) == ids
    services.post_letters(small_world.actor("receiver"), LetterFile.objects.get().id)
    let_many_go(small_world, written_to_many(small_world, bring_along()["information"], numbers("lennart")))
    assert selectors.addressees_to_refresh(SYSTEM, before=hour, at_most=9) == ()
    asked_last(hours=26)
    assert selectors.addressees_to_refresh(SYSTEM, before=hour, at_most=9) == (small_world.residents["lennart"],)


def test_what_is_not_as_it_was_let_go_goes_out_in_no_letter(small_world: World, two: dict[str, UUID]) -> None:
    """M-01. Words that somebody has changed in the database since; the unit rings instead."""
    dispatch = Dispatch.objects.get(id=Recipient.objects.get(id=two["helena"]).dispatch_id)
    changed_behind(dispatch.id, texts=dispatch.texts | {"body": "Ring 08-123 45 67."})
    services.make_letters(SETTER)
    assert {state(message) for message in two.values()} == {LetterState.IMPOSSIBLE}
    assert CallTask.objects.count() == 2


def test_what_was_dropped_before_it_was_printed_is_not_to_be_taken_out(
    small_world: World, two: dict[str, UUID]
) -> None:
    """Its place in the file is another's by then, who would not get hers."""
    services.make_letters(SETTER)
    first = PaperLetter.objects.get(place=1).recipient_id
    who = next(who for who, id_ in two.items() if id_ == first)
    services.mark_opened(small_world.resident(who), first)
    services.make_letters(SETTER)
    printed(small_world)
    receiver = small_world.actor("receiver")
    (row,) = disclose(receiver, selectors.letter_files(receiver))
    assert row.unneeded == ()


@pytest.mark.parametrize("why", ["protected", "dead", "abroad"])
def test_a_printed_letter_that_may_go_no_more_is_taken_out_and_not_printed_again(
    small_world: World, two: dict[str, UUID], why: str
) -> None:
    """By its reference alone; the others keep theirs, for they are on paper."""
    services.make_letters(SETTER)
    receiver, file = small_world.actor("receiver"), LetterFile.objects.get().id
    assert "Helena" in printed(small_world)
    places = {row.recipient_id: row.place for row in PaperLetter.objects.all()}
    column = {"protected": "is_protected", "dead": "deceased_on", "abroad": "emigrated_on"}[why]
    changed(small_world.residents["helena"], **{column: True if why == "protected" else today()})
    with pytest.raises(NotPossibleNow):
        services.print_letters(receiver, file)
    assert services.make_letters(SETTER) == 1
    assert services.make_letters(SETTER) == 0
    (row,) = disclose(receiver, selectors.letter_files(receiver))
    assert row.unneeded == (f"1-{places[two['helena']]}",)
    text = printed(small_world)
    assert "Helena" not in text
    assert f"1-{places[two['lennart']]}" in text
    assert CallTask.objects.filter(recipient_id=two["helena"]).exists() is (why != "dead")
    services.post_letters(receiver, file)
    assert (state(two["helena"]), state(two["lennart"])) == (LetterState.IMPOSSIBLE, LetterState.POSTED)


def test_a_printed_file_of_which_nothing_may_go_any_more(small_world: World, two: dict[str, UUID]) -> None:
    services.make_letters(SETTER)
    receiver, file = small_world.actor("receiver"), LetterFile.objects.get().id
    printed(small_world)
    for who in two:
        changed(small_world.residents[who], is_protected=True)
    services.make_letters(SETTER)
    with pytest.raises(NotPossibleNow):
        services.print_letters(receiver, file)
    (row,) = disclose(receiver, selectors.letter_files(receiver))
    assert len(row.unneeded) == 2


def test_who_has_moved_after_it_was_printed_is_posted_to_as_it_is(small_world: World, two: dict[str, UUID]) -> None:
    """It is on paper. Set anew for another's sake, hers says where she lives by then."""
    services.make_letters(SETTER)
    printed(small_world)
    lives_at(small_world, "lennart", street="Granvägen 9")
    changed(small_world.residents["helena"], is_protected=True)
    services.make_letters(SETTER)
    assert "Granvägen 9" in printed(small_world)


def test_the_register_is_asked_before_a_message_to_one_is_let_go(small_world: World, register: Register) -> None:
    """M-02. Who has died since anybody asked is not written to; where it is silent, what is known stands."""
    actor = small_world.actor("handler")
    template = bring_along()["information"]
    made = [
        services.begin_message(actor, template_id=template, number=RESIDENTS[who][0]) for who in ("helena", "lennart")
    ]
    for one in made:
        services.save_message(actor, one, seen_version=1, subject="Tid", body="Hej", values={}, basis=Basis.SCREENING)
    asked_last(hours=2)
    register.news = {"helena": {"deceased_on": today()}}
    with pytest.raises(NotPossibleNow):
        let_go(small_world, made[0])
    register.is_down = True
    let_go(small_world, made[1])
    assert Dispatch.objects.get(id=made[1]).state == DispatchState.SCHEDULED
