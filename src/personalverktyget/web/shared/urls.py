"""Settings of the page itself: its language and its look. Open to everybody: nothing about anyone is read or kept."""

from django.urls import path
from django.views.i18n import set_language

from personalverktyget.web.shared.pages import open_page
from personalverktyget.web.shared.theme import set_theme

app_name = "shared"
urlpatterns = [
    path("sprak/", open_page(reason="the language of pages is nobody's secret")(set_language), name="language"),
    path("utseende/", set_theme, name="theme"),
]
