"""The report of a signed review as a PDF to keep."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.read_models import JudgedEntry, ReviewPage
from personalverktyget.domain.log_review.report import Report, printed
from personalverktyget.domain.log_review.states import ReviewKind
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, staff_page
from personalverktyget.web.staff.log.sentences import sentence
from personalverktyget.web.staff.log_review.words import KINDS, VERDICTS, days, flag_sentence, verdict_counts


@require_safe
@staff_page(Permission.REVIEW_LOG)
def report(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Print it. What is not signed has nothing to report yet."""
    page = disclose(request.actor, selectors.review(request.actor, review_id))
    if page.summary.signed_at is None:
        raise NotPossibleNow(_("Loggkontrollen är inte signerad än. Rapporten finns när den är det."))
    response = HttpResponse(printed(_report(page), page.summary.signed_at), content_type="application/pdf")
    name = f"loggkontroll-{page.summary.first_day}-{page.summary.last_day}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _report(page: ReviewPage) -> Report:
    found = page.summary
    assert found.signed_at is not None
    facts = [
        (_("Enhet"), found.unit_name),
        (_("Period"), days(found.first_day, found.last_day)),
        (_("Slag"), str(KINDS[found.kind])),
        *([(_("Varför"), page.reason)] if page.reason else []),
        (_("Signerad"), f"{found.signed_by}, {formats.dated(found.signed_at)}"),
        (_("Bedömningar"), verdict_counts(page)),
    ]
    return Report(
        title=_("Rapport från loggkontroll"),
        unit=found.unit_name,
        facts=facts,
        conclusion=page.conclusion,
        entries=[_entry(one) for one in page.entries],
        how=_how(page),
        footer=_("Loggkontroll %(id)s") % {"id": found.id},
        words={
            "page": _("Sida"),
            "conclusion": _("Slutsats"),
            "entries": _("Granskade poster"),
            "nothing": _nothing(page),
            "columns": [_("Nr"), _("Vem och när"), _("Vad och varför"), _("Bedömning")],
            "how": _("Så valdes posterna"),
        },
        lang=get_language() or "sv",
    )


def _nothing(page: ReviewPage) -> str:
    if page.summary.kind == ReviewKind.SUSPICION:
        return _("Allt som fanns i loggen om personen gicks igenom.")
    return _("Ingen i personalen hade tagit del av invånares uppgifter de dagarna.")


def _entry(one: JudgedEntry) -> tuple[str, str, str, str]:
    if one.is_beyond:
        gone = _("Hör till en enhet vars logg du inte granskar")
        return str(one.position), "", gone, str(VERDICTS.get(one.verdict, ""))
    what = sentence(one.line) if one.line else _("Posten finns inte kvar i loggen")
    why = "\n".join([what, *(flag_sentence(found) for found in one.flags)])
    why = "\n".join([why, *_said(one)])
    verdict = "\n".join(part for part in (str(VERDICTS.get(one.verdict, "")), one.note, one.judged_by) if part)
    return str(one.position), f"{one.staff_name}\n{formats.dated(one.at)}", why, verdict


def _said(one: JudgedEntry) -> list[str]:
    """Questions with their answers, and what the care provider was given and made of it."""
    told = []
    for asked in one.asked:
        told.append(_("Fråga från %(name)s: %(text)s") % {"name": asked.asked_by, "text": asked.question})
        told.append(_("Svar: %(text)s") % {"text": asked.answer} if asked.answer else _("Inte besvarad"))
    if found := one.handed_on:
        told.append(_("Lämnad till vårdgivaren: %(text)s") % {"text": found.note})
        outcome = {"verdict": VERDICTS.get(found.verdict, ""), "text": found.outcome_note, "name": found.settled_by}
        told.append(
            _("Vårdgivarens bedömning: %(verdict)s. %(text)s (%(name)s)") % outcome
            if found.verdict
            else _("Vårdgivaren hade inte bedömt posten när rapporten hämtades.")
        )
    return told


def _how(page: ReviewPage) -> str:
    if page.summary.kind == ReviewKind.SUSPICION:
        words = _("Granskaren valde bland allt som loggen hade om personen.\nKontrollsumma: %(digest)s")
        return words % {"digest": page.digest}
    counts = {"population": formats.number(page.population), "seed": page.seed, "digest": page.digest}
    return (
        _(
            "Loggen hade %(population)s poster om invånare de dagarna. Programmet valde; ingen kunde välja eller "
            "välja bort.\nSlumpfrö: %(seed)s\nKontrollsumma: %(digest)s"
        )
        % counts
    )
