"""What a staff member writes on a case: the kinds that are possible now, in words, and what is written so far."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.attachments.kinds import ACCEPTED
from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH
from personalverktyget.domain.cases.read_models import CaseForStaff
from personalverktyget.domain.cases.states import Action
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.words import ACTIONS

COMPOSER, FILES = "composer", "files"
# In the order of the tabs: the first that is possible is chosen. Tab, help, label of the field.
_KINDS: dict[Action, tuple[Promise, Promise, Promise]] = {
    Action.REPLY_FINALLY: (
        lazy("Slutsvar"),
        lazy("Invånaren får svaret och ärendet avslutas."),
        lazy("Svar till invånaren"),
    ),
    Action.REPLY_PARTIALLY: (
        lazy("Delsvar"),
        lazy("Invånaren får svaret. Ärendet är kvar hos dig."),
        lazy("Svar till invånaren"),
    ),
    Action.ASK: (
        lazy("Motfråga"),
        lazy("Invånaren får frågan och kan svara. Ärendet väntar tills svaret kommer."),
        lazy("Fråga till invånaren"),
    ),
    Action.RECORD_CALL: (
        lazy("Telefonsamtal"),
        lazy("Skriv vad ni kom fram till. Invånaren ser att ni har pratat, men inte det du skriver här."),
        lazy("Anteckning från samtalet"),
    ),
    Action.NOTE: (
        lazy("Intern anteckning"),
        lazy("Syns bara för medarbetare som får se ärendet, aldrig för invånaren."),
        lazy("Intern anteckning"),
    ),
}
_ANSWERING = frozenset({Action.REPLY_FINALLY, Action.REPLY_PARTIALLY})
_SIGNED = frozenset({Action.REPLY_FINALLY, Action.REPLY_PARTIALLY, Action.ASK})


@dataclass(frozen=True, slots=True)
class Kind:
    """One tab of the composer."""

    value: str
    tab: str
    help: str
    label: str
    button: str
    action: str
    is_chosen: bool
    is_signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What somebody has written in one of the case's forms, to be shown there again. ``form`` names the form."""

    form: str
    kind: str = ""
    text: str = ""
    choice: str = ""
    key: UUID | None = None
    errors: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """The composer, ready to be drawn."""

    kinds: tuple[Kind, ...]
    text: str
    files: tuple[FileRow, ...]
    key: UUID
    signature: str
    error: str
    choices: tuple[tuple[str, str], ...]
    choice: str
    files_error: str
    draft_url: str
    saved: str
    max_length: int = MESSAGE_MAX_LENGTH
    accepted: str = ACCEPTED

    @property
    def is_only_note(self) -> bool:
        """Whether nothing but an internal note can be written, which then need not stand open."""
        return [kind.value for kind in self.kinds] == [Action.NOTE]

    @property
    def takes_files(self) -> bool:
        """Whether anything can be written that files may go with."""
        return any(kind.is_signed for kind in self.kinds)

    @property
    def chosen(self) -> Kind:
        """The tab that is open."""
        return next(kind for kind in self.kinds if kind.is_chosen)


def kept(fields: QueryDict) -> Writing:
    """What was being written when the session ran out."""
    text = fields.get("body", "") or fields.get("reason", "")
    choice = fields.get("choice", "")
    return Writing(form=fields.get("form", COMPOSER), kind=fields.get("kind", ""), text=text, choice=choice)


def composer(
    case: CaseForStaff, writing: Writing | None, rows_of: Callable[[Iterable[AttachedFile]], tuple[FileRow, ...]]
) -> Composer | None:
    """The composer of a case; ``None`` where nothing can be written on it."""
    possible = [action for action in _KINDS if action in case.actions]
    if not possible:
        return None
    own = writing if writing and writing.form == COMPOSER else None
    begun = own.kind if own else case.draft.kind if case.draft else ""
    chosen = next((action for action in possible if action == begun), possible[0])
    text = own.text if own else case.draft.body if case.draft else ""
    errors = dict(own.errors) if own else {}
    return Composer(
        kinds=_kinds(case.id, possible, chosen),
        text=text,
        files=rows_of(case.unsent_files),
        key=(own.key if own else None) or uuid4(),
        signature=case.signature,
        error=errors.get("body", "") or errors.get("kind", ""),
        choices=tuple((choice.key, choice.text) for choice in case.reply_choices) if _ANSWERING & {*possible} else (),
        choice=own.choice if own else "",
        files_error=errors.get(FILES, ""),
        draft_url=reverse("staff:cases:draft", kwargs={"case_id": case.id}),
        saved=_("Utkast sparat %(when)s") % {"when": formats.moment(case.draft.saved_at)} if case.draft else "",
    )


def _kinds(case_id: UUID, possible: Iterable[Action], chosen: Action) -> tuple[Kind, ...]:
    note, reply = (reverse(f"staff:cases:{name}", kwargs={"case_id": case_id}) for name in ("note", "reply"))
    return tuple(
        Kind(
            value=action,
            tab=str(_KINDS[action][0]),
            help=str(_KINDS[action][1]),
            label=str(_KINDS[action][2]),
            button=str(ACTIONS[action]),
            action=note if action is Action.NOTE else reply,
            is_chosen=action is chosen,
            is_signed=action in _SIGNED,
        )
        for action in possible
    )
