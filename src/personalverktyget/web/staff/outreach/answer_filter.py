"""Which answers to see: one alternative of one question, a stretch of numbers or days, and when they came."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.log_review import selectors as log
from personalverktyget.domain.outreach.gathering.distributions import Bar, of_choices
from personalverktyget.domain.outreach.gathering.filters import Chosen
from personalverktyget.domain.outreach.gathering.questions import AskedQuestion, Shape
from personalverktyget.web.staff.administration.forms import date_field
from personalverktyget.web.staff.outreach.answer_words import bar_words

_WITHIN = (log.FIRST_DAY, log.LAST_DAY)


class AnswerFilter(forms.Form):
    """The choice as an address holds it. Questions are named by their place in the form, and alternatives by code."""

    val = forms.ChoiceField(
        label=lazy("Svar på en fråga"),
        required=False,
        error_messages={"invalid_choice": lazy("Välj ett av svaren i listan.")},
    )
    lag = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    hog = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    fran = date_field(lazy("Från och med"), required=False, within=_WITHIN)
    till = date_field(lazy("Till och med"), required=False, within=_WITHIN)
    # Of the table: the place of the only question to see.
    bara = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any, questions: tuple[AskedQuestion, ...]) -> None:
        super().__init__(data)
        self.questions = questions
        known = [(named(asked), list(_answers(place, asked))) for place, asked in enumerate(questions, start=1)]
        self.fields["val"].choices = [("", _("Alla svar")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The days must come in order."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("fran"), cleaned.get("till")
        if since and until and since > until:
            self.add_error("fran", _("Den första dagen måste komma före den sista."))
        return cleaned

    @property
    def chosen(self) -> Chosen:
        """What is chosen; of what cannot be meant nothing."""
        found: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        asked = self._asked()
        place_and_code = found.get("val", "").partition(".")
        return Chosen(
            question=asked.id if asked else "",
            value=place_and_code[2],
            low=found.get("lag", "") if asked else "",
            high=found.get("hog", "") if asked else "",
            since=found.get("fran"),
            until=found.get("till"),
        )

    @property
    def groups(self) -> list[tuple[str, list[dict[str, object]]]]:
        """The questions and their alternatives for the page: the form's words are Swedish, ours are the reader's."""
        shown = [(named(asked), list(_answers(place, asked))) for place, asked in enumerate(self.questions, start=1)]
        chosen = self.data.get("val", "")
        return [
            (name, [{"value": value, "words": words, "is_ours": value.endswith("."), "on": value == chosen}
                    for value, words in answers])
            for name, answers in shown
        ]  # fmt: skip

    @property
    def in_words(self) -> str:
        """The answer that is chosen: Röker du? Ja. Nothing where none is."""
        asked, chosen = self._asked(), self.chosen
        if asked is None:
            return ""
        words = _("har svarat")
        if chosen.value:
            known = of_choices(asked.item, {}).bars if asked.shape is Shape.CHOICES else ()
            words = next((bar.words for bar in known if bar.code == chosen.value), _("Vet inte"))
        elif chosen.low:
            words = bar_words(asked, Bar(0, low=_read(asked, chosen.low), high=_read(asked, chosen.high)))
        return f"{named(asked)}: {words}"

    def query(self, **changes: object) -> str:
        """The address of the choice, with some of it otherwise."""
        kept = {name: self.data.get(name, "") for name in self.fields if self.data} | changes
        return urlencode({name: value for name, value in kept.items() if value not in ("", None)})

    def of_bar(self, asked: AskedQuestion, bar: Bar) -> str:
        """The address of those who answered what a bar stands for."""
        place = self.questions.index(asked) + 1
        if bar.code:
            return self.query(val=f"{place}.{bar.code}", lag="", hog="")
        return self.query(val=f"{place}.", lag=bar.low, hog=bar.high or "")

    def of_question(self, asked: AskedQuestion) -> str:
        """The address of those who answered a question."""
        return self.query(val=f"{self.questions.index(asked) + 1}.", lag="", hog="")

    def shows(self, asked: AskedQuestion) -> bool:
        """Whether the table has a column for the question."""
        only = self.cleaned_data.get("bara") if self.is_valid() else None
        return only is None or self.questions.index(asked) + 1 == only

    def only(self, asked: AskedQuestion) -> str:
        """The address of the answers to a question, and nothing else, among those that are chosen."""
        place = self.questions.index(asked) + 1
        chosen = {} if self.chosen.question else {"val": f"{place}."}
        return self.query(bara=place, **chosen)

    def _asked(self) -> AskedQuestion | None:
        place = self.cleaned_data.get("val", "").partition(".")[0] if self.is_valid() else ""
        return self.questions[int(place) - 1] if place else None


def named(asked: AskedQuestion) -> str:
    """The question, after the group that it is asked in several times: Läkemedel: Namn."""
    return f"{asked.group.text}: {asked.item.text}" if asked.group else asked.item.text


def _answers(place: int, asked: AskedQuestion) -> Iterable[tuple[str, str]]:
    if asked.shape is Shape.CHOICES:
        for bar in of_choices(asked.item, {}).bars:
            yield f"{place}.{bar.code}", bar.words
    yield f"{place}.", _("Har svarat")


def _read(asked: AskedQuestion, text: str) -> Any:
    with suppress(ValueError):
        return date.fromisoformat(text) if asked.shape is Shape.DAYS else text
    return text
