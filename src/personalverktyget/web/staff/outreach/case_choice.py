"""Whose cases recipients are chosen from: the choice as a form, and as an address holds it. No resident is in it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.cases.selectors.chosen import CaseChoice, Choosable, Standing
from personalverktyget.domain.log_review import selectors as log
from personalverktyget.web.staff.administration.forms import date_field

Seen = Callable[[str], frozenset[UUID] | None]
_WITHIN = (log.FIRST_DAY, log.LAST_DAY)
FIELDS = ("typ", "fran", "till", "lage", "handlaggare", "sokning")


class CaseChoiceForm(forms.Form):
    """Which cases. What is left open chooses among all that the sender sees, or has had before her in a search: its
    word stands for those, and ``seen`` knows them.
    """

    typ = forms.MultipleChoiceField(
        label=lazy("Ärendetyper"),
        help_text=lazy("Välj en eller flera. Väljer du ingen gäller det alla."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": lazy("Välj bland ärendetyperna i listan.")},
    )
    fran = date_field(lazy("Kom in från och med"), required=False, within=_WITHIN)
    till = date_field(lazy("Kom in till och med"), required=False, within=_WITHIN)
    lage = forms.ChoiceField(
        label=lazy("Läge"),
        required=False,
        choices=[
            (Standing.ALL, lazy("Öppna och avslutade")),
            (Standing.OPEN, lazy("Öppna")),
            (Standing.CLOSED, lazy("Avslutade")),
        ],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": lazy("Välj vilka ärenden det gäller.")},
    )
    handlaggare = forms.ChoiceField(
        label=lazy("Handläggare"),
        required=False,
        error_messages={"invalid_choice": lazy("Välj en handläggare i listan.")},
    )

    sokning = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, among: Choosable, *, seen: Seen, **kwargs: Any) -> None:
        super().__init__(data, **{"initial": {"lage": Standing.ALL}} | kwargs)
        self._seen = seen
        self._found: frozenset[UUID] | None = None
        kinds = [(str(id_), format_html('<span lang="sv">{}</span>', name)) for id_, name in among.case_types]
        self.fields["typ"].choices = kinds  # type: ignore[attr-defined]
        people = [(str(id_), name) for id_, name in among.handlers]
        self.fields["handlaggare"].choices = [("", _("Alla")), *people]  # type: ignore[attr-defined]
        for name, others in (("typ", among.case_types), ("handlaggare", among.handlers)):
            if not others:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The days must come in order, and what was searched for must still be known."""
        cleaned = super().clean() or {}
        if word := cleaned.get("sokning"):
            self._found = self._seen(word)
            if self._found is None:
                self.add_error(None, _("Sökningen finns inte kvar. Sök en gång till, eller välj bland ärendena här."))
        since, until = cleaned.get("fran"), cleaned.get("till")
        if since and until and since > until:
            self.add_error("fran", _("Den första dagen måste komma före den sista."))
        return cleaned

    @property
    def choice(self) -> CaseChoice:
        """What is chosen, once it is found to be right."""
        found = self.cleaned_data
        return CaseChoice(
            case_types=frozenset(map(UUID, found.get("typ", ()))),
            since=found["fran"],
            until=found["till"],
            standing=Standing(found["lage"]),
            handler=UUID(found["handlaggare"]) if found.get("handlaggare") else None,
            among=self._found,
        )

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The choice as hidden fields."""
        sent = self.data if isinstance(self.data, QueryDict) else QueryDict()
        return [(name, value) for name in FIELDS for value in sent.getlist(name) if value]


def choice_in(query: str) -> str:
    """Of an address's query what names a choice: so one that was made in a list of cases is taken along."""
    found = QueryDict(query[:2000])
    return urlencode([(name, value) for name in FIELDS for value in found.getlist(name)])
