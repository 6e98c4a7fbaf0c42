"""What is handed out about case types."""

from personalverktyget.domain.case_types.read_models.drafts import Draft, Example, ExportedForm, ImportReport
from personalverktyget.domain.case_types.read_models.governance import Consultation, Removal
from personalverktyget.domain.case_types.read_models.library import LibraryEntry, LibraryRow, Origin, Sharing
from personalverktyget.domain.case_types.read_models.offers import AdditionsFit, HandOutRow, Offer, TextChange
from personalverktyget.domain.case_types.read_models.own_types import (
    CaseTypeOverview,
    CopyableCaseType,
    OwnCaseType,
    OwnReply,
    OwnSettings,
    ReviewReminder,
    VersionRow,
)
from personalverktyget.domain.case_types.read_models.publications import DraftToPublish, Publication, PublishOutcome
from personalverktyget.domain.case_types.read_models.texts import (
    AdditionFound,
    SearchedTexts,
    TextsFound,
    TextsReplaced,
)

__all__ = [
    "AdditionFound",
    "AdditionsFit",
    "CaseTypeOverview",
    "Consultation",
    "CopyableCaseType",
    "Draft",
    "DraftToPublish",
    "Example",
    "ExportedForm",
    "HandOutRow",
    "ImportReport",
    "LibraryEntry",
    "LibraryRow",
    "Offer",
    "Origin",
    "OwnCaseType",
    "OwnReply",
    "OwnSettings",
    "Publication",
    "PublishOutcome",
    "Removal",
    "ReviewReminder",
    "SearchedTexts",
    "Sharing",
    "TextChange",
    "TextsFound",
    "TextsReplaced",
    "VersionRow",
]
