"""What a region writes to its population: one message that has come and is read by some, one that waits for approval.

Done as administrators do it, through the same services.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, SystemActor
from personalverktyget.base.clock import local, moment_in_sweden
from personalverktyget.demo.world.decided import regional
from personalverktyget.demo.world.outcomes import Happening
from personalverktyget.demo.world.restricted import signed_in
from personalverktyget.domain.access.selectors import actor_for_staff, resident_actor
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.admittance.selectors import registered_areas
from personalverktyget.domain.message_templates import selectors as templates
from personalverktyget.domain.message_templates import services as template_services
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.people.registers import RegisteredPerson, StaffDirectory

NATION_BY: Final = "TSTNMT2321000156-7071"
_WATER: Final = TemplateContent(
    name="Koka vattnet",
    summary="När dricksvattnet i en kommun kan göra den som dricker det sjuk.",
    subject="Koka vattnet innan du dricker det",
    body="Hej {namn}\n\nVi har hittat bakterier i dricksvattnet där du bor. Låt vattnet koka upp innan du dricker det, "
    "lagar mat med det eller borstar tänderna. Det går bra att duscha och tvätta.\n\nHar du feber, kraftig diarré "
    "eller blod i avföringen ringer du din vårdcentral. Vi skriver igen när vattnet går att dricka.",
    purpose="Du får det här för att du bor där vattnet kan göra dig sjuk.",
    contact="Ring regionens upplysning, 031-390 06 90. För råd om din hälsa ringer du 1177. Är det fara för livet "
    "ringer du 112.",
)
_FLU: Final = TemplateContent(
    name="Dags för vaccination mot influensa",
    summary="När vaccinationen mot influensa börjar.",
    subject="Du kan vaccinera dig mot influensa",
    body="Hej {namn}\n\nDu som är 65 år eller äldre blir lättare allvarligt sjuk av influensa. Därför kan du vaccinera "
    "dig utan kostnad. Gå till din vårdcentral på en vardag mellan klockan 9 och 15. Du behöver ingen tid.",
    purpose="Du får det här för att du har fyllt 65 år, och vaccinationen skyddar dig.",
    contact="Ring din vårdcentral, eller regionens upplysning, 031-390 06 90.",
)
PLACE: Final = "Älvhamra"
_DAYS_AGO, _AT, _APPROVED_AFTER = 4, time(10, 5), timedelta(minutes=25)


def write_to_population(directory: StaffDirectory) -> None:
    """One that waits for somebody else than who has prepared it."""
    _handed_over(regional(directory), _FLU, Basis.VACCINATION, age_from=65)


def population_till(
    now: datetime, directory: StaffDirectory, able: Iterable[RegisteredPerson], residents: Mapping[str, UUID]
) -> Iterator[Happening]:
    """One that was approved by the nation and has come, and who has read it by now: two of three."""
    on, made = local(now).date() - timedelta(days=_DAYS_AGO), list[UUID]()
    at = moment_in_sweden(on, _AT)
    assert at is not None  # No clock jumps then.

    def prepare() -> None:
        code = next(area.code for area in registered_areas() if area.name == PLACE)
        made.append(_handed_over(regional(directory), _WATER, Basis.CRISIS, municipality=code))

    def approve() -> None:
        nation = _national(directory)
        seen = disclose(nation, selectors.sent_dispatch(nation, made[0]))
        services.approve_dispatch(nation, made[0], seen_version=seen.version)

    yield at, prepare
    yield at + _APPROVED_AFTER, approve
    comes = at + _APPROVED_AFTER + timedelta(minutes=1)
    yield comes, partial(services.deliver_due, SystemActor("deliver_due"))
    there = [residents[it.number] for it in able if it.town == PLACE]
    for place, resident_id in enumerate(there):
        if place % 3:
            yield comes + place * timedelta(minutes=53), partial(_read, resident_id)


def _read(resident_id: UUID) -> None:
    actor = resident_actor(resident_id)
    if actor is None or not actor.terms_accepted:
        return
    for line in disclose(actor, selectors.messages(actor)).lines:
        if line.subject == _WATER.subject:
            services.mark_opened(actor, line.id)


def _national(directory: StaffDirectory) -> AdministratorActor:
    staff = signed_in(directory, NATION_BY)
    actor = actor_for_staff(staff.staff_id, None, staff.commission_hsa_id)
    assert isinstance(actor, AdministratorActor), f"{NATION_BY} administers the nation"
    return actor


def _handed_over(
    actor: AdministratorActor,
    content: TemplateContent,
    basis: Basis,
    *,
    municipality: str = "",
    age_from: int | None = None,
) -> UUID:
    """Written with a template of its own, its recipients found, and handed over for approval."""
    template = template_services.create_template(actor, name=content.name, kind=TemplateKind.POPULATION)
    version = templates.template_overview(actor, template).version
    version = template_services.save_template(actor, template, content, seen_version=version)
    template_services.publish_template(actor, template, seen_version=version)
    made = services.begin_population_message(actor, template_id=template, basis=basis)
    services.select_population(actor, made, seen_version=1, municipality=municipality, age_from=age_from)
    services.prepare_due(SystemActor("prepare_due"))
    seen = disclose(actor, selectors.prepared_dispatch(actor, made))
    services.release_dispatch(
        actor,
        made,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=False,
        confirms_left_out=False,
        confirms_notified=True,
    )
    return made
