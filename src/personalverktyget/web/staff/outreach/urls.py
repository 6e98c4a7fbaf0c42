"""Addresses of messages to residents."""

from django.urls import path

from personalverktyget.web.staff.outreach import (
    answer_table,
    files,
    gathered,
    lists,
    many,
    many_approve,
    many_list,
    many_recipients,
    many_review,
    many_sent,
    new,
    other_template,
    review,
    sent,
    write,
)

app_name = "outreach"
urlpatterns = [
    path("", lists.dispatches, name="list"),
    path("nytt/", new.new, name="new"),
    path("svarat-i/<uuid:case_id>/", sent.answered, name="answered"),
    path("<uuid:dispatch_id>/", sent.sent, name="sent"),
    path("<uuid:dispatch_id>/skriv/", write.write, name="write"),
    path("<uuid:dispatch_id>/mall/", other_template.choose, name="other_template"),
    path("<uuid:dispatch_id>/granska/", review.review, name="review"),
    path("<uuid:dispatch_id>/angra/", sent.undo, name="undo"),
    path("<uuid:dispatch_id>/aterkalla/", sent.recall, name="recall"),
    path("<uuid:dispatch_id>/bilaga/<uuid:attachment_id>/", files.file, name="file"),
    path("<uuid:dispatch_id>/bilaga/<uuid:attachment_id>/hamta/", files.download_file, name="download_file"),
    path("till-manga/", many.new, name="new_many"),
    path("<uuid:dispatch_id>/till-manga/", many.write, name="many_write"),
    path("<uuid:dispatch_id>/till-manga/mottagare/", many_list.recipients, name="many_list"),
    path("<uuid:dispatch_id>/till-manga/mottagare/valj/", many_list.choose, name="many_choose"),
    path("<uuid:dispatch_id>/till-manga/mottagare/fil/", many_list.file, name="many_file"),
    path("<uuid:dispatch_id>/till-manga/granska/", many_review.review, name="many_review"),
    path("<uuid:dispatch_id>/utskick/", many_sent.sent, name="many"),
    path("<uuid:dispatch_id>/utskick/mottagare/", many_recipients.recipients, name="many_recipients"),
    path("<uuid:dispatch_id>/utskick/mottagare/fil/", many_recipients.file, name="many_recipients_file"),
    path("<uuid:dispatch_id>/utskick/svar/", gathered.summary, name="many_answers"),
    path("<uuid:dispatch_id>/utskick/svar/tabell/", answer_table.table, name="many_answers_table"),
    path("<uuid:dispatch_id>/utskick/svar/fil/", answer_table.file, name="many_answers_file"),
    path("<uuid:dispatch_id>/utskick/godkann/", many_approve.approve, name="many_approve"),
    path("<uuid:dispatch_id>/utskick/angra/", many_sent.undo, name="many_undo"),
    path("<uuid:dispatch_id>/utskick/pausa/", many_sent.pause, name="many_pause"),
    path("<uuid:dispatch_id>/utskick/fortsatt/", many_sent.resume, name="many_resume"),
    path("<uuid:dispatch_id>/utskick/stoppa/", many_sent.stop, name="many_stop"),
    path("<uuid:dispatch_id>/utskick/aterkalla/", many_sent.recall, name="many_recall"),
]
