"""Forms of the administrators' pages. What is right and wrong is the services' to say; here it is only read."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from personalverktyget.base.clock import today
from personalverktyget.domain.access.roles import Role
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.shared.words import ROLE_DUTIES, ROLES

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DATE_ERROR = _("Skriv datumet som år, månad och dag, till exempel 2026-11-23.")


_MISSING = _("Fyll i det här.")


def text_area(
    label: Any, help_text: Any = "", *, rows: int = 3, max_length: int = 500, missing: Any = _MISSING
) -> forms.CharField:
    """A longer text that must be there; ``missing`` says so in words that stand for themselves."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=max_length,
        widget=forms.Textarea(attrs={"rows": rows, "data-max": str(max_length), "lang": "sv"}),
        error_messages={
            "required": missing,
            "max_length": TOO_LONG,
        },
    )


class HsaIdField(forms.CharField):
    """An HSA-id, however it was pasted: blanks before, after and inside it are taken away."""

    def __init__(self) -> None:
        super().__init__(
            label=_("HSA-id"),
            help_text=_("Finns i katalogen och på tjänstekortet. Du kan klistra in det, mellanslag gör inget."),
            max_length=64,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
            error_messages={"required": _("Skriv personens HSA-id.")},
        )

    def to_python(self, value: Any) -> str:
        """The id without any blanks."""
        return "".join(str(super().to_python(value)).split())


def date_field(
    label: Any, *, required: bool, help_text: Any = "", within: tuple[date, date] | None = None
) -> forms.DateField:
    """A date, of the days ``within`` two others where they are named."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=_DATE,
        validators=[MinValueValidator(within[0]), MaxValueValidator(within[1])] if within else [],
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _DATE_ERROR),
    )


class GrantForm(forms.Form):
    """Which roles to give to whom."""

    hsa_id = HsaIdField()
    roles = forms.MultipleChoiceField(
        label=_("Behörigheter"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en behörighet.")},
    )
    valid_from = date_field(_("Gäller från och med"), required=True)
    valid_until = date_field(
        _("Gäller till och med"), required=False, help_text=_("Lämna tomt om behörigheten gäller tills vidare.")
    )
    reason = text_area(_("Varför behöver personen behörigheten?"), _("Sparas i loggen, till exempel ”vikarie i höst”."))

    def __init__(self, data: Any = None, *, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(data, **{"initial": {"valid_from": today()}} | kwargs)
        field = self.fields["roles"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(role, f"{str(ROLES[role]).capitalize()}: {ROLE_DUTIES[role]}") for role in roles]


class AppointForm(forms.Form):
    """Whom to make an administrator of a region."""

    hsa_id = HsaIdField()
    valid_until = date_field(
        _("Gäller till och med"), required=False, help_text=_("Lämna tomt om behörigheten gäller tills vidare.")
    )
    reason = text_area(_("Varför behöver personen behörigheten?"))


class RevokeForm(forms.Form):
    """Why a role is taken away."""

    reason = text_area(_("Varför tas behörigheten bort?"), _("Sparas i loggen, till exempel ”har slutat”."))


class AnalysisForm(forms.Form):
    """A unit's needs-and-risk analysis."""

    needs = text_area(
        _("Behov"),
        _("Vilka arbetsuppgifter på enheten kräver att man kan läsa eller besvara ärenden?"),
        rows=5,
        max_length=5000,
    )
    risks = text_area(
        _("Risker"), _("Vad kan hända om någon har för vid eller för snäv behörighet?"), rows=5, max_length=5000
    )
    measures = text_area(
        _("Åtgärder"), _("Vad gör ni för att minska riskerna? Till exempel loggkontroll och genomgång."),
        rows=5, max_length=5000,
    )  # fmt: skip


class UnitForm(forms.Form):
    """A unit's own settings."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    feedback_target = forms.ChoiceField(
        label=_("Svarstid"),
        required=False,
        help_text=_("Så snart lovar ni att någon hör av sig. Enheten kan bara korta regionens gräns."),
    )
    pauses_while_waiting = forms.BooleanField(
        label=_("Räkna inte den tid då ärendet väntar på invånaren"),
        required=False,
        help_text=_("Gäller bara när ärendet bör vara avslutat. Löftet om återkoppling påverkas inte."),
    )

    def __init__(self, data: Any = None, *, targets: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["feedback_target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = targets


class RegionForm(forms.Form):
    """A region's settings."""

    feedback_days = forms.TypedChoiceField(
        label=_("Längsta svarstid"),
        coerce=int,
        choices=[(1, _("1 arbetsdag")), (2, _("2 arbetsdagar")), (3, _("3 arbetsdagar"))],
        help_text=_("Enheter och ärendetyper kan ha kortare svarstid, men inte längre."),
    )
    uses_permission_admin = forms.BooleanField(
        label=_("Använd rollen behörighetsadministratör (BEH)"),
        required=False,
        help_text=_("Rollen kan ge och ta bort behörighet som ärendemottagare och ärendehanterare."),
    )
    contact_address = forms.EmailField(
        label=_("Kontakt för centrala ärendetyper"),
        required=False,
        max_length=200,
        help_text=_("En e-postadress som enheterna ser vid varje central ärendetyp, för frågor och önskemål."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "data-width": "20"}),
        error_messages={
            "invalid": _("Skriv hela e-postadressen, till exempel namn@exempel.se."),
            "max_length": _("Adressen är för lång. Den får ha högst %(limit_value)s tecken."),
        },
    )
    needs_second_person = forms.BooleanField(
        label=_("Kräv en andra person för centrala ärendetyper"),
        required=False,
        help_text=_("Den som har gjort en ändring kan då inte publicera den själv. Någon annan måste godkänna först."),
    )
    highest_lix = forms.IntegerField(
        label=_("Så svåra får texterna vara (LIX)"),
        help_text=_(
            "LIX räknas på hur långa meningarna är och hur många ord som är långa. 30 är lättläst, 40 är som en "
            "tidning, 50 är svårt och 60 mycket svårt. Välj mellan 30 och 60. Den som bygger en ärendetyp får veta "
            "vilka texter som ligger över, men kan publicera ändå. Rubriker och namn är för korta för att mätas."
        ),
        widget=forms.TextInput(attrs={"data-width": "4", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv ett LIX-värde, till exempel 40."),
            "invalid": _("Skriv LIX-värdet som ett heltal, till exempel 40."),
        },
    )
    approval_above = forms.IntegerField(
        label=_("Så många får en person skicka till på egen hand"),
        help_text=_(
            "Ett meddelande till fler invånare än så skickas först när en ärendemottagare till på enheten har godkänt "
            "det. Skriv 0 om allt som går till flera ska godkännas."
        ),
        widget=forms.TextInput(attrs={"data-width": "6", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Skriv ett antal, till exempel 50."),
            "invalid": _("Skriv antalet som ett heltal, till exempel 50."),
        },
    )
    working_eves = forms.MultipleChoiceField(
        label=_("Aftnar som räknas som arbetsdagar"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("midsummer_eve", _("Midsommarafton")),
            ("christmas_eve", _("Julafton")),
            ("new_years_eve", _("Nyårsafton")),
        ],
    )
