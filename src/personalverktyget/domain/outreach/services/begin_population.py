"""A message from a region to its population: begun with a template and the grounds (ADR 38)."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates.selectors import population_template
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.basis import OF_REGIONS, Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchBegun, DispatchSaved
from personalverktyget.domain.outreach.services.write_message import new_dispatch


def begin_population_message(actor: AdministratorActor, *, template_id: UUID, basis: str) -> UUID:
    """Begin it. Raises ``InvalidInput`` for grounds that the guidelines do not allow: nothing is written then."""
    require_population_grounds(basis)
    template = population_template(actor, template_id)
    with unit_of_work(actor) as work:
        dispatch = new_dispatch(actor, template, is_single=False)
        dispatch.basis = Basis(basis)
        dispatch.save(update_fields=["basis"])
        work.record(DispatchBegun(dispatch=dispatch.id, template=template.id, unit=None))
    return dispatch.id


def change_population_message(
    actor: AdministratorActor, dispatch_id: UUID, *, template_id: UUID, basis: str, seen_version: int
) -> None:
    """Go on with another template or on other grounds. Whom it is to go to stays chosen."""
    require_population_grounds(basis)
    template = population_template(actor, template_id)
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        dispatch.template_version_id, dispatch.basis = template.version_id, Basis(basis)
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save()
        work.record(DispatchSaved(dispatch=dispatch.id, unit=None))


def require_population_grounds(basis: str) -> None:
    """Raise ``InvalidInput`` unless the grounds are ones on which a region may write to its population."""
    if not basis:
        raise InvalidInput(_("Välj varför regionen skriver till befolkningen."), "basis")
    grounds = Basis(basis)
    if grounds is Basis.GENERAL_INFORMATION:
        raise InvalidInput(
            _(
                "Allmän information får inte skickas till inkorgen. Den är till för det som rör invånarens egen hälsa. "
                "Skriv det på regionens webbplats i stället."
            ),
            "basis",
        )
    if grounds is Basis.RESEARCH:
        raise InvalidInput(
            _(
                "Förfrågningar om att vara med i forskning får inte skickas till inkorgen. Skicka ett brev, eller be "
                "mottagningarna att fråga i samband med ett besök."
            ),
            "basis",
        )
    if grounds not in OF_REGIONS:
        raise InvalidInput(_("Den anledningen är till för mottagningar. Välj en annan."), "basis")


def require_notified(*, confirms_notified: bool) -> None:
    """Raise ``InvalidInput`` unless the sender has said that the dispatch is notified in advance."""
    if not confirms_notified:
        raise InvalidInput(
            _("Bekräfta att utskicket är anmält till den nationella förvaltningen av inkorgen."), "confirms_notified"
        )
