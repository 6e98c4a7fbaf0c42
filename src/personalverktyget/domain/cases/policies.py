"""Is it possible now, whoever asks? Each rule as an answering and a raising twin."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.cases.states import Action, State, Transition, transition


def possible_actions(actor: StaffActor, state: State, handler_id: UUID | None) -> frozenset[Action]:
    """What the actor may do to a case in this state: what buttons are drawn from."""
    return frozenset(action for action in Action if _allowed(actor, state, handler_id, action))


def require(actor: StaffActor, state: State, handler_id: UUID | None, action: Action) -> Transition:
    """The row of the state table for doing ``action``. Raises ``NotAllowed`` or ``NotPossibleNow``."""
    row = transition(state, action)
    if row is None or row.permission is None:
        raise NotPossibleNow(_("Ärendet har ändrats sedan du öppnade det, så det går inte att göra just nu."))
    actor.require(row.permission)
    if row.own and handler_id != actor.staff_id:
        raise NotPossibleNow(_("Ärendet är inte ditt. Ta det först, eller be den som fördelar att ge det till dig."))
    if action is Action.TAKE and handler_id == actor.staff_id:
        raise NotPossibleNow(_("Ärendet är redan ditt."))
    return row


def is_handler_at(staff_id: UUID, unit_id: UUID) -> bool:
    """Whether the staff member holds ÄH at the unit today."""
    return Grant.objects.filter(in_force(today()), staff_id=staff_id, unit_id=unit_id, role=Role.CASE_HANDLER).exists()


def require_handler_at(staff_id: UUID, unit_id: UUID) -> None:
    """Raise unless the staff member holds ÄH at the unit today."""
    if not is_handler_at(staff_id, unit_id):
        raise InvalidInput(
            _("Personen är inte ärendehanterare på enheten. Välj någon annan i listan."), field="handler"
        )


def _allowed(actor: StaffActor, state: State, handler_id: UUID | None, action: Action) -> bool:
    row = transition(state, action)
    if row is None or row.permission is None or not actor.may(row.permission):
        return False
    if row.own:
        return handler_id == actor.staff_id
    return not (action is Action.TAKE and handler_id == actor.staff_id)
