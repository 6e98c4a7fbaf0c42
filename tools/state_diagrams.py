"""Draw the state tables as diagrams for the documentation. Run by ``make fix``; a test compares."""

from pathlib import Path

from personalverktyget.domain.case_types.governance.states import TABLE as PUBLICATIONS
from personalverktyget.domain.case_types.governance.states import PublicationState
from personalverktyget.domain.cases.states import TABLE, Transition, next_state
from personalverktyget.domain.log_review.states import TABLE as LOG_REVIEWS
from personalverktyget.domain.log_review.states import ReviewState
from personalverktyget.domain.outreach.call_states import TABLE as CALLS
from personalverktyget.domain.outreach.call_states import CallState
from personalverktyget.domain.outreach.letter_states import TABLE as LETTERS
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.states import TABLE as DISPATCHES
from personalverktyget.domain.outreach.states import DispatchState

ROOT = Path(__file__).parent.parent
DIAGRAM = "docs/states/case.md"
_HEAD = """# The life of a case

Drawn from the table in `domain/cases/states.py` by `make fix`; a test keeps the two alike.

```mermaid
stateDiagram-v2
"""
PUBLICATION = "docs/states/publication.md"
_PUBLICATION_HEAD = """# A publication that waits

Drawn from the table in `domain/case_types/governance/states.py` by `make fix`; a test keeps the two alike.

```mermaid
stateDiagram-v2
"""
DISPATCH = "docs/states/dispatch.md"
_DISPATCH_HEAD = """# The life of a dispatch

Drawn from the table in `domain/outreach/states.py` by `make fix`; a test keeps the two alike.

```mermaid
stateDiagram-v2
"""
LOG_REVIEW = "docs/states/log_review.md"
_LOG_REVIEW_HEAD = """# A review of the log

Drawn from the table in `domain/log_review/states.py` by `make fix`; a test keeps the two alike.

```mermaid
stateDiagram-v2
"""
CALL = "docs/states/call.md"
_CALL_HEAD = """# The life of a call

To a resident who has not read a message. Drawn from the table in `domain/outreach/call_states.py` by `make fix`; a
test keeps the two alike.

```mermaid
stateDiagram-v2
"""
LETTER = "docs/states/letter.md"
_LETTER_HEAD = """# The life of a letter

To a resident who has not read a message. Drawn from the table in `domain/outreach/letter_states.py` by `make fix`; a
test keeps the two alike.

```mermaid
stateDiagram-v2
"""
_PUBLICATION_TABLE = """
```

| From | Action | To |
| --- | --- | --- |
"""
_TABLE_HEAD = """```

| From | Action | To | Permission | Own only | Event |
| --- | --- | --- | --- | --- | --- |
"""


def case_diagram() -> str:
    """The page about the case's states."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for row in TABLE:
        after = next_state(row.from_, row)
        if row.from_ is not after:
            arrows.setdefault((row.from_ or "[*]", after), []).append(row.action)
    lines = [f"    {before} --> {after}: {', '.join(actions)}" for (before, after), actions in arrows.items()]
    return _HEAD + "\n".join(lines) + "\n" + _TABLE_HEAD + "\n".join(_rows()) + "\n"


def _rows() -> list[str]:
    return [
        f"| {row.from_ or '–'} | {row.action} | {row.to or 'unchanged'} | {row.permission or _nobody(row)}"
        f" | {'yes' if row.own else ''} | {row.event} |"
        for row in TABLE
    ]


def _nobody(row: Transition) -> str:
    return "the program" if row.by_program else "the resident"


def publication_diagram() -> str:
    """The page about the states of a publication that waits."""
    first = f"    [*] --> {PublicationState.SCHEDULED}: plan\n    [*] --> {PublicationState.AWAITING_APPROVAL}: plan\n"
    arrows = [f"    {before} --> {after}: {action}" for (before, action), after in PUBLICATIONS.items()]
    rows = [f"| {before} | {action} | {after} |" for (before, action), after in PUBLICATIONS.items()]
    return _PUBLICATION_HEAD + first + "\n".join(arrows) + _PUBLICATION_TABLE + "\n".join(rows) + "\n"


def dispatch_diagram() -> str:
    """The page about the states of a dispatch."""
    arrows = [f"    {before} --> {after}: {action}" for (before, action), after in DISPATCHES.items()]
    rows = [f"| {before} | {action} | {after} |" for (before, action), after in DISPATCHES.items()]
    first = f"    [*] --> {DispatchState.PREPARING}\n"
    return _DISPATCH_HEAD + first + "\n".join(arrows) + _PUBLICATION_TABLE + "\n".join(rows) + "\n"


def log_review_diagram() -> str:
    """The page about the states of a review of the log."""
    arrows = [f"    {before} --> {after}: {action}" for (before, action), after in LOG_REVIEWS.items()]
    rows = [f"| {before} | {action} | {after} |" for (before, action), after in LOG_REVIEWS.items()]
    first = f"    [*] --> {ReviewState.WAITING}\n"
    return _LOG_REVIEW_HEAD + first + "\n".join(arrows) + _PUBLICATION_TABLE + "\n".join(rows) + "\n"


def call_diagram() -> str:
    """The page about the states of a call."""
    arrows = [f"    {before} --> {after}: {action}" for (before, action), after in CALLS.items()]
    rows = [f"| {before} | {action} | {after} |" for (before, action), after in CALLS.items()]
    first = f"    [*] --> {CallState.TO_MAKE}\n"
    return _CALL_HEAD + first + "\n".join(arrows) + _PUBLICATION_TABLE + "\n".join(rows) + "\n"


def letter_diagram() -> str:
    """The page about the states of a letter."""
    arrows = [f"    {before} --> {after}: {action}" for (before, action), after in LETTERS.items()]
    rows = [f"| {before} | {action} | {after} |" for (before, action), after in LETTERS.items()]
    first = f"    [*] --> {LetterState.TO_PRINT}\n"
    return _LETTER_HEAD + first + "\n".join(arrows) + _PUBLICATION_TABLE + "\n".join(rows) + "\n"


PAGES = {
    DIAGRAM: case_diagram,
    PUBLICATION: publication_diagram,
    DISPATCH: dispatch_diagram,
    LOG_REVIEW: log_review_diagram,
    CALL: call_diagram,
    LETTER: letter_diagram,
}


def main() -> None:
    """Write the pages."""
    for place, draw in PAGES.items():
        path = ROOT / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main()
