"""What can be said of one answer, in FHIR's words for kinds of faults."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Verdict:
    """How bad it is, and what kind of fault."""

    severity: str
    code: str


STRUCTURE: Final = Verdict("fatal", "structure")
FATAL: Final = Verdict("fatal", "invalid")
BROKEN: Final = Verdict("error", "business-rule")
WRONG_VALUE: Final = Verdict("error", "value")
WRONG_CODE: Final = Verdict("error", "code-invalid")
# The list of codes is not known here, and so no answer can be found in it.
UNKNOWN_CODES: Final = Verdict("error", "exception")
# A rule of the form that cannot be judged here, such as a pattern with look-around. The answer stands.
NOT_CHECKED: Final = Verdict("warning", "not-supported")
