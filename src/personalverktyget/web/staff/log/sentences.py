"""What happened, as a sentence that anybody at the unit can read."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.events import OUTSIDE_SCOPE
from personalverktyget.domain.log_review.read_models import LogLine
from personalverktyget.web.shared.words import OPENING_REASONS, ROLES

PLAIN = {
    "case.received": lazy("Skickade in ett ärende"),
    "case.taken": lazy("Tog ärendet"),
    "case.returned": lazy("Lämnade tillbaka ärendet"),
    "case.counter_question": lazy("Ställde en motfråga"),
    "case.phone_call": lazy("Antecknade ett telefonsamtal"),
    "case.noted": lazy("Skrev en intern anteckning"),
    "case.answered": lazy("Svarade på en motfråga"),
    "case.closed": lazy("Avslutade ärendet utan svar"),
    "case.reopened": lazy("Öppnade ärendet igen"),
    "case.released": lazy("Ärendet gick tillbaka till fördelning, för handläggaren har inte längre rollen"),
    "case.draft_saved": lazy("Sparade ett utkast till svar"),
    "case.draft_discarded": lazy("Tog bort ett utkast till svar"),
    "case.form_draft_saved": lazy("Sparade ett påbörjat formulär"),
    "case.form_draft_read": lazy("Öppnade ett påbörjat formulär"),
    "protected_identity.shown": lazy("Visade namn och personnummer för en person med skyddad identitet"),
    "log.own_read": lazy("Såg vem som har öppnat det som är hens"),
    "provider.extract_policy_changed": lazy("Ändrade om en vårdgivares personal nämns vid namn i loggutdrag"),
    "inbox.read": lazy("Öppnade sin inkorg"),
    "messages.listed": lazy("Såg vilka meddelanden som har kommit"),
    "message.file_opened": lazy("Öppnade en bilaga till ett meddelande för första gången"),
    "message.delivered": lazy("Ett meddelande kom till invånarens inkorg"),
    "message.not_delivered": lazy("Ett meddelande kunde inte komma till invånarens inkorg"),
    "message.recalled": lazy("Återkallade ett meddelande som inte var läst"),
    "message.reminded": lazy("Programmet påminde invånaren om ett meddelande"),
    "message.call_asked": lazy("Programmet bad enheten ringa en invånare som inte har läst ett meddelande"),
    "message.call_recorded": lazy("Noterade ett samtal om ett meddelande som inte var läst"),
    "message.letter_asked": lazy("Programmet bad enheten skicka brev om ett meddelande som inte är läst"),
    "letters.made": lazy("Programmet gjorde en fil med brev att skriva ut"),
    "letters.printed": lazy("Laddade ner en fil med brev för att skriva ut den"),
    "letters.posted": lazy("Noterade att brev är postade"),
    "letters.returned": lazy("Noterade att ett brev kom i retur"),
    "letters.listed": lazy("Såg enhetens filer med brev"),
    "calls.listed": lazy("Såg vilka invånare enheten ska ringa"),
    "dispatch.begun": lazy("Började skriva ett meddelande"),
    "dispatch.saved": lazy("Sparade ett meddelande som inte är skickat"),
    "dispatch.template_chosen": lazy("Bytte mall för ett meddelande som inte är skickat"),
    "dispatch.discarded": lazy("Tog bort ett meddelande som inte var skickat"),
    "dispatch.released": lazy("Skickade ett meddelande"),
    "dispatch.trial_asked": lazy("Skickade ett meddelande till många som test till sig själv"),
    "dispatch.trial_delivered": lazy("Programmet lämnade ett testmeddelande till den som hade skickat det"),
    "dispatch.trial_halted": lazy("Programmet stoppade ett testmeddelande, för det var inte som när det skickades"),
    "dispatch.trial_opened": lazy("Öppnade sitt testmeddelande för första gången"),
    "dispatch.trial_read": lazy("Läste sitt testmeddelande"),
    "dispatch.taken_back": lazy("Ångrade ett meddelande innan det hade lämnat enheten"),
    "dispatch.recall_asked": lazy("Återkallade det som var oläst av ett utskick"),
    "dispatch.recall_ended": lazy("Programmet hade återkallat det som var oläst av ett utskick"),
    "dispatch.sent": lazy("Ett utskick blev färdigt"),
    "dispatch.list_forgotten": lazy("Tog bort listan som ett utskick gjordes från"),
    "dispatch.halted": lazy("Programmet stoppade ett utskick, för det var inte som när det skickades"),
    "dispatch.list_uploaded": lazy("Lämnade in en lång lista med mottagare för kontroll"),
    "dispatch.list_read_through": lazy("Läste igenom en lång lista med mottagare"),
    "dispatch.list_unreadable": lazy("Programmet kunde inte kontrollera en lista med mottagare"),
    "dispatch.list_check_cancelled": lazy("Avbröt kontrollen av en lista med mottagare"),
    "dispatch.recipients_frozen": lazy("Programmet gjorde klart mottagare av ett meddelande till många"),
    "dispatch.population_asked": lazy("Valde mottagare ur regionens befolkning"),
    "dispatch.population_searched": lazy("Tog fram mottagare ur regionens befolkning"),
    "dispatch.population_refused": lazy("Programmet tog inte fram mottagare, för den som bad om det fick inte skicka"),
    "dispatch.recipients_listed": lazy("Läste in en lista med mottagare till ett meddelande"),
    "dispatch.recipients_chosen": lazy("Valde mottagare till ett meddelande bland invånarna i tidigare ärenden"),
    "dispatch.recipients_confirmed": lazy("Tog med mottagare utanför riktlinjerna, med ett skäl"),
    "dispatch.recipients_checked": lazy("Kontrollerade om mottagarna i en lista kan nås"),
    "dispatch.recipients_shown": lazy("Såg mottagare av ett meddelande till många"),
    "dispatch.list_exported": lazy("Laddade ner listan med mottagare till ett meddelande"),
    "dispatch.answers_exported": lazy("Laddade ner svar på ett meddelande till många"),
    "dispatch.answers_shown": lazy("Såg svar på ett meddelande till många"),
    "dispatch.recipient_left_out": lazy("Ändrade om en mottagare i en lista ska få meddelandet"),
    "dispatch.submitted": lazy("Lämnade ett meddelande till många för godkännande"),
    "dispatch.approved": lazy("Godkände ett meddelande till många"),
    "dispatch.sent_back": lazy("Skickade tillbaka ett meddelande till många"),
    "dispatch.paused": lazy("Pausade ett utskick"),
    "dispatch.resumed": lazy("Lät ett utskick fortsätta"),
    "dispatch.retried": lazy("Skickade ett utskick en gång till till dem som det inte hade nått"),
    "dispatch.stopped": lazy("Stoppade ett utskick"),
    "dispatch.read": lazy("Öppnade ett meddelande som enheten har skrivit"),
    "dispatches.listed": lazy("Såg listan över enhetens meddelanden"),
    "dispatch.addressee_looked_up": lazy("Sökte fram en invånare på personnummer för att skriva till hen"),
    "resident.contact_read": lazy("Öppnade sina kontaktuppgifter"),
    "resident.contact_changed": lazy("Ändrade sina kontaktuppgifter"),
    "resident.account_closed": lazy("Stängde sitt konto"),
    "resident.sign_in_locks_read": lazy("Sökte fram en invånare för att låsa eller låsa upp inloggningen"),
    "resident.sign_in_locked": lazy("Låste en invånares inloggning"),
    "resident.sign_in_unlocked": lazy("Låste upp en invånares inloggning"),
    "cases.imported": lazy("Ärenden fördes in från ett annat system"),
    "needs_and_risk_analysis.recorded": lazy("Registrerade enhetens behovs- och riskanalys"),
    "unit.settings_changed": lazy("Ändrade enhetens inställningar"),
    "staff.signature_changed": lazy("Ändrade sin signatur"),
    "staff.workplace_chosen": lazy("Valde enhet att arbeta på"),
    "staff.signed_in": lazy("Loggade in"),
    "staff.signed_out": lazy("Loggade ut"),
    "resident.signed_in": lazy("Loggade in"),
    "resident.signed_out": lazy("Loggade ut"),
    "terms.accepted": lazy("Godkände villkoren"),
    "case_type.offered": lazy("Ärendetyper delades ut till enheten"),
    "case_type.offer_changed": lazy("Ändrade en ärendetyp som enheten tar emot"),
    "case_type.created": lazy("Började på en ärendetyp"),
    "case_type.imported": lazy("Tog in ett formulär från en fil"),
    "case_type.example_changed": lazy("Ändrade provfallen för en ärendetyp"),
    "case_type.publication_planned": lazy("Skickade in en ärendetyp för publicering"),
    "case_type.publication_approved": lazy("Godkände en ärendetyp som någon annan har gjort"),
    "case_type.publication_sent_back": lazy("Skickade tillbaka en ärendetyp som väntade på godkännande"),
    "case_type.publication_moved": lazy("Ändrade tiden för en publicering"),
    "case_type.publication_cancelled": lazy("Avbröt en publicering som väntade"),
    "case_type.publication_stopped": lazy("En ärendetyp kunde inte publiceras när tiden var inne"),
    "case_type.removal_requested": lazy("Begärde att regionen tar bort en central ärendetyp"),
    "case_type.nation_consulted": lazy("Frågade nationell nivå om en central ärendetyp"),
    "case_type.consultation_settled": lazy("Ett samråd om en central ärendetyp avslutades"),
    "case_type.renamed": lazy("Bytte namn på en ärendetyp"),
    "case_type.withdrawn": lazy("Tog bort en ärendetyp från kontaktkortet"),
    "case_type.restored": lazy("Lade tillbaka en ärendetyp på kontaktkortet"),
    "case_type.shared": lazy("Delade en ärendetyp i regionens bibliotek"),
    "case_type.unshared": lazy("Tog bort en ärendetyp ur regionens bibliotek"),
    "case_type.reviewed": lazy("Gick igenom innehållet i en egen ärendetyp"),
    "message_template.created": lazy("Började på en meddelandemall"),
    "message_template.draft_changed": lazy("Ändrade utkastet till en meddelandemall"),
    "message_template.published": lazy("Publicerade en meddelandemall"),
    "message_template.withdrawn": lazy("Drog tillbaka en meddelandemall"),
    "message_template.restored": lazy("Tog tillbaka en meddelandemall i bruk"),
    "message_template.reviewed": lazy("Gick igenom innehållet i en meddelandemall"),
    "message_template.followed": lazy("Började använda en central meddelandemall"),
    "message_template.left": lazy("Slutade använda en central meddelandemall"),
    "message_template.added_to": lazy("Ändrade enhetens tillägg till en central meddelandemall"),
    "message_template.looked_at": lazy("Tittade på vad regionen har ändrat i en meddelandemall"),
    "case_type.settings_changed": lazy("Ändrade inställningar för en ärendetyp"),
    "case_type.handed_out": lazy("Delade ut en central ärendetyp till enheten"),
    "case_type.taken_back": lazy("Tog tillbaka en central ärendetyp från enheten"),
    "residents.brought_in": lazy("Hämtade uppgifter om invånare ur folkbokföringen"),
    "residents.looked_up": lazy("Sökte fram invånare på personnummer för att dela ut en ärendetyp"),
    "resident.looked_up": lazy("Sökte fram en invånare på personnummer för att godkänna"),
    "resident.approved": lazy("Godkände en invånare"),
    "resident.approval_taken_back": lazy("Tog tillbaka godkännandet av en invånare"),
    "residents.approved_listed": lazy("Såg vilka invånare enheten har godkänt"),
    "resident.audience_told": lazy("Fick veta på kontaktkortet att mottagningen är till för andra"),
    "unit.audience_changed": lazy("Ändrade vem mottagningen är till för"),
    "case_type.grants_listed": lazy("Såg vilka invånare en ärendetyp är utdelad till"),
    "case_type.own_grants_shown": lazy("Såg på kontaktkortet vad som är utdelat till en själv"),
    "case_type.granted": lazy("Delade ut en ärendetyp till en invånare"),
    "case_type.grant_changed": lazy("Ändrade hur länge en invånare har tillgång till en ärendetyp"),
    "case_type.grant_taken_back": lazy("Tog tillbaka en ärendetyp från en invånare"),
    "case_type.offer_looked_at": lazy("Tittade på vad regionen har ändrat i en ärendetyp"),
    "office_mail.settled": lazy("Ett mejl till förvaltningen eller en lokal administratör hanterades"),
    "contact_card.ordered": lazy("Ändrade ordningen på kontaktkortet"),
    "link_service.handed_out": lazy("Delade ut en länktjänst till enheten"),
    "link_service.taken_back": lazy("Tog tillbaka en länktjänst från enheten"),
    "notice.settled": lazy("En avisering till invånaren hanterades"),
    "attachment.received": lazy("Bifogade en fil"),
    "attachment.removed": lazy("Tog bort en fil som inte var skickad"),
    "attachment.shown": lazy("Öppnade en bifogad fil"),
    "attachment.downloaded": lazy("Hämtade en bifogad fil"),
    "attachment.refused": lazy("En fil togs inte emot, eftersom viruskontrollen hittade något i den"),
    "log.read": lazy("Läste aktivitetsloggen"),
    "log.affected_listed": lazy("Listade vilka invånare en personuppgiftsincident gäller"),
    "log_review.begun": lazy("En loggkontroll påbörjades"),
    "log_review.suspicion_begun": lazy("Påbörjade en loggkontroll efter misstanke"),
    "log_review.taken_up": lazy("Lade till poster i en loggkontroll efter misstanke"),
    "log_review.read": lazy("Läste en loggkontroll"),
    "log_review.judged": lazy("Bedömde en post i en loggkontroll"),
    "log_review.signed": lazy("Signerade en loggkontroll"),
    "log_question.begun": lazy("Började fråga om en rad i loggen"),
    "log_question.read": lazy("Såg vilken rad i loggen en fråga gäller"),
    "log_questions.listed": lazy("Såg vad invånare har frågat om loggen"),
    "log_extract.begun": lazy("Tog fram ett utdrag ur loggen åt en invånare"),
    "log_extract.read": lazy("Läste igenom ett utdrag ur loggen åt en invånare"),
    "log_extract.taken": lazy("Hämtade ett utdrag ur loggen åt en invånare som fil"),
    "log_review.colleague_asked": lazy("Ställde en fråga till en medarbetare i en loggkontroll"),
    "log_review.colleague_answered": lazy("Svarade på en fråga från loggkontrollen"),
    "log_review.questions_read": lazy("Läste frågor från loggkontrollen"),
    "log_review.escalated": lazy("Lämnade vidare en post ur en loggkontroll till vårdgivaren"),
    "log_review.escalated_read": lazy("Läste en post som är lämnad till vårdgivaren"),
    "log_review.settled": lazy("Bedömde en post som är lämnad till vårdgivaren"),
    "log_review.helper_named": lazy("Utsåg en granskare från en annan enhet för en loggkontroll"),
    "log_review.schedule_changed": lazy("Ändrade hur ofta enhetens logg kontrolleras"),
    "log_review.weights_changed": lazy("Ändrade vad som lyfts fram i regionens loggkontroller"),
    "log_review.weights_tried": lazy("Provade andra vikter på enhetens logg från förra månaden"),
    "log.exported": lazy("Hämtade aktivitetsloggen som en fil"),
    "sign_in.refused": lazy("En inloggning nekades"),
}

_VIEWS = {
    "all": lazy("alla öppna"),
    "unassigned": lazy("att fördela"),
    "mine": lazy("mina"),
    "waiting": lazy("väntar"),
    "today": lazy("i dag"),
    "late": lazy("försenade"),
    "closed": lazy("avslutade"),
}

_SEARCHED = {
    "identity_number": lazy("Sökte ärenden på personnummer"),
    "case_number": lazy("Sökte ärenden på ärendenummer"),
    "words": lazy("Sökte ärenden på namn eller ord"),
    "nothing": lazy("Sökte ärenden utan sökord"),
}

_PAGES = {
    "case": lazy("Öppnade ärendet"),
    "messages": lazy("Läste mottagningens meddelanden"),
    "receipt": lazy("Öppnade kvittot på ärendet"),
    "due_reason": lazy("Såg varför ärendet har sitt svarsdatum"),
    "answers_file": lazy("Hämtade invånarens svar som en fil"),
}


def sentence(line: LogLine) -> str:
    """The entry in words. An event that has no words of its own yet is told by its name, never left out."""
    special = _SPECIAL.get(line.event)
    return special(line) if special else str(PLAIN.get(line.event, line.event))


def _assigned(line: LogLine) -> str:
    return _("Gav ärendet till %(name)s") % {"name": line.colleague}


def _replied(line: LogLine) -> str:
    final = line.details.get("kind") == "final_reply"
    return _("Skickade slutsvar och avslutade ärendet") if final else _("Skickade delsvar")


_CARD_PARTS = {
    "texts": lazy("Ändrade kontaktkortets texter"),
    "hours": lazy("Ändrade enhetens öppettider"),
    "deviations": lazy("Ändrade dagar då enheten har stängt eller andra tider"),
    "replaced": lazy("Ändrade en text på flera enheters kontaktkort"),
    "restored": lazy("Tog tillbaka en tidigare version av kontaktkortet"),
}


def _card(line: LogLine) -> str:
    return str(_CARD_PARTS.get(str(line.details.get("part", "")), _CARD_PARTS["texts"]))


def _listed(line: LogLine) -> str:
    view = str(line.details.get("view") or line.resource_id)
    return _("Öppnade listan ”%(view)s”") % {"view": _VIEWS.get(view, view)}


def _searched(line: LogLine) -> str:
    return str(_SEARCHED.get(line.resource_id, line.resource_id))


def _read(line: LogLine) -> str:
    return str(_PAGES.get(str(line.details.get("page", "case")), _PAGES["case"]))


def _message(line: LogLine) -> str:
    """A child's message is opened by a guardian. A protected name is not told."""
    if not line.is_guardian:
        return str(_MESSAGE[line.event])
    names = [person.name for person in line.persons if not person.is_masked]
    return str(_CHILDS_MESSAGE[line.event]) % {"name": names[0] if names else _("ett barn")}


