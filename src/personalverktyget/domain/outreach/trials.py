"""What a test says, and what binds it: shared by what sends, delivers and shows it."""

from personalverktyget.domain.attachments.frozen import marks_of
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.fingerprints import digest_of_content
from personalverktyget.domain.outreach.models import TrialMessage


def digest_of(trial: TrialMessage) -> bytes:
    """What binds what it says, whose values it is filled in with, and which files come with it."""
    return digest_of_content(
        {
            "dispatch": str(trial.dispatch_id),
            "staff": str(trial.staff_id),
            "resident": str(trial.resident_id or ""),
            "texts": trial.texts,
            "signature": trial.signature,
            "files": marks_of(files_of(trial.dispatch_id)),
        }
    )
