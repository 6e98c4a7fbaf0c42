"""Several drafts at once: what each would change, what stops it, and publishing those that are ticked."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile, NotPublishable
from personalverktyget.domain.case_types.form_variables import unknown_in_texts
from personalverktyget.domain.case_types.read_models import DraftToPublish, PublishOutcome
from personalverktyget.domain.case_types.rules import missing_texts
from personalverktyget.domain.case_types.selectors.drafts_to_publish import MOST_DRAFTS
from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, AdministrationRequest, administration_page, show
from personalverktyget.web.staff.case_types.difference_words import difference_lines
from personalverktyget.web.staff.case_types.lint_words import advice_around, advice_on
from personalverktyget.web.staff.case_types.step_words import conflict_words

_HERE: Final = "staff:case_types:publish_many"


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def publish_many(request: AdministrationRequest) -> HttpResponse:
    """Show the drafts, so many at a time, or publish some of them."""
    refused: list[dict[str, str]] = []
    nothing_chosen = False
    if request.method == "POST":
        chosen = _chosen(request.POST)
        outcomes = services.publish_drafts(request.actor, chosen)
        refused = [{"name": one.name, "why": _why(one)} for one in outcomes if one.error is not None]
        nothing_chosen = not chosen
        if count := sum(one.error is None for one in outcomes):
            words = ngettext("%(count)s ärendetyp är publicerad.", "%(count)s ärendetyper är publicerade.", count)
            messages.success(request, words % {"count": count})
        if outcomes and not refused:
            response = HttpResponseRedirect(reverse(_HERE))
            response.status_code = SEE_OTHER
            return response
    drafts = selectors.drafts_to_publish(request.actor, after=_id(request.GET.get("efter", "")))
    total = selectors.count_drafts(request.actor)
    rows = [_row(one) for one in drafts]
    return show(
        request,
        "staff/case_types/publish_many.html",
        rows=rows,
        total=total,
        can_publish=any(row["can_publish"] for row in rows),
        next=drafts[-1].draft.case_type_id if len(drafts) == MOST_DRAFTS else "",
        refused=refused,
        nothing_chosen=nothing_chosen,
        is_local=isinstance(request.actor, StaffActor),
        status=409 if refused else 422 if nothing_chosen else 200,
    )


def _row(one: DraftToPublish) -> dict[str, Any]:
    draft = one.draft
    lines = difference_lines(one.live_content, draft.content) if one.live_content else ()
    texts = draft.content.texts
    problems = len(missing_texts(texts)) + len([*unknown_in_texts(texts)]) + len(definition_errors(draft.content.form))
    differs = one.live_content is None or bool(lines)
    return {
        "draft": draft,
        "changed": _("Ändrat av %(name)s %(when)s")
        % {"name": draft.changed_by, "when": formats.moment(draft.changed_at)},
        "lines": lines,
        "problems": problems,
        "advice": 0 if problems else len(advice_around(draft)) + len(advice_on(draft)),
        "deviating": one.deviating,
        "overtaken": draft.live != draft.based_on,
        "differs": differs,
        "can_publish": differs and not problems and not one.deviating,
        # Whoever ticks a draft that somebody has built in answers for that too.
        "is_ticked": one.is_only_replaced,
    }


def _chosen(sent: QueryDict) -> dict[UUID, int]:
    """The ticked drafts, each in the version that the page showed."""
    chosen = {}
    for value in sent.getlist("draft")[: 4 * MOST_DRAFTS]:
        written, _dot, version = value.partition(".")
        case_type_id = _id(written)
        if case_type_id is not None and version.isascii() and version.isdecimal() and len(version) < 9:
            chosen[case_type_id] = int(version)
    return chosen


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _why(outcome: PublishOutcome) -> str:
    match outcome.error:
        case DraftChangedMeanwhile() as changed:
            return conflict_words(changed, None).said
        case NotPublishable():
            return _("Något saknas eller är fel i utkastet. Öppna det för att se vad.")
        case NotFound():
            return _("Utkastet finns inte längre. Någon har publicerat eller slängt det.")
    return str(outcome.error)
