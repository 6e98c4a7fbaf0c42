"""Let a message go: it leaves after a short while, in which it can still be taken back."""

from collections.abc import Collection
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow, require_all
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases.texts import required_text
from personalverktyget.domain.message_templates.read_models import SendableTemplate
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import ask_the_register, require_reachable, values_of
from personalverktyget.domain.outreach.basis import OF_UNITS, Basis
from personalverktyget.domain.outreach.binding import bind, unbind
from personalverktyget.domain.outreach.dispatch_rows import forget_recipients, keep_values, only_recipient, step
from personalverktyget.domain.outreach.events.dispatches import DispatchReleased, DispatchTakenBack
from personalverktyget.domain.outreach.files import release_files, require_essentials, settle_files
from personalverktyget.domain.outreach.freezing import freeze
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.senders import Sender, template_of
from personalverktyget.domain.outreach.services.write_message import LONGEST_BODY, LONGEST_SUBJECT
from personalverktyget.domain.outreach.states import UNSENT, DispatchAction, DispatchState
from personalverktyget.domain.outreach.texts import asked_of_each
from personalverktyget.domain.outreach.values import required_value

# How long a message waits before it leaves, so that a slip can be taken back.
HOLD: Final = timedelta(seconds=30)


def release_message(
    actor: StaffActor,
    dispatch_id: UUID,
    *,
    seen_version: int,
    seen_template: UUID,
    confirms_contact: bool,
    seen_files: Collection[UUID] = (),
    confirms_essentials: bool = False,
) -> None:
    """Let it go. Whoever sends answers for the grounds; the unit that the resident reads of is the actor's own.

    Sending it twice is sending it once. Raises ``InvalidInput`` where something is lacking or not allowed, and
    ``NotPossibleNow`` where she cannot be reached.
    """
    if is_released(actor, dispatch_id):
        return
    ask_the_register(actor, dispatch_id)
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        recipient = only_recipient(dispatch)
        require_reachable(actor, recipient.resident_id)
        template = template_as_seen(actor, dispatch, seen_template)
        _settle_content(actor, dispatch, recipient, template)
        require_all(
            partial(require_grounds, dispatch.basis, confirms_contact=confirms_contact),
            partial(require_essentials, dispatch, confirms_essentials=confirms_essentials),
        )
        at = now()
        settle_files(dispatch.id, seen=frozenset(seen_files), at=at)
        step(dispatch, DispatchAction.RELEASE)
        dispatch.released_at, dispatch.send_at = at, at + HOLD
        bind(dispatch)
        dispatch.save()
        work.record(
            DispatchReleased(
                dispatch=dispatch.id,
                basis=dispatch.basis,
                recipients=1,
                resident=recipient.resident_id,
                unit=dispatch.unit_id,
            )
        )


def take_back(actor: Sender, dispatch_id: UUID) -> None:
    """Take it back before it has left; it can be changed and sent anew. Raises ``NotPossibleNow`` once it has."""
    with unit_of_work(actor) as work:
        dispatch = scopes.lock(actor, dispatch_id)
        if dispatch.prepared_by_id != actor.staff_id:
            raise NotFound
        if dispatch.state == DispatchState.PREPARING:
            raise NotPossibleNow(_("Meddelandet är redan tillbakataget. Det ligger bland det du skriver på."))
        step(dispatch, DispatchAction.TAKE_BACK)
        withdraw(dispatch)
        dispatch.save()
        resident_id = only_recipient(dispatch).resident_id if dispatch.is_single else None
        work.record(DispatchTakenBack(dispatch=dispatch.id, resident=resident_id, unit=dispatch.unit_id))


def withdraw(dispatch: Dispatch) -> None:
    """Let it be changed again, as if it had not been let go. The caller saves."""
    dispatch.send_at, dispatch.rate, dispatch.released_at, dispatch.needs_approval = None, None, None, False
    dispatch.approved_by_id, dispatch.approved_at = None, None
    unbind(dispatch)
    release_files(dispatch.id)
    if not dispatch.is_single:
        forget_recipients(dispatch)