_MESSAGE = {
    "message.read": lazy("Öppnade ett meddelande från enheten"),
    "message.opened": lazy("Öppnade ett meddelande från enheten för första gången"),
}
_CHILDS_MESSAGE = {
    "message.read": lazy("Öppnade ett meddelande om %(name)s"),
    "message.opened": lazy("Öppnade ett meddelande om %(name)s för första gången"),
}


def _role(line: LogLine) -> dict[str, str]:
    code = str(line.details.get("role", ""))
    return {"name": line.colleague, "role": str(ROLES[Role(code)]) if code in set(Role) else code}


def _granted(line: LogLine) -> str:
    return _("Gav behörigheten %(role)s till %(name)s") % _role(line)


def _revoked(line: LogLine) -> str:
    return _("Tog bort behörigheten %(role)s för %(name)s") % _role(line)


_DRAFTS = {
    "begun": lazy("Började ändra en ärendetyp"),
    "discarded": lazy("Slängde utkastet till en ärendetyp"),
    "undone": lazy("Ångrade ett steg i utkastet till en ärendetyp"),
    "replace_texts": lazy("Sökte och ändrade texter i utkastet till en ärendetyp"),
    "redone": lazy("Gjorde om ett steg i utkastet till en ärendetyp"),
    "translate": lazy("Översatte en text i utkastet till en ärendetyp"),
    "add_language": lazy("Lade till ett språk i utkastet till en ärendetyp"),
    "drop_language": lazy("Tog bort ett språk ur utkastet till en ärendetyp"),
    "taken_up": lazy("Tog upp det som skulle publiceras i utkastet till en ärendetyp"),
}


