"""Addresses of the gallery."""

from django.urls import path

from personalverktyget.web.shared.gallery import views

urlpatterns = [
    path("", views.components, name="components"),
    path("personal/", views.staff, name="components_staff"),
    path("invanare/", views.resident, name="components_resident"),
    path("fel/", views.error_page, name="components_error"),
    path("trasig/", views.broken, name="components_broken"),
]
