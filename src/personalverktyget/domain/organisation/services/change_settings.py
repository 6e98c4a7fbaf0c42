"""A unit's and a region's own settings."""

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.calendars.response_time import CEILING
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.organisation import approval, readability
from personalverktyget.domain.organisation.events import RegionSettingsChanged, UnitSettingsChanged
from personalverktyget.domain.organisation.models import CareUnit, Region


def change_unit_settings(
    actor: StaffActor, *, feedback_target: str, pauses_while_waiting: bool, seen_version: int
) -> None:
    """Shorten the unit's response time ("2d", "4h", empty for the region's); say what pauses the closing clock."""
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        unit = CareUnit.objects.select_for_update(of=("self",)).select_related("region").get(id=actor.unit_id)
        if unit.version != seen_version:
            raise ChangedMeanwhile
        _require_shorter(feedback_target, unit.region.feedback_days)
        unit.feedback_target, unit.pauses_while_waiting = feedback_target, pauses_while_waiting
        unit.version += 1
        unit.save(update_fields=["feedback_target", "pauses_while_waiting", "version"])
        work.record(
            UnitSettingsChanged(
                unit=unit.id, feedback_target=feedback_target, pauses_while_waiting=pauses_while_waiting
            )
        )


def change_region_settings(
    actor: AdministratorActor,
    *,
    feedback_days: int,
    uses_permission_admin: bool,
    working_eves: tuple[str, ...],
    contact_address: str = "",
    needs_second_person: bool = False,
    highest_lix: int = readability.USUAL,
    approval_above: int = approval.USUAL,
) -> None:
    """Set the region's ceiling for feedback, whether BEH is used, which eves are worked, and where units turn.

    With ``needs_second_person`` a central case type is published only when another than who prepared it approves.
    Those who build case types are told of texts that are harder to read than ``highest_lix``. What a unit sends to
    more residents than ``approval_above`` leaves only when a second person there has approved it.
    """
    _require_possible(feedback_days, highest_lix)
    if not 0 <= approval_above <= approval.HIGHEST:
        raise InvalidInput(_("Skriv ett antal mellan 0 och %(max)s.") % {"max": approval.HIGHEST}, "approval_above")
    with unit_of_work(actor) as work:
        region = Region.objects.select_for_update().get(id=actor.own_region_id)
        region.feedback_days, region.uses_permission_admin = feedback_days, uses_permission_admin
        region.working_eves, region.contact_address = sorted(working_eves), contact_address
        region.needs_second_person, region.highest_lix = needs_second_person, highest_lix
        region.approval_above = approval_above
        region.save(update_fields=_REGION)
        work.record(
            RegionSettingsChanged(
                region=region.id,
                feedback_days=feedback_days,
                uses_permission_admin=uses_permission_admin,
                working_eves=" ".join(sorted(working_eves)),
                needs_second_person=needs_second_person,
                highest_lix=highest_lix,
                approval_above=approval_above,
            )
        )


_REGION = (
    "feedback_days",
    "uses_permission_admin",
    "working_eves",
    "contact_address",
    "needs_second_person",
    "highest_lix",
    "approval_above",
)


def _require_possible(feedback_days: int, highest_lix: int) -> None:
    highest = CEILING.working_days or 3
    if not 1 <= feedback_days <= highest:
        raise InvalidInput(
            _("Svarstiden måste vara mellan 1 och %(max)s arbetsdagar.") % {"max": highest}, "feedback_days"
        )
    if not readability.LOWEST <= highest_lix <= readability.HIGHEST:
        limits = {"min": readability.LOWEST, "max": readability.HIGHEST}
        raise InvalidInput(_("Skriv ett LIX-värde mellan %(min)s och %(max)s.") % limits, "highest_lix")


def _require_shorter(feedback_target: str, ceiling_days: int) -> None:
    try:
        target = read_target(feedback_target)
    except ValueError as error:
        raise InvalidInput(_("Svarstiden går inte att läsa. Välj ett av alternativen."), "feedback_target") from error
    if target and target.working_days and target.working_days > ceiling_days:
        message = _("Enheten kan bara korta svarstiden. Regionens gräns är %(days)s arbetsdagar.")
        raise InvalidInput(message % {"days": ceiling_days}, "feedback_target")
