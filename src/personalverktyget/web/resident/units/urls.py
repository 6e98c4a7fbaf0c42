"""Addresses of units."""

from django.urls import path, re_path

from personalverktyget.web.resident.units.contact_card import contact_card
from personalverktyget.web.resident.units.find_unit import find_unit
from personalverktyget.web.shared.unit_pages import HSA_ID

app_name = "units"
urlpatterns = [
    path("", find_unit, name="find"),
    re_path(f"^{HSA_ID}/$", contact_card, name="contact_card"),
]
