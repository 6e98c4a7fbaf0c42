"""The life of one case, step by step, as it goes at a unit: handed out, asked about, answered, closed, opened again."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from personalverktyget.demo.world.moments import Moments
from personalverktyget.demo.world.people import Team
from personalverktyget.demo.world.texts import replies, talk
from personalverktyget.demo.world.texts.questions import Question
from personalverktyget.demo.world.texts.writer import Writer
from personalverktyget.domain.cases.services import ImportedStep
from personalverktyget.domain.cases.states import Action, State

# Hours: from receipt to somebody's desk, from there to an answer, from a question to the resident's answer.
TO_DESK: Final = (0.1, 7.0)
TO_ANSWER: Final = (0.4, 34.0)
TO_ANSWER_LATE: Final = (60.0, 160.0)
TO_RESIDENT: Final = (0.3, 60.0)


@dataclass
class CaseLife:
    """A life that is being lived; each method is a step."""

    writer: Writer
    moments: Moments
    team: Team
    case_type: str
    topic: str
    received_at: datetime
    handler: str = ""
    asked: list[Question] = field(default_factory=list)
    steps: list[ImportedStep] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.steps.append(ImportedStep(action=Action.SUBMIT, at=self.received_at))

    @property
    def random(self) -> random.Random:
        """The source of chance."""
        return self.moments.random

    @property
    def last(self) -> datetime:
        """When the last step was taken."""
        return self.steps[-1].at

    def hand_out(self) -> None:
        """Somebody who receives gives the case to a handler, or takes it where the same person may do both."""
        by = self.random.choice(self.team.receivers)
        handler = self.team.handler(self.random, besides=self.handler)
        at = self.moments.at_work(self.last, *TO_DESK)
        takes = by in self.team.both and (handler == by or self.random.random() < 0.4)
        self.handler = by if takes else handler
        if takes:
            self._staff(Action.TAKE, by, at)
        else:
            self._staff(Action.ASSIGN, by, at, handler=handler)

    def hand_on(self) -> None:
        """The case is given to another handler, where there is one."""
        if len(self.team.handlers) == 1:
            return
        self.handler = self.team.handler(self.random, besides=self.handler)
        by = self.random.choice(self.team.receivers)
        self._staff(Action.ASSIGN, by, self.moments.at_work(self.last, 0.5, 20), handler=self.handler)

    def give_back(self) -> None:
        """The handler gives the case back to those who distribute."""
        reason = self.writer.one(talk.RETURN_REASONS)
        self._staff(Action.RETURN, self.handler, self.moments.at_work(self.last, 0.2, 12), reason=reason)

    def note(self) -> None:
        """The handler writes something down for colleagues."""
        body = talk.note(self.writer, self.topic)
        self._staff(Action.NOTE, self.handler, self.moments.at_work(self.last, 0.05, 2), body=body)

    def reply_partially(self) -> None:
        """A word on the way."""
        self._say(Action.REPLY_PARTIALLY, replies.partial_reply(self.writer, self.topic))

    def call(self) -> None:
        """A phone call with the resident."""
        self._say(Action.RECORD_CALL, talk.phone_call(self.writer, self.topic))

    def ask(self) -> None:
        """A counter-question."""
        text, self.asked = replies.counter_question(self.writer, self.case_type, self.topic)
        self._say(Action.ASK, text)

    def answer(self) -> None:
        """The resident reads the question and answers it."""
        at = self.moments.at_home(self.last, *TO_RESIDENT)
        question = self.steps[-1]
        read_at = max(question.at, at - timedelta(minutes=self.random.uniform(1, 30)))
        self.steps[-1] = replace(question, read_at=read_at)
        self.steps.append(ImportedStep(action=Action.ANSWER, at=at, body=talk.resident_answer(self.writer, self.asked)))

    def reply_finally(self) -> None:
        """The answer that closes."""
        self._say(Action.REPLY_FINALLY, replies.final_reply(self.writer, self.case_type, self.topic))

    def close(self) -> None:
        """The case is closed without a reply, by its handler or by one who receives."""
        by = self.handler or self.random.choice(self.team.receivers)
        reason = self.writer.one(talk.CLOSE_REASONS)
        self._staff(Action.CLOSE, by, self.moments.at_work(self.last, 0.2, 30), reason=reason)

    def reopen(self) -> None:
        """The handler opens the case again, and so has it once more."""
        at = self.moments.at_work(self.last, 3, 60)
        self._staff(Action.REOPEN, self.handler, at, reason=self.writer.one(talk.REOPEN_REASONS))
        self.steps.append(ImportedStep(action=Action.TAKE, at=at, by=self.handler))

    def told(self, now: datetime) -> tuple[ImportedStep, ...]:
        """The steps. Where they go beyond ``now`` they are drawn together; what was not read yet is unread."""
        room, taken = now - timedelta(minutes=1) - self.received_at, self.last - self.received_at
        pace = min(1.0, room / taken) if taken else 1.0
        return tuple(self._at_pace(step, pace, now) for step in self.steps)

    def _at_pace(self, step: ImportedStep, pace: float, now: datetime) -> ImportedStep:
        def moved(at: datetime | None) -> datetime | None:
            return at and self.received_at + (at - self.received_at) * pace

        read_at = moved(step.read_at)
        return replace(
            step,
            at=moved(step.at) or step.at,
            opened_at=moved(step.opened_at),
            read_at=read_at if read_at and read_at < now else None,
        )

    def _say(self, action: Action, body: str) -> None:
        hours = TO_ANSWER_LATE if self.random.random() < 0.05 else TO_ANSWER
        at = self.moments.at_work(self.last, *hours)
        read_at = None
        if action is not Action.RECORD_CALL and self.random.random() < 0.9:
            read_at = self.moments.at_home(at, 0.1, 40)
        self._staff(action, self.handler, at, body=body, read_at=read_at)

    def _staff(
        self,
        action: Action,
        by: str,
        at: datetime,
        *,
        handler: str = "",
        body: str = "",
        reason: str = "",
        read_at: datetime | None = None,
    ) -> None:
        opened_at = max(self.last, at - timedelta(minutes=self.random.uniform(0.5, 7)))
        self.steps.append(
            ImportedStep(
                action=action,
                at=at,
                by=by,
                handler=handler,
                body=body,
                reason=reason,
                opened_at=opened_at,
                read_at=read_at,
            )
        )


Way = tuple[Callable[[CaseLife], None], ...]
Ways = tuple[tuple[Way, int], ...]
_L = CaseLife

# How cases come to their end, with how often it goes so.
TO_THE_END: Final[Ways] = (
    ((_L.hand_out, _L.reply_finally), 52),
    ((_L.hand_out, _L.note, _L.reply_finally), 10),
    ((_L.hand_out, _L.ask, _L.answer, _L.reply_finally), 14),
    ((_L.hand_out, _L.reply_partially, _L.reply_finally), 7),
    ((_L.hand_out, _L.call, _L.reply_finally), 6),
    ((_L.hand_out, _L.call, _L.close), 3),
    ((_L.hand_out, _L.hand_on, _L.reply_finally), 3),
    ((_L.hand_out, _L.give_back, _L.hand_out, _L.reply_finally), 2),
    ((_L.hand_out, _L.ask, _L.answer, _L.ask, _L.answer, _L.call, _L.reply_finally), 1),
    ((_L.hand_out, _L.reply_finally, _L.reopen, _L.reply_finally), 1),
    ((_L.close,), 1),
)
# How open cases came to where they stand.
TO_STATE: Final[Mapping[State, Ways]] = {
    State.RECEIVED: (((), 12), ((_L.hand_out, _L.give_back), 1)),
    State.ASSIGNED: (((_L.hand_out,), 5), ((_L.hand_out, _L.note), 1), ((_L.hand_out, _L.hand_on), 1)),
    State.IN_PROGRESS: (
        ((_L.hand_out, _L.reply_partially), 3),
        ((_L.hand_out, _L.call), 2),
        ((_L.hand_out, _L.ask, _L.answer, _L.reply_partially), 1),
        ((_L.hand_out, _L.reply_partially, _L.note), 1),
    ),
    State.AWAITING_RESIDENT: (((_L.hand_out, _L.ask), 4), ((_L.hand_out, _L.note, _L.ask), 1)),
    State.ANSWERED_BY_RESIDENT: (((_L.hand_out, _L.ask, _L.answer), 1),),
    State.CLOSED: TO_THE_END,
}


def live(life: CaseLife, ways: Ways) -> None:
    """Go one of the ways."""
    steps, weights = zip(*ways, strict=True)
    for step in life.random.choices(steps, weights)[0]:
        step(life)
