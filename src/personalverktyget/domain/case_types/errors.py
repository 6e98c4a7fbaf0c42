"""What can stand in the way of an administrator who changes a case type."""

from datetime import datetime

from personalverktyget.base.errors import ChangedMeanwhile, NotPossibleNow
from personalverktyget.domain.forms.definition_rules import Error


class DraftChangedMeanwhile(ChangedMeanwhile):
    """Somebody else changed the same part of the draft, or published or threw it away; ``by`` and ``at`` say who."""

    def __init__(self, by: str = "", at: datetime | None = None) -> None:
        super().__init__(by)
        self.by, self.at = by, at


class NotPublishable(NotPossibleNow):
    """The draft lacks something: names of texts that are missing or wrong, and what is wrong with the form."""

    def __init__(self, texts: tuple[str, ...], form: tuple[Error, ...]) -> None:
        super().__init__("The draft cannot be published as it is.")
        self.texts, self.form = texts, form


class NothingToUndo(NotPossibleNow):
    """There is no step before, or none after."""
