"""The map of the paths through a draft's form: a picture, and the same as a list."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.paths import Part, Paths, paths_through
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show
from personalverktyget.web.staff.case_types.condition_words import sentence, sentence_pieces
from personalverktyget.web.staff.case_types.kinds import PAGE, kind_of
from personalverktyget.web.staff.case_types.map_layout import Link, Node, picture
from personalverktyget.web.staff.case_types.pages import live_words, saved_words, tabs
from personalverktyget.web.staff.case_types.problem_words import item_name

# A form of more parts than this is first shown with its pages folded.
MOST_UNFOLDED: Final = 40
_ALL: Final = "alla"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRow:
    """One part in the list. ``leads_to`` are the parts that hang on its answer."""

    name: str
    kind: str
    url: str
    depth: int
    condition: str
    leads_to: tuple[str, ...]
    is_stop: bool
    is_required: bool
    is_unreachable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRows:
    """A page in the list, with what stands on it."""

    id: str
    number: int
    head: PathRow
    rows: tuple[PathRow, ...]
    is_folded: bool


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def paths(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Draw the draft's form; ``visa`` names the page to unfold, or all of them."""
    draft = selectors.draft(request.actor, case_type_id)
    form, build = draft.content.form, reverse("staff:case_types:build", kwargs={"case_type_id": case_type_id})
    found, shown = paths_through(form), request.GET.get("visa", "")
    folded = _folded(form, shown)
    never = sum(part.is_unreachable for part in found.parts)
    return show(
        request,
        "staff/case_types/paths.html",
        draft=draft,
        tabs=tabs(request, case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        pages=tuple(_pages(form, found, folded, build)),
        picture=picture(*drawn(form, found, folded, build)),
        folds=len(form.by_link_id) > MOST_UNFOLDED,
        is_whole=not folded,
        never=never,
        stops=len(form.stops),
    )


def _folded(form: FormDefinition, shown: str) -> frozenset[str]:
    pages = frozenset(page.link_id for page in form.items)
    if len(form.by_link_id) <= MOST_UNFOLDED or shown == _ALL:
        return frozenset()
    return pages - {shown}


def drawn(
    form: FormDefinition, found: Paths, folded: frozenset[str], build: str
) -> tuple[tuple[Node, ...], tuple[Link, ...]]:
    """What the picture holds: a folded page stands for all that lies on it but its stops."""
    stands_for = {part.item.link_id: _stand_in(part, folded) for part in found.parts}
    nodes = [Node(id="", kind="start", text=_("Invånaren börjar"))]
    numbers = {page.link_id: number for number, page in enumerate(form.items, start=1)}
    hidden = Counter(part.page for part in found.parts if part.is_unreachable and part.depth)
    nodes += [
        _page_node(form, part, numbers[part.page], build, part.page in folded, hidden[part.page])
        if part.depth == 0
        else _node(form, part, build)
        for part in found.parts
        if stands_for[part.item.link_id] == part.item.link_id
    ]
    nodes.append(Node(id=" ", kind="end", text=_("Granska och skicka")))
    counted: Counter[str] = Counter()
    links: dict[Link, None] = {}
    for path in found.paths:
        number, source = counted[path.target], stands_for.get(path.source, "")
        counted[path.target] += 1
        target = stands_for[path.target]
        if source and source != target:
            links[Link(source, target, number if target == path.target else 0)] = None
    return tuple(nodes), tuple(links)


def _stand_in(part: Part, folded: frozenset[str]) -> str:
    keeps = part.page not in folded or part.item.type is ItemType.STOP
    return part.item.link_id if keeps else part.page


def _page_node(form: FormDefinition, part: Part, number: int, build: str, is_folded: bool, hidden: int) -> Node:
    count = len(part.item.questions)
    small = ngettext("%(count)s fråga", "%(count)s frågor", count) % {"count": count}
    if is_folded and hidden:
        some = ngettext("%(count)s del kan aldrig visas", "%(count)s delar kan aldrig visas", hidden)
        small = f"{small} · {some % {'count': hidden}}"
    return Node(
        id=part.item.link_id,
        kind="page",
        text=f"{number}. {item_name(part.item)}",
        small=small,
        sentences=sentence_pieces(form, part.item),
        mark=_never_words() if part.is_unreachable else "",
        url=f"?{urlencode({'visa': part.item.link_id})}" if is_folded else _to(build, part.item),
    )


def _node(form: FormDefinition, part: Part, build: str) -> Node:
    item = part.item
    is_stop = item.type is ItemType.STOP
    small = str(kind_of(item).words)
    if item.hidden:
        small = _("%(kind)s · dold för invånaren") % {"kind": small}
    elif item.required:
        small = _("%(kind)s · måste besvaras") % {"kind": small}
    elif is_stop:
        small = _("Stoppsida · här slutar formuläret")
    return Node(
        id=item.link_id,
        kind="stop" if is_stop else "group" if item.type is ItemType.GROUP else "part",
        text=item_name(item),
        small=small,
        sentences=sentence_pieces(form, item),
        mark=_never_words() if part.is_unreachable else "",
        steps=part.depth + bool(item.enable_when),
        url=_to(build, item),
    )


def _pages(form: FormDefinition, found: Paths, folded: frozenset[str], build: str) -> Iterator[PageRows]:
    after: dict[str, list[str]] = {}
    for path in found.paths:
        after.setdefault(path.source, []).append(path.target)
    by_page: dict[str, list[PathRow]] = {}
    for part in found.parts:
        leads_to = dict.fromkeys(after.get(part.item.link_id, ()))
        row = _row(form, part, build, tuple(item_name(form.by_link_id[target]) for target in leads_to))
        by_page.setdefault(part.page, []).append(row)
    for number, (page, rows) in enumerate(by_page.items(), start=1):
        yield PageRows(id=page, number=number, head=rows[0], rows=tuple(rows[1:]), is_folded=page in folded)


def _row(form: FormDefinition, part: Part, build: str, leads_to: tuple[str, ...]) -> PathRow:
    item = part.item
    return PathRow(
        name=item_name(item),
        kind=str((PAGE if part.depth == 0 else kind_of(item)).words),
        url=_to(build, item),
        depth=part.depth,
        condition=sentence(form, item),
        leads_to=leads_to,
        is_stop=item.type is ItemType.STOP,
        is_required=item.required,
        is_unreachable=part.is_unreachable,
    )


def _never_words() -> str:
    return _("Kan aldrig visas")


def _to(build: str, item: Item) -> str:
    return f"{build}?{urlencode({'fraga': item.link_id})}"
