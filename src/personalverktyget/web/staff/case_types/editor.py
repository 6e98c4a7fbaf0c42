"""The editor of one part of the form: its fields, its conditions, and the places that it can be moved to."""

from dataclasses import dataclass, replace

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.editing import Place, fingerprint, place_of
from personalverktyget.web.staff.case_types.condition_rows import (
    ConditionRow,
    Pairs,
    questions_before,
    read_rows,
    rows_of,
)
from personalverktyget.web.staff.case_types.condition_words import sentence
from personalverktyget.web.staff.case_types.item_form import FURTHER, ItemForm
from personalverktyget.web.staff.case_types.kinds import PAGE, kind_of
from personalverktyget.web.staff.case_types.problem_words import item_name


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent from the editor: the item that it says, and what could not be understood."""

    item: Item
    form: ItemForm
    row_errors: dict[int, str]
    post: QueryDict

    @property
    def errors(self) -> bool:
        """Whether something could not be understood."""
        return bool(self.form.errors or self.row_errors)


Editor = Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEditor:
    """The editor as the page shows it."""

    item: Item
    name: str
    kind: str
    is_page: bool
    form: ItemForm
    main: tuple[BoundField, ...]
    further: tuple[BoundField, ...]
    further_is_open: bool
    seen: str
    seen_all: str
    shape: str
    rows: tuple[ConditionRow, ...]
    sentence: str
    behavior: str
    questions: Pairs
    can_have_conditions: bool
    places: Pairs
    is_first: bool
    is_last: bool
    is_headline: bool
    can_be_headline: bool


def sent_editor(form: FormDefinition, link_id: str, post: QueryDict) -> Sent | None:
    """What the editor's form said, where it was sent and its item is still there."""
    item = form.by_link_id.get(link_id)
    if item is None or "seen" not in post:
        return None
    read = read_rows(form, item, post)
    item = replace(item, enable_when=read.conditions, enable_behavior=read.behavior)
    fields = ItemForm(post, item=item, is_page=link_id not in form.parents)
    fields.is_valid()
    return Sent(fields.said(), fields, read.errors, post)


def written_of_gone(post: QueryDict) -> tuple[str, ...]:
    """The texts that were sent from the editor of a part that is there no longer: to be copied, not to be lost."""
    return tuple(text for name in ItemForm.WRITTEN if (text := post.get(name, "").strip()))


def editor_of(form: FormDefinition, item: Item, *, sent: Sent | None = None, keeps_sent: bool = False) -> ShownEditor:
    """The editor of an item; what was sent and could not be understood, or was not saved, stays in its field."""
    is_page = item.link_id not in form.parents
    seen, seen_all = fingerprint(item), fingerprint(item, with_children=True)
    if sent is not None and keeps_sent:
        item = replace(sent.item, items=item.items)
    keeps_sent = sent is not None and (keeps_sent or sent.errors)
    fields = sent.form if sent is not None and keeps_sent else ItemForm(item=item, is_page=is_page)
    names = tuple(fields.fields)
    place = place_of(form, item.link_id)
    assert place is not None  # It was found in the form.
    siblings = form.by_link_id[place.parent].items if place.parent else form.items
    rows = rows_of(form, item, errors=sent.row_errors if sent else None, sent=sent.post if sent else None)
    further = tuple(name for name in names if name in FURTHER)
    return ShownEditor(
        item=item,
        name=item_name(item),
        kind=str((PAGE if is_page else kind_of(item)).words),
        is_page=is_page,
        form=fields,
        main=tuple(fields[name] for name in names if name not in FURTHER),
        further=tuple(fields[name] for name in further),
        further_is_open=any(fields.errors.get(name) or fields.initial.get(name) not in _UNSAID for name in further),
        seen=seen,
        seen_all=seen_all,
        shape="-".join((item.link_id, item.type.value, *(f"{row.question}.{row.comparison}" for row in rows))),
        rows=rows,
        sentence=sentence(form, item),
        behavior=item.enable_behavior.value,
        questions=tuple((other.link_id, item_name(other)) for other in questions_before(form, item)),
        can_have_conditions=not is_page or bool(place.index),
        places=_places(form, item),
        is_first=place.index == 0,
        is_last=place.index == len(siblings) - 1,
        is_headline=form.headline is not None and form.headline.link_id == item.link_id,
        can_be_headline=form.can_stand_for_the_case(item.link_id),
    )


_UNSAID = (None, "", "radio")


def _places(form: FormDefinition, item: Item) -> Pairs:
    """Where an item can go: last in each page and section but its own, and for a page before each other page."""
    inside = {inner.link_id for inner in item.walk()}
    own = form.parents.get(item.link_id, "")
    found = []
    for other in form.by_link_id.values():
        if other.type is ItemType.GROUP and other.link_id not in inside and other.link_id != own:
            found.append((other.link_id, _("Sist på ”%(name)s”") % {"name": item_name(other)}))
    if item.type is ItemType.GROUP and own:
        found.append(("", _("Som en egen sida, sist")))
    return tuple(found)


def place_for(form: FormDefinition, parent: str) -> Place:
    """Last in a group, or among the pages."""
    items = form.by_link_id[parent].items if parent in form.by_link_id else form.items
    return Place(parent, len(items))
