"""What a resident is told about herself."""

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.admittance.models import CaseTypeGrant
from personalverktyget.domain.admittance.policies import no_longer


def lost_access(actor: ResidentActor, unit_hsa_id: str, code: str) -> str:
    """In words that something was handed out to the resident and no longer is; nothing where it never was."""
    had = CaseTypeGrant.objects.filter(
        resident_id=actor.resident_id, unit__hsa_id=unit_hsa_id, offered__case_type__code=code
    )
    if not had.exists():
        return ""
    return f"{no_longer()} {_('Ring mottagningen om du behöver det igen.')}"
