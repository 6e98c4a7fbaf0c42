"""Addresses of cases."""

from django.urls import path

from personalverktyget.web.resident.cases.case import answer, case
from personalverktyget.web.resident.cases.receipt import receipt

app_name = "cases"
urlpatterns = [
    path("<uuid:case_id>/", case, name="case"),
    path("<uuid:case_id>/kvitto/", receipt, name="receipt"),
    path("<uuid:case_id>/svara/", answer, name="answer"),
]
