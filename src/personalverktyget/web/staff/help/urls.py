"""Addresses of the handbook."""

from django.urls import path

from personalverktyget.web.staff.help import handbook

urlpatterns = [
    path("hjalp/", handbook.contents, name="help"),
    path("hjalp/<slug:slug>/", handbook.chapter, name="help_chapter"),
]
