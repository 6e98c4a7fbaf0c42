"""Commands about case types."""

from personalverktyget.domain.case_types.services.change_settings import change_case_type_settings
from personalverktyget.domain.case_types.services.consult_nation import (
    answer_consultation,
    call_off_consultation,
    consult_nation,
    record_answer,
)
from personalverktyget.domain.case_types.services.create_case_type import create_case_type
from personalverktyget.domain.case_types.services.edit_draft import (
    Step,
    begin_draft,
    change_texts,
    discard_draft,
    edit_form,
    redo,
    undo,
)
from personalverktyget.domain.case_types.services.examples import accept_example, forget_example, save_example
from personalverktyget.domain.case_types.services.hand_out import hand_out, take_back
from personalverktyget.domain.case_types.services.import_case_type import import_case_type
from personalverktyget.domain.case_types.services.name_and_withdraw import (
    rename_case_type,
    restore_case_type,
    withdraw_case_type,
)
from personalverktyget.domain.case_types.services.offer_case_types import change_offer, look_at_offer, offer_case_types
from personalverktyget.domain.case_types.services.plan_publication import (
    cancel_publication,
    move_publication,
    plan_publication,
)
from personalverktyget.domain.case_types.services.publish_case_type import (
    CaseTypeContent,
    publish_central_case_type,
)
from personalverktyget.domain.case_types.services.publish_draft import publish_draft
from personalverktyget.domain.case_types.services.publish_drafts import publish_drafts
from personalverktyget.domain.case_types.services.publish_planned import publish_planned
from personalverktyget.domain.case_types.services.replace_texts import replace_texts
from personalverktyget.domain.case_types.services.request_removal import (
    answer_removal,
    request_removal,
    retract_removal,
)
from personalverktyget.domain.case_types.services.review_case_type import review_case_type
from personalverktyget.domain.case_types.services.roll_back import roll_back
from personalverktyget.domain.case_types.services.second_person import (
    approve_publication,
    send_back_publication,
)
from personalverktyget.domain.case_types.services.share_case_type import share_case_type, unshare_case_type
from personalverktyget.domain.case_types.services.take_up_again import take_up_again
from personalverktyget.domain.case_types.services.translate import (
    Written,
    choose_language,
    leave_language,
    problem_with,
    translate,
)

__all__ = [
    "CaseTypeContent",
    "Step",
    "Written",
    "accept_example",
    "answer_consultation",
    "answer_removal",
    "approve_publication",
    "begin_draft",
    "call_off_consultation",
    "cancel_publication",
    "change_case_type_settings",
    "change_offer",
    "change_texts",
    "choose_language",
    "consult_nation",
    "create_case_type",
    "discard_draft",
    "edit_form",
    "forget_example",
    "hand_out",
    "import_case_type",
    "leave_language",
    "look_at_offer",
    "move_publication",
    "offer_case_types",
    "plan_publication",
    "problem_with",
    "publish_central_case_type",
    "publish_draft",
    "publish_drafts",
    "publish_planned",
    "record_answer",
    "redo",
    "rename_case_type",
    "replace_texts",
    "request_removal",
    "restore_case_type",
    "retract_removal",
    "review_case_type",
    "roll_back",
    "save_example",
    "send_back_publication",
    "share_case_type",
    "take_back",
    "take_up_again",
    "translate",
    "undo",
    "unshare_case_type",
    "withdraw_case_type",
]