def _published(line: LogLine) -> str:
    if line.details.get("restores"):
        return _("Gick tillbaka till en tidigare version av en ärendetyp")
    return _("Publicerade en ärendetyp")


_REMOVALS = {
    "granted": lazy("Sa ja till enhetens begäran om att ta bort en central ärendetyp"),
    "declined": lazy("Sa nej till enhetens begäran om att ta bort en central ärendetyp"),
    "retracted": lazy("Tog tillbaka sin begäran om att ta bort en central ärendetyp"),
}


def _removal_settled(line: LogLine) -> str:
    state = str(line.details.get("state"))
    return str(_REMOVALS.get(state, state))


def _draft_changed(line: LogLine) -> str:
    return str(_DRAFTS.get(str(line.details.get("operation")), _("Ändrade i utkastet till en ärendetyp")))


_TEMPLATE_DRAFTS = {
    "discarded": lazy("Slängde utkastet till en meddelandemall"),
    "replace_texts": lazy("Sökte och ändrade texter i utkastet till en meddelandemall"),
    "undone": lazy("Ångrade sök och ändra i utkastet till en meddelandemall"),
}


def _template_draft(line: LogLine) -> str:
    return str(_TEMPLATE_DRAFTS.get(str(line.details.get("operation")), _("Ändrade utkastet till en meddelandemall")))


def _refused(line: LogLine) -> str:
    if line.details.get("permission") == OUTSIDE_SCOPE:
        return _("Försökte öppna något som inte finns eller som ligger utanför behörigheten")
    return _("Nekades att öppna en sida som kräver annan behörighet")


def _opened_with_reason(line: LogLine) -> str:
    reason = str(line.details.get("reason", ""))
    return _("Angav skäl för att öppna ett avslutat ärende: %(reason)s") % {
        "reason": str(OPENING_REASONS.get(reason, reason)).lower()
    }


_SPECIAL: dict[str, Callable[[LogLine], str]] = {
    "access.refused": _refused,
    "case.assigned": _assigned,
    "case.replied": _replied,
    "case.read": _read,
    "case.opened_with_reason": _opened_with_reason,
    "cases.listed": _listed,
    "message.opened": _message,
    "message.read": _message,
    "cases.searched": _searched,
    "case_type.draft_changed": _draft_changed,
    "contact_card.changed": _card,
    "message_template.draft_changed": _template_draft,
    "case_type.published": _published,
    "case_type.removal_settled": _removal_settled,
    "role.granted": _granted,
    "role.revoked": _revoked,
}

TOLD = frozenset(PLAIN) | frozenset(_SPECIAL)
