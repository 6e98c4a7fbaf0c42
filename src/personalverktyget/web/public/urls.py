"""Public addresses: no sign-in."""

from django.urls import path, re_path

from personalverktyget.web.public.about.health import health
from personalverktyget.web.public.about.statements import accessibility, privacy
from personalverktyget.web.public.contact_card.contact_card import contact_card
from personalverktyget.web.public.start.start import start
from personalverktyget.web.shared.unit_pages import HSA_ID

app_name = "public"
urlpatterns = [
    path("", start, name="start"),
    re_path(f"^mottagning/{HSA_ID}/$", contact_card, name="contact_card"),
    path("tillganglighet/", accessibility, name="accessibility"),
    path("personuppgifter/", privacy, name="privacy"),
    path("halsa", health, name="health"),
]
