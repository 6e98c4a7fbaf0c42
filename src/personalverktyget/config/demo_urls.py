"""The demo's own pages under ``/demo/``, joined to their rule here: the demo and the web know nothing of each other."""

from django.urls import path

from personalverktyget.demo import received_mail, received_sms
from personalverktyget.web.shared.pages import open_page

app_name = "demo"
_demo_page = open_page(reason="nobody real is written to: only the demo and the tests have this page")

urlpatterns = [
    path("post/", _demo_page(received_mail.received_mail), name="received_mail"),
    path("post/<str:name>/", _demo_page(received_mail.received_message), name="received_message"),
    path("sms/", _demo_page(received_sms.received_sms), name="received_sms"),
    path("sms/ta-emot/", _demo_page(received_sms.receive), name="sms_gateway"),
]
