"""Advice about a draft, in words, with the place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.case_types.form_variables import unknown_in_form
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.case_types.reading_level import hard_texts
from personalverktyget.domain.case_types.text_variables import unknown_words
from personalverktyget.domain.case_types.translated_texts import lacking, text_key
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.lint import Advice, remarks
from personalverktyget.domain.forms.translations.kept import State
from personalverktyget.domain.forms.translations.texts import Text
from personalverktyget.web.shared.languages import with_swedish
from personalverktyget.web.staff.case_types.kinds import Words
from personalverktyget.web.staff.case_types.language_words import language_name, place_name, shortened
from personalverktyget.web.staff.case_types.problem_words import Told, item_name

_ADVICE: Final[Mapping[Advice, Words]] = {
    Advice.UNREACHABLE: lazy("Den kan aldrig visas: villkoren går inte att uppfylla."),
    Advice.ASKED_LATER: lazy("Villkoret gäller ”%(detail)s”, som kommer senare i formuläret."),
    Advice.DEAD_CHOICE: lazy("Svaret ”%(detail)s” leder ingenstans. Behövs det, eller ska något visas efter det?"),
    Advice.MISSING_HELP: lazy("Frågan har ingen hjälptext. Ett exempel gör den lättare att svara på."),
    Advice.NO_WAY_OUT: lazy("Frågan måste besvaras, men det går inte att svara ”Vet inte”."),
    Advice.HARD_TO_READ: lazy(
        "Texten är svår att läsa: LIX %(figure)s, gränsen är %(limit)s. Skriv kortare meningar och vanligare ord."
    ),
    Advice.HARD_PART: lazy(
        "”%(detail)s” är svårt att läsa: LIX %(figure)s, gränsen är %(limit)s. Skriv kortare och med vanligare ord."
    ),
}


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a language lacks at one place: the text to begin with, what the place is called, and what to do."""

    language: str
    key: str
    place: str
    text: str


def lacking_words(draft: Draft) -> tuple[Lacking, ...]:
    """Missing and stale translations, one line for each place and language; one alone where all is missing."""
    content = draft.content
    found: dict[tuple[str, str, str], tuple[Text, set[State]]] = {}
    for code, text, state in lacking(content, draft.settled):
        if not content.translations.words(code):
            found.setdefault((code, "", ""), (text, {State.MISSING}))
            continue
        place = place_name(content.form, text)
        _first, states = found.setdefault((code, text.address.link_id, place), (text, set()))
        states.add(state)
    return tuple(
        Lacking(code, text_key(text.address), place, _lacking_text(place, states) % {"language": language_name(code)})
        for (code, _link_id, place), (text, states) in found.items()
    )


def _lacking_text(place: str, states: set[State]) -> str:
    if not place:
        return _("Inget är översatt till %(language)s än.")
    if State.MISSING in states:
        return _("Översättning till %(language)s saknas. Invånaren läser svenska där.")
    return _("Svenskan har ändrats sedan den översattes till %(language)s. Invånaren läser svenska där.")


def advice_on(draft: Draft, form: FormDefinition | None = None) -> tuple[Told, ...]:
    """Everything that could be better in a form that holds together: the draft's, or what can be run of it."""
    form, limit = form or draft.content.form, draft.highest_lix
    advised = [
        (remark.link_id, _advice_text(remark.advice, remark.detail, remark.figure, limit))
        for remark in remarks(form, highest_lix=limit)
    ]
    advised += [(link_id, unknown_words(name)) for link_id, name in unknown_in_form(form)]
    return tuple(Told(link_id, item_name(form.by_link_id[link_id]), text) for link_id, text in advised)


def advice_around(draft: Draft) -> tuple[tuple[str, str], ...]:
    """What could be better in the texts around the form, each with the name of its field."""
    limit = draft.highest_lix
    found = hard_texts(draft.content.texts, limit)
    return tuple((field, _advice_text(Advice.HARD_TO_READ, "", figure, limit)) for field, figure in found)


def _advice_text(advice: Advice, detail: str, figure: int, limit: int) -> str:
    said = {"detail": shortened(detail), "figure": str(figure), "limit": str(limit)}
    return with_swedish(str(_ADVICE[advice]), **said)
