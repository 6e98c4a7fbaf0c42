"""Addresses of e-services and their forms."""

from django.urls import include, path

from personalverktyget.web.resident.forms.discard import discard
from personalverktyget.web.resident.forms.intro import intro
from personalverktyget.web.resident.forms.page import page
from personalverktyget.web.resident.forms.resume import resume
from personalverktyget.web.resident.forms.review import review

_FORMS = [
    path("mottagning/<str:hsa_id>/<slug:code>/", intro, name="intro"),
    path("formular/<uuid:draft_id>/", resume, name="resume"),
    path("formular/<uuid:draft_id>/<int:number>/", page, name="page"),
    path("formular/<uuid:draft_id>/granska/", review, name="review"),
    path("formular/<uuid:draft_id>/ta-bort/", discard, name="discard"),
]
urlpatterns = [path("", include((_FORMS, "forms")))]
