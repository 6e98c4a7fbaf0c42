"""Addresses of log control."""

from django.urls import path

from personalverktyget.web.staff.log_review import begin, entry, report, review, reviews, suspicion

app_name = "log_review"
urlpatterns = [
    path("", reviews.reviews, name="list"),
    path("ny/", begin.begin, name="begin"),
    path("misstanke/", suspicion.suspicion, name="suspicion"),
    path("<uuid:review_id>/", review.review, name="review"),
    path("<uuid:review_id>/rapport/", report.report, name="report"),
    path("<uuid:review_id>/post/<int:position>/", entry.entry, name="entry"),
]
