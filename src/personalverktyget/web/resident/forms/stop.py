"""An answer has ended the form: what to do now, and the way back to change the answer. Nothing is sent."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import Condition, FormDefinition, Item
from personalverktyget.web.resident.forms.drafts import checked_draft, form_of, page_url, see_other, with_draft
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show
from personalverktyget.web.shared.questionnaire.written import field_id, field_ids
from personalverktyget.web.shared.unit_pages import phone_link


@require_GET
@resident_page()
@with_draft
def stop(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    """Say what to do now. Where no answer ends the form any more, go on with it."""
    form, stops = form_of(draft), checked_draft(draft).stops
    if not stops:
        return see_other("resident:forms:resume", draft_id=draft.id)
    return show(
        request,
        "resident/forms/stop.html",
        draft=draft,
        stop=stops[0],
        others=stops[1:],
        call_link=phone_link(stops[0].call),
        unit_link=phone_link(draft.unit_phone),
        change_url=_where_to_change(draft, form, stops[0]),
    )


def _where_to_change(draft: FormDraft, form: FormDefinition, stopped: Item) -> str:
    """The question that the stop hangs on; where that is in a group that repeats, its first repetition."""
    condition = _condition_of(form, stopped)
    repetition = 0 if condition.question in form.repeatable_groups else None
    name = field_id(field_ids(form), Place(condition.question, repetition))
    return f"{page_url(draft.id, form, form.pages[condition.question])}#{name}"


def _condition_of(form: FormDefinition, item: Item) -> Condition:
    """The condition nearest to the stop: its own, or that of the group round it. A stop without one is no form."""
    while not item.enable_when:
        item = form.by_link_id[form.parents[item.link_id]]
    return item.enable_when[0]
