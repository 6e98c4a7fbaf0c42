"""A form template of the predecessor, as the file it kept or in a message of its service contracts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

from personalverktyget.domain.forms.definition_json import MAX_ITEMS
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.exchange.foreign import Entry, Notes
from personalverktyget.domain.forms.exchange.questionnaires.conditions import require_order
from personalverktyget.domain.forms.exchange.questionnaires.reading import Found
from personalverktyget.domain.forms.exchange.remarks import Said, refuse
from personalverktyget.domain.forms.exchange.templates.questions import QuestionReader, children, local, said

_FHIR: Final = "{http://hl7.org/fhir}"
_CONTRACTS: Final = frozenset({"schema", "definitions"})
_DETAILS: Final = (
    *("anonymousForm", "category", "code", "descriptionInternal", "formCompleteText", "informationURL", "media"),
    "templatePropagate",
)


def read_template(root: Element, notes: Notes) -> Found:
    """The form; raises ``Refused`` where the document holds none, or several."""
    template = _only_template(root)
    title = said(template, "formTitle") or said(template, "formName")
    form = Entry({}, notes)
    if not title:
        title = "Importerat formulär"
        form.say(Said.NO_TEXT)
    details = [name for name in _DETAILS if any(True for _ in children(template, name)) and _has_words(template, name)]
    if details:
        form.say(Said.FORM_DETAILS, details=", ".join(details))
    pages = tuple(_Reader(notes, title).pages(template))
    if not pages:
        raise refuse(Said.NO_ITEMS)
    definition = FormDefinition(title=form.cleaned(title), items=pages)
    if len(definition.by_link_id) > MAX_ITEMS:
        raise refuse(Said.TOO_MANY_ITEMS, max=MAX_ITEMS)
    require_order(definition)
    version = said(template, "templateVersion")
    source = "|".join(part for part in (said(template, "templateId"), version) if part)
    texts = (form.cleaned(said(template, "description")), form.cleaned(said(template, "term")))
    return Found(definition, source, *texts)


def _only_template(root: Element) -> Element:
    name = local(root)
    if str(root.tag).startswith(_FHIR):
        raise refuse(Said.FHIR_AS_XML)
    if name in _CONTRACTS:
        raise refuse(Said.CONTRACT_NOT_FORM)
    named = [part for part in root.iter() if local(part) in ("formTemplate", "formTemplates")]
    found = [part for part in named if any(True for _ in children(part, "pages"))]
    if not found:
        raise refuse(Said.NOT_A_FORM, found=name)
    if len(found) > 1:
        raise refuse(Said.SEVERAL_FORMS, count=len(found))
    return found[0]


def _has_words(template: Element, name: str) -> bool:
    return any("".join(part.itertext()).strip() for part in children(template, name))


class _Reader:
    """Reads pages and their blocks of questions."""

    def __init__(self, notes: Notes, title: str) -> None:
        self.notes = notes
        self.title = title
        self.taken: set[str] = set()

    def pages(self, template: Element) -> Iterator[Item]:
        """Every page that holds questions."""
        found = [page for holder in children(template, "pages") for page in children(holder, "page")]
        routes = [route for holder in children(template, "pages") for route in children(holder, "routing")]
        for number, page in enumerate(found, 1):
            link_id = self._id(f"sida{said(page, 'pagenumber') or number}")
            blocks = tuple(self._blocks(page, link_id))
            entry = self._entry(link_id, said(page, "subject"))
            if blocks:
                yield self._group(entry, page, self.title, blocks)
            else:
                entry.say(Said.LEFT_OUT)
        for route in routes:
            entry = self._entry("", self.title)
            entry.say(Said.ROUTE, route=" ".join(" ".join(route.itertext()).split()))

    def _blocks(self, page: Element, page_id: str) -> Iterator[Item]:
        for number, block in enumerate(children(page, "questionBlocks"), 1):
            told = said(block, "blockNumber") or said(block, "blocknumber") or str(number)
            link_id = self._id(f"{page_id}-block{told}")
            questions = tuple(QuestionReader(self.notes, link_id, self._id).questions(block))
            entry = self._entry(link_id, said(block, "subject"))
            for extra in children(block, "gridConfig"):
                entry.say(Said.ELEMENT, key=local(extra))
            if questions:
                yield self._group(entry, block, said(page, "subject") or self.title, questions)
            else:
                entry.say(Said.LEFT_OUT)

    def _group(self, entry: Entry, element: Element, otherwise: str, items: tuple[Item, ...]) -> Item:
        text = entry.cleaned(entry.question)
        if not text:
            entry.say(Said.NO_TEXT)
            text = entry.cleaned(otherwise)
        if link := said(element, "informationURL"):
            entry.say(Said.LINK, link=link)
        group = Item(link_id=entry.link_id, type=ItemType.GROUP, text=text, items=items)
        return replace(group, help=entry.cleaned(said(element, "description")))

    def _entry(self, link_id: str, question: str) -> Entry:
        entry = Entry({}, self.notes)
        entry.link_id, entry.question = link_id, question
        return entry

    def _id(self, wanted: str) -> str:
        """The id itself, or one beside it where two parts of the template bear the same number."""
        link_id, number = wanted[:80], 1
        while link_id in self.taken:
            number += 1
            link_id = f"{wanted[:80]}-{number}"
        self.taken.add(link_id)
        return link_id
