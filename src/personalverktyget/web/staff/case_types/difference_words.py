"""Differences between two versions, in words: "Frågan ”Styrka” blev obligatorisk"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.case_types.content import TEXT_NAMES, CaseTypeTexts, DraftContent
from personalverktyget.domain.case_types.translated_texts import TranslationChange, translation_changes
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.forms.differences import Difference, What, differences
from personalverktyget.domain.forms.translations.languages import InLanguage
from personalverktyget.web.shared.languages import marked, swedish, with_swedish
from personalverktyget.web.shared.words import target_in_words
from personalverktyget.web.staff.case_types.condition_words import sentence
from personalverktyget.web.staff.case_types.kinds import Words, kind_of
from personalverktyget.web.staff.case_types.language_words import language_name, shortened
from personalverktyget.web.staff.case_types.problem_words import item_name

TEXT_LABELS: Final[Mapping[str, Words]] = {
    "name": lazy("Namn"),
    "summary": lazy("Kort beskrivning"),
    "description": lazy("Beskrivning"),
    "not_for": lazy("När den inte passar"),
    "terms_text": lazy("Det här gäller"),
    "feedback_target": lazy("Svarstid"),
}
_WHAT: Final[Mapping[What, Words]] = {
    What.ADDED: lazy("”%(name)s” är ny."),
    What.REMOVED: lazy("”%(name)s” är borttagen."),
    What.MOVED: lazy("”%(name)s” är flyttad."),
    What.OPTION_ADDED: lazy("Alternativet ”%(after)s” är nytt på ”%(name)s”."),
    What.OPTION_REMOVED: lazy("Alternativet ”%(before)s” är borttaget från ”%(name)s”."),
    What.OPTION_RENAMED: lazy("Alternativet ”%(before)s” på ”%(name)s” heter nu ”%(after)s”."),
    What.OPTIONS_MOVED: lazy("Alternativen på ”%(name)s” står i en annan ordning."),
}
_FIELDS: Final[Mapping[str, Words]] = {
    "help": lazy("Hjälptexten till ”%(name)s” är ändrad."),
    "appearance": lazy("Alternativen på ”%(name)s” visas på ett annat sätt."),
    "unit": lazy("Enheten för ”%(name)s” är ändrad."),
    "error_texts": lazy("Feltexterna för ”%(name)s” är ändrade."),
    "pattern": lazy("Mönstret för svaret på ”%(name)s” är ändrat."),
    "entry_format": lazy("Exemplet på svar till ”%(name)s” är ändrat."),
    "call": lazy("Numret att ringa på ”%(name)s” är ändrat."),
    "prefill": lazy("Vad ”%(name)s” börjar med är ändrat."),
    "day_limit": lazy("Om svaret på ”%(name)s” får ligga före eller efter dagens datum är ändrat."),
    "initial": lazy("Vad ”%(name)s” börjar med är ändrat."),
    "may_be_unknown": lazy("Om det går att svara ”Vet inte” på ”%(name)s” är ändrat."),
    "hidden": lazy("Om ”%(name)s” visas är ändrat."),
}
_LIMITS: Final = lazy("Gränserna för svaret på ”%(name)s” är ändrade.")


@dataclass(frozen=True, slots=True)
class Line:
    """One difference in words, with what stood before and what stands now where that helps."""

    text: str
    before: str = ""
    after: str = ""


def difference_lines(before: DraftContent, after: DraftContent) -> tuple[Line, ...]:
    """Everything that differs, texts first."""
    translated = (_translation_line(change) for change in translation_changes(before, after))
    return (*_text_lines(before.texts, after.texts), *form_lines(before.form, after.form), *translated)


def form_lines(before: FormDefinition, after: FormDefinition) -> tuple[Line, ...]:
    """What differs in the form alone. Several limits of one question are one line."""
    return tuple(dict.fromkeys(_line(before, after, found) for found in differences(before, after)))


def _translation_line(change: TranslationChange) -> Line:
    language = language_name(change.language)
    if change.text is None:
        if change.before:
            return Line(_("Språket %(language)s är borttaget.") % {"language": language})
        words = _("Språket %(language)s är nytt. %(count)s texter är översatta.")
        return Line(words % {"language": language, "count": change.after})
    text = _("Översättningen till %(language)s av ”%(text)s” är ändrad.")
    words = with_swedish(text % {"language": language, "text": "%(of)s"}, of=shortened(change.text.swedish))
    return Line(words, *(marked(InLanguage(said, change.language)) for said in (change.before, change.after)))


def _text_lines(before: CaseTypeTexts, after: CaseTypeTexts) -> list[Line]:
    lines = []
    for name in TEXT_NAMES:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            if name == "feedback_target":
                old, new = target_in_words(old) or _("regionens"), target_in_words(new) or _("regionens")
            else:
                old, new = swedish(old), swedish(new)
            lines.append(Line(_("Texten ”%(label)s” är ändrad.") % {"label": TEXT_LABELS[name]}, old, new))
    return lines


def _line(before: FormDefinition, after: FormDefinition, found: Difference) -> Line:
    old, new = before.by_link_id.get(found.link_id), after.by_link_id.get(found.link_id)
    item = new or old
    if found.what is What.HEADLINE:
        name = item_name(item) if item else _("formulärets namn")
        return Line(with_swedish(_("I ärendelistan står nu ”%(name)s”."), name=name))
    assert item is not None  # A difference is about an item of one of the two.
    parts = {"name": item_name(item), "before": found.before, "after": found.after}
    if found.what is What.CHANGED and old is not None and new is not None:
        return _changed(before, after, old, new, found.field)
    return Line(with_swedish(str(_WHAT[found.what]), **parts))


def _changed(before: FormDefinition, after: FormDefinition, old: Item, new: Item, field: str) -> Line:
    name = {"name": item_name(new)}
    match field:
        case "text":
            return Line(with_swedish(_("”%(old)s” heter nu ”%(new)s”."), old=item_name(old), new=item_name(new)))
        case "required" | "recommended":
            return Line(with_swedish(_need_words(new), **name))
        case "type" | "repeats":
            text = _("”{name}” är nu av slaget {new}, förut {old}.")
            kinds = {"old": kind_of(old).words, "new": kind_of(new).words}
            return Line(format_html(text, name=swedish(item_name(new)), **kinds))
        case "enable_when":
            always = _("Visas alltid")
            text = with_swedish(_("Villkoret för ”%(name)s” är ändrat."), **name)
            return Line(text, sentence(before, old) or always, sentence(after, new) or always)
    if field == "help":
        return Line(with_swedish(str(_FIELDS[field]), **name), swedish(old.help), swedish(new.help))
    return Line(with_swedish(str(_FIELDS.get(field, _LIMITS)), **name))


def _need_words(item: Item) -> str:
    if item.required:
        return _("Frågan ”%(name)s” blev obligatorisk.")
    return _("Frågan ”%(name)s” blev rekommenderad.") if item.recommended else _("Frågan ”%(name)s” blev frivillig.")
