"""Put other words in many places at once. Forms change in drafts alone; nothing is published here."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.events import CaseTypeDraftChanged, CaseTypeSettingsChanged
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft
from personalverktyget.domain.case_types.read_models import TextsReplaced
from personalverktyget.domain.case_types.settings import CaseTypeSettings, merged_replies
from personalverktyget.domain.case_types.text_places import (
    REPLY,
    changed_content,
    places_in_content,
    places_in_settings,
)
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.case_types.text_wishes import Chosen, Wanted

OPERATION: Final = "replace_texts"


class _NothingDone(Exception):
    """Nothing was changed, so there is nothing to record."""


def replace_texts(
    actor: AdministratorActor, search: TextSearch, replacement: str, chosen: Mapping[UUID, Chosen]
) -> tuple[TextsReplaced, ...]:
    """Change the chosen places that still say what the actor saw, each case type as a piece of work of its own.

    A draft is begun where there is none, and gets one step, so that all of it can be undone there. A place that
    somebody has changed meanwhile is left as it is, and told. What is settled has no draft: it holds at once.
    """
    scopes.manageable(actor)
    return tuple(_replaced(actor, search, replacement, id_, places) for id_, places in chosen.items())


def _replaced(
    actor: AdministratorActor, search: TextSearch, replacement: str, case_type_id: UUID, chosen: Chosen
) -> TextsReplaced:
    done = TextsReplaced(case_type_id, "", 0, 0, len(chosen))
    try:
        with unit_of_work(actor) as work:
            case_type = scopes.lock(actor, case_type_id)
            draft = draft_rows.locked(case_type)
            by = draft.changed_by.name if draft else ""
            in_draft = _change_draft(work, actor, case_type, draft, Wanted(search, replacement, chosen))
            settled, refused = _change_settings(work, case_type, Wanted(search, replacement, chosen))
            left = len(chosen) - in_draft - settled - (1 if refused else 0)
            done = TextsReplaced(case_type_id, case_type.name, in_draft, settled, max(left, 0), by, refused)
            if not (in_draft or settled):
                raise _NothingDone
    except (_NothingDone, NotFound):
        # Gone meanwhile, or changed everywhere: told in the answer.
        pass
    return done


def _change_draft(
    work: UnitOfWork, actor: AdministratorActor, case_type: CaseType, draft: CaseTypeDraft | None, wanted: Wanted
) -> int:
    live = case_type.current
    if draft is not None:
        before = draft.content
    elif live is not None:
        before = draft_rows.content_of_version(live, name=case_type.name).to_json()
    else:
        return 0
    change = wanted.among(places_in_content(before))
    if not change:
        return 0
    if draft is None:
        draft = draft_rows.begun(case_type, content_from_json(before), by=actor.staff_id, based_on=live)
    said = content_from_json(changed_content(before, change))
    texts = replace(said.texts, name=" ".join(said.texts.name.split()))
    after = content_from_json(before).with_form(said.form).with_texts(texts).with_translations(said.translations)
    draft_rows.stepped(draft, after, operation=OPERATION, subject=wanted.search.text, by=actor.staff_id)
    if live is None and after.texts.name:
        case_type.name = after.texts.name
        case_type.save(update_fields=["name"])
    work.record(CaseTypeDraftChanged(case_type=case_type.id, operation=OPERATION))
    return len(change)


def _change_settings(work: UnitOfWork, case_type: CaseType, wanted: Wanted) -> tuple[int, str]:
    """How many texts were changed; or why none was, where what would stand there does not hold."""
    before = {name: getattr(case_type, name) for name in ("receipt_text", "cap_message", "fixed_replies")}
    change = wanted.among(places_in_settings(before))
    if not change:
        return 0, ""
    texts = {path[1]: text for path, text in change.items() if path[0] != REPLY}
    replies = [
        change.get((REPLY, reply["id"]), reply["text"]).strip() for reply in before["fixed_replies"] if reply["is_used"]
    ]
    said = CaseTypeSettings(
        receipt_text=texts.get("receipt_text", case_type.receipt_text),
        cap_message=texts.get("cap_message", case_type.cap_message),
        fixed_replies=tuple(reply for reply in replies if reply),
    )
    try:
        said.require_sound()
    except InvalidInput as wrong:
        return 0, str(wrong)
    case_type.receipt_text, case_type.cap_message = said.receipt_text, said.cap_message
    case_type.fixed_replies = merged_replies(before["fixed_replies"], said.fixed_replies)
    case_type.settings_version += 1
    case_type.save(update_fields=["receipt_text", "cap_message", "fixed_replies", "settings_version"])
    work.record(CaseTypeSettingsChanged(case_type=case_type.id))
    return len(change), ""
