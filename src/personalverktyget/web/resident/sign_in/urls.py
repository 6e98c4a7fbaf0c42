"""Addresses of the sign-in, to be included in the audience's own."""

from django.urls import path

from personalverktyget.web.resident.sign_in import pages

urlpatterns = [
    path("logga-in/", pages.sign_in, name="sign_in"),
    path("legitimering/", pages.sign_in_answer, name="sign_in_answer"),
    path("logga-ut/", pages.sign_out, name="sign_out"),
    path("utloggad/", pages.signed_out, name="signed_out"),
    path("fortsatt/", pages.stay_signed_in, name="stay_signed_in"),
    path("behall/", pages.kept_writing, name="kept_writing"),
    path("behall/kasta/", pages.discard_writing, name="discard_writing"),
]
