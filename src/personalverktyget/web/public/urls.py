"""Public addresses: no sign-in."""

from django.urls import path, re_path

from personalverktyget.web.public.about.health import health
from personalverktyget.web.public.about.statements import accessibility, privacy
from personalverktyget.web.public.contact_card.as_data import contact_card_data, contact_card_linked_data
from personalverktyget.web.public.contact_card.contact_card import contact_card
from personalverktyget.web.public.start.start import start
from personalverktyget.web.shared.unit_pages import HSA_ID

app_name = "public"
urlpatterns = [
    path("", start, name="start"),
    re_path(f"^mottagning/{HSA_ID}/$", contact_card, name="contact_card"),
    re_path(f"^mottagning/{HSA_ID}/kort\\.json$", contact_card_data, name="contact_card_data"),
    re_path(f"^mottagning/{HSA_ID}/kort\\.jsonld$", contact_card_linked_data, name="contact_card_linked_data"),
    path("tillganglighet/", accessibility, name="accessibility"),
    path("personuppgifter/", privacy, name="privacy"),
    path("halsa", health, name="health"),
]
