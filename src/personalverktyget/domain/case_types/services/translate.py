"""Translate a draft's texts: choose a language, write what the texts are in it, leave it again. Each is one step."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.services.edit_draft import record_change, working_draft
from personalverktyget.domain.case_types.text_variables import problem_of
from personalverktyget.domain.case_types.translated_texts import (
    AROUND,
    all_texts,
    seen_mark,
    settled_texts,
    text_key,
)
from personalverktyget.domain.forms.translations.kept import State, Translations
from personalverktyget.domain.forms.translations.languages import LANGUAGES
from personalverktyget.domain.forms.translations.texts import Text

_UNREADABLE = "\x00"


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote for a text, and what she saw there. ``still_holds`` says it of an older translation."""

    words: str
    seen: str
    still_holds: bool = False


def choose_language(actor: scopes.Administrator, case_type_id: UUID, language: str) -> None:
    """Begin to translate into a language. Residents meet nothing of it before it is published."""
    if language not in LANGUAGES:
        raise InvalidInput(_("Välj ett av språken i listan."), "language")
    with working_draft(actor, case_type_id) as (work, case_type, draft, _began):
        content = content_from_json(draft.content)
        if language in content.translations.languages:
            record_change(work, case_type, "unchanged")
            return
        after = content.with_translations(content.translations.with_language(language))
        draft_rows.stepped(draft, after, operation="add_language", subject=language, by=actor.staff_id)
        record_change(work, case_type, "add_language", language)


def leave_language(actor: scopes.Administrator, case_type_id: UUID, language: str) -> None:
    """Take a language away, with all that was translated into it. Can be undone like any step."""
    with working_draft(actor, case_type_id) as (work, case_type, draft, _began):
        content = content_from_json(draft.content)
        if language not in content.translations.languages:
            raise NotFound
        after = content.with_translations(content.translations.without_language(language))
        draft_rows.stepped(draft, after, operation="drop_language", subject=language, by=actor.staff_id)
        record_change(work, case_type, "drop_language", language)


def translate(
    actor: scopes.Administrator, case_type_id: UUID, language: str, written: Mapping[str, Written]
) -> frozenset[str]:
    """Keep what was written, by the keys of the texts. Returns those that somebody else has changed meanwhile.

    They stay as they are; all the others are kept. What cannot be kept is refused as a whole (``problem_with``).
    """
    with working_draft(actor, case_type_id) as (work, case_type, draft, _began):
        content = content_from_json(draft.content)
        if language not in content.translations.languages:
            raise NotFound
        before = translations = content.translations
        texts = {text_key(text.address): text for text in all_texts(content, settled_texts(case_type))}
        late, last = set(), None
        for key, said in written.items():
            text = texts.get(key)
            if text is None or not _is_new(translations, language, text, said):
                continue
            if seen_mark(before, language, text) != said.seen:
                late.add(key)
                continue
            if problem := problem_with(text, said.words):
                raise InvalidInput(problem, key)
            translations, last = translations.with_word(language, text, tidied(said.words)), text
        if last is None or translations == before:
            record_change(work, case_type, "unchanged")
        else:
            after = content.with_translations(translations)
            draft_rows.stepped(draft, after, operation="translate", subject=last.swedish, by=actor.staff_id)
            record_change(work, case_type, "translate", last.address.link_id)
        return frozenset(late)


def problem_with(text: Text, words: str) -> str:
    """What to do about a translation that cannot be kept; "" where it can."""
    words = tidied(words)
    if len(words) > text.longest:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        return message % {"length": len(words), "max": text.longest}
    if _UNREADABLE in words:
        return _("Texten innehåller ett tecken som inte går att spara. Skriv om den delen för hand.")
    return problem_of((words,)) if text.address.part in AROUND else ""


def tidied(words: str) -> str:
    """What was written, without the space round it, and with line ends as they are kept."""
    return words.replace("\r\n", "\n").strip()


def _is_new(translations: Translations, language: str, text: Text, said: Written) -> bool:
    """Whether something is to be kept: other words than there are, or that older ones still hold."""
    found = translations.words(language).get(text.address)
    if tidied(said.words) != (found.text if found else ""):
        return True
    return said.still_holds and translations.state(language, text) is State.STALE
