"""Residents' addresses."""

from django.urls import include, path

from personalverktyget.web.resident.details.details import close, closed, details
from personalverktyget.web.resident.inbox.inbox import inbox
from personalverktyget.web.resident.log.ask import ask_about_entry
from personalverktyget.web.resident.log.own_log import own_log
from personalverktyget.web.resident.terms.terms import terms

app_name = "resident"
urlpatterns = [
    path("", inbox, name="start"),
    path("", include("personalverktyget.web.resident.sign_in.urls")),
    path("villkor/", terms, name="terms"),
    path("mina-uppgifter/", details, name="details"),
    path("mina-uppgifter/stang-konto/", close, name="close_account"),
    path("mina-uppgifter/konto-stangt/", closed, name="account_closed"),
    path("mina-uppgifter/vem-har-oppnat/", own_log, name="own_log"),
    path("mina-uppgifter/vem-har-oppnat/<uuid:entry_id>/", ask_about_entry, name="ask_about_entry"),
    path("mottagning/", include("personalverktyget.web.resident.units.urls")),
    path("", include("personalverktyget.web.resident.forms.urls")),
    path("filer/", include("personalverktyget.web.resident.files.urls")),
    path("meddelanden/", include("personalverktyget.web.resident.messages.urls")),
    path("arenden/", include("personalverktyget.web.resident.cases.urls")),
]
