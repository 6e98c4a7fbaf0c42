"""Addresses of log control."""

from django.urls import path

from personalverktyget.web.staff.log_review import (
    begin,
    entry,
    extract,
    extract_files,
    report,
    review,
    reviews,
    suspicion,
)

app_name = "log_review"
urlpatterns = [
    path("", reviews.reviews, name="list"),
    path("ny/", begin.begin, name="begin"),
    path("misstanke/", suspicion.suspicion, name="suspicion"),
    path("utdrag/", extract.begin, name="extract_begin"),
    path("utdrag/<uuid:extract_id>/", extract.extract, name="extract"),
    path("utdrag/<uuid:extract_id>/fil/", extract_files.extract_file, name="extract_file"),
    path("<uuid:review_id>/", review.review, name="review"),
    path("<uuid:review_id>/rapport/", report.report, name="report"),
    path("<uuid:review_id>/post/<int:position>/", entry.entry, name="entry"),
]
