"""What text variables stand for while somebody builds a form."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.contact_cards.text_values import values_at
from personalverktyget.domain.organisation.models import CareUnit


def preview_values(actor: StaffActor | AdministratorActor, target: str) -> Mapping[str, str]:
    """At the actor's own unit; where a region builds for many, words for a unit's name and for what its card says.

    ``target`` is the case type's own response time, if it has one.
    """
    if isinstance(actor, AdministratorActor):
        return values_at(CareUnit(name=_("mottagningens namn"), phone=""), target)
    actor.require(Permission.MANAGE_UNIT)
    unit = CareUnit.objects.select_related("region").get(id=actor.unit_id)
    return values_at(unit, target or unit.feedback_target or f"{unit.region.feedback_days}d")
