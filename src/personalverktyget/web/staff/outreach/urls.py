"""Addresses of messages to residents."""

from django.urls import path

from personalverktyget.web.staff.outreach import lists, new, review, sent, write

app_name = "outreach"
urlpatterns = [
    path("", lists.dispatches, name="list"),
    path("nytt/", new.new, name="new"),
    path("svarat-i/<uuid:case_id>/", sent.answered, name="answered"),
    path("<uuid:dispatch_id>/", sent.sent, name="sent"),
    path("<uuid:dispatch_id>/skriv/", write.write, name="write"),
    path("<uuid:dispatch_id>/granska/", review.review, name="review"),
    path("<uuid:dispatch_id>/angra/", sent.undo, name="undo"),
    path("<uuid:dispatch_id>/aterkalla/", sent.recall, name="recall"),
]
