"""What comes of taking a case type away, in words: for units, for open cases, and for forms that are half filled in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from personalverktyget.domain.cases.read_models import CaseTypeInUse
from personalverktyget.web.shared import formats


@dataclass(frozen=True, slots=True)
class Consequence:
    """What is concerned, how many, and what happens to it."""

    label: str
    count: str
    then: str


def of_withdrawing(in_use: CaseTypeInUse, *, is_central: bool) -> tuple[Consequence, ...]:
    """When its owner takes it away from every card."""
    then = _("Den försvinner från enheternas kontaktkort direkt. Det som de har lagt till sparas.")
    again = _("Läggs ärendetypen tillbaka går de att skicka igen.")
    return (*((_of_units(in_use, then),) if is_central else ()), _of_cases(in_use), _of_drafts(in_use, again))


def of_taking_back(in_use: CaseTypeInUse) -> tuple[Consequence, ...]:
    """When the region takes a central one back from units."""
    then = _("Den försvinner från deras kontaktkort direkt. Det som enheterna har lagt till sparas.")
    again = _("Delas ärendetypen ut igen, och enheten öppnar den, går de att skicka igen.")
    return _of_units(in_use, then), _of_cases(in_use), _of_drafts(in_use, again)


def _of_units(in_use: CaseTypeInUse, then: str) -> Consequence:
    units = ngettext("%(count)s enhet", "%(count)s enheter", in_use.units) % {"count": formats.number(in_use.units)}
    if in_use.units and in_use.open_units < in_use.units:
        open_units = formats.number(in_use.open_units) if in_use.open_units else _("ingen")
        units = _("%(units)s, varav %(open)s tar emot den nu") % {"units": units, "open": open_units}
    return Consequence(_("Enheter som har ärendetypen"), units, then if in_use.units else "")


def _of_cases(in_use: CaseTypeInUse) -> Consequence:
    then = _("De finns kvar hos enheten och ska besvaras som vanligt.")
    return Consequence(_("Öppna ärenden"), _counted(in_use.open_cases), then if in_use.open_cases else "")


def _of_drafts(in_use: CaseTypeInUse, again: str) -> Consequence:
    then = _(
        "Invånare har börjat fylla i dem, men kan inte skicka. Den som öppnar sitt formulär ser allt hen har skrivit, "
        "och numret till enheten."
    )
    return Consequence(_("Påbörjade formulär"), _counted(in_use.drafts), f"{then} {again}" if in_use.drafts else "")


def _counted(count: int) -> str:
    if count > CaseTypeInUse.BOUND:
        return _("Fler än %(count)s") % {"count": formats.number(CaseTypeInUse.BOUND)}
    return formats.number(count) if count else _("Inga")
