"""What the region has changed in a case type since the unit looked, and whether what the unit has added still fits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.case_types import selectors
from personalverktyget.domain.case_types.read_models import AdditionsFit, Offer, TextChange
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.organisation.hours import hours_from
from personalverktyget.web.shared.words import target_in_words
from personalverktyget.web.staff.administration.offer_forms import OfferForm
from personalverktyget.web.staff.case_types.difference_words import form_lines
from personalverktyget.web.staff.case_types.language_words import language_name
from personalverktyget.web.staff.hours_fields import written_week

_LABELS: dict[str, Promise] = {
    "name": lazy("Namn"),
    "summary": lazy("Sammanfattning"),
    "description": lazy("Beskrivning"),
    "not_for": lazy("När det inte passar"),
    "terms_text": lazy("Villkor"),
    "feedback_target": lazy("Svarstid"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One thing that the unit has added: what it says, and what to think of beside what is new."""

    label: str
    texts: tuple[str, ...] = ()
    # Days with their hours.
    hours: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    fits: bool = True


def news_of(actor: StaffActor, found: Offer) -> dict[str, Any] | None:
    """What the region has changed since the unit looked, in words; nothing where it has not."""
    if not found.has_news:
        return None
    changes, is_form_changed, number = selectors.changes_to_look_at(actor, found.id)
    forms = form_lines(*selectors.forms_to_compare(actor, found.id)) if is_form_changed else ()
    additions = tuple(_additions(found, selectors.additions_fit(actor, found.id)))
    return {
        "lines": [_line(change) for change in changes],
        "form_lines": forms,
        "number": number,
        "additions": additions,
        "misfits": sum(not addition.fits for addition in additions),
    }


def _line(change: TextChange) -> dict[str, Any]:
    said = target_in_words if change.field == "feedback_target" else str
    return {"label": _LABELS[change.field], "before": said(change.before), "after": said(change.after)}


def _additions(found: Offer, fit: AdditionsFit) -> Iterator[Addition]:
    for name in ("local_information", "local_terms", "closed_message"):
        if text := getattr(found, name):
            yield Addition(label=str(OfferForm.base_fields[name].label), texts=(text,))
    if found.own_feedback_target:
        yield _target(found, shortens=fit.shortens_target)
    if found.hours is not None:
        week = written_week(hours_from(found.hours)).values()
        days = tuple((str(day).capitalize(), hours) for day, hours in zip(opening.WEEKDAYS, week, strict=True) if hours)
        verdict = _("Kontrollera att tiderna stämmer med det som är nytt.")
        yield Addition(label=_("Tider då den går att skicka"), hours=days, verdict=verdict)
    if found.standard_replies:
        yield _replies(found, fit)
    if verdict := _languages_verdict(found, fit):
        yield Addition(label=_("Översättningar"), verdict=verdict, fits=not fit.new_languages)


def _target(found: Offer, *, shortens: bool) -> Addition:
    said = {"own": target_in_words(found.own_feedback_target), "others": target_in_words(found.target_without_own)}
    if shortens:
        verdict = _("Ni lovar svar inom %(own)s. Det är fortfarande kortare än det som annars gäller: %(others)s.")
    else:
        verdict = _(
            "Ni har valt svar inom %(own)s, men nu gäller %(others)s ändå. Er egen svarstid gör ingen skillnad. "
            "Välj en kortare eller ta bort den."
        )
    return Addition(label=_("Svarstid"), verdict=verdict % said, fits=shortens)


def _replies(found: Offer, fit: AdditionsFit) -> Addition:
    verdict = _("Läs igenom dem. Stämmer de med det som är nytt?")
    if fit.settled_replies:
        said = ", ".join(f"”{text}”" for text in fit.settled_replies)
        verdict = _("Det här finns nu som fast svarsalternativ, så ni behöver det inte själva: %(said)s") % {
            "said": said
        }
    label = str(OfferForm.base_fields["standard_replies"].label)
    return Addition(label=label, texts=found.standard_replies, verdict=verdict, fits=not fit.settled_replies)


def _languages_verdict(found: Offer, fit: AdditionsFit) -> str:
    """What a unit adds is in Swedish, whatever language the rest is read in."""
    has_texts = found.local_information or found.local_terms or found.closed_message
    if fit.new_languages and has_texts:
        said = {"languages": _listed(fit.new_languages)}
        return _("Ärendetypen går nu att läsa på %(languages)s. Det ni har skrivit visas på svenska där.") % said
    if fit.gone_languages:
        said = {"languages": _listed(fit.gone_languages)}
        return _("Ärendetypen går inte längre att läsa på %(languages)s. Invånaren läser svenska.") % said
    if fit.languages and has_texts:
        said = {"languages": _listed(fit.languages)}
        return _("På %(languages)s visas det ni har skrivit på svenska, som förut.") % said
    return ""


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(language_name(code) for code in codes)
