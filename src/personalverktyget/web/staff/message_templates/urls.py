"""Addresses of message templates."""

from django.urls import include, path

from personalverktyget.web.staff.message_templates.central import central, central_preview
from personalverktyget.web.staff.message_templates.overview import template
from personalverktyget.web.staff.message_templates.preview import preview
from personalverktyget.web.staff.message_templates.publish import publish
from personalverktyget.web.staff.message_templates.template_list import new, template_list
from personalverktyget.web.staff.message_templates.versions import version
from personalverktyget.web.staff.message_templates.write import write

_TEMPLATES = [
    path("", template_list, name="list"),
    path("ny/", new, name="new"),
    path("regionens/<uuid:template_id>/", central, name="central"),
    path("regionens/<uuid:template_id>/forhandsgranska/", central_preview, name="central_preview"),
    path("<uuid:template_id>/", template, name="template"),
    path("<uuid:template_id>/skriv/", write, name="write"),
    path("<uuid:template_id>/forhandsgranska/", preview, name="preview"),
    path("<uuid:template_id>/publicera/", publish, name="publish"),
    path("<uuid:template_id>/versioner/<int:number>/", version, name="version"),
]
urlpatterns = [path("", include((_TEMPLATES, "message_templates")))]