def require_grounds(basis: str, *, confirms_contact: bool) -> None:
    """Raise ``InvalidInput`` unless the grounds are chosen, allowed and, where they need it, confirmed."""
    if not basis:
        raise InvalidInput(_("Välj varför mottagningen skriver till invånaren."), "basis")
    grounds = Basis(basis)
    if grounds not in OF_UNITS:
        raise InvalidInput(_("Bara regionen skriver till befolkningen. Välj en annan anledning."), "basis")
    if grounds is Basis.GENERAL_INFORMATION:
        raise InvalidInput(
            _(
                "Allmän information får inte skickas till inkorgen. Den är till för det som rör invånarens egen vård. "
                "Skriv det på kontaktkortet eller mottagningens webbplats i stället."
            ),
            "basis",
        )
    if grounds is Basis.RESEARCH:
        raise InvalidInput(
            _(
                "Förfrågningar om att vara med i forskning får inte skickas till inkorgen. Fråga i samband med ett "
                "besök, eller skicka ett brev."
            ),
            "basis",
        )
    if grounds.needs_contact and not confirms_contact:
        raise InvalidInput(
            _("Bekräfta att mottagningen har en pågående kontakt och att det gäller invånarens egen hälsa."),
            "confirms_contact",
        )


class TemplateChanged(NotPossibleNow):
    """The template has a newer version: the sender reads what it says now before anything is sent."""

    def __init__(self) -> None:
        super().__init__(_("Mallen har fått en ny version. Läs igenom meddelandet igen innan du skickar det."))


def template_as_seen(actor: Sender, dispatch: Dispatch, seen_template: UUID) -> SendableTemplate:
    """The template as the sender has seen it; raises ``NotPossibleNow`` where it is another by now, or none."""
    try:
        template = template_of(actor, dispatch.template_version.template_id)
    except NotFound as error:
        raise NotPossibleNow(
            _("Mallen går inte längre att skicka med. Det du har skrivit finns kvar. Välj en annan mall.")
        ) from error
    if template.version_id != seen_template:
        raise TemplateChanged
    return template


def _settle_content(actor: StaffActor, dispatch: Dispatch, recipient: Recipient, template: SendableTemplate) -> None:
    """Freeze what it says, once nothing is lacking in it."""
    asked = settle_texts(actor, dispatch, template)
    own = values_of(recipient)
    values = {name: required_value(own.get(name, ""), name=name, field=f"value_{name}") for name in asked}
    keep_values(recipient, values)


def settle_texts(actor: Sender, dispatch: Dispatch, template: SendableTemplate) -> tuple[str, ...]:
    """Freeze the texts, and the form of a question. Returns the variables that each recipient must have a value for."""
    if template.is_general:
        dispatch.subject = required_text(dispatch.subject, field="subject", max_length=LONGEST_SUBJECT)
        dispatch.body = required_text(dispatch.body, field="body", max_length=LONGEST_BODY)
    dispatch.template_version_id = template.version_id
    texts = freeze(dispatch, template, actor)
    if template.case_type_id is not None:
        dispatch.form_version_id = template.form_version_id
        assert dispatch.unit_id is not None  # A region does not ask: outreach_population_is_not_asked.
        dispatch.offered_id = offer_of(dispatch.unit_id, template.case_type_id)
    return asked_of_each(texts)


def offer_of(unit_id: UUID, case_type_id: UUID) -> UUID:
    """What makes the unit one that takes answers to a question; made at the first time that it is asked."""
    offered, _is_new = OfferedCaseType.objects.get_or_create(unit_id=unit_id, case_type_id=case_type_id)
    return offered.id


def is_released(actor: Sender, dispatch_id: UUID) -> bool:
    """Whether the actor has let it go before: sending twice is sending once."""
    own = scopes.visible(actor).filter(id=dispatch_id, prepared_by_id=actor.staff_id)
    return own.exclude(state__in=UNSENT).exists()
