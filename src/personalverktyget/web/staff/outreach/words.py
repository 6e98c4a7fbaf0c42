"""What states and grounds of messages read as."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.halts import Halt
from personalverktyget.domain.outreach.read_models import DispatchRow
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.people.reachability import ReachWarning
from personalverktyget.domain.people.read_models import Person
from personalverktyget.web.shared import formats

BASES: dict[Basis, Promise] = {
    Basis.ONGOING_CONTACT: lazy("Invånaren har en pågående kontakt med mottagningen, och det gäller hens egen hälsa"),
    Basis.SCREENING: lazy("Kallelse till screening"),
    Basis.VACCINATION: lazy("Kallelse till vaccination"),
    Basis.CRISIS: lazy("Skydda invånarnas hälsa vid en kris eller smittspridning"),
    Basis.PREVENTION: lazy("Främja hälsa eller förebygga sjukdom, av särskilda skäl"),
    Basis.OWN_CARE: lazy("En förändring som rör var och ens egen vård"),
    Basis.GENERAL_INFORMATION: lazy("Allmän information"),
    Basis.RESEARCH: lazy("Förfrågan om att vara med i forskning"),
}
WARNINGS: dict[ReachWarning, Promise] = {
    ReachWarning.NOTICES_OFF: lazy("Invånaren har stängt av aviseringar och ser meddelandet först när hen loggar in."),
    ReachWarning.NO_NOTICE_ADDRESS: lazy(
        "Invånaren har inte angett hur hen vill få aviseringar och ser meddelandet först när hen loggar in."
    ),
    ReachWarning.PROTECTED_IDENTITY: lazy("Invånaren har skyddad identitet. Kontrollera extra noga att det blir rätt."),
}
# The same of a child's guardians.
_OF_GUARDIANS: dict[ReachWarning, Promise] = {
    ReachWarning.NOTICES_OFF: lazy("Aviseringar är avstängda. Meddelandet syns först vid nästa inloggning."),
    ReachWarning.NO_NOTICE_ADDRESS: lazy(
        "Det finns ingen adress att skicka aviseringar till. Meddelandet syns först vid nästa inloggning."
    ),
}
STATES: dict[DispatchState, Promise] = {
    DispatchState.PREPARING: lazy("Inte skickat"),
    DispatchState.CHECKING: lazy("Listan kontrolleras"),
    DispatchState.FREEZING: lazy("Görs klart"),
    DispatchState.AWAITING_APPROVAL: lazy("Väntar på godkännande"),
    DispatchState.SCHEDULED: lazy("Skickas strax"),
    DispatchState.SENDING: lazy("Skickas"),
    DispatchState.PAUSED: lazy("Pausat"),
    DispatchState.STOPPED: lazy("Stoppat"),
    DispatchState.SENT: lazy("Skickat"),
}

HALTS: dict[Halt, Promise] = {
    Halt.CHANGED: lazy(
        "Programmet stoppade sändningen, för meddelandet var inte längre som när det skickades. Ingen mer får det. "
        "Skriv ett nytt, och berätta vad som har hänt för dem som sköter tjänsten."
    ),
    Halt.FILE_MISSING: lazy(
        "Programmet stoppade sändningen, för en bilaga saknas där filerna förvaras. Ingen mer får meddelandet. Skriv "
        "ett nytt, och bifoga filen igen."
    ),
    Halt.FILE_ALTERED: lazy(
        "Programmet stoppade sändningen, för en bilaga är inte längre den fil som bifogades. Ingen mer får "
        "meddelandet. Skriv ett nytt, och bifoga filen igen."
    ),
}


def warnings_in_words(warnings: Iterable[ReachWarning], *, to_guardians: bool) -> list[Promise]:
    """What the sender should know of somebody who is reached; of a child, of those who read in her place."""
    words = {**WARNINGS, **_OF_GUARDIANS} if to_guardians else WARNINGS
    return [words[warning] for warning in warnings if warning in words]


def name_of(person: Person) -> str:
    """The resident's name. A protected one's is never shown, and why only to those who know her."""
    if not person.is_masked:
        return person.name
    return _("Skyddad identitet") if person.is_protected else _("Namnet visas inte")


def number_of(person: Person) -> str:
    """19121212-1212; nothing where it is masked."""
    return formats.identity_number(person.number) if person.number else ""


def outcome_of(row: DispatchRow) -> tuple[str, str]:
    """What has become of a message; of one to many, where it stands: how it looks, and in words."""
    if row.state is not DispatchState.SENT or not row.is_single:
        return _TONES.get(row.state, "active"), str(STATES[row.state])
    if row.answered:
        return "answered", _("Besvarat")
    if row.recalled:
        return "recalled", _("Återkallat")
    if row.not_reached:
        return "unreached", _("Kom inte fram")
    return ("read", _("Läst")) if row.read else ("unread", _("Inte läst än"))


_TONES = {
    DispatchState.PREPARING: "open",
    DispatchState.CHECKING: "waiting",
    DispatchState.AWAITING_APPROVAL: "new",
    DispatchState.SCHEDULED: "waiting",
    DispatchState.PAUSED: "waiting",
    DispatchState.STOPPED: "stopped",
    DispatchState.SENT: "closed",
}
