"""What the domain's codes are called in words that people read. One place, so that every page says the same."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from personalverktyget.base.clock import local
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.calendars.holidays import Holiday
from personalverktyget.domain.calendars.response_time import Step, StepKind
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.cases.kinds import MessageKind
from personalverktyget.domain.cases.read_models import ThreadItem
from personalverktyget.domain.cases.states import Action, State

Words = Promise | str

STATES: dict[State, Words] = {
    State.RECEIVED: lazy("Nytt"),
    State.ASSIGNED: lazy("Tilldelat"),
    State.IN_PROGRESS: lazy("Pågår"),
    State.AWAITING_RESIDENT: lazy("Väntar på svar"),
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
    Role.REGIONAL_ADMIN: lazy("regional administratör"),
    Role.NATIONAL_ADMIN: lazy("nationell administratör"),
}

ROLE_DUTIES: dict[Role, Words] = {
    Role.CASE_RECEIVER: lazy("ser enhetens alla ärenden och fördelar dem"),
    Role.CASE_HANDLER: lazy("hanterar och besvarar de ärenden som är ens egna"),
    Role.UNIT_ADMIN: lazy("ger och tar bort behörigheter på enheten, öppnar inga ärenden"),
    Role.PERMISSION_ADMIN: lazy("ger och tar bort behörighet som ärendemottagare och ärendehanterare"),
    Role.LOG_REVIEWER: lazy("läser enhetens aktivitetslogg"),
    Role.REGIONAL_ADMIN: lazy("administrerar regionens enheter"),
    Role.NATIONAL_ADMIN: lazy("administrerar nationella uppgifter"),
}

HOLIDAYS: dict[Holiday, Words] = {
    Holiday.NEW_YEARS_DAY: lazy("nyårsdagen"),
    Holiday.EPIPHANY: lazy("trettondedag jul"),
    Holiday.GOOD_FRIDAY: lazy("långfredagen"),
    Holiday.EASTER_SUNDAY: lazy("påskdagen"),
    Holiday.EASTER_MONDAY: lazy("annandag påsk"),
    Holiday.MAY_DAY: lazy("första maj"),
    Holiday.ASCENSION_DAY: lazy("Kristi himmelsfärdsdag"),
    Holiday.WHIT_SUNDAY: lazy("pingstdagen"),
    Holiday.WHIT_MONDAY: lazy("annandag pingst"),
    Holiday.NATIONAL_DAY: lazy("nationaldagen"),
    Holiday.MIDSUMMER_EVE: lazy("midsommarafton"),
    Holiday.MIDSUMMER_DAY: lazy("midsommardagen"),
    Holiday.ALL_SAINTS_DAY: lazy("alla helgons dag"),
    Holiday.CHRISTMAS_EVE: lazy("julafton"),
    Holiday.CHRISTMAS_DAY: lazy("juldagen"),
    Holiday.BOXING_DAY: lazy("annandag jul"),
    Holiday.NEW_YEARS_EVE: lazy("nyårsafton"),
}


def role_names(roles: tuple[str, ...] | frozenset[str]) -> str:
    """Roles in a row, always in the same order, with a capital letter first."""
    words = ", ".join(str(ROLES[role]) for role in Role if role in roles)
    return words[:1].upper() + words[1:]


def target_in_words(target: str) -> str:
    """A stored target such as "3d" as "inom 3 arbetsdagar"; nothing for an empty one."""
    read = read_target(target)
    if read is None:
        return ""
    days, hours = read.working_days, read.opening_hours
    in_days = ngettext("inom %(count)s arbetsdag", "inom %(count)s arbetsdagar", days or 0) % {"count": days}
    in_hours = ngettext(
        "inom %(count)s timme under öppettiden", "inom %(count)s timmar under öppettiden", hours or 0
    ) % {"count": hours}
    if days and hours:
        return _("%(hours)s och senast %(days)s") % {"hours": in_hours, "days": in_days}
    return in_hours if hours else in_days


def calendar_step(step: Step) -> str:
    """What a day meant for the response clock. The day itself is told beside it."""
    time = clock_time(step)
    match step.kind:
        case StepKind.RECEIVED:
            return _("började klockan %(time)s, dagen räknas inte") % {"time": time}
        case StepKind.COUNTED_DAY:
            return _("arbetsdag %(number)s") % {"number": step.number}
        case StepKind.COUNTED_HOURS:
            return _("%(length)s under öppettiden räknas") % {"length": length_in_words(step.minutes)}
        case StepKind.WEEKEND:
            return _("helg, räknas inte")
        case StepKind.HOLIDAY:
            return _("%(holiday)s, räknas inte") % {"holiday": HOLIDAYS[step.holiday] if step.holiday else ""}
        case StepKind.CLOSED:
            return _("stängt, räknas inte")
        case StepKind.WAITED:
            return _("väntade på svar från invånaren, räknas inte")
        case StepKind.DUE:
            return _("tiden går ut klockan %(time)s") % {"time": time}


def clock_time(step: Step) -> str:
    """The moment of a step as clocks show it; empty where it has none."""
    if step.at is None:
        return ""
    at = local(step.at)
    return f"{at.hour}.{at.minute:02d}"


def length_in_words(minutes: int) -> str:
    """A length such as "2 timmar 15 minuter"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)s timme", "%(count)s timmar", hours) % {"count": hours})
    if rest or not hours:
        parts.append(ngettext("%(count)s minut", "%(count)s minuter", rest) % {"count": rest})
    return " ".join(parts)


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
        case _:
            return str(ACTIONS[item.action]) if item.action else ""
