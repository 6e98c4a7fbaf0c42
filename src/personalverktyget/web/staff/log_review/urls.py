"""Addresses of log control."""

from django.urls import path

from personalverktyget.web.staff.log_review import (
    begin,
    entry,
    entry_steps,
    extract,
    extract_files,
    handed_on,
    helping,
    log_service,
    name_helper,
    questions,
    report,
    resident_questions,
    review,
    reviews,
    schedule,
    suspicion,
    weights,
)

app_name = "log_review"
urlpatterns = [
    path("", reviews.reviews, name="list"),
    path("ny/", begin.begin, name="begin"),
    path("misstanke/", suspicion.suspicion, name="suspicion"),
    path("utdrag/", extract.begin, name="extract_begin"),
    path("utdrag/<uuid:extract_id>/", extract.extract, name="extract"),
    path("utdrag/<uuid:extract_id>/fil/", extract_files.extract_file, name="extract_file"),
    path("invanares-fragor/", resident_questions.resident_questions, name="resident_questions"),
    path("fragor/", questions.questions, name="questions"),
    path("hur-ofta/", schedule.schedule, name="schedule"),
    path("vikter/", weights.weights, name="weights"),
    path("loggtjanst/", log_service.log_service, name="log_service"),
    path("hjalp/", helping.to_help, name="to_help"),
    path("hjalp/<uuid:review_id>/post/<int:position>/", helping.entry_to_help, name="entry_to_help"),
    path("lamnat/", handed_on.handed_on, name="handed_on"),
    path("lamnat/<uuid:escalation_id>/", handed_on.handed_on_entry, name="handed_on_entry"),
    path("<uuid:review_id>/", review.review, name="review"),
    path("<uuid:review_id>/granskare/", name_helper.name_helper, name="name_helper"),
    path("<uuid:review_id>/rapport/", report.report, name="report"),
    path("<uuid:review_id>/post/<int:position>/", entry.entry, name="entry"),
    path("<uuid:review_id>/post/<int:position>/fraga/", entry_steps.ask, name="ask"),
    path("<uuid:review_id>/post/<int:position>/lamna-vidare/", entry_steps.hand_on, name="hand_on"),
]
