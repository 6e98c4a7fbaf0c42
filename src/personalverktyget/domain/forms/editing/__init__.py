"""Building a form, step by step. Pure: a form goes in with an operation, and a new form comes out.

A form that is being built may be unfinished: a question without its text, a choice without alternatives, a condition
on a question that is gone. It can always be stored and read back; ``definition_rules`` says what it lacks before it
can be published.
"""

from personalverktyget.domain.forms.editing.fingerprints import fingerprint
from personalverktyget.domain.forms.editing.operations import (
    Add,
    Change,
    ChangeForm,
    Delete,
    Duplicate,
    Edited,
    EditNotPossible,
    Move,
    Operation,
    Replace,
    Why,
)
from personalverktyget.domain.forms.editing.option_lines import lines_of, options_from_lines
from personalverktyget.domain.forms.editing.tree import Place, new_link_id, place_of

__all__ = [
    "Add",
    "Change",
    "ChangeForm",
    "Delete",
    "Duplicate",
    "EditNotPossible",
    "Edited",
    "Move",
    "Operation",
    "Place",
    "Replace",
    "Why",
    "fingerprint",
    "lines_of",
    "new_link_id",
    "options_from_lines",
    "place_of",
]
