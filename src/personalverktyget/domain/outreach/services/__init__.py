"""Commands about dispatches and messages."""

from personalverktyget.domain.outreach.services.approve import approve_dispatch, send_back
from personalverktyget.domain.outreach.services.attach_file import attach_to_dispatch, detach_from_dispatch
from personalverktyget.domain.outreach.services.begin_population import (
    begin_population_message,
    change_population_message,
)
from personalverktyget.domain.outreach.services.calls import LONGEST_NOTE, record_call
from personalverktyget.domain.outreach.services.check_list import cancel_check, check_list
from personalverktyget.domain.outreach.services.choose_population import find_population, select_population
from personalverktyget.domain.outreach.services.choose_template import choose_template
from personalverktyget.domain.outreach.services.confirm_outside import confirm_outside
from personalverktyget.domain.outreach.services.deliver import deliver_batch, deliver_due
from personalverktyget.domain.outreach.services.follow_up import follow_up_due
from personalverktyget.domain.outreach.services.forget_lists import forget_lists
from personalverktyget.domain.outreach.services.freeze_recipients import freeze_recipients
from personalverktyget.domain.outreach.services.letters import PrintedFile, post_letters, print_letters, return_letter
from personalverktyget.domain.outreach.services.list_from_cases import list_from_cases
from personalverktyget.domain.outreach.services.list_recipients import leave_out, list_recipients
from personalverktyget.domain.outreach.services.make_letters import make_letters
from personalverktyget.domain.outreach.services.prepare import prepare_due
from personalverktyget.domain.outreach.services.recall import recall_asked, recall_message, recall_unread
from personalverktyget.domain.outreach.services.receive_message import begin_answer, mark_file_opened, mark_opened
from personalverktyget.domain.outreach.services.recheck_list import recheck_list
from personalverktyget.domain.outreach.services.release_many import release_dispatch
from personalverktyget.domain.outreach.services.release_message import TemplateChanged, release_message, take_back
from personalverktyget.domain.outreach.services.retry import retry_dispatch
from personalverktyget.domain.outreach.services.steer import pause_dispatch, resume_dispatch, stop_dispatch
from personalverktyget.domain.outreach.services.trials import (
    deliver_trials,
    notice_of_trial,
    open_trial,
    send_trial,
)
from personalverktyget.domain.outreach.services.write_many import begin_dispatch, save_dispatch
from personalverktyget.domain.outreach.services.write_message import begin_message, discard_message, save_message

__all__ = [
    "LONGEST_NOTE",
    "PrintedFile",
    "TemplateChanged",
    "approve_dispatch",
    "attach_to_dispatch",
    "begin_answer",
    "begin_dispatch",
    "begin_message",
    "begin_population_message",
    "cancel_check",
    "change_population_message",
    "check_list",
    "choose_template",
    "confirm_outside",
    "deliver_batch",
    "deliver_due",
    "deliver_trials",
    "detach_from_dispatch",
    "discard_message",
    "find_population",
    "follow_up_due",
    "forget_lists",
    "freeze_recipients",
    "leave_out",
    "list_from_cases",
    "list_recipients",
    "make_letters",
    "mark_file_opened",
    "mark_opened",
    "notice_of_trial",
    "open_trial",
    "pause_dispatch",
    "post_letters",
    "prepare_due",
    "print_letters",
    "recall_asked",
    "recall_message",
    "recall_unread",
    "recheck_list",
    "record_call",
    "release_dispatch",
    "release_message",
    "resume_dispatch",
    "retry_dispatch",
    "return_letter",
    "save_dispatch",
    "save_message",
    "select_population",
    "send_back",
    "send_trial",
    "stop_dispatch",
    "take_back",
]
