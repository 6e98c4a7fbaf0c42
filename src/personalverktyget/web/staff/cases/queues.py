"""The lists that staff work from: their addresses, names, and what they say when they are empty."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases.selectors import View
from personalverktyget.web.shared.addresses import address

Words = Promise | str


@dataclass(frozen=True, slots=True)
class Queue:
    """One list. ``needs`` is the permission that makes it worth a place in the menu."""

    view: View
    slug: str
    label: Words
    empty: Words
    hint: Words
    needs: Permission
    tone: str = ""

    @property
    def url(self) -> str:
        """Its address."""
        return f"{address('staff:cases:list')}?vy={self.slug}"


_UNIT, _OWN, _HANDLE = Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES, Permission.HANDLE_CASES

QUEUES = (
    Queue(
        View.ALL,
        "alla",
        _("Alla öppna"),
        _("Enheten har inga öppna ärenden"),
        _("Nya ärenden kommer hit så snart en invånare skickar dem."),
        _UNIT,
    ),
    Queue(
        View.UNASSIGNED,
        "att-fordela",
        _("Att fördela"),
        _("Inga ärenden väntar på att fördelas"),
        _("Nya ärenden kommer hit så snart en invånare skickar dem."),
        _UNIT,
    ),
    Queue(
        View.MINE,
        "mina",
        _("Mina"),
        _("Du har inga öppna ärenden"),
        _("Här finns de ärenden som du har tagit eller blivit tilldelad."),
        _HANDLE,
    ),
    Queue(
        View.WAITING,
        "vantar",
        _("Väntar på svar"),
        _("Inga ärenden väntar på svar från invånaren"),
        _("När du skickar en motfråga hamnar ärendet här tills invånaren har svarat."),
        _OWN,
    ),
    Queue(
        View.TODAY,
        "i-dag",
        _("I dag"),
        _("Inget mer ska besvaras i dag"),
        _("Här finns de ärenden vars tid går ut senare i dag."),
        _OWN,
    ),
    Queue(
        View.LATE,
        "forsenade",
        _("Försenade"),
        _("Inget är försenat"),
        _("Alla öppna ärenden ligger inom sin svarstid."),
        _OWN,
        tone="late",
    ),
    Queue(
        View.CLOSED,
        "avslutade",
        _("Avslutade"),
        _("Det finns inga avslutade ärenden än"),
        _("Ärenden som har fått slutsvar eller avslutats utan svar samlas här."),
        _OWN,
    ),
)


def queues_of(actor: StaffActor) -> tuple[Queue, ...]:
    """The lists that are of use to the actor, in the order of the menu. The first is where work begins."""
    return tuple(queue for queue in QUEUES if actor.may(queue.needs))


def chosen_queue(actor: StaffActor, slug: str) -> Queue:
    """The list with this address, or the first one when none is named. Raises ``NotFound``."""
    offered = queues_of(actor)
    for queue in offered:
        if queue.slug == slug or not slug:
            return queue
    raise NotFound
