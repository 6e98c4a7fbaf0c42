"""Who holds which role at a unit, and giving and taking away roles."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import selectors, services
from personalverktyget.domain.access.read_models import GrantRow
from personalverktyget.domain.access.roles import Role
from personalverktyget.web.shared.pages import (
    AdministrationRequest,
    StaffRequest,
    administration_page,
    done,
    said_in,
    show,
    staff_page,
)
from personalverktyget.web.shared.words import ROLES
from personalverktyget.web.staff.administration.forms import GrantForm, RevokeForm

_AT_UNIT = (Permission.MANAGE_GRANTS, Permission.MANAGE_CASE_ROLES)


@staff_page(*_AT_UNIT)
def own_unit_grants(request: StaffRequest) -> HttpResponse:
    """The roles at the actor's own unit."""
    links = {"grant_url": reverse("staff:grant"), "analysis_url": reverse("staff:analysis")}
    return _list(request, request.actor.unit_id, request.actor.unit_name, links)


@administration_page(Permission.ADMINISTER_REGION)
def unit_grants(request: AdministrationRequest, unit_id: UUID) -> HttpResponse:
    """The roles at a unit of the actor's region."""
    name = selectors.unit_name(_regional(request), unit_id)
    links = {
        "grant_url": reverse("staff:region_grant", args=[unit_id]),
        "analysis_url": reverse("staff:region_analysis", args=[unit_id]),
        "back_url": reverse("staff:region"),
    }
    return _list(request, unit_id, name, links)


def _list(
    request: StaffRequest | AdministrationRequest, unit_id: UUID, name: str, links: dict[str, Any]
) -> HttpResponse:
    actor = request.actor
    grantable = frozenset(selectors.grantable_roles(actor, unit_id))
    return show(
        request,
        "staff/administration/grants.html",
        unit_name=name,
        people=_by_person(selectors.grants_at_unit(actor, unit_id), grantable),
        has_analysis=selectors.latest_analysis(actor, unit_id) is not None,
        **links,
    )


@staff_page(*_AT_UNIT)
def give_at_own_unit(request: StaffRequest) -> HttpResponse:
    """Give roles at the actor's own unit."""
    return _give(request, request.actor.unit_id, request.actor.unit_name, back="staff:grants")


@administration_page(Permission.ADMINISTER_REGION)
def give_at_unit(request: AdministrationRequest, unit_id: UUID) -> HttpResponse:
    """Give roles at a unit of the actor's region."""
    name = selectors.unit_name(_regional(request), unit_id)
    return _give(request, unit_id, name, back="staff:region_unit", of={"unit_id": unit_id})


def _give(
    request: StaffRequest | AdministrationRequest,
    unit_id: UUID,
    name: str,
    *,
    back: str,
    of: dict[str, Any] | None = None,
) -> HttpResponse:
    roles = selectors.grantable_roles(request.actor, unit_id)
    form = GrantForm(request.POST or None, roles=roles)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.grant_roles(
                request.actor,
                unit_id,
                hsa_id=form.cleaned_data["hsa_id"],
                roles=frozenset(Role(role) for role in form.cleaned_data["roles"]),
                valid_from=form.cleaned_data["valid_from"],
                valid_until=form.cleaned_data["valid_until"],
                reason=form.cleaned_data["reason"],
            )
            return done(
                request, _("Behörigheten är tilldelad och gäller från personens nästa klick."), to=back, **(of or {})
            )
    return show(
        request,
        "staff/administration/give_role.html",
        form=form,
        unit_name=name,
        back_url=reverse(back, kwargs=of),
        status=422 if form.errors else 200,
    )


@administration_page(*_AT_UNIT, Permission.ADMINISTER_REGION)
def revoke(request: AdministrationRequest, grant_id: UUID) -> HttpResponse:
    """Take a role away."""
    grant = selectors.grant(request.actor, grant_id)
    form = RevokeForm(request.POST or None)
    at_unit = isinstance(request.actor, StaffActor)
    back, kwargs = ("staff:grants", {}) if at_unit else ("staff:region_unit", {"unit_id": grant.unit_id})
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.revoke_role(request.actor, grant_id, reason=form.cleaned_data["reason"])
            return done(request, _("Behörigheten är borttagen."), to=back, **kwargs)
    return show(
        request,
        "staff/administration/revoke_role.html",
        form=form,
        grant=grant,
        role=ROLES[Role(grant.role)],
        back_url=reverse(back, kwargs=kwargs or None),
        status=422 if form.errors else 200,
    )


def _regional(request: AdministrationRequest) -> AdministratorActor:
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    return actor


def _by_person(grants: list[GrantRow], grantable: frozenset[Role]) -> list[dict[str, Any]]:
    """One entry a person, with her roles, as the page shows them."""
    people: dict[UUID, dict[str, Any]] = {}
    for grant in grants:
        person = people.setdefault(
            grant.staff_id,
            {"name": grant.staff_name, "title": grant.staff_title, "hsa_id": grant.staff_hsa_id, "roles": []},
        )
        role = Role(grant.role)
        person["roles"].append({"name": ROLES[role], "grant": grant, "may_revoke": role in grantable})
    return list(people.values())
