"""What is done to a case with a reason, and what every form on a case carries."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.cases.read_models import CaseForStaff
from personalverktyget.domain.cases.states import Action
from personalverktyget.web.staff.cases.composer import Writing

# In the order of the page: what it is called, what is asked, who reads it, what is done.
_FORMS: dict[Action, tuple[Promise, Promise, Promise, Promise]] = {
    Action.RETURN: (
        lazy("Lämna tillbaka"),
        lazy("Varför lämnar du tillbaka ärendet?"),
        lazy("Den som fördelar läser det. Invånaren ser det inte."),
        lazy("Lämna tillbaka ärendet"),
    ),
    Action.CLOSE: (
        lazy("Avsluta utan svar"),
        lazy("Varför avslutas ärendet?"),
        lazy("Invånaren läser det du skriver."),
        lazy("Avsluta ärendet"),
    ),
    Action.REOPEN: (
        lazy("Öppna igen"),
        lazy("Varför öppnas ärendet igen?"),
        lazy("Invånaren kan läsa det du skriver."),
        lazy("Öppna ärendet igen"),
    ),
}


@dataclass(frozen=True, slots=True)
class ReasonForm:
    """A form that asks why. ``hidden`` is what every form on the case carries."""

    name: str
    id: str
    url: str
    summary: str
    label: str
    help: str
    button: str
    text: str
    error: str
    is_open: bool
    hidden: SafeString


def hidden_fields(token: str, slug: str, version: int) -> SafeString:
    """Proof of origin, the list that the case was opened from, and the version that was seen."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="vy" value="{}">'
        '<input type="hidden" name="version" value="{}">',
        token,
        slug,
        version,
    )


def reason_forms(case: CaseForStaff, writing: Writing | None, hidden: SafeString) -> tuple[ReasonForm, ...]:
    """The forms for what may be done to the case now; the one that was being filled in stands open."""
    return tuple(_form(case, action, writing, hidden) for action in _FORMS if action in case.actions)


def _form(case: CaseForStaff, action: Action, writing: Writing | None, hidden: SafeString) -> ReasonForm:
    name = action.name.lower()
    own = writing if writing and writing.form == name else None
    summary, label, help_text, button = (str(words) for words in _FORMS[action])
    return ReasonForm(
        name=name,
        id=f"{name}-reason",
        url=reverse(f"staff:cases:{name}", kwargs={"case_id": case.id}),
        summary=summary,
        label=label,
        help=help_text,
        button=button,
        text=own.text if own else "",
        error=dict(own.errors).get("reason", "") if own else "",
        is_open=own is not None,
        hidden=hidden,
    )
