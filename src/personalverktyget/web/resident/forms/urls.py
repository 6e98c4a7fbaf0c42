"""Addresses of e-services and their forms."""

from django.urls import include, path, re_path

from personalverktyget.web.resident.forms.discard import discard
from personalverktyget.web.resident.forms.intro import intro
from personalverktyget.web.resident.forms.page import page
from personalverktyget.web.resident.forms.resume import resume
from personalverktyget.web.resident.forms.review import review
from personalverktyget.web.resident.forms.stop import stop
from personalverktyget.web.shared.unit_pages import HSA_ID

_FORMS = [
    re_path(f"^mottagning/{HSA_ID}/(?P<code>[A-Za-z0-9_-]+)/$", intro, name="intro"),
    path("formular/<uuid:draft_id>/", resume, name="resume"),
    path("formular/<uuid:draft_id>/<int:number>/", page, name="page"),
    path("formular/<uuid:draft_id>/granska/", review, name="review"),
    path("formular/<uuid:draft_id>/stopp/", stop, name="stop"),
    path("formular/<uuid:draft_id>/ta-bort/", discard, name="discard"),
]
urlpatterns = [path("", include((_FORMS, "forms")))]
