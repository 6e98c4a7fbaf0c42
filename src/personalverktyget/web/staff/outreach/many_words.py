"""What verdicts, states and outcomes of messages to many read as."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from personalverktyget.domain.outreach.guidelines import Because, Ground
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.many_read_models import ListedRowForSender, RecipientRow, SentDispatch
from personalverktyget.domain.outreach.read_models import DispatchRow
from personalverktyget.domain.outreach.recipient_lists.problems import RowProblem
from personalverktyget.domain.outreach.recipient_lists.refusals import row_problem_text
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.reachability import Reason
from personalverktyget.web.shared import formats
from personalverktyget.web.staff.outreach.follow_up_words import LETTERS

VERDICTS: dict[Verdict, Promise] = {
    Verdict.VALID: lazy("Går att skicka till"),
    Verdict.OUTSIDE: lazy("Utanför riktlinjerna"),
    Verdict.VALUE_LACKING: lazy("Värde saknas"),
    Verdict.VALUE_UNUSABLE: lazy("Värdet går inte att använda"),
    Verdict.NO_NUMBER: lazy("Inget giltigt personnummer"),
    Verdict.DOUBLE: lazy("Står redan i listan"),
    Verdict.UNKNOWN: lazy("Finns inte här"),
    Verdict.NOT_HERE: lazy("Kan inte nås här"),
    Verdict.ONE_AT_A_TIME: lazy("Skickas ett i taget"),
    Verdict.CHILD: lazy("Barn"),
    Verdict.DECEASED: lazy("Har avlidit"),
    Verdict.EMIGRATED: lazy("Har utvandrat"),
}
_WHY: dict[Verdict, Promise] = {
    Verdict.VALID: lazy("Får meddelandet."),
    Verdict.UNKNOWN: lazy("Ingen med det numret finns här. Kontrollera numret."),
    Verdict.NOT_HERE: lazy("Ring eller skicka brev i stället."),
    Verdict.ONE_AT_A_TIME: lazy("Skyddad identitet. Skriv till invånaren för sig, under Nytt meddelande."),
    Verdict.CHILD: lazy("Ingen vårdnadshavare kan nås här. Ring eller skicka brev."),
    Verdict.DECEASED: lazy("Enligt folkbokföringen."),
    Verdict.EMIGRATED: lazy("Enligt folkbokföringen. Ring eller skicka brev i stället."),
}
GROUNDS: dict[Ground, Promise] = {
    Ground.NO_CONTACT: lazy("Du ser inget ärende från det senaste året med invånaren."),
    Ground.OTHER_AGE: lazy("Invånaren har en annan ålder än de som kallelsen gäller."),
}
BECAUSE: dict[Because, Promise] = {
    Because.IN_RECORD: lazy("Kontakten finns i journalen"),
    Because.BOOKED: lazy("Invånaren har en remiss, en bokad tid eller en pågående behandling hos oss"),
    Because.MEDICAL: lazy("Invånaren kallas av medicinska skäl"),
    Because.EARLY_OR_LATE: lazy("Invånaren kallas i efterhand eller i förtid"),
}
HEADINGS: dict[DispatchState, Promise] = {
    DispatchState.FREEZING: lazy("Utskicket görs klart"),
    DispatchState.AWAITING_APPROVAL: lazy("Utskicket väntar på godkännande"),
    DispatchState.SCHEDULED: lazy("Utskicket är klart att skickas"),
    DispatchState.SENDING: lazy("Utskicket skickas"),
    DispatchState.PAUSED: lazy("Utskicket är pausat"),
    DispatchState.STOPPED: lazy("Utskicket är stoppat"),
    DispatchState.SENT: lazy("Utskicket är skickat"),
}
OUTCOMES: dict[RecipientState, tuple[str, Promise]] = {
    RecipientState.WAITING: ("waiting", lazy("Väntar")),
    RecipientState.DELIVERED: ("unread", lazy("I inkorgen")),
    RecipientState.NOT_REACHED: ("unreached", lazy("Kom inte fram")),
    RecipientState.RECALLED: ("recalled", lazy("Återkallat")),
    RecipientState.STOPPED: ("stopped", lazy("Skickades inte")),
}


def outcome_in_words(row: RecipientRow) -> tuple[str, str]:
    """What has become of her message: how it looks, as nothing else that can have, and in words."""
    if row.is_answered:
        return "answered", _("Besvarat")
    look, words = ("read", _("Läst")) if row.read_at else OUTCOMES[row.state]
    return look, str(words)


def why(row: ListedRowForSender) -> str:
    """What is the matter with a row, and what to do about it."""
    match row.verdict:
        case Verdict.VALID if row.detail:
            return to_guardians(int(row.detail))
        case Verdict.OUTSIDE if row.ground:
            words = str(GROUNDS[row.ground])
            return f"{words} {_('Är med:')} {BECAUSE[row.because]}." if row.because else words
        case Verdict.NO_NUMBER:
            return row_problem_text(RowProblem(row.detail)) if row.detail else ""
        case Verdict.DOUBLE:
            return _("Samma person står på rad %(row)s, och den raden gäller.") % {"row": row.detail}
        case Verdict.VALUE_LACKING:
            return _("Kolumnen %(name)s är tom.") % {"name": row.detail}
        case Verdict.VALUE_UNUSABLE:
            words = _("Värdet i kolumnen %(name)s är för långt, eller innehåller en klammer, { eller }.")
            return words % {"name": row.detail}
    return str(_WHY[row.verdict])


def case_words(row: ListedRowForSender) -> str:
    """Ärende 40 123: what names a row that was made from a case and whose number must not be shown."""
    return _("Ärende %(number)s") % {"number": formats.number(row.case_number)} if row.case_number else ""


def to_guardians(count: int) -> str:
    """Går till vårdnadshavare: 2 personer."""
    words = ngettext("Går till vårdnadshavare: %(count)s person", "Går till vårdnadshavare: %(count)s personer", count)
    return words % {"count": formats.number(count)}


def recall_words(count: int | None) -> str:
    """How many messages were recalled; of very many, that it goes on."""
    if count is None:
        return _("Det som är oläst återkallas nu. Du kan lämna sidan.")
    words = ngettext("%(count)s meddelande är återkallat.", "%(count)s meddelanden är återkallade.", count)
    return words % {"count": formats.number(count)}


def children_in_words(count: int) -> str:
    """Varav 12 barn, vars vårdnadshavare får meddelandet; nothing where there is none."""
    if not count:
        return ""
    words = ngettext(
        "%(count)s är barn, och meddelandet går till vårdnadshavarna",
        "%(count)s är barn, och meddelandet går till vårdnadshavarna",
        count,
    )
    return words % {"count": formats.number(count)}


def recipients_in_words(count: int) -> str:
    """120 mottagare."""
    return ngettext("%(count)s mottagare", "%(count)s mottagare", count) % {"count": formats.number(count)}


def to_whom(row: DispatchRow) -> str:
    """To how many a dispatch goes, in the list of dispatches."""
    return recipients_in_words(row.recipients) if row.recipients else _("Flera")


def read_by(row: DispatchRow) -> str:
    """How many have read it; nothing before it has come to anybody."""
    if not row.delivered:
        return ""
    return ngettext("%(count)s läst", "%(count)s lästa", row.read) % {"count": formats.number(row.read)}


def progress_lines(dispatch: SentDispatch) -> list[tuple[str, str]]:
    """What has become of all the recipients, with what is nought left out where it says nothing."""
    progress, is_question = dispatch.progress, dispatch.kind == "question"
    lines = [
        (_("Väntar"), progress.waiting, bool(progress.waiting)),
        (_("I inkorgen"), progress.delivered, True),
        (_("Läst"), progress.read, True),
        (_("Har öppnat en bilaga"), dispatch.opened_files, bool(dispatch.files)),
        (_("Besvarat"), progress.answered, is_question),
        (_("Olästa"), progress.delivered - progress.read, bool(progress.delivered)),
        (_("Påminda"), dispatch.reminded, bool(dispatch.reminded)),
        (_("Att ringa"), dispatch.to_ring, bool(dispatch.to_ring)),
        *((LETTERS[state], count, True) for state in LetterState if (count := dispatch.letters.get(state, 0))),
        (_("Kom inte fram"), progress.not_reached, bool(progress.not_reached)),
        (_("Återkallat"), progress.recalled, bool(progress.recalled)),
        (_("Skickades inte"), progress.stopped, bool(progress.stopped)),
    ]
    return [(str(label), formats.number(count)) for label, count, is_shown in lines if is_shown]


_REASONS: dict[str, Promise] = {
    Reason.DECEASED: lazy("Har avlidit enligt folkbokföringen."),
    Reason.EMIGRATED: lazy("Har utvandrat enligt folkbokföringen."),
    Reason.SIGN_IN_LOCKED: lazy("Inloggningen är låst."),
    Reason.NO_ACCOUNT: lazy("Har inte börjat använda tjänsten."),
    Reason.NO_GUARDIAN: lazy("Ingen vårdnadshavare kan nås här. Ring eller skicka brev."),
}


def reason_words(row: RecipientRow) -> str:
    """Why she was not reached; nothing where she was."""
    if not row.reason:
        return ""
    return str(_REASONS.get(row.reason, _("Kan inte nås här. Ring eller skicka brev i stället.")))
