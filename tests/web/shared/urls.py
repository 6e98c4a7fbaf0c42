"""The shared part's own addresses alone, so that its tests stand without the audiences."""

from django.urls import include, path

urlpatterns = [
    path("installningar/", include("personalverktyget.web.shared.urls")),
    path("demo/komponenter/", include("personalverktyget.web.shared.gallery.urls")),
]
handler404 = "personalverktyget.web.shared.errors.not_found"
handler500 = "personalverktyget.web.shared.errors.server_error"
