"""Addresses of messages."""

from django.urls import path

from personalverktyget.web.resident.messages import files, messages

app_name = "messages"
urlpatterns = [
    path("", messages.all_messages, name="all"),
    path("<uuid:message_id>/", messages.message, name="message"),
    path("<uuid:message_id>/svara/", messages.answer, name="answer"),
    path("<uuid:message_id>/bilaga/<uuid:attachment_id>/", files.file, name="file"),
    path("<uuid:message_id>/bilaga/<uuid:attachment_id>/hamta/", files.download, name="download"),
]
