"""Whether something that a unit sends comes to a resident's inbox, and what the sender is told of it. Pure: no Django.

``verdict`` answers both questions, and they are not the same question.

**Is she reached?** Somebody is who lives, is in the country, has an account (has accepted the terms and not closed
it) and whose sign-in is not locked. For a child below ``READS_HERSELF_FROM`` it is the guardians that must be so: it is
their inboxes that ``goes_to`` names, and the child's own account counts for nothing. A protected child has no guardians
here, since nobody acts in her place (S-01). From that age the guardians are no longer asked; the child is reached as an
adult is, or not at all. Whoever is reached may still come with warnings: nobody will be told that something has come,
it goes to somebody else, her identity is protected.

**What is told?** ``may_know`` says of each resident whether the sender is one to whom a protected identity may be told.
To everybody else a protected person is ``NOT_HERE``, whatever else holds of her; and so are those without an account,
those who are locked out, and children without a guardian who is reached. The first of these are far more than all the
others together: the word says nothing of why, which it would if it stood for protected persons alone, or for them and
the few who are locked out. It follows that nothing may be told of a protected person that is not told of one without an
account: no warning, no guardian, no date of death. Death and emigration are told of everybody else, for then somebody
else is to be turned to; and an unknown number is told, for then it is mistyped.

A protected guardian is left out where the sender may not know, just as if there were no such guardian.

Who sends on behalf of the program, after the sender's own verdict (a worker, say), passes ``EVERYBODY`` and gets the
truth. What comes of it must not be shown to anybody but by way of a verdict of their own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

# Until the day on which the child becomes so old, her guardians act in her place.
READS_HERSELF_FROM: Final = 13

MayKnow = Callable[[UUID], bool]


class Reason(StrEnum):
    """Why a resident is reached or not, in the order in which it is asked."""

    REACHED = "reached"
    UNKNOWN_NUMBER = "unknown_number"
    # What is told where the reason is not the sender's to know.
    NOT_HERE = "not_here"
    DECEASED = "deceased"
    EMIGRATED = "emigrated"
    SIGN_IN_LOCKED = "sign_in_locked"
    NO_GUARDIAN = "no_guardian"
    NO_ACCOUNT = "no_account"


class ReachWarning(StrEnum):
    """What the sender should know of somebody who is reached."""

    GOES_TO_GUARDIAN = "goes_to_guardian"
    NOTICES_OFF = "notices_off"
    NO_NOTICE_ADDRESS = "no_notice_address"
    PROTECTED_IDENTITY = "protected_identity"


# Reasons that only those are told who may know of a protected identity: see above.
FOR_FEW: Final = frozenset({Reason.SIGN_IN_LOCKED, Reason.NO_GUARDIAN, Reason.NO_ACCOUNT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachFacts:
    """What is known of a resident that it turns on. ``age`` is ``None`` where the number holds no birth date."""

    resident_id: UUID
    has_account: bool = False
    is_locked: bool = False
    is_deceased: bool = False
    is_emigrated: bool = False
    is_protected: bool = False
    wants_notices: bool = True
    has_notice_address: bool = True
    age: int | None = None

    @property
    def is_child(self) -> bool:
        """Whether guardians act in her place."""
        return self.age is not None and self.age < READS_HERSELF_FROM


@dataclass(frozen=True, slots=True)
class Reachability:
    """The verdict on one resident. ``resident_id`` is ``None`` for an unknown number.

    ``goes_to`` names those whose inbox it comes to: herself, or the guardians of a child; nobody where she is not
    reached.
    """

    resident_id: UUID | None
    can_be_reached: bool
    reason: Reason
    warnings: tuple[ReachWarning, ...] = ()
    goes_to: tuple[UUID, ...] = ()


UNKNOWN: Final = Reachability(None, can_be_reached=False, reason=Reason.UNKNOWN_NUMBER)


def EVERYBODY(_resident_id: UUID) -> bool:  # noqa: N802  (it is passed as a value)
    """``may_know`` of the program itself."""
    return True


def NOBODY(_resident_id: UUID) -> bool:  # noqa: N802  (it is passed as a value)
    """``may_know`` of a sender who knows none of them."""
    return False


def verdict(facts: ReachFacts, guardians: Sequence[ReachFacts] = (), *, may_know: MayKnow) -> Reachability:
    """Whether the resident is reached, as a sender is told it. ``guardians`` are those of them who are known here."""
    knows = may_know(facts.resident_id)
    readers = _readers(facts, guardians, may_know)
    reason = _reason(facts, readers)
    if not knows and (facts.is_protected or reason in FOR_FEW):
        return Reachability(facts.resident_id, can_be_reached=False, reason=Reason.NOT_HERE)
    if reason is not Reason.REACHED:
        warnings = (ReachWarning.PROTECTED_IDENTITY,) if facts.is_protected else ()
        return Reachability(facts.resident_id, can_be_reached=False, reason=reason, warnings=warnings)
    return Reachability(
        facts.resident_id,
        can_be_reached=True,
        reason=reason,
        warnings=_warnings(facts, readers),
        goes_to=tuple(reader.resident_id for reader in readers),
    )


def reads_for(guardian: ReachFacts, child: ReachFacts) -> bool:
    """Whether one whom the register calls the child's guardian reads in her place what has come, and answers it.

    It ends on the day when the child is old enough, and wherever her own inbox is closed.
    """
    is_closed = child.is_protected or child.is_deceased or child.is_locked
    return child.is_child and not is_closed and not guardian.is_child


def _readers(facts: ReachFacts, guardians: Sequence[ReachFacts], may_know: MayKnow) -> tuple[ReachFacts, ...]:
    """Those whose inbox it would come to."""
    if not facts.is_child:
        return (facts,) if facts.has_account else ()
    able = (it for it in guardians if reads_for(it, facts) and _hindrance(it) is None and it.has_account)
    return tuple(it for it in able if not it.is_protected or may_know(it.resident_id))


def _reason(facts: ReachFacts, readers: tuple[ReachFacts, ...]) -> Reason:
    if hindrance := _hindrance(facts):
        return hindrance
    if readers:
        return Reason.REACHED
    return Reason.NO_GUARDIAN if facts.is_child else Reason.NO_ACCOUNT


def _hindrance(facts: ReachFacts) -> Reason | None:
    """What hinders whoever is to read, and a child whoever reads for her."""
    if facts.is_deceased:
        return Reason.DECEASED
    if facts.is_emigrated:
        return Reason.EMIGRATED
    return Reason.SIGN_IN_LOCKED if facts.is_locked else None


def _warnings(facts: ReachFacts, readers: tuple[ReachFacts, ...]) -> tuple[ReachWarning, ...]:
    found = [ReachWarning.PROTECTED_IDENTITY] if facts.is_protected else []
    if facts.is_child:
        found.append(ReachWarning.GOES_TO_GUARDIAN)
    wanting = [reader for reader in readers if reader.wants_notices]
    if not wanting:
        found.append(ReachWarning.NOTICES_OFF)
    elif not any(reader.has_notice_address for reader in wanting):
        found.append(ReachWarning.NO_NOTICE_ADDRESS)
    return tuple(found)
