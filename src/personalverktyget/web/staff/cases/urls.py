"""Addresses of the staff's work with cases."""

from django.urls import path

from personalverktyget.web.staff.cases import (
    answers_file,
    asked_entry,
    case_list,
    close_case,
    distribute,
    due_reason,
    files,
    open_case,
    open_closed,
    write,
)

app_name = "cases"
urlpatterns = [
    path("", case_list.case_list, name="list"),
    path("sok/", case_list.search, name="search"),
    path("sok/<str:word>/", case_list.found, name="found"),
    path("nytt/", case_list.news, name="news"),
    path("<uuid:case_id>/", open_case.case, name="case"),
    path("<uuid:case_id>/skal/", open_closed.open_closed, name="open_closed"),
    path("<uuid:case_id>/svar/", answers_file.answers_file, name="answers_file"),
    path("<uuid:case_id>/person/", open_case.person, name="person"),
    path("<uuid:case_id>/varfor-detta-datum/", due_reason.due_reason, name="due_reason"),
    path("<uuid:case_id>/fragan-galler/", asked_entry.asked_entry, name="asked_entry"),
    path("<uuid:case_id>/tilldela/", distribute.assign, name="assign"),
    path("<uuid:case_id>/ta/", distribute.take, name="take"),
    path("<uuid:case_id>/lamna-tillbaka/", distribute.return_case, name="return"),
    path("<uuid:case_id>/svara/", write.reply, name="reply"),
    path("<uuid:case_id>/anteckna/", write.note, name="note"),
    path("<uuid:case_id>/utkast/", write.draft, name="draft"),
    path("<uuid:case_id>/utkast/ta-bort-fil/", files.detach_file, name="detach_file"),
    path("<uuid:case_id>/filer/<uuid:attachment_id>/", files.file, name="file"),
    path("<uuid:case_id>/filer/<uuid:attachment_id>/hamta/", files.download_file, name="download_file"),
    path("<uuid:case_id>/avsluta/", close_case.close, name="close"),
    path("<uuid:case_id>/oppna-igen/", close_case.reopen, name="reopen"),
]
