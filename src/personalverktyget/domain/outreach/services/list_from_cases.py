"""The recipients of a dispatch to many from earlier cases: the residents whose cases are chosen become its list."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.selectors import chosen_residents
from personalverktyget.domain.cases.selectors.chosen import CaseChoice
from personalverktyget.domain.outreach import scopes, uploads
from personalverktyget.domain.outreach.case_rows import rows_of_cases
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.recipient_lists import ListUploaded, RecipientsChosen
from personalverktyget.domain.outreach.freezing import asked_of_recipients
from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.services.list_recipients import replace_list
from personalverktyget.domain.outreach.states import DispatchAction


def list_from_cases(actor: StaffActor, dispatch_id: UUID, choice: CaseChoice, *, seen_version: int) -> int:
    """Let those whose cases are chosen, of the ones that the actor sees, be the list. Returns the version after that.

    Of many they are checked by the worker, like a long list. What the text asks of each recipient no case tells: those
    rows lack it, and the list is taken out, filled in and read again. Raises ``InvalidInput`` where nobody is chosen,
    or more than a list can have.
    """
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        chosen = chosen_residents(actor, choice, at_most=limits.MAX_ROWS + 1)
        if not chosen:
            raise InvalidInput(_("Inga ärenden stämmer med det du har valt. Välj fler ärendetyper eller en annan tid."))
        if len(chosen) > limits.MAX_ROWS:
            raise InvalidInput(_("Det är fler invånare än ett utskick kan gå till. Välj färre ärenden."))
        asked = {name: name for name in asked_of_recipients(actor, dispatch)}
        work.record(
            RecipientsChosen(
                dispatch=dispatch.id,
                unit=dispatch.unit_id,
                case_types=tuple(sorted(choice.case_types)),
                since=choice.since,
                until=choice.until,
                standing=choice.standing,
                handler=choice.handler,
                among=None if choice.among is None else len(choice.among),
                rows=len(chosen),
            )
        )
        if len(chosen) > uploads.AT_ONCE:
            uploads.keep_selection(actor, dispatch, chosen, columns=asked)
            step(dispatch, DispatchAction.CHECK)
            work.record(ListUploaded(dispatch=dispatch.id, unit=dispatch.unit_id))
        else:
            replace_list(work, actor, dispatch, list(rows_of_cases(chosen)), asked)
        dispatch.save()
        return dispatch.version
