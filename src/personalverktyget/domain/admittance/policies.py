"""Does a resident meet it now? Asked when a form is begun, while it is filled in, and when it is sent."""

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.admittance import scopes
from personalverktyget.domain.admittance.models import CaseTypeGrant
from personalverktyget.domain.case_types.models import OfferedCaseType


def barred(actor: ResidentActor, offered: OfferedCaseType, *, lock: bool = False) -> str:
    """Why the resident does not meet what the unit offers, in words; nothing where she does.

    ``offered`` comes with its case type. Whoever sends asks with ``lock``: what was handed out is then not taken back
    between the question and the sending.
    """
    if offered.is_for_everybody:
        return ""
    rows = scopes.own_grants(actor).filter(offered=offered)
    if (rows.select_for_update(of=("self",)) if lock else rows).values("id").first():
        return ""
    if CaseTypeGrant.objects.filter(offered=offered, resident_id=actor.resident_id).exists():
        return no_longer()
    return _("Det här ärendet går bara att skicka när mottagningen har gett dig tillgång.")


def no_longer() -> str:
    """To one who met it before."""
    return _("Du har haft tillgång till det här ärendet, men den gäller inte längre.")
