"""A case type at a unit: open or closed, and what the unit adds. And what the owner of a case type settles for all."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.read_models import Offer, OwnSettings
from personalverktyget.domain.case_types.settings import CaseTypeSettings, LocalAdditions
from personalverktyget.domain.cases.selectors import fixed_reply_counts
from personalverktyget.domain.organisation.hours import hours_from
from personalverktyget.web.shared import kept_writing
from personalverktyget.web.shared.pages import (
    AdministrationRequest,
    StaffRequest,
    administration_page,
    done,
    said_in,
    show,
    staff_page,
)
from personalverktyget.web.shared.words import target_in_words
from personalverktyget.web.staff.administration.offer_forms import OfferForm, SettingsForm
from personalverktyget.web.staff.administration.offer_news import news_of
from personalverktyget.web.staff.administration.unit import SHORTER
from personalverktyget.web.staff.hours_fields import written_week

_SETTINGS = tuple(CaseTypeSettings.__dataclass_fields__)


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
@kept_writing.restores_writing
def offer(request: StaffRequest, offered_id: UUID) -> HttpResponse:
    """Open or close a case type at the unit, and add what is the unit's to add."""
    found = next((row for row in selectors.own_offers(request.actor) if row.id == offered_id), None)
    if found is None:
        raise NotFound
    colleagues = [(str(id_), name) for id_, name in selectors.colleagues_to_suggest(request.actor)]
    form = OfferForm(
        request.POST or kept_writing.take(request),
        initial=_initial(found),
        targets=_targets(found),
        colleagues=colleagues,
    )
    if "looked_at" in request.POST:
        return _looked_at(request, offered_id)
    if request.method == "POST" and form.is_valid() and _is_said(form):
        with said_in(form):
            services.change_offer(
                request.actor,
                offered_id,
                is_active=form.cleaned_data["is_active"],
                seen_version=form.cleaned_data["version"],
                additions=_additions(form),
            )
            kept_writing.drop(request)
            return done(request, _("Ändringen är sparad och syns på kontaktkortet nu."), to="staff:unit")
    return show(
        request,
        "staff/administration/offer.html",
        form=form,
        offer=found,
        news=news_of(request.actor, found),
        status=422 if form.errors else 200,
    )


def _looked_at(request: StaffRequest, offered_id: UUID) -> HttpResponse:
    written = request.POST["looked_at"]
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0
    services.look_at_offer(request.actor, offered_id, number=number)
    return done(request, _("Markerat: det ni har lagt till stämmer med regionens nya text."), to="staff:unit")


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
@kept_writing.restores_writing
def case_type_settings(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Receipt, caps, attachments and proxies: a region's for its central case types, a unit's for its own."""
    found = selectors.case_type_settings(request.actor, case_type_id)
    initial = {name: getattr(found.settings, name) for name in _SETTINGS} | {"version": found.version}
    initial["fixed_replies"] = "\n".join(found.settings.fixed_replies)
    is_asked = found.settings.audience is Audience.ASKED
    form = SettingsForm(
        request.POST or kept_writing.take(request), initial=initial, is_central=found.is_central, is_asked=is_asked
    )
    back, of = _back(request, case_type_id, is_asked=is_asked)
    if request.method == "POST" and form.is_valid():
        with said_in(form):
            services.change_case_type_settings(
                request.actor,
                case_type_id,
                _settled(form),
                seen_version=form.cleaned_data["version"],
            )
            kept_writing.drop(request)
            said = _("Inställningarna är sparade och gäller från nästa ärende.")
            return done(request, said, to=back, **of)
    return show(
        request,
        "staff/administration/case_type_settings.html",
        form=form,
        case_type=found,
        counts=_counts(request, case_type_id, found),
        back_url=reverse(back, kwargs=of),
        is_asked=is_asked,
        status=422 if form.errors else 200,
    )


def _counts(request: AdministrationRequest, case_type_id: UUID, found: OwnSettings) -> list[dict[str, Any]]:
    """How often each alternative was answered with; those that are no longer used too, where they were."""
    counts = fixed_reply_counts(request.actor, case_type_id)
    rows = [{"text": reply.text, "is_used": reply.is_used, "count": counts.get(reply.id, 0)} for reply in found.replies]
    return [row for row in rows if row["is_used"] or row["count"]]


@administration_page(Permission.ADMINISTER_REGION)
def central_settings(request: AdministrationRequest) -> HttpResponse:
    """The region's central case types and what is settled about each."""
    return show(
        request,
        "staff/administration/central_settings.html",
        case_types=selectors.settled_case_types(request.actor),
    )


def _settled(form: SettingsForm) -> CaseTypeSettings:
    written = {name: form.cleaned_data.get(name, Audience.ASKED) for name in _SETTINGS}
    return CaseTypeSettings(**written | {"audience": Audience(written["audience"])})


def _back(request: AdministrationRequest, case_type_id: UUID, *, is_asked: bool) -> tuple[str, dict[str, UUID]]:
    """To where the settings were opened from."""
    if is_asked:
        return "staff:case_types:case_type", {"case_type_id": case_type_id}
    return "staff:unit" if isinstance(request.actor, StaffActor) else "staff:central_settings", {}


def _initial(found: Offer) -> dict[str, object]:
    return {
        "version": found.version,
        "is_active": found.is_active,
        "local_information": found.local_information,
        "local_terms": found.local_terms,
        "feedback_target": found.own_feedback_target,
        "has_hours": found.hours is not None,
        "closed_message": found.closed_message,
        "is_restricted": found.is_restricted,
        "suggested": [str(person) for person in found.suggested],
        "standard_replies": "\n".join(found.standard_replies),
        **written_week(hours_from(found.hours or {})),
    }


def _additions(form: OfferForm) -> LocalAdditions:
    written = form.cleaned_data
    return LocalAdditions(
        local_information=written["local_information"].strip(),
        local_terms=written["local_terms"].strip(),
        feedback_target=written["feedback_target"],
        hours=form.week,
        closed_message=written["closed_message"].strip(),
        is_restricted=written["is_restricted"],
        suggested=tuple(UUID(person) for person in written["suggested"]),
        standard_replies=written["standard_replies"],
    )


def _is_said(form: OfferForm) -> bool:
    """Hours of its own must name at least one."""
    if form.week is not None and form.week.is_never_open:
        form.add_error("monday", _("Skriv när den är öppen minst en dag, eller ta bort krysset."))
        return False
    return True


def _targets(found: Offer) -> list[tuple[str, str]]:
    """Only what is shorter than the target without the unit's own wish; what is chosen already stays to be seen."""
    ceiling = found.target_without_own
    days = int(ceiling.split("d")[0]) if "d" in ceiling else 0
    shorter = [code for code in SHORTER if code[-1] == "h" or int(code[:-1]) < days]
    if found.own_feedback_target and found.own_feedback_target not in shorter:
        shorter.insert(0, found.own_feedback_target)
    usual = _("Som annars: %(target)s") % {"target": target_in_words(ceiling)}
    return [("", usual), *((code, target_in_words(code).capitalize()) for code in shorter)]
