"""Addresses of the access log."""

from django.urls import path

from personalverktyget.web.staff.log import unit_log

urlpatterns = [path("logg/", unit_log.unit_log, name="log")]
