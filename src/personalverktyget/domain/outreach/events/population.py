"""What can be recorded about a region that chooses whom of its population it writes to."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.outreach.events.dispatches import DispatchEvent


@dataclass(frozen=True, kw_only=True)
class PopulationAsked(DispatchEvent):
    """A region asked for those of its population that it is to write to: where they live, how old, of which sex."""

    name = "dispatch.population_asked"
    place: str
    sex: str
    age_from: int | None
    age_to: int | None


@dataclass(frozen=True, kw_only=True)
class PopulationSearched(Event):
    """So many residents were looked at; ``residents`` are those of them who are meant."""

    name = "dispatch.population_searched"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    looked_at: int


@dataclass(frozen=True, kw_only=True)
class PopulationRefused(DispatchEvent):
    """Those of a population who were asked for were not looked for: who asked may not send any more."""

    name = "dispatch.population_refused"
