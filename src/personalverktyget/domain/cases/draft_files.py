"""The files of a half-filled form, as the answers to its questions. The rows alone say which there are."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.attachments.scopes import gathered
from personalverktyget.domain.forms.definitions import FormDefinition, ItemType


def questions_for_files(form: FormDefinition) -> frozenset[str]:
    """The questions that are answered with files; of most forms none."""
    return frozenset(item.link_id for item in form.questions if item.type is ItemType.ATTACHMENT)


def files_of_draft(actor: ResidentActor, form: FormDefinition, draft_id: UUID) -> tuple[AttachedFile, ...]:
    """The files that the resident has attached so far. Asks only where the form does."""
    return attached_files(gathered(actor, draft_id)) if questions_for_files(form) else ()


def with_file_answers(form: FormDefinition, kept: Mapping[str, Any], files: tuple[AttachedFile, ...]) -> dict[str, Any]:
    """What is kept of the form, with the files in place of whatever it says of them."""
    ids: dict[str, list[str]] = {link_id: [] for link_id in questions_for_files(form)}
    for file in files:
        if file.question in ids:
            ids[file.question].append(str(file.id))
    return {**kept, **ids}
