"""What published versions say: their forms, also in other languages. Read once, since a version never changes."""

from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from personalverktyget.domain.case_types.content import TEXT_NAMES, DraftContent, texts_from
from personalverktyget.domain.case_types.models import CaseTypeVersion
from personalverktyget.domain.case_types.translated_texts import all_texts
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.translations.applied import form_in
from personalverktyget.domain.forms.translations.kept import translations_from_json
from personalverktyget.domain.forms.translations.languages import SWEDISH, InLanguage
from personalverktyget.domain.forms.translations.texts import Address, Part

_KEPT = ("form", "translations", *TEXT_NAMES)


@lru_cache(maxsize=512)
def _published(version_id: UUID) -> DraftContent:
    form, translations, *texts = CaseTypeVersion.objects.values_list(*_KEPT).get(id=version_id)
    said = texts_from(dict(zip(TEXT_NAMES, texts, strict=True)))
    return DraftContent(said, from_json(form), translations_from_json(translations))


@lru_cache(maxsize=512)
def _words(version_id: UUID, language: str) -> Mapping[Address, str]:
    content = _published(version_id)
    return content.translations.current(language, all_texts(content, {}))


@lru_cache(maxsize=512)
def published_form(version_id: UUID, language: str = SWEDISH) -> FormDefinition:
    """The form of a version, as it reads in a language."""
    form = _published(version_id).form
    return form if language == SWEDISH else form_in(form, language, _words(version_id, language))


def text_in(version_id: UUID, language: str, part: Part, swedish: str) -> str:
    """A text around a version's form in a language; the Swedish one where it says something else than was translated.

    Not all of them lie in the version: a case type can be renamed, and its receipt changed, without a new one.
    """
    if language == SWEDISH or not swedish:
        return swedish
    word = _published(version_id).translations.words(language).get(Address("", part))
    return InLanguage(word.text, language) if word is not None and word.of == swedish else swedish
