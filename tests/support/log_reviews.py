"""Reviews of the log, for tests: something that staff have opened, and a review that has it to look at."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from personalverktyget.base.actors import AnyActor, SystemActor
from personalverktyget.base.clock import STOCKHOLM, now, today
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services.import_grants import ImportedGrant, import_grants
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.entries import entry_for
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import append, unit_of_work
from personalverktyget.domain.cases.events import CaseRead
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.services import save_form, submit_case
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.events import LogReviewBegun
from personalverktyget.domain.log_review.models import ChosenEntry, Escalation, LogReview
from personalverktyget.domain.organisation.models import CareUnit
from tests.support.world import World
from tests.support.world_registers import RESIDENTS, at, hsa_id_of

SYSTEM = SystemActor("test")


def logged(actor: AnyActor, event: Event, at: datetime | None = None) -> int:
    """Put an entry into the log; returns its number."""
    entry = entry_for(actor, event, at=at or now())
    append([entry])
    return LogEntry.objects.values_list("seq", flat=True).get(id=entry.id)


def opens(world: World, who: str, case: str | UUID, at: datetime | None = None, unit: str = "ang") -> int:
    """A staff member opens a case."""
    row = Case.objects.get(id=world.cases[case] if isinstance(case, str) else case)
    event = CaseRead(case=row.id, resident=row.resident_id, unit=row.unit_id)
    return logged(world.actor(who, unit), event, at)


def gives(who: str, role: Role, place: str) -> None:
    """A role at a unit, from the directory, beside those that she has."""
    grant = ImportedGrant(
        hsa_id=hsa_id_of(who), role=role, at=at(place), valid_from=date(2026, 1, 1), reason="Granskar loggen."
    )
    import_grants(SYSTEM, [grant], analyses=[], source=f"{who} {place}")


def opened_everywhere(world: World) -> None:
    """Somebody has opened something at each unit."""
    for who, case, unit in (("handler", "assigned", "ang"), ("receiver_berg", "berg", "berg")):
        opens(world, who, case, unit=unit)
    opens(world, "receiver_hamn", "hamn", unit="hamn")


def after_the_month() -> datetime:
    """The third day of the month after this one, at noon."""
    first = (today().replace(day=1) + timedelta(days=32)).replace(day=3)
    return datetime.combine(first, time(12), STOCKHOLM)


def handed_on(world: World) -> UUID:
    """Something that the unit's reviewer has handed on to the care provider."""
    review_id = begun_review(world)
    if found := Escalation.objects.filter(entry__review_id=review_id).first():
        return found.id
    services.escalate_entry(world.actor("reviewer"), review_id, 1, note="Fler av samma slag.")
    return Escalation.objects.get(entry__review_id=review_id).id


def handed_on_elsewhere(world: World) -> UUID:
    """The same at another care provider, which has a reviewer of its own."""
    if found := Escalation.objects.filter(entry__review__unit_id=world.units["hamn"]).first():
        return found.id
    gives("admin_hamn", Role.PROVIDER_REVIEWER, "hamn")
    opens(world, "receiver_hamn", "hamn", unit="hamn")
    reviewer = world.actor("reviewer_hamn")
    review_id = services.begin_review(reviewer, first_day=today(), last_day=today(), reason="Stickprov")
    services.escalate_entry(reviewer, review_id, 1, note="Fler av samma slag.")
    return Escalation.objects.get(entry__review_id=review_id).id


def begun_review(world: World, unit: str = "ang") -> UUID:
    """A review of the last days at the unit, with at least one entry of the unit's handler in it."""
    if found := LogReview.objects.filter(unit_id=world.units[unit]).exclude(state="signed").first():
        return found.id
    if unit == "ang":
        opens(world, "handler", "assigned")
        return services.begin_review(world.actor("reviewer"), first_day=today(), last_day=today(), reason="Stickprov")
    row = LogReview(
        id=uuid4(),
        unit=CareUnit.objects.get(id=world.units[unit]),
        kind="by_hand",
        first_day=today(),
        last_day=today(),
        begun_at=now(),
        due_on=today(),
        seed="0",
        rules={"weights": {}, "sizes": {}},
        population=0,
    )
    with unit_of_work(SYSTEM) as work:
        row.save(force_insert=True)
        work.record(
            LogReviewBegun(
                review=row.id,
                unit=row.unit_id,
                kind=row.kind,
                first_day=today().isoformat(),
                last_day=today().isoformat(),
                seed="0",
                chosen=0,
            )
        )
    return row.id


def entry_of_another_unit(world: World) -> tuple[UUID, int]:
    """What the only reviewer of another unit has opened herself, which the region lets this one's reviewer judge."""
    gives("receiver_berg", Role.LOG_REVIEWER, "berg")
    opens(world, "receiver_berg", "berg", unit="berg")
    theirs, region = world.actor("receiver_berg", "berg"), world.administrator("regional_admin")
    review_id = services.begin_review(theirs, first_day=today(), last_day=today(), reason="Stickprov")
    services.name_helper(region, review_id, helper=world.staff["reviewer"])
    own = ChosenEntry.objects.filter(review_id=review_id, staff_id=world.staff["receiver_berg"])
    return review_id, own[0].position


def taken_extract(world: World, unit: str = "ang") -> UUID:
    """What the unit's reviewer has taken out of the last days' log for a resident."""
    who, whose = ("reviewer_hamn", "other") if unit == "hamn" else ("reviewer", "helena")
    days = {"first_day": today() - timedelta(days=30), "last_day": today()}
    return services.begin_extract(world.actor(who), number=RESIDENTS[whose][0], **days)


def seen_entry(world: World, who: str = "lennart") -> UUID:
    """An entry of a resident's own log that she may ask about: a colleague who opened her case."""
    opens(world, "handler_2", {"lennart": "assigned", "camilla": "other_handler"}[who])
    actor = world.resident(who)
    return disclose(actor, selectors.own_log(actor)).lines[0].entries[0]


def asked_about_log(world: World, who: str = "camilla") -> UUID:
    """The case in which a resident asks about it. She asks once."""
    if sent := Case.objects.filter(case_type_name="Fråga om loggen", resident_id=world.residents[who]).first():
        return sent.id
    actor = world.resident(who)
    described = "Öppnade ditt ärende, 28 november 2026 14.05, Läkare"
    draft = services.ask_about_entry(actor, seen_entry(world, who), described=described)
    save_form(actor, draft, answers={"about": "why", "what": "Why?"})
    return submit_case(actor, draft)
