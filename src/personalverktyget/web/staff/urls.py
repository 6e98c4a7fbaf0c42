"""The staff's addresses: one line per area."""

from django.urls import include, path

from personalverktyget.web.staff.settings import own_settings

app_name = "staff"
urlpatterns = [
    path("", include("personalverktyget.web.staff.start.urls")),
    path("", include("personalverktyget.web.staff.sign_in.urls")),
    path("", include("personalverktyget.web.staff.administration.urls")),
    path("arendetyper/", include("personalverktyget.web.staff.case_types.urls")),
    path("meddelandemallar/", include("personalverktyget.web.staff.message_templates.urls")),
    path("regionen/lanktjanster/", include("personalverktyget.web.staff.links.urls")),
    path("regionen/meddelanden/", include("personalverktyget.web.staff.population.urls")),
    path("invanare/", include("personalverktyget.web.staff.residents.urls")),
    path("meddelanden/", include("personalverktyget.web.staff.outreach.urls")),
    path("arenden/", include("personalverktyget.web.staff.cases.urls")),
    path("loggkontroll/", include("personalverktyget.web.staff.log_review.urls")),
    path("mina-installningar/", own_settings.own_settings, name="settings"),
    path("mina-installningar/kortkommandon/", own_settings.shortcuts, name="shortcuts"),
    path("", include("personalverktyget.web.staff.log.urls")),
    path("", include("personalverktyget.web.staff.help.urls")),
]
