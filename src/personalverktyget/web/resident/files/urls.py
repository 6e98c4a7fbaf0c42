"""Addresses of residents' files."""

from django.urls import path

from personalverktyget.web.resident.files.files import download, file

app_name = "files"
urlpatterns = [
    path("<uuid:attachment_id>/", file, name="file"),
    path("<uuid:attachment_id>/hamta/", download, name="download"),
]
