"""Put other words in many central templates at once, in drafts alone, and take that back."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.read_models import TextsReplaced
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.case_types.text_wishes import Chosen, Wanted
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import tidied
from personalverktyget.domain.message_templates.events import TemplateDraftChanged
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.services.write_template import require_as_seen, require_keepable
from personalverktyget.domain.message_templates.text_places import template_places, with_places
from personalverktyget.domain.message_templates.version_rows import draft_of, keep_replaced, next_content, take_back

OPERATION: Final = "replace_texts"


class _NothingDone(Exception):
    """Nothing was changed, so there is nothing to record."""


def replace_template_texts(
    actor: AdministratorActor, search: TextSearch, replacement: str, chosen: Mapping[UUID, Chosen]
) -> tuple[TextsReplaced, ...]:
    """Change the chosen places that still say what the actor saw, each template as a piece of work of its own.

    A draft is begun where there is none. What stood there before is kept with it, so that the change can be taken back
    until somebody writes in it. A place that somebody has changed meanwhile is left as it is, and told.
    """
    scopes.manageable(actor)
    return tuple(_replaced(actor, id_, Wanted(search, replacement, places)) for id_, places in chosen.items())


def undo_replacement(actor: scopes.Administrator, template_id: UUID, *, seen_version: int) -> bool:
    """Take back what search and change did last in a draft. True where there is no draft left: it had begun one."""
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, template_id)
        require_as_seen(row, seen_version)
        draft = draft_of(row)
        if draft is None or not draft.replaced:
            raise NotPossibleNow(_("Det finns ingen ändring från sök och ändra att ångra."))
        is_gone = take_back(row, draft, by=actor.staff_id)
        work.record(TemplateDraftChanged(template=row.id, operation="undone", unit=row.unit_id))
        return is_gone


def _replaced(actor: AdministratorActor, template_id: UUID, wanted: Wanted) -> TextsReplaced:
    done = TextsReplaced(template_id, "", 0, 0, len(wanted.chosen))
    try:
        with unit_of_work(actor) as work:
            row = scopes.lock(actor, template_id)
            draft = draft_of(row)
            content = next_content(row)
            change = wanted.among(template_places(content))
            by = draft.changed_by.name if draft else ""
            done = TextsReplaced(template_id, row.name, len(change), 0, len(wanted.chosen) - len(change), by)
            if not change:
                raise _NothingDone
            after = tidied(with_places(content, change), TemplateKind(row.kind))
            require_keepable(after)
            keep_replaced(row, draft, after, before=content, by=actor.staff_id)
            work.record(TemplateDraftChanged(template=row.id, operation=OPERATION, unit=row.unit_id))
    except InvalidInput as wrong:
        return TextsReplaced(template_id, done.name, 0, 0, 0, refused=str(wrong))
    except (_NothingDone, NotFound):
        # Gone meanwhile, or changed everywhere: told in the answer.
        pass
    return done
