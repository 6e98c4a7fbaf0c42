"""What can be added, and where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.web.shared.languages import with_swedish
from personalverktyget.web.staff.case_types.kinds import Kind, offered_kinds
from personalverktyget.web.staff.case_types.problem_words import item_name


@dataclass(frozen=True, slots=True)
class Palette:
    """The kinds, and after or into what the new part comes."""

    kinds: tuple[Kind, ...]
    at: str
    words: str


def palette_of(form: FormDefinition, at: Item | None) -> Palette | None:
    """For a place that somebody wants to add at."""
    if at is None:
        return None
    into = at.type is ItemType.GROUP
    words = _("Sist på ”%(name)s”") if into else _("Efter ”%(name)s”")
    return Palette(offered_kinds(), at.link_id, with_swedish(words, name=item_name(at)))
