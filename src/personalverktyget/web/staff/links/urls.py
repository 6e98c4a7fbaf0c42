"""Addresses of link services."""

from django.urls import path

from personalverktyget.web.staff.links import hand_out, pages

app_name = "links"
urlpatterns = [
    path("", pages.link_list, name="list"),
    path("ny/", pages.new, name="new"),
    path("<uuid:service_id>/", pages.change, name="change"),
    path("<uuid:service_id>/enheter/", hand_out.units, name="units"),
]
