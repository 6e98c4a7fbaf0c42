"""What can stand in the way of an administrator who changes a case type."""

from datetime import datetime

from django.utils.translation import gettext as _

from personalverktyget.base.errors import ChangedMeanwhile, NotPossibleNow
from personalverktyget.domain.case_types.governance.states import Obstacle
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


class NeedsSecondPerson(NotPossibleNow):
    """The region lets nobody publish a central case type alone: it has to be sent to another for approval."""

    def __init__(self) -> None:
        super().__init__(_("Regionen kräver att en andra person godkänner. Skicka för godkännande i stället."))


class PublicationWaits(NotPossibleNow):
    """A publication of the case type waits already; only one at a time can."""

    def __init__(self) -> None:
        super().__init__(_("En publicering väntar redan. Vänta tills den är klar, eller avbryt den först."))


class OwnPublication(NotPossibleNow):
    """Who prepared it cannot be the second person."""

    def __init__(self) -> None:
        super().__init__(_("Du har själv skickat det här för godkännande. Någon annan måste godkänna det."))


class Obstructed(NotPossibleNow):
    """What was frozen cannot be published as things stand; ``obstacle`` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(_("Den går inte att publicera som det är nu."))
        self.obstacle = obstacle
