"""The forms of published versions."""

from functools import lru_cache
from uuid import UUID

from personalverktyget.domain.case_types.models import CaseTypeVersion
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import FormDefinition


@lru_cache(maxsize=512)
def published_form(version_id: UUID) -> FormDefinition:
    """The form of a version, read once: a version that is published never changes."""
    return from_json(CaseTypeVersion.objects.values_list("form", flat=True).get(id=version_id))
