"""Whether a template may be published as it is."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.message_templates.content import LONGEST, PARTS, TemplateContent, required_parts
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.variables import RESIDENT_VARIABLES, problem_of, variables_in

# The name of the problem that a question's form is.
FORM = "form"
_MISSING = {
    "name": lazy("Skriv vad mallen ska heta."),
    "summary": lazy("Skriv när mallen används, så att kollegor hittar rätt."),
    "subject": lazy("Skriv en rubrik."),
    "body": lazy("Skriv meddelandet."),
    "purpose": lazy("Skriv varför invånaren får meddelandet."),
    "use_of_answers": lazy("Skriv hur svaren används och vem som läser dem."),
    "contact": lazy("Skriv vart invånaren vänder sig med frågor."),
}


def problems_with(
    content: TemplateContent, kind: TemplateKind, *, is_general: bool, has_live_form: bool
) -> Mapping[str, str]:
    """What is lacking or wrong, in words by the name of the part; empty where it may be published."""
    found: dict[str, str] = {}
    for name in required_parts(kind, is_general=is_general):
        if not getattr(content, name).strip():
            found[name] = str(_MISSING[name])
    for name in PARTS:
        if problem := problem_of(getattr(content, name)):
            found[name] = problem
    if kind is TemplateKind.POPULATION:
        found |= {name: problem for name in PARTS if (problem := _unfillable(getattr(content, name)))}
    for name, most in LONGEST.items():
        if len(getattr(content, name)) > most:
            found[name] = _("Korta texten till högst %(max)s tecken.") % {"max": most}
    if kind is TemplateKind.QUESTION and not has_live_form:
        found[FORM] = _("Publicera frågans formulär först. Utan det går frågan inte att besvara.")
    return found


def _unfillable(text: str) -> str:
    """What a region has no value for: it is no unit, and its recipients come from the register."""
    names = [name for name in variables_in([text]) if name not in RESIDENT_VARIABLES]
    if not names:
        return ""
    words = _("Ta bort %(name)s. I meddelanden till befolkningen går bara {namn} att fylla i.")
    return words % {"name": f"{{{names[0]}}}"}
