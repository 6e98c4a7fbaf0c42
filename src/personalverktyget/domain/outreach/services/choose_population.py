"""Whom of its population a region writes to: chosen by where they live, age and sex, and found by the worker.

The residents are looked at some at a time, in the order of their ids. Those found and how far it has come is committed
together, as for a long list (``check_list``), so that a worker that is killed has done nothing of its batch.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import guardians_told
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.population import PopulationAsked, PopulationRefused, PopulationSearched
from personalverktyget.domain.outreach.listing import BATCH, end_list, forget_list
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, PopulationSelection, UploadedList
from personalverktyget.domain.outreach.selection import OLDEST, SEXES, Selection
from personalverktyget.domain.outreach.senders import Sender, sender_now
from personalverktyget.domain.outreach.states import DispatchAction
from personalverktyget.domain.outreach.values import Said, sealed_said
from personalverktyget.domain.outreach.verdicts import Verdict, verdict_on
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.identities import RegisteredFacts
from personalverktyget.domain.people.reachability import NOBODY, Reachability
from personalverktyget.domain.people.selectors import living_here, reach_of, registered_after

_NOTHING_SAID: Final = Said("", {})


class _Gone(Exception):
    """Its sender broke it off, or another worker has come further: nothing more is done."""


def select_population(
    actor: AdministratorActor,
    dispatch_id: UUID,
    *,
    seen_version: int,
    municipality: str = "",
    sex: str = "",
    age_from: int | None = None,
    age_to: int | None = None,
) -> None:
    """Let the worker find them, in place of those whom it was to go to. Raises ``InvalidInput``.

    Nobody outside the region's county is ever among them, whatever is asked for.
    """
    county = Region.objects.values_list("county", flat=True).get(id=actor.own_region_id)
    selection = Selection(county=county, municipality=municipality, sex=sex, age_from=age_from, age_to=age_to)
    place = _place_of(selection)
    _require_possible(selection)
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        forget_list(dispatch)
        UploadedList.objects.filter(dispatch=dispatch).delete()
        PopulationSelection(
            id=uuid4(),
            dispatch=dispatch,
            county=county,
            municipality=municipality,
            place=place,
            sex=sex,
            age_from=age_from,
            age_to=age_to,
            commission_hsa_id=actor.commission_hsa_id,
            asked_at=now(),
        ).save(force_insert=True)
        step(dispatch, DispatchAction.CHECK)
        dispatch.save()
        work.record(
            PopulationAsked(
                dispatch=dispatch.id,
                unit=None,
                place=municipality or county,
                sex=sex,
                age_from=age_from,
                age_to=age_to,
            )
        )


def find_population(worker: SystemActor, selection_id: UUID, *, batch: int = BATCH) -> None:
    """Find them all, in the name of whoever asked for them. Called by the worker."""
    row = PopulationSelection.objects.select_related("dispatch").filter(id=selection_id, is_done=False).first()
    if row is None:
        return
    sender = sender_now(row.dispatch, row.commission_hsa_id)
    try:
        if sender is None:
            _refuse(worker, row.id)
            return
        if row.total is None:
            row.total = living_here().count()
        while _find_next(sender, row, batch):
            pass
    except _Gone:
        return


def _find_next(sender: Sender, seen: PopulationSelection, batch: int) -> bool:
    """The next of them; after the last it is done. Returns whether there may be more."""
    facts = registered_after(seen.last_resident, at_most=batch)
    with unit_of_work(sender) as work:
        dispatch, row = _locked(seen)
        meant = [id_ for id_, known in facts.items() if _means(row, known)]
        reach = reach_of(meant, may_know=NOBODY)
        work.record(PopulationSearched(dispatch=dispatch.id, residents=tuple(meant), looked_at=len(facts)))
        _keep(dispatch, row, reach)
        row.total, row.looked_at = seen.total, row.looked_at + len(facts)
        row.last_resident = max(facts, default=row.last_resident)
        if len(facts) < batch:
            _end(work, dispatch, row)
        row.save()
    seen.last_resident = row.last_resident
    return not row.is_done


def _means(row: PopulationSelection, known: RegisteredFacts) -> bool:
    return selection_of(row).means(
        county=known.county, municipality=known.municipality, sex=known.sex, born_on=known.born_on, on=today()
    )


def selection_of(row: PopulationSelection) -> Selection:
    """What was asked for."""
    return Selection(
        county=row.county, municipality=row.municipality, sex=row.sex, age_from=row.age_from, age_to=row.age_to
    )


def _keep(dispatch: Dispatch, row: PopulationSelection, reach: Mapping[UUID, Reachability]) -> None:
    """Those who can be reached become rows; of the others there is but a count."""
    told = {id_: verdict_on(found) for id_, found in reach.items()}
    reached = [id_ for id_ in sorted(told) if told[id_] is Verdict.VALID]
    made = [_listed(dispatch, id_, reach[id_], position) for position, id_ in enumerate(reached, start=row.found + 1)]
    ListedRow.objects.bulk_create(made)
    row.found += len(made)
    lost = Counter(verdict.value for verdict in told.values() if verdict is not Verdict.VALID)
    row.unreachable = dict(Counter(row.unreachable) + lost)


def _listed(dispatch: Dispatch, resident_id: UUID, reach: Reachability, position: int) -> ListedRow:
    id_, guardians = uuid4(), guardians_told(reach)
    return ListedRow(
        id=id_,
        dispatch=dispatch,
        position=position,
        said=sealed_said(id_, _NOTHING_SAID),
        resident_id=resident_id,
        verdict=Verdict.VALID,
        detail=str(guardians) if guardians else "",
        left_out=False,
    )


def _end(work: UnitOfWork, dispatch: Dispatch, row: PopulationSelection) -> None:
    end_list(work, dispatch, ())
    row.is_done = True
    step(dispatch, DispatchAction.CHECKED)
    dispatch.save()


def _refuse(worker: SystemActor, selection_id: UUID) -> None:
    with unit_of_work(worker) as work:
        row = PopulationSelection.objects.select_related("dispatch").select_for_update().get(id=selection_id)
        row.is_done = row.is_refused = True
        row.save(update_fields=["is_done", "is_refused"])
        step(row.dispatch, DispatchAction.CHECKED)
        row.dispatch.save()
        work.record(PopulationRefused(dispatch=row.dispatch_id, unit=None))


def _locked(seen: PopulationSelection) -> tuple[Dispatch, PopulationSelection]:
    """Both as they are now; two workers wait for each other here. Raises ``_Gone`` where another has come further."""
    dispatch = Dispatch.objects.select_for_update(of=("self",)).filter(id=seen.dispatch_id).first()
    row = PopulationSelection.objects.filter(id=seen.id, is_done=False).first()
    if dispatch is None or row is None or row.last_resident != seen.last_resident:
        raise _Gone
    return dispatch, row


def _place_of(selection: Selection) -> str:
    """What the register calls the place. Raises ``InvalidInput`` for one that is not the region's."""
    if not selection.county:
        raise InvalidInput(
            _("Katalogen säger inte vilket län regionen är, så det går inte att välja på ort. Läs in en lista."),
            "municipality",
        )
    names = {area.code: area.name for area in registers.population_register().areas()}
    code = selection.municipality or selection.county
    if code not in names or not code.startswith(selection.county):
        raise InvalidInput(_("Välj en av regionens kommuner."), "municipality")
    return names[code]


def _require_possible(selection: Selection) -> None:
    if selection.sex not in SEXES:
        raise InvalidInput(_("Välj ett av alternativen."), "sex")
    for name, age in (("age_from", selection.age_from), ("age_to", selection.age_to)):
        if age is not None and not 0 <= age <= OLDEST:
            raise InvalidInput(_("Skriv åldern i hela år, från 0 till 130."), name)
    low, high = selection.age_from, selection.age_to
    if low is not None and high is not None and low > high:
        raise InvalidInput(_("Den lägsta åldern är högre än den högsta."), "age_from")
