"""The texts of a case's form with what their variables stand for at its unit."""

from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.utils.translation import override

from personalverktyget.domain.case_types.form_variables import filled_form, has_variables
from personalverktyget.domain.case_types.selectors import published_form
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.contact_cards.text_values import values_at
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.organisation.models import CareUnit


def values_in(language: str, unit: CareUnit, target: str) -> Mapping[str, str]:
    """The values in the language of the texts, whatever the reader's pages are in; Swedish where we do not speak it."""
    with override(language if language in dict(settings.LANGUAGES) else SWEDISH):
        return values_at(unit, target)


def values_of_case(case_id: UUID, language: str = SWEDISH) -> Mapping[str, str]:
    """The values at the case's unit, with what was promised when it was received. One statement."""
    case = Case.objects.select_related("unit").only("feedback_target", "unit").get(id=case_id)
    return values_in(language, case.unit, case.feedback_target)


def form_of_case(case_id: UUID, version_id: UUID, language: str = SWEDISH) -> FormDefinition:
    """The form that the case was sent with. The unit is read where a text has something in braces, and only there."""
    form = published_form(version_id, language)
    return filled_form(form, values_of_case(case_id, language)) if _has_variables(version_id, language) else form


@lru_cache(maxsize=512)
def _has_variables(version_id: UUID, language: str) -> bool:
    return has_variables(published_form(version_id, language))
