"""What a region writes to its population: what is prepared, waits and has been sent, and to whom, in counts alone."""

from uuid import UUID

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events.dispatches import DispatchesListed
from personalverktyget.domain.outreach.many_read_models import SelectionSeen
from personalverktyget.domain.outreach.models import PopulationSelection
from personalverktyget.domain.outreach.outcomes import outcomes
from personalverktyget.domain.outreach.read_models import DispatchList, DispatchRow
from personalverktyget.domain.outreach.states import DispatchState

# More than a region sends in many years.
MOST = 200


def population_dispatches(actor: AdministratorActor) -> Disclosure[DispatchList]:
    """What the actor's region has sent and is sending, the latest first; of the nation, what waits for it too."""
    rows = scopes.visible(actor).select_related("prepared_by", "template_version", "region")
    found = list(rows.order_by("-begun_at", "-id")[:MOST])
    counts = outcomes(row.id for row in found)
    content = DispatchList(
        rows=tuple(
            DispatchRow(
                id=row.id,
                subject=row.texts.get("subject") or row.template_version.subject,
                kind=row.kind,
                state=DispatchState(row.state),
                is_single=False,
                person=None,
                sent_by=f"{row.prepared_by.name}, {row.region.name}" if row.region else row.prepared_by.name,
                at=row.released_at or row.begun_at,
                **counts.get(row.id, {}),
            )
            for row in found
        ),
        next_cursor="",
    )
    event = DispatchesListed(view="population_dispatches", residents=(), unit=None)
    return Disclosure("dispatches", event, content)


def selection_seen(actor: AdministratorActor, dispatch_id: UUID) -> SelectionSeen | None:
    """Whom a dispatch that the actor sees goes to; ``None`` where that was told by a list. Counts, and so no entry."""
    row = PopulationSelection.objects.filter(dispatch__in=scopes.visible(actor), dispatch_id=dispatch_id).first()
    if row is None:
        return None
    return SelectionSeen(
        place=row.place,
        municipality=row.municipality,
        sex=row.sex,
        age_from=row.age_from,
        age_to=row.age_to,
        found=row.found,
        unreachable=sum(row.unreachable.values()),
        is_refused=row.is_refused,
    )
