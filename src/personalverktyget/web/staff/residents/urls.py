"""Addresses about residents."""

from django.urls import path

from personalverktyget.web.staff.residents import approve, granted, hand_out, hand_out_many, overview

app_name = "residents"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("godkanda/", approve.approved, name="approved"),
    path("godkanda/ny/", approve.approve, name="approve"),
    path("arendetyper/<uuid:offered_id>/", granted.granted, name="granted"),
    path("arendetyper/<uuid:offered_id>/dela-ut/", hand_out.hand_out, name="hand_out"),
    path("arendetyper/<uuid:offered_id>/dela-ut/lista/", hand_out_many.hand_out_many, name="hand_out_many"),
]
