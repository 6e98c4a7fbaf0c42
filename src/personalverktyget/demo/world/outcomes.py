"""What has become of what one unit has sent: read and not read, reminded of, rung about, printed, recalled, answered.

It is lived through from the first day to the last by the services that pages and the worker call, each at its time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property, partial
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import override

from personalverktyget.base.actors import ResidentActor, StaffActor, SystemActor
from personalverktyget.base.clock import local, moment_in_sweden
from personalverktyget.base.identity_numbers import parse
from personalverktyget.base.past import standing_at
from personalverktyget.demo.world.asked import CONTENT
from personalverktyget.demo.world.decided import regional
from personalverktyget.demo.world.dispatches import let_go, written
from personalverktyget.demo.world.moments import CALENDAR
from personalverktyget.demo.world.places import MUNICIPALITIES
from personalverktyget.demo.world.restricted import BY, at_work
from personalverktyget.demo.world.texts.blood_pressure import ANSWERS
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import WorkForLater, work_goes_to
from personalverktyget.domain.cases.services import close_case, save_form, submit_case, take_case
from personalverktyget.domain.notifications.channels import Channel
from personalverktyget.domain.notifications.requests import SendNotice
from personalverktyget.domain.notifications.services import Carrier, send_notice
from personalverktyget.domain.outreach.call_states import CallAction, CallState
from personalverktyget.domain.outreach.selectors import calls, letter_files, messages
from personalverktyget.domain.outreach.services import (
    begin_answer,
    deliver_due,
    follow_up_due,
    make_letters,
    mark_opened,
    post_letters,
    print_letters,
    recall_unread,
    record_call,
    return_letter,
)
from personalverktyget.domain.people.registers import RegisteredPerson, StaffDirectory
from personalverktyget.domain.people.services import lock_sign_in, unlock_sign_in

# Who rings, prints and takes care of answers.
COLLEAGUE: Final = "TSTNMT2321000156-7011"
_REGION: Final = "1000"
_HOLD: Final = timedelta(seconds=40)
# When steps are taken for what is not read.
_ROUND: Final = time(9, 1)
_DAY: Final = 24.0
_HANDLED: Final = ("Svaret är läst och infört i journalen. Inget mer behövs.", "Ringt och ändrat dosen.")
_WRONG: Final = (
    "Information",
    "Ny tid för blodtrycksmätning",
    "Hej {namn}\n\nDu får en ny tid för att mäta blodtrycket hos oss: torsdag klockan 9.15.",
)
_LOCKED: Final = "Har blivit av med telefonen."
_UNLOCKED: Final = "Har en ny telefon och en ny e-legitimation."
_CARRIERS: Final = {channel: Carrier(lambda _address, _key: None) for channel in Channel}
Happening = tuple[datetime, Callable[[], object]]


def live_through(happenings: Iterable[Happening], *, till: datetime) -> None:
    """Let all happen that has come so far, each at its time; notices of it reach their receivers at once."""
    asked: list[WorkForLater] = []
    with work_goes_to(asked.append):
        for moment, do in sorted(happenings, key=lambda happening: happening[0]):
            if moment < till:
                with standing_at(moment):
                    do()
                    _tell(asked)


def _tell(asked: list[WorkForLater]) -> None:
    """Nothing is sent for it: what the demo's mail receiver shows is what comes while it runs."""
    while asked:
        request = asked.pop()
        assert isinstance(request, SendNotice), f"nobody does {request} in the demo's past"
        send_notice(request.notice, _CARRIERS)


def dispatches_till(
    now: datetime, directory: StaffDirectory, able: Iterable[RegisteredPerson], residents: Mapping[str, UUID]
) -> Iterator[Happening]:
    """What is sent, what becomes of it, and the worker's morning rounds."""
    unit = AtTheUnit(directory, now, residents)
    patients = [person.number for person in able if _could_be_a_patient(person, now)]
    yield from unit.referrals(patients[:9])
    yield from unit.calls_to_a_check(patients[9:14], days_ago=33)
    yield from unit.letters_posted()
    yield from unit.calls_to_a_check(patients[14:21], days_ago=14)
    yield from unit.slip(patients[21:29])
    yield from unit.question(patients[29 : 29 + len(ANSWERS) + 4])
    yield from unit.mornings(days=45)


