"""Advice about a draft, in words, with the place."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.lint import Advice, remarks
from personalverktyget.web.shared.languages import with_swedish
from personalverktyget.web.staff.case_types.kinds import Words
from personalverktyget.web.staff.case_types.problem_words import Told, item_name

_ADVICE: Final[Mapping[Advice, Words]] = {
    Advice.UNREACHABLE: lazy("Den kan aldrig visas: villkoren går inte att uppfylla."),
    Advice.ASKED_LATER: lazy("Villkoret gäller ”%(detail)s”, som kommer senare i formuläret."),
    Advice.DEAD_CHOICE: lazy("Svaret ”%(detail)s” leder ingenstans. Behövs det, eller ska något visas efter det?"),
    Advice.MISSING_HELP: lazy("Frågan har ingen hjälptext. Ett exempel gör den lättare att svara på."),
    Advice.NO_WAY_OUT: lazy("Frågan måste besvaras, men det går inte att svara ”Vet inte”."),
    Advice.HARD_TO_READ: lazy("Texten är svår att läsa (LIX %(figure)s). Skriv kortare meningar och vanligare ord."),
}


def advice_on(form: FormDefinition) -> tuple[Told, ...]:
    """Everything that could be better in a form that holds together."""
    return tuple(
        Told(
            remark.link_id,
            item_name(form.by_link_id[remark.link_id]),
            with_swedish(str(_ADVICE[remark.advice]), detail=remark.detail, figure=str(remark.figure)),
        )
        for remark in remarks(form)
    )
