"""Files in a form: what a page sends of them, kept at once as everything else that is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.web.resident.files.files import rows_of
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.pages import ResidentRequest
from personalverktyget.web.shared.questionnaire.written import asked_on, field_ids
from personalverktyget.web.shared.uploads import refused_ahead, uploads_in

# The page's own buttons: attach what is chosen and stay, or take one away.
ATTACH: Final = "attach:"
DETACH: Final = "detach:"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesSent:
    """The draft as it is with the files that came, what was refused, and where one of the buttons leads."""

    draft: FormDraft
    refused: Mapping[Place, str] = field(default_factory=dict)
    leads_to: str = ""


def files_sent(request: ResidentRequest, draft: FormDraft, form: FormDefinition, page: Item) -> FilesSent:
    """Attach the files of this page, or take one away. Those that are refused stop none of the others."""
    ids, action = field_ids(form), request.POST.get("action", "")
    refused: dict[Place, str] = {}
    has_changed, before = False, refused_ahead(request)
    for item in asked_on(page):
        if item.type is not ItemType.ATTACHMENT:
            continue
        uploads = list(uploads_in(request, ids[item.link_id]))
        has_changed = has_changed or bool(uploads)
        if words := _attach(request, draft, item, uploads) or before.get(ids[item.link_id], ""):
            refused[Place(item.link_id)] = words
    if action.startswith(DETACH):
        has_changed = _detach(request, draft, action.removeprefix(DETACH).partition(":")[0]) or has_changed
    if has_changed:
        draft = disclose(request.actor, selectors.form_draft(request.actor, draft.id, language=draft.language))
    return FilesSent(draft=draft, refused=refused, leads_to=_place(action, ids))


def file_rows_of(files: Iterable[AttachedFile]) -> dict[str, tuple[FileRow, ...]]:
    """The files by the question that they answer, for the page and the review."""
    by_question: dict[str, list[AttachedFile]] = {}
    for file in files:
        by_question.setdefault(file.question, []).append(file)
    return {question: rows_of(found) for question, found in by_question.items()}


def _attach(request: ResidentRequest, draft: FormDraft, item: Item, uploads: Iterable[Upload]) -> str:
    refusals = []
    for upload in uploads:
        try:
            services.attach_to_form(request.actor, draft.id, question=item.link_id, upload=upload)
        except InvalidInput as refusal:
            refusals.append(str(refusal))
    return " ".join(refusals)


def _detach(request: ResidentRequest, draft: FormDraft, written: str) -> bool:
    try:
        services.detach_from_form(request.actor, draft.id, UUID(written))
    except (NotFound, ValueError):
        # Asked twice, it is gone already.
        return False
    return True


def _place(action: str, ids: Mapping[str, str]) -> str:
    if not action.startswith((ATTACH, DETACH)):
        return ""
    name = action.rpartition(":")[2]
    return name if name in ids.values() else ""
