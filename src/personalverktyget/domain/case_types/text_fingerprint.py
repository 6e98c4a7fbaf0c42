"""What somebody saw of a draft's texts, as ``forms.editing.fingerprint`` tells it of its questions."""

import json
from dataclasses import asdict

from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.forms.editing.fingerprints import of_text


def texts_fingerprint(texts: CaseTypeTexts) -> str:
    """Of all of them together."""
    return of_text(json.dumps(asdict(texts), sort_keys=True))
