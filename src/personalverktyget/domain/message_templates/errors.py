"""What can stand in the way of an administrator who changes a template."""

from collections.abc import Mapping
from datetime import datetime

from personalverktyget.base.errors import ChangedMeanwhile, NotPossibleNow


class TemplateChangedMeanwhile(ChangedMeanwhile):
    """Somebody else wrote, published or threw away meanwhile; ``by`` and ``at`` say who, where that is known."""

    def __init__(self, by: str = "", at: datetime | None = None) -> None:
        super().__init__(by)
        self.by, self.at = by, at


class NotPublishable(NotPossibleNow):
    """Something is lacking or wrong. ``problems`` has words by the name of the part; "form" is a question's form."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems
