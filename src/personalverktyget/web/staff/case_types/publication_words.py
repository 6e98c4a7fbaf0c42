"""Publications in words: where one stands, what stands in its way, and what has become of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.case_types.governance.states import Obstacle, PublicationState
from personalverktyget.domain.case_types.read_models import Publication
from personalverktyget.web.shared import formats
from personalverktyget.web.staff.case_types.kinds import Words

_OBSTACLES: Final[Mapping[Obstacle, Words]] = {
    Obstacle.NOT_SOUND: lazy("Något saknas eller är fel i texterna eller frågorna."),
    Obstacle.EXAMPLES_DEVIATE: lazy("Ett provfall går inte som det ska."),
    Obstacle.OVERTAKEN: lazy("En annan version har publicerats sedan den här skickades in."),
    Obstacle.WITHDRAWN: lazy("Ärendetypen är borttagen från kontaktkorten."),
    Obstacle.NEEDS_SECOND_PERSON: lazy("Regionen kräver numera att en andra person godkänner."),
    Obstacle.CONTENT_DIFFERS: lazy("Innehållet är inte längre det som skickades in."),
    Obstacle.SAYS_THE_SAME: lazy("Den säger samma sak som det som redan är publicerat."),
}
_TONES: Final[Mapping[PublicationState, str]] = {
    PublicationState.AWAITING_APPROVAL: "waiting",
    PublicationState.SCHEDULED: "new",
    PublicationState.SENT_BACK: "returned",
    PublicationState.STOPPED: "returned",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a publication stands: in a few words, and the colour and shape of those."""

    words: str
    tone: str


def standing(publication: Publication) -> Standing:
    """Väntar på godkännande; Publiceras i morgon 7.00; Skickades tillbaka."""
    return Standing(_state_words(publication), _TONES.get(publication.state, "closed"))


def obstacle_words(obstacle: Obstacle | None) -> str:
    """Why it cannot be published; empty where nothing stands in the way."""
    return str(_OBSTACLES[obstacle]) if obstacle else ""


def time_words(publication: Publication) -> str:
    """When it is to be published."""
    if publication.publish_at is None:
        return _("Så snart den är godkänd")
    return formats.moment(publication.publish_at)


def what_became(publication: Publication) -> str:
    """How one ended that came to nothing, as a sentence; empty for what waits and what was published."""
    if publication.settled_at is None:
        return ""
    said = {"when": formats.moment(publication.settled_at), "name": publication.settled_by}
    match publication.state:
        case PublicationState.SENT_BACK:
            return _("Skickades tillbaka av %(name)s %(when)s.") % said
        case PublicationState.CANCELLED:
            return _("Avbröts av %(name)s %(when)s.") % said
        case PublicationState.STOPPED:
            why = obstacle_words(publication.obstacle)
            return _("Kunde inte publiceras %(when)s. %(why)s") % {**said, "why": why}
    return ""


def _state_words(publication: Publication) -> str:
    match publication.state:
        case PublicationState.AWAITING_APPROVAL:
            return _("Väntar på godkännande")
        case PublicationState.SCHEDULED if publication.publish_at is not None:
            return _("Publiceras %(when)s") % {"when": formats.moment(publication.publish_at)}
        case PublicationState.SENT_BACK:
            return _("Skickades tillbaka")
        case PublicationState.STOPPED:
            return _("Kunde inte publiceras")
        case PublicationState.CANCELLED:
            return _("Avbröts")
    return _("Publicerad")
