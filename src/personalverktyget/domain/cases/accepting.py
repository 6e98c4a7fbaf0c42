"""Whether a unit takes one more case of a type just now: asked when a form is begun, and when it is sent."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import local
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.calendars.opening_hours import moment
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.selectors import text_in
from personalverktyget.domain.case_types.text_variables import filled
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.service_hours import service_hours
from personalverktyget.domain.contact_cards.text_values import values_at
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.forms.translations.texts import Part
from personalverktyget.domain.organisation.hours import calendar_from


class NotAcceptedNow(NotPossibleNow):
    """The unit takes no more of this type just now. The message says why, and where to turn when it cannot wait."""


def require_accepting(offered: OfferedCaseType, resident_id: UUID, at: datetime, language: str = SWEDISH) -> None:
    """Raise ``NotAcceptedNow`` where the e-service is closed, or full for today; told in the language of the form.

    ``offered`` comes with its unit, region and case type. Whoever sends has locked it: two never pass a cap at once.
    """
    if reason := _closed(offered, at) or _full(offered, resident_id, at, language):
        said = filled(reason, values_at(offered.unit, offered.feedback_target or offered.unit.feedback_target))
        raise NotAcceptedNow(f"{said} {where_to_turn(offered)}")


def where_to_turn(offered: OfferedCaseType) -> str:
    """What to do when it cannot wait. Always said beside a no."""
    if not offered.unit.phone:
        return _("Kan det inte vänta, ring 1177 för råd, eller 112 om det är fara för livet.")
    words = _("Kan det inte vänta, ring mottagningen på %(phone)s, 1177 för råd, eller 112 om det är fara för livet.")
    return words % {"phone": offered.unit.phone}


def _closed(offered: OfferedCaseType, at: datetime) -> str:
    hours = service_hours(offered.hours, offered.unit.deviations)
    calendar = calendar_from(offered.unit.region.working_eves)
    if hours is None or hours.is_open(at, calendar):
        return ""
    return offered.closed_message or f"{opening.open_now(hours, calendar, at).words}."


def _full(offered: OfferedCaseType, resident_id: UUID, at: datetime, language: str) -> str:
    case_type = offered.case_type
    if case_type.cap_per_day is None and case_type.cap_per_resident is None:
        return ""
    since = moment(local(at).date(), 0)
    sent = Case.objects.filter(unit_id=offered.unit_id, received_at__gte=since, offered=offered)
    own = case_type.cap_per_resident
    if own is not None and sent.filter(resident_id=resident_id).count() >= own:
        return _own_words(case_type, language) or _(
            "Du har redan skickat så många sådana här ärenden som går på en dag."
        )
    if case_type.cap_per_day is not None and sent.count() >= case_type.cap_per_day:
        return _own_words(case_type, language) or _("Mottagningen kan inte ta emot fler sådana här ärenden i dag.")
    return ""


def _own_words(case_type: CaseType, language: str) -> str:
    """What the owner says when it is full."""
    version = case_type.current_id
    return text_in(version, language, Part.FULL, case_type.cap_message) if version else case_type.cap_message