def _could_be_a_patient(person: RegisteredPerson, now: datetime) -> bool:
    age = parse(person.number).age(local(now).date())
    towns = {town for town, _postal_code in MUNICIPALITIES[_REGION]}
    return person.town in towns and not person.is_protected and age is not None and 40 <= age <= 95


def _in_words(day: date) -> str:
    with override("sv"):
        return date_format(day, "j F")


@dataclass
class AtTheUnit:
    """What happens at the unit, counted back from ``now``."""

    directory: StaffDirectory
    now: datetime
    residents: Mapping[str, UUID]
    # The cases that answers have become, by who answered.
    answered: dict[str, UUID] = field(default_factory=dict)

    @cached_property
    def sender(self) -> StaffActor:
        """Who sends."""
        return at_work(self.directory, BY)

    @cached_property
    def colleague(self) -> StaffActor:
        """Who takes care of what comes of it."""
        return at_work(self.directory, COLLEAGUE)

    def referrals(self, to: Sequence[str]) -> Iterator[Happening]:
        """Some read at once, some when they are reminded; of three who do not, one is reached by phone."""
        at = self._working_day(26, time(14, 12))
        said = ("Ögonmottagningen", "Hjärtmottagningen", "Ortopedmottagningen")
        days = [_in_words(local(at).date() - timedelta(days=n % 4 + 1)) for n in range(len(to))]
        rows = [f"{who};{said[n % 3]};{days[n]};{n % 3 + 4} veckor" for n, who in enumerate(to)]
        yield from self._sent(at, "Remissbekräftelse", lines=["Personnummer;Remittent;Dag;Väntetid", *rows])
        hours = (1.2, 2.6, 19.5, 30.1, 7 * _DAY, 12 * _DAY + 5)
        yield from self._read_by(to, at, "Vi har fått en remiss som gäller dig", hours)
        rung = self._working_day(3, time(10, 24))
        yield rung, lambda: self._ring(CallAction.SPEAK, "Har läst brevet från dem och vet vad som gäller.")
        yield (
            rung + timedelta(minutes=6),
            lambda: self._ring(CallAction.MISS, "Telefonsvarare. Ringer efter lunch."),
        )

    def calls_to_a_check(self, to: Sequence[str], *, days_ago: int) -> Iterator[Happening]:
        """Two do not read, and have it on paper."""
        at = self._working_day(days_ago, time(8, 47))
        rows = [f"{who};onsdag om fem veckor;{8 + n}.30" for n, who in enumerate(to)]
        yield from self._sent(at, "Kallelse till årskontroll", lines=["Personnummer;Dag;Tid", *rows])
        hours = (0.6, 4.4, 4 * _DAY + 9, 11.3, 26.0)[: len(to) - 2]
        yield from self._read_by(to, at, "Kallelse till årskontroll", hours)

    def letters_posted(self) -> Iterator[Happening]:
        """The letters of the earlier ones are posted; one comes back."""
        at = self._working_day(19, time(13, 5))
        yield at, self._post
        yield self._working_day(12, time(9, 50)), lambda: return_letter(self.colleague, reference="1-2")

    def slip(self, to: Sequence[str]) -> Iterator[Happening]:
        """The wrong day stood in it: what nobody had read yet is recalled."""
        at = self._working_day(3, time(13, 20))
        made: list[UUID] = []
        yield from self._sent(at, *_WRONG, lines=to, keep=made.append)
        yield from self._read_by(to, at, _WRONG[1], (0.1, 0.3))
        yield at + timedelta(minutes=26), lambda: recall_unread(self.sender, made[0])

    def question(self, to: Sequence[str]) -> Iterator[Happening]:
        """Most answer, some when they are reminded; of the rest two read, one does not, and one is not reached."""
        at = self._working_day(9, time(10, 5))
        yield from self._sent(at, CONTENT.name, lines=to)
        locked = self.residents[to[-1]]
        yield at + _HOLD / 2, lambda: lock_sign_in(regional(self.directory), locked, reason=_LOCKED)
        yield at + _HOLD * 90, lambda: unlock_sign_in(regional(self.directory), locked, reason=_UNLOCKED)
        yield from self._read_by(to[len(ANSWERS) :], at, CONTENT.subject, (6.2, 5 * _DAY + 2))
        for place, (who, (hours, answers)) in enumerate(zip(to, ANSWERS, strict=False)):
            moment = at + timedelta(hours=hours)
            measured = {"measured": local(moment).date().isoformat()} if "systolic" in answers else {}
            yield moment, partial(self._answer, who, {**answers, **measured})
            if place % 4 != 3:
                reason = _HANDLED[1 if answers["call"] else 0]
                yield self._at_work_after(moment), partial(self._handle, who, reason)

    def mornings(self, *, days: int) -> Iterator[Happening]:
        """The worker's rounds, once a day: nothing is due at other times."""
        for back in range(days, -1, -1):
            at = self._on(local(self.now).date() - timedelta(days=back), _ROUND)
            yield at, lambda: follow_up_due(SystemActor("follow_up_due"))
            yield at + timedelta(minutes=1), lambda: make_letters(SystemActor("make_letters"))

    def _sent(
        self,
        at: datetime,
        template: str,
        subject: str = "",
        body: str = "",
        *,
        lines: Sequence[str],
        keep: Callable[[UUID], object] = lambda made: None,
    ) -> Iterator[Happening]:
        def send() -> None:
            made = written(self.sender, template, subject, body, lines=lines)
            let_go(self.sender, made)
            keep(made)

        yield at, send
        yield at + _HOLD, lambda: deliver_due(SystemActor("deliver_due"))

    def _read_by(self, to: Sequence[str], at: datetime, subject: str, hours: Sequence[float]) -> Iterator[Happening]:
        """The first of them read, each after so many hours."""
        for who, after in zip(to, hours, strict=False):
            yield at + timedelta(hours=after), partial(self._open, who, subject)

    def _open(self, who: str, subject: str) -> tuple[ResidentActor, UUID]:
        reader = ResidentActor(resident_id=self.residents[who], terms_accepted=True)
        message = next(line.id for line in disclose(reader, messages(reader)).lines if line.subject == subject)
        mark_opened(reader, message)
        return reader, message

    def _answer(self, who: str, said: Mapping[str, object]) -> None:
        reader, message = self._open(who, CONTENT.subject)
        draft = begin_answer(reader, message)
        save_form(reader, draft, answers=said)
        self.answered[who] = submit_case(reader, draft)

    def _handle(self, who: str, reason: str) -> None:
        take_case(self.colleague, self.answered[who], seen_version=1)
        close_case(self.colleague, self.answered[who], reason=reason, seen_version=2)

    def _ring(self, action: CallAction, note: str) -> None:
        waiting = disclose(self.colleague, calls(self.colleague)).rows
        for row in [row for row in waiting if row.state is CallState.TO_MAKE][:1]:
            record_call(self.colleague, row.id, action, note=note)

    def _post(self) -> None:
        for file in disclose(self.colleague, letter_files(self.colleague)):
            print_letters(self.colleague, file.id)
            post_letters(self.colleague, file.id)

    def _working_day(self, back: int, at: time) -> datetime:
        """That many days back, or on the working day before that."""
        day = local(self.now).date() - timedelta(days=back)
        while not CALENDAR.is_working_day(day):
            day -= timedelta(days=1)
        return self._on(day, at)

    def _at_work_after(self, moment: datetime) -> datetime:
        """In the forenoon of the next working day."""
        day = CALENDAR.next_working_day(local(moment).date())
        return self._on(day, time(8, 20)) + (moment - self._on(local(moment).date(), time(0))) / 12

    def _on(self, day: date, at: time) -> datetime:
        moment = moment_in_sweden(day, at)
        assert moment is not None, "clocks are changed at night"
        return moment
