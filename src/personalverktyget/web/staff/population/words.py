"""Words of messages to the population."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from personalverktyget.domain.outreach.many_read_models import SelectionSeen
from personalverktyget.web.shared import formats


def selection_words(found: SelectionSeen | None) -> str:
    """Alla i Älvhamra kommun, 65–79 år, kvinnor."""
    if found is None:
        return _("En inläst lista")
    words = _("Alla i %(name)s kommun") if found.municipality else _("Alla i %(name)s")
    sex = {"F": _("kvinnor"), "M": _("män")}.get(found.sex, "")
    return ", ".join(part for part in (words % {"name": found.place}, _ages(found), sex) if part)


def unreachable_words(found: SelectionSeen | None) -> str:
    """12 000 till hör dit men kan inte nås här; nothing where all can."""
    if found is None or not found.unreachable:
        return ""
    words = ngettext(
        "%(count)s person till hör dit men kan inte nås i inkorgen.",
        "%(count)s personer till hör dit men kan inte nås i inkorgen.",
        found.unreachable,
    )
    return words % {"count": formats.number(found.unreachable)}


def recipients_left_out(count: int) -> str:
    """3 rader lämnas ute; nothing where none is."""
    words = ngettext("%(count)s rad lämnas ute.", "%(count)s rader lämnas ute.", count)
    return words % {"count": formats.number(count)} if count else ""


def _ages(found: SelectionSeen) -> str:
    if found.age_from is not None and found.age_to is not None:
        return _("%(low)s–%(high)s år") % {"low": found.age_from, "high": found.age_to}
    if found.age_from is not None:
        return _("från %(low)s år") % {"low": found.age_from}
    if found.age_to is not None:
        return _("till och med %(high)s år") % {"high": found.age_to}
    return ""
