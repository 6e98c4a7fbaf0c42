"""Addresses of the first steps after the sign-in."""

from django.urls import path

from personalverktyget.web.staff.start import start, terms, workplace

urlpatterns = [
    path("", start.start, name="start"),
    path("villkor/", terms.terms, name="terms"),
    path("arbetsplats/", workplace.workplace, name="workplace"),
]
