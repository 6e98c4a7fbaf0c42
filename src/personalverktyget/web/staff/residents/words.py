"""Words about why residents are approved."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from personalverktyget.domain.admittance.reasons import Reason

REASONS: dict[Reason, Promise] = {
    Reason.ONGOING_CARE: _("Har pågående vård här"),
    Reason.STAYING_HERE: _("Bor här tillfälligt"),
    Reason.AGREED: _("Enligt överenskommelse"),
    Reason.OTHER: _("Annat skäl"),
}
