"""Translating: each text in Swedish, and beside it in the other language. Saved as one writes, or with the button."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.case_types.translated_texts import all_texts, seen_mark, text_key
from personalverktyget.domain.forms.translations.kept import State
from personalverktyget.domain.forms.translations.languages import is_right_to_left
from personalverktyget.domain.forms.translations.texts import Text
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.staff.case_types.language_words import part_name
from personalverktyget.web.staff.case_types.pages import draft_to_change, live_words, saved_words, tabs
from personalverktyget.web.staff.case_types.problem_words import item_name
from personalverktyget.web.staff.case_types.translations import progress

# What one page sends must be less than what any page may send.
MOST_ON_A_PAGE: Final = 100
# What each page of texts is called, and its texts.
Parts = list[tuple[str, tuple[Text, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A text and its translation. ``before`` is the Swedish that a stale one translates, ``now`` what another wrote."""

    key: str
    part: str
    swedish: str
    words: str
    seen: str
    state: str
    lines: int
    before: str = ""
    now: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The texts of one question, or those outside of the questions."""

    name: str
    rows: tuple[Row, ...]


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def translate(request: AdministrationRequest, case_type_id: UUID, language: str) -> HttpResponse:
    """Show the texts of a part of the form, or keep what was written."""
    late: Collection[str] = ()
    errors: dict[str, str] = {}
    if request.method == "POST":
        draft = draft_to_change(request, case_type_id)
        written, errors = _written(request, draft)
        try:
            late = services.translate(request.actor, case_type_id, language, written)
        except InvalidInput as refused:
            errors[refused.field or ""] = str(refused)
        if request.POST.get("action") == "autosave":
            return _live(request, case_type_id, language, late, errors)
        if not late and not errors:
            return _on(request, case_type_id, language)
    draft = selectors.draft(request.actor, case_type_id)
    if language not in draft.content.translations.languages:
        raise NotFound
    return _drawn(request, draft, language, late, errors)


def _written(request: AdministrationRequest, draft: Draft) -> tuple[dict[str, services.Written], dict[str, str]]:
    """What was written for the texts of the page, and what of it cannot be kept. All else is kept nevertheless."""
    texts = {text_key(text.address): text for text in all_texts(draft.content, draft.settled)}
    written, errors = {}, {}
    for name, words in request.POST.items():
        key = name.removeprefix("t-")
        text = texts.get(key) if name.startswith("t-") else None
        if text is None:
            continue
        if problem := services.problem_with(text, str(words)):
            errors[key] = problem
            continue
        seen = request.POST.get(f"seen-{key}", "")
        written[key] = services.Written(str(words), seen, still_holds=f"holds-{key}" in request.POST)
    return written, errors


def _live(
    request: AdministrationRequest, case_type_id: UUID, language: str, late: Collection[str], errors: Mapping[str, str]
) -> JsonResponse:
    """What the page needs to follow along: how the texts that were sent stand now."""
    draft = selectors.draft(request.actor, case_type_id)
    sent = {name.removeprefix("t-") for name in request.POST if name.startswith("t-")}
    rows = (_row(draft, language, text, late=late) for text in all_texts(draft.content, draft.settled))
    told = {
        row.key: {"seen": row.seen, "state": row.state, "now": row.now, "error": errors.get(row.key, "")}
        for row in rows
        if row.key in sent
    }
    saved = saved_words(draft, request.actor.name)
    return JsonResponse({"saved": saved, "rows": told, "done": _done_words(draft, language)})


def _on(request: AdministrationRequest, case_type_id: UUID, language: str) -> HttpResponse:
    """Back to the same part, or on to the next."""
    part = _number(request) + (1 if request.POST.get("action") == "next" else 0)
    response = done(
        request,
        _("Översättningen är sparad i utkastet."),
        to="staff:case_types:translate",
        case_type_id=case_type_id,
        language=language,
    )
    response.headers["Location"] += f"?del={part}"
    return response


def _drawn(
    request: AdministrationRequest, draft: Draft, language: str, late: Collection[str], errors: Mapping[str, str]
) -> HttpResponse:
    parts = _parts(draft)
    number = _where(request, parts)
    name, texts = parts[number]
    sent = request.POST if late or errors else {}
    rows = [_row(draft, language, text, late=late, errors=errors, sent=sent) for text in texts]
    named = groupby(zip(texts, rows, strict=True), key=lambda pair: pair[0].address.link_id)
    form = draft.content.form
    return show(
        request,
        "staff/case_types/translate.html",
        status=409 if late else 422 if errors else 200,
        draft=draft,
        tabs=tabs(request, draft.case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        language=progress(draft, language),
        is_right_to_left=is_right_to_left(language),
        done_words=_done_words(draft, language),
        parts=tuple(_part_links(request, draft, language, parts, number)),
        part=name,
        number=number,
        is_last=number == len(parts) - 1,
        places=tuple(
            Place(item_name(form.by_link_id[link_id]) if link_id else "", tuple(row for _text, row in pairs))
            for link_id, pairs in named
        ),
        late=bool(late),
        errors=tuple((f"t-{row.key}", row.error) for row in rows if row.error),
    )


def _row(
    draft: Draft,
    language: str,
    text: Text,
    *,
    late: Collection[str] = (),
    errors: Mapping[str, str] | None = None,
    sent: Mapping[str, str] | None = None,
) -> Row:
    translations, key = draft.content.translations, text_key(text.address)
    found, state = translations.words(language).get(text.address), translations.state(language, text)
    kept = found.text if found else ""
    name = f"t-{key}"
    words = str(sent[name]) if sent and name in sent and (key in late or key in (errors or {})) else kept
    return Row(
        key=key,
        part=part_name(text),
        swedish=text.swedish,
        words=words,
        seen=seen_mark(translations, language, text),
        state=state.value,
        lines=max(1, min(8, len(text.swedish) // 45 + text.swedish.count("\n") + 1)),
        before=found.of if found and state is State.STALE else "",
        now=(kept or _("ingen översättning")) if key in late else "",
        error=(errors or {}).get(key, ""),
    )


def _parts(draft: Draft) -> Parts:
    """The texts around the form, then page by page; what is too much for one page is shared out."""
    form, texts = draft.content.form, all_texts(draft.content, draft.settled)
    by_page: dict[str, list[Text]] = {"": []}
    for text in texts:
        page = form.pages.get(text.address.link_id)
        by_page.setdefault(page.link_id if page else "", []).append(text)
    parts: Parts = []
    for page_id, found in by_page.items():
        name = item_name(form.by_link_id[page_id]) if page_id else ""
        parts += [(name, tuple(found[at : at + MOST_ON_A_PAGE])) for at in range(0, len(found), MOST_ON_A_PAGE)]
    return parts or [("", ())]


def _part_links(
    request: AdministrationRequest, draft: Draft, language: str, parts: Parts, here: int
) -> Iterator[NavItem]:
    """The parts, each with how many of its texts wait to be translated."""
    for number, (name, texts) in enumerate(parts):
        left = sum(draft.content.translations.state(language, text) is not State.CURRENT for text in texts)
        label = f"{number}. {name}" if name else _("Runt formuläret")
        yield NavItem(
            label=label, url=f"{request.path}?del={number}", count=str(left) if left else "", current=number == here
        )


def _done_words(draft: Draft, language: str) -> str:
    """How far the language has come, and what residents meet of it."""
    found = progress(draft, language)
    count = _("%(done)s av %(of)s texter är översatta.") % {"done": found.done, "of": found.of}
    if found.is_offered:
        return f"{count} {_('Invånarna kan välja språket när du har publicerat.')}"
    return f"{count} {_('Invånarna kan välja språket när namn, frågor, alternativ och stoppsidor är översatta.')}"


def _where(request: AdministrationRequest, parts: Parts) -> int:
    """The part that was asked for, by its number or by one of its texts."""
    key, last = request.GET.get("text", ""), min(_number(request), len(parts) - 1)
    holding = (number for number, part in enumerate(parts) if any(text_key(text.address) == key for text in part[1]))
    return next(holding, last) if key else last


def _number(request: AdministrationRequest) -> int:
    wanted = request.GET.get("del", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) < 5 else 0
