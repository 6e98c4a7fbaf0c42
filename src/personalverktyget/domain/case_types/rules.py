"""What a draft needs before it can be published. Pure."""

from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.case_types.content import LONGEST_NAME, LONGEST_SUMMARY, LONGEST_TEXT, CaseTypeTexts

REQUIRED = ("name", "summary", "terms_text")
_LONGEST = {"name": LONGEST_NAME, "summary": LONGEST_SUMMARY}


def missing_texts(texts: CaseTypeTexts) -> tuple[str, ...]:
    """The names of texts that must be there and are not, and of a response time that cannot be read."""
    missing = [name for name in REQUIRED if not getattr(texts, name).strip()]
    try:
        read_target(texts.feedback_target)
    except ValueError:
        missing.append("feedback_target")
    return tuple(missing)


def longest(name: str) -> int:
    """How many characters a text may have."""
    return _LONGEST.get(name, LONGEST_TEXT)
