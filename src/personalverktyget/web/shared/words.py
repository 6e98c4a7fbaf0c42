"""What the domain's codes are called in words that people read. One place, so that every page says the same."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.cases.closed_cases import OpeningReason
from personalverktyget.domain.cases.kinds import MessageKind
from personalverktyget.domain.cases.read_models import ThreadItem
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.web.shared.formats import response_time

Words = Promise | str

STATES: dict[State, Words] = {
    State.RECEIVED: lazy("Nytt"),
    State.ASSIGNED: lazy("Tilldelat"),
    State.IN_PROGRESS: lazy("Pågår"),
    State.AWAITING_RESIDENT: lazy("Väntar"),
    State.ANSWERED_BY_RESIDENT: lazy("Nytt svar"),
    State.CLOSED: lazy("Avslutat"),
}
"""To staff."""

STATES_TO_RESIDENT: dict[State, Words] = {
    State.RECEIVED: lazy("Mottaget"),
    State.ASSIGNED: lazy("Mottaget"),
    State.IN_PROGRESS: lazy("Pågår"),
    State.AWAITING_RESIDENT: lazy("Väntar på ditt svar"),
    State.ANSWERED_BY_RESIDENT: lazy("Du har svarat"),
    State.CLOSED: lazy("Avslutat"),
}

STATE_LOOKS: dict[State, str] = {
    State.RECEIVED: "new",
    State.ASSIGNED: "open",
    State.IN_PROGRESS: "active",
    State.AWAITING_RESIDENT: "waiting",
    State.ANSWERED_BY_RESIDENT: "returned",
    State.CLOSED: "closed",
}
"""``kind`` of the ``state`` component."""

ACTIONS: dict[Action, Words] = {
    Action.SUBMIT: lazy("Skicka in"),
    Action.ASSIGN: lazy("Tilldela"),
    Action.TAKE: lazy("Ta ärendet"),
    Action.RETURN: lazy("Lämna tillbaka"),
    Action.REPLY_PARTIALLY: lazy("Skicka delsvar"),
    Action.ASK: lazy("Skicka motfråga"),
    Action.REPLY_FINALLY: lazy("Skicka och avsluta"),
    Action.RECORD_CALL: lazy("Spara telefonsamtal"),
    Action.NOTE: lazy("Spara anteckning"),
    Action.ANSWER: lazy("Svara"),
    Action.CLOSE: lazy("Avsluta utan svar"),
    Action.REOPEN: lazy("Öppna igen"),
    Action.RELEASE: lazy("Tillbaka till fördelning"),
}
"""What the button says."""

MESSAGE_KINDS: dict[MessageKind, Words] = {
    MessageKind.PARTIAL_REPLY: lazy("Delsvar"),
    MessageKind.FINAL_REPLY: lazy("Slutsvar"),
    MessageKind.COUNTER_QUESTION: lazy("Motfråga"),
    MessageKind.PHONE_CALL: lazy("Telefonsamtal"),
    MessageKind.ANSWER: lazy("Svar från invånaren"),
}

ROLES: dict[Role, Words] = {
    Role.CASE_RECEIVER: lazy("ärendemottagare"),
    Role.CASE_HANDLER: lazy("ärendehanterare"),
    Role.UNIT_ADMIN: lazy("lokal administratör"),
    Role.PERMISSION_ADMIN: lazy("behörighetsadministratör"),
    Role.LOG_REVIEWER: lazy("granskare"),
    Role.PROVIDER_REVIEWER: lazy("vårdgivarens granskare"),
    Role.REGIONAL_ADMIN: lazy("regional administratör"),
    Role.NATIONAL_ADMIN: lazy("nationell administratör"),
}

OPENING_REASONS: dict[str, Words] = {
    OpeningReason.RESIDENT_CONTACT: lazy("Invånaren har hört av sig om ärendet"),
    OpeningReason.NEW_CASE: lazy("Invånaren har ett nytt ärende som hör ihop med det här"),
    OpeningReason.COLLEAGUE: lazy("En kollega har bett mig om hjälp"),
    OpeningReason.FOLLOW_UP: lazy("Uppföljning av enhetens arbete"),
    OpeningReason.COMPLAINT: lazy("Klagomål eller avvikelse"),
}

ROLE_DUTIES: dict[Role, Words] = {
    Role.CASE_RECEIVER: lazy("ser enhetens alla ärenden och fördelar dem"),
    Role.CASE_HANDLER: lazy("hanterar och besvarar de ärenden som är ens egna"),
    Role.UNIT_ADMIN: lazy("ger och tar bort behörigheter på enheten, öppnar inga ärenden"),
    Role.PERMISSION_ADMIN: lazy("ger och tar bort behörighet som ärendemottagare och ärendehanterare"),
    Role.LOG_REVIEWER: lazy("läser enhetens aktivitetslogg"),
    Role.PROVIDER_REVIEWER: lazy("bedömer det som granskare på vårdgivarens enheter lämnar vidare"),
    Role.REGIONAL_ADMIN: lazy("administrerar regionens enheter"),
    Role.NATIONAL_ADMIN: lazy("administrerar nationella uppgifter"),
}


def role_names(roles: tuple[str, ...] | frozenset[str]) -> str:
    """Roles in a row, always in the same order, with a capital letter first."""
    words = ", ".join(str(ROLES[role]) for role in Role if role in roles)
    return words[:1].upper() + words[1:]


def target_in_words(target: str) -> str:
    """A stored target such as "3d" as "inom 3 arbetsdagar"; nothing for an empty one."""
    return response_time(target)


def case_step(item: ThreadItem) -> str:
    """A step in a case's life as staff read it, without its reason."""
    who = {"by": item.by, "handler": item.handler}
    match item.action:
        case Action.SUBMIT:
            return _("Invånaren skickade ärendet")
        case Action.ASSIGN:
            return _("%(by)s gav ärendet till %(handler)s") % who
        case Action.TAKE:
            return _("%(by)s tog ärendet") % who
        case Action.RETURN:
            return _("%(by)s lämnade tillbaka ärendet") % who
        case Action.CLOSE:
            return _("%(by)s avslutade ärendet utan svar") % who
        case Action.REOPEN:
            return _("%(by)s öppnade ärendet igen") % who
        case Action.RELEASE:
            return _("Handläggaren är inte längre ärendehanterare på enheten. Ärendet gick tillbaka till fördelning")
        case _:
            return str(ACTIONS[item.action]) if item.action else ""
