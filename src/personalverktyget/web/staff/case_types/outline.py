"""The outline beside the editor: every page and what lies on it, a row each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _

from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.web.staff.case_types.condition_words import sentence
from personalverktyget.web.staff.case_types.kinds import PAGE, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """One item: its words ready for the page, and how deep it lies (0 is a page)."""

    id: str
    text: str
    kind: str
    depth: int
    number: int
    is_group: bool
    is_chosen: bool
    is_required: bool
    condition: str
    is_wrong: bool
    # How many pieces of advice there are about it.
    advice: int


def outline_of(
    form: FormDefinition, chosen: str, advice: Mapping[str, int] = MappingProxyType({})
) -> tuple[OutlineRow, ...]:
    """Every item in the order of the form."""
    wrong = {link_id for link_id, _problem in definition_errors(form)}
    rows: list[OutlineRow] = []
    for number, page in enumerate(form.items, start=1):
        rows += _rows(form, page, 0, number, chosen, wrong, advice)
    return tuple(rows)


def _rows(
    form: FormDefinition,
    item: Item,
    depth: int,
    number: int,
    chosen: str,
    wrong: set[str],
    advice: Mapping[str, int],
) -> Iterator[OutlineRow]:
    kind = PAGE if depth == 0 else kind_of(item)
    yield OutlineRow(
        id=item.link_id,
        text=item.text.strip() or _("%(kind)s utan text") % {"kind": kind.words},
        kind=str(kind.words),
        depth=depth,
        number=number,
        is_group=depth == 0 or bool(item.items) or kind.code == "group",
        is_chosen=item.link_id == chosen,
        is_required=item.required,
        condition=sentence(form, item),
        is_wrong=item.link_id in wrong,
        advice=advice.get(item.link_id, 0),
    )
    for child in item.items:
        yield from _rows(form, child, depth + 1, number, chosen, wrong, advice)
