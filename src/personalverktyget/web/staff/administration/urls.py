"""Addresses of the administrators' pages."""

from django.urls import include, path

from personalverktyget.web.staff.administration import (
    analysis,
    audience,
    consultations,
    grants,
    hand_out,
    nation,
    offer,
    region,
    removals,
    sign_in_locks,
    unit,
)

urlpatterns = [
    path("behorigheter/", grants.own_unit_grants, name="grants"),
    path("behorigheter/ge/", grants.give_at_own_unit, name="grant"),
    path("behorigheter/<uuid:grant_id>/ta-bort/", grants.revoke, name="revoke"),
    path("behovs-och-riskanalys/", analysis.own_unit_analysis, name="analysis"),
    path("enheten/", unit.settings, name="unit"),
    path("enheten/vem-den-ar-for/", audience.audience, name="audience"),
    path("enheten/kontaktkort/", include("personalverktyget.web.staff.contact_card.urls")),
    path("enheten/arendetyper/<uuid:offered_id>/", offer.offer, name="offer"),
    path("enheten/arendetyper/<uuid:offered_id>/begaran/", removals.ask, name="removal"),
    path("arendetyper/<uuid:case_type_id>/samrad/", consultations.consultations, name="consultations"),
    path("regionen/begaranden/", removals.removals, name="removals"),
    path("regionen/begaranden/<uuid:request_id>/", removals.answer, name="removal_answer"),
    path("nationellt/samrad/", consultations.asked_of_nation, name="nation_consultations"),
    path("nationellt/samrad/<uuid:consultation_id>/", consultations.answer_region, name="nation_consultation"),
    path("arendetyper/<uuid:case_type_id>/installningar/", offer.case_type_settings, name="case_type_settings"),
    path("regionen/arendetyper/<uuid:case_type_id>/enheter/", hand_out.hand_out, name="hand_out"),
    path("regionen/arendetyper/<uuid:case_type_id>/enheter/ta-tillbaka/", hand_out.take_back, name="take_back"),
    path("regionen/arendetyper/", offer.central_settings, name="central_settings"),
    path("regionen/", region.units, name="region"),
    path("regionen/installningar/", region.settings, name="region_settings"),
    path("regionen/enheter/<uuid:unit_id>/", grants.unit_grants, name="region_unit"),
    path("regionen/enheter/<uuid:unit_id>/ge/", grants.give_at_unit, name="region_grant"),
    path("regionen/enheter/<uuid:unit_id>/behovs-och-riskanalys/", analysis.unit_analysis, name="region_analysis"),
    path("inloggningar/", sign_in_locks.find, name="sign_in_locks"),
    path("inloggningar/<uuid:resident_id>/", sign_in_locks.lock, name="sign_in_lock"),
    path("nationellt/", nation.regions, name="nation"),
    path("nationellt/<uuid:region_id>/", nation.region_administrators, name="nation_region"),
    path("nationellt/<uuid:region_id>/<uuid:grant_id>/ta-bort/", nation.dismiss, name="nation_dismiss"),
]
