"""A FHIR R4 Questionnaire as a form of ours, with a remark for everything that has no place in one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from personalverktyget.domain.forms.definition_json import MAX_DEPTH, MAX_ITEMS
from personalverktyget.domain.forms.definitions import FormDefinition, Headline, Item, ItemType
from personalverktyget.domain.forms.exchange.foreign import Entry, Notes, code_of, parts_of
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.conditions import (
    Wanted,
    joined,
    read_conditions,
    with_conditions,
)
from personalverktyget.domain.forms.exchange.questionnaires.items import read_item
from personalverktyget.domain.forms.exchange.questionnaires.limits import tried
from personalverktyget.domain.forms.exchange.questionnaires.pages import as_pages
from personalverktyget.domain.forms.exchange.questionnaires.translated import hear, hear_common, translations_in
from personalverktyget.domain.forms.exchange.questionnaires.value_sets import contained_value_sets
from personalverktyget.domain.forms.exchange.remarks import Said, refuse
from personalverktyget.domain.forms.json_values import MAX_ID
from personalverktyget.domain.forms.translations.kept import NONE, Translations
from personalverktyget.domain.forms.translations.texts import Address, Part

# What identifies the form or only tells how it is drawn; the rest of what is said about it is told.
_ABOUT: Final = frozenset(
    {"resourceType", "meta", "implicitRules", "language", "text", "url", "version", "name", "status", "date"}
)
_BESIDE: Final = {"help": "help", "flyover": "help", "unit": "unit", "lower": "min_label", "upper": "max_label"}


@dataclass(frozen=True, slots=True)
class Found:
    """A foreign form: ours, the address and version under which others know it, and what is said around it."""

    definition: FormDefinition
    source: str
    description: str = ""
    terms: str = ""
    translations: Translations = NONE


def read_questionnaire(data: Mapping[str, Any], notes: Notes) -> Found:
    """The form; raises ``Refused`` where it is none, or one too large, too deep or contradictory."""
    form = Entry({key: value for key, value in data.items() if key not in _ABOUT - {"url", "version"}}, notes)
    address, version = form.text("url"), form.text("version")
    title = form.text("title") or form.cleaned(str(data.get("name") or ""))
    hear(form, Address("", Part.TITLE), title, form.data.pop("_title", None))
    if not title.strip():
        title = "Importerat formulär"
        form.say(Said.NO_TEXT)
    reader = _Reader(notes, contained_value_sets(form.take("contained", list, [])))
    description = form.text("description")
    headline = parts_of(form.extension(fhir.OWN_HEADLINE))
    hear_common(form)
    _tell_details(form)
    items = reader.items(form.entries("item"), 1)
    if not items:
        raise refuse(Said.NO_ITEMS)
    definition = FormDefinition(title=title, items=as_pages(items, title, notes))
    definition = with_conditions(definition, reader.wanted, reader.ids, notes)
    source = "|".join(part for part in (address, version) if part)
    definition = _with_headline(definition, headline, form)
    return Found(definition, source, description, translations=translations_in(definition, notes))


def _tell_details(form: Entry) -> None:
    form.data.pop("subjectType", None)
    details = [key for key in form.data if key not in ("item", "modifierExtension")]
    if details:
        form.say(Said.FORM_DETAILS, details=", ".join(details))
    form.data = {key: value for key, value in form.data.items() if key not in details}
    items = form.data.pop("item", None)
    form.tell_the_rest()
    form.data = {} if items is None else {"item": items}


def _with_headline(definition: FormDefinition, told: Mapping[str, Any], form: Entry) -> FormDefinition:
    link_id = told.get("linkId")
    if not isinstance(link_id, str) or not definition.can_stand_for_the_case(link_id):
        if told:
            form.say(Said.EXTENSION, url=fhir.OWN_HEADLINE, value=str(link_id))
        return definition
    pattern = told.get("pattern")
    words = form.cleaned(pattern) if isinstance(pattern, str) and pattern else Headline("").pattern
    return replace(definition, headline=Headline(link_id, words))


class _Reader:
    """Reads items. Conditions are kept aside until every question is known."""

    def __init__(self, notes: Notes, value_sets: Mapping[str, Any]) -> None:
        self.notes = notes
        self.value_sets = value_sets
        self.wanted: dict[str, Wanted] = {}
        self.ids: dict[str, str] = {}
        self.count = 0

    def items(self, entries: list[Mapping[str, Any]], depth: int) -> tuple[Item, ...]:
        """The items of one level; those that lay below a question come after it."""
        self.count += len(entries)
        if self.count > MAX_ITEMS:
            raise refuse(Said.TOO_MANY_ITEMS, max=MAX_ITEMS)
        if depth > MAX_DEPTH:
            raise refuse(Said.TOO_DEEP, max=MAX_DEPTH)
        return tuple(item for data in entries for item in self._with_what_follows(Entry(data, self.notes), depth))

    def _with_what_follows(self, entry: Entry, depth: int) -> Iterator[Item]:
        link_id = entry.take("linkId", str, "")
        entry.question = str(entry.data.get("text") or "")
        if not link_id.strip():
            raise refuse(Said.MISSING_LINK_ID, question=entry.question)
        self._keep_id(entry, link_id)
        if link_id in self.ids or entry.link_id in self.wanted:
            raise refuse(Said.DUPLICATE_LINK_ID, link_id, entry.question)
        self.ids[link_id] = entry.link_id
        beside, inside = _split(entry.entries("item"))
        self.wanted[entry.link_id] = read_conditions(entry)
        item = self._beside(entry, read_item(entry, self.value_sets), beside)
        entry.tell_the_rest()
        children = self.items(inside, depth + 1) if inside else ()
        if item.type is ItemType.GROUP:
            if children:
                yield replace(item, items=children)
            else:
                entry.say(Said.LEFT_OUT)
            return
        yield item
        for child in children:
            self.notes.say(child.link_id, child.text, Said.MOVED_OUT, question=item.text)
            self.wanted[child.link_id] = joined(self.wanted[child.link_id], self.wanted[item.link_id], entry)
            yield child

    def _keep_id(self, entry: Entry, link_id: str) -> None:
        kept = entry.cleaned(link_id) if len(link_id) <= MAX_ID else f"{link_id[: MAX_ID - 8]}~{self.count}"
        entry.link_id = kept
        if kept != link_id:
            entry.say(Said.LINK_ID_CHANGED, old=link_id, new=kept)

    def _beside(self, entry: Entry, item: Item, beside: list[tuple[str, Mapping[str, Any]]]) -> Item:
        """The item with the texts that belong to it: help, unit, the ends of a scale."""
        for control, data in beside:
            text, name = data.get("text"), _BESIDE[control]
            if not isinstance(text, str) or not text:
                continue
            longest = {} if name == "help" else {"longest": MAX_ID}
            words = entry.cleaned(text, **longest)
            hear(entry, Address(entry.link_id, Part(name)), words, data.get("_text"))
            words = f"{item.help}\n{words}" if name == "help" and item.help else words
            item = tried(entry, item, Said.WORDS_BESIDE, {"text": text}, **{name: words})
        return item


def _split(entries: list[Mapping[str, Any]]) -> tuple[list[tuple[str, Mapping[str, Any]]], list[Mapping[str, Any]]]:
    """The texts that belong to the item itself, and the items that lie in it."""
    beside, inside = [], []
    for data in entries:
        control = code_of(_control(data)) if data.get("type") == "display" and not data.get("enableWhen") else ""
        if control in _BESIDE:
            beside.append((control, data))
        else:
            inside.append(data)
    return beside, inside


def _control(data: Mapping[str, Any]) -> Any:
    extensions = data.get("extension")
    for part in extensions if isinstance(extensions, list) else []:
        if isinstance(part, Mapping) and part.get("url") == fhir.ITEM_CONTROL:
            return part.get("valueCodeableConcept")
    return None
