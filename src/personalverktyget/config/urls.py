"""The root addresses: one line per audience."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("personalverktyget.web.public.urls")),
    path("personal/", include("personalverktyget.web.staff.urls")),
    path("invanare/", include("personalverktyget.web.resident.urls")),
    path("installningar/", include("personalverktyget.web.shared.urls")),
]
if settings.MODE != "production":
    urlpatterns.append(path("demo/komponenter/", include("personalverktyget.web.shared.gallery.urls")))
    urlpatterns.append(path("demo/", include("personalverktyget.config.demo_urls")))

handler400 = "personalverktyget.web.shared.errors.bad_request"
handler403 = "personalverktyget.web.shared.errors.not_allowed"
handler404 = "personalverktyget.web.shared.errors.not_found"
handler500 = "personalverktyget.web.shared.errors.server_error"
