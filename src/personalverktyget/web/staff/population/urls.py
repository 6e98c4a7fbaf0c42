"""Addresses of messages from a region to its population."""

from django.urls import path

from personalverktyget.web.staff.population import approve, begin, lists, recipients, review, sent, trials

app_name = "population"
urlpatterns = [
    path("", lists.dispatches, name="list"),
    path("nytt/", begin.new, name="new"),
    path("<uuid:dispatch_id>/", sent.sent, name="sent"),
    path("<uuid:dispatch_id>/andra/", begin.change, name="change"),
    path("<uuid:dispatch_id>/mottagare/", recipients.recipients, name="recipients"),
    path("<uuid:dispatch_id>/mottagare/lista/", recipients.read_list, name="read_list"),
    path("<uuid:dispatch_id>/mottagare/valj/", recipients.choose, name="choose"),
    path("<uuid:dispatch_id>/mottagare/fil/", recipients.file, name="file"),
    path("<uuid:dispatch_id>/mottagare/avbryt/", recipients.cancel, name="cancel"),
    path("<uuid:dispatch_id>/granska/", review.review, name="review"),
    path("<uuid:dispatch_id>/test/", trials.send, name="trial_send"),
    path("<uuid:dispatch_id>/test/<uuid:trial_id>/", trials.trial, name="trial"),
    path("<uuid:dispatch_id>/godkann/", approve.approve, name="approve"),
    path("<uuid:dispatch_id>/styr/", sent.steer, name="steer"),
    path("<uuid:dispatch_id>/stoppa/", sent.stop, name="stop"),
    path("<uuid:dispatch_id>/aterkalla/", sent.recall, name="recall"),
]
