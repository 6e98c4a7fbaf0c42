"""Addresses of units."""

from django.urls import path

from personalverktyget.web.resident.units.contact_card import contact_card
from personalverktyget.web.resident.units.find_unit import find_unit

app_name = "units"
urlpatterns = [
    path("", find_unit, name="find"),
    path("<str:hsa_id>/", contact_card, name="contact_card"),
]
