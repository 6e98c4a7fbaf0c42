"""Addresses of the access log."""

from django.urls import path

from personalverktyget.web.staff.log import log_file, unit_log

urlpatterns = [
    path("logg/", unit_log.unit_log, name="log"),
    path("logg/fil/", log_file.log_file, name="log_file"),
]
