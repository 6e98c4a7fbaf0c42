"""Builds the demo's world: the same commands as anywhere else, set-based, each of which leaves alone what is there."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.adapters.staff_directory.file_source import FileStaffDirectory
from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import local
from personalverktyget.base.past import standing_at
from personalverktyget.demo.world.accounts import lock_one, open_accounts, with_account
from personalverktyget.demo.world.analyses import analyses
from personalverktyget.demo.world.audiences import settle_the_youth_clinic
from personalverktyget.demo.world.begun import begin_some_forms
from personalverktyget.demo.world.decided import decide, regional
from personalverktyget.demo.world.dispatches import write_to_many
from personalverktyget.demo.world.links import hand_out_a_link
from personalverktyget.demo.world.log_questions import ask_about_the_log
from personalverktyget.demo.world.message_templates import bring_templates, write_at_a_unit
from personalverktyget.demo.world.messages import write_about_a_child, write_to_resident
from personalverktyget.demo.world.offers import CARE_REQUEST, USE
from personalverktyget.demo.world.outcomes import dispatches_till, live_through
from personalverktyget.demo.world.pictures import picture_of_skin
from personalverktyget.demo.world.plan import PlannedCase, plan
from personalverktyget.demo.world.population import population_till, write_to_population
from personalverktyget.demo.world.restricted import hand_out_at_a_unit
from personalverktyget.demo.world.reviews import review_the_log
from personalverktyget.demo.world.shared import share_in_the_region
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services.import_grants import ImportedGrant, import_grants
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.case_types.central import CENTRAL_CASE_TYPES
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.cases.selectors import has_cases
from personalverktyget.domain.cases.services import ImportedCase, ImportedFile, import_cases
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.organisation.services import import_organisation
from personalverktyget.domain.people.services.refresh_residents import import_residents
from personalverktyget.domain.people.services.refresh_staff import import_staff

ACTOR: Final = SystemActor("build_demo_world")
SOURCE: Final = "demo"
DATA: Final = Path(__file__).resolve().parent.parent / "data"
ROLES_SINCE: Final = date(2026, 1, 1)
# The clinic where pictures are of use, and how many of its open cases have them.
SKIN: Final = "Hudmottagning"
WITH_PICTURES: Final = 5
# Residents have had their accounts, and the unit its templates, since before anything was sent.
OPENED_BEFORE: Final = timedelta(days=59)
WRITTEN_BEFORE: Final = timedelta(days=45)
Say = Callable[[str], None]


def build(now: datetime, say: Say) -> int:
    """Build what is missing; return how many cases came in (none where there are any)."""
    if has_cases(ACTOR):
        return 0
    directory = FileStaffDirectory(DATA / "staff_directory.json")
    register = FilePopulationRegister(DATA / "population_register.json")
    say("regioner, mottagningar och personal")
    organisation(directory)
    say("invånare")
    residents = import_residents(ACTOR, register.people())
    personas = [persona["number"] for persona in read("personas.json")["residents"]]
    with standing_at(now - OPENED_BEFORE):
        # The last of those whom one signs in as has not been here, and meets the terms as anybody does at first.
        open_accounts(register.people(), residents, besides=personas, returning=personas[:-1])
    lock_one(regional(directory), register.people(), residents, besides=personas)
    hand_out_at_a_unit(directory, personas[1:])
    settle_the_youth_clinic(directory)
    decide(directory)
    share_in_the_region(directory)
    hand_out_a_link(directory)
    with standing_at(now - WRITTEN_BEFORE):
        write_at_a_unit(directory)
    say("ärenden")
    planned = plan(directory.units(), register.people(), personas, now)
    attached = pictures(directory, planned)
    imported = [_imported(case, residents, attached.get(place, ())) for place, case in enumerate(planned)]
    count = import_cases(ACTOR, imported, commissions=commissions(directory), source=SOURCE)
    begin_some_forms(planned, residents, besides=personas)
    able = with_account(register.people(), besides=personas, opened_on=accounts_opened_on(now))
    past = [*dispatches_till(now, directory, able, residents), *population_till(now, directory, able, residents)]
    live_through(past, till=now)
    write_to_resident(directory, personas[1])
    ask_about_the_log(directory, residents[personas[1]])
    write_about_a_child(directory, register.people(), residents)
    write_to_many(directory, [person.number for person in register.people() if person.number not in personas])
    write_to_population(directory)
    say("logg")
    review_the_log(directory)
    seal_log()
    return count


def accounts_opened_on(now: datetime) -> date:
    """The day on which those who have an account had opened it, in a world that was made ``now``."""
    return local(now - OPENED_BEFORE).date()


def read(name: str) -> Any:
    """One of the demo's files."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def organisation(directory: FileStaffDirectory) -> None:
    """Regions, units, staff, roles, and which case types are offered where."""
    import_organisation(ACTOR, directory)
    import_staff(ACTOR, directory.staff_members())
    for region in directory.regions():
        for content in CENTRAL_CASE_TYPES:
            publish_central_case_type(ACTOR, region.hsa_id, content)
        bring_templates(ACTOR, region.hsa_id)
    grants = (
        ImportedGrant(
            hsa_id=row["hsa_id"],
            role=Role(row["role"]),
            at=row["at"] or "",
            valid_from=ROLES_SINCE,
            reason="Tilldelad när enheten började använda Personalverktyget.",
        )
        for row in read("grants.json")
    )
    import_grants(ACTOR, grants, analyses=analyses(directory.units()), source=SOURCE)
    for unit in directory.units():
        offer_case_types(ACTOR, unit.hsa_id, list(USE[unit.kind]))


def pictures(directory: FileStaffDirectory, planned: Sequence[PlannedCase]) -> dict[int, tuple[ImportedFile, ...]]:
    """What some of those who seek the skin clinic have attached, by the place of their case."""
    clinics = {unit.hsa_id for unit in directory.units() if unit.kind == SKIN}
    asks = [place for place, case in enumerate(planned) if case.unit in clinics and case.case_type == CARE_REQUEST]
    some = [place for place in asks if planned[place].state is not State.CLOSED][:WITH_PICTURES]
    return {
        place: (
            ImportedFile("pictures", "utslag på håll.jpg", picture_of_skin(place, is_near=False)),
            ImportedFile("pictures", "utslag nära.jpg", picture_of_skin(place, is_near=True)),
        )
        for place in some
    }


def _imported(case: PlannedCase, residents: dict[str, Any], files: tuple[ImportedFile, ...]) -> ImportedCase:
    return ImportedCase(
        unit=case.unit,
        resident=residents[case.resident],
        case_type=case.case_type,
        answers=case.answers,
        steps=case.steps,
        files=files,
    )


def commissions(directory: FileStaffDirectory) -> dict[tuple[str, str], str]:
    """The commission of each member of staff at each place of work."""
    return {(member.hsa_id, at.unit): at.hsa_id for member in directory.staff_members() for at in member.commissions}
