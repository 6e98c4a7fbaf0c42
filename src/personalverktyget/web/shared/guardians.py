"""What staff read of whoever has written in a child's place."""

from django.utils.translation import gettext as _


def guardian_name(name: str) -> str:
    """Karin Berg, vårdnadshavare. One with a protected identity has no name here."""
    return _("%(name)s, vårdnadshavare") % {"name": name} if name else _("En vårdnadshavare med skyddad identitet")
