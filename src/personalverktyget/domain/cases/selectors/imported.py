"""Whether cases have come in at all: what an import asks before it begins."""

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.cases.models import Case


def has_cases(_actor: SystemActor) -> bool:
    """Whether there is any case. Tells of no person, so that nothing is to be logged."""
    return Case.objects.exists()
