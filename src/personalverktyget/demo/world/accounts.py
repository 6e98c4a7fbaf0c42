"""Which residents have an account, how some of them are told, and one whose sign-in is locked.

Done as they and those who administer do it, through the same services.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, ResidentActor
from personalverktyget.base.clock import today
from personalverktyget.base.identity_numbers import parse
from personalverktyget.domain.access.services import accept_terms
from personalverktyget.domain.people.reachability import READS_HERSELF_FROM
from personalverktyget.domain.people.registers import RegisteredPerson
from personalverktyget.domain.people.services import NoticeChoices, change_contact, lock_sign_in

# Of those with an account, every so many-th is told by text message, and by nothing at all.
BY_SMS: Final = 6
NOT_AT_ALL: Final = 25
# One in so many has never been here.
NEVER_HERE: Final = 10
WHY_LOCKED: Final = "Ringde och berättade att en anhörig använder hennes legitimation."


def open_accounts(
    people: Iterable[RegisteredPerson],
    residents: Mapping[str, UUID],
    *,
    besides: Collection[str],
    returning: Collection[str],
) -> None:
    """Let those who read for themselves by now accept the terms, and choose how they are told.

    Of those ``besides``, whom one signs in as, it is those who are ``returning``; they are told as is usual.
    """
    for number in returning:
        accept_terms(ResidentActor(resident_id=residents[number], terms_accepted=True))
    for place, person in _who_have_one(people, besides, today()):
        actor = ResidentActor(resident_id=residents[person.number], terms_accepted=True)
        accept_terms(actor)
        if place % BY_SMS == 0 and person.mobile and not person.is_protected:
            by_sms = NoticeChoices(email=person.email, mobile=person.mobile, by_email=False, by_sms=True)
            change_contact(actor, by_sms)
        elif place % NOT_AT_ALL == 0:
            change_contact(actor, NoticeChoices(email=person.email, wants_notices=False))


def with_account(
    people: Iterable[RegisteredPerson], *, besides: Collection[str], opened_on: date
) -> list[RegisteredPerson]:
    """Those who have an account since the day that they were opened: who comes of age later has none."""
    return [person for _place, person in _who_have_one(people, besides, opened_on)]


def lock_one(
    administrator: AdministratorActor,
    people: Iterable[RegisteredPerson],
    residents: Mapping[str, UUID],
    *,
    besides: Collection[str],
) -> None:
    """Lock the sign-in of the last woman in the register who reads for herself."""
    able = [it for it in people if it.sex == "F" and it.number not in besides and _reads_herself(it, today())]
    lock_sign_in(administrator, residents[able[-1].number], reason=WHY_LOCKED)


def _who_have_one(
    people: Iterable[RegisteredPerson], besides: Collection[str], on: date
) -> Iterator[tuple[int, RegisteredPerson]]:
    able = [person for person in people if person.number not in besides and _reads_herself(person, on)]
    return ((place, person) for place, person in enumerate(able, 1) if place % NEVER_HERE)


def _reads_herself(person: RegisteredPerson, on: date) -> bool:
    age = parse(person.number).age(on)
    is_here = person.deceased_on is None and person.emigrated_on is None
    return is_here and age is not None and age >= READS_HERSELF_FROM
