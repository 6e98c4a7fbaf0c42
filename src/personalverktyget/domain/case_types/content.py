"""What a draft says: the texts around a form, and the form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from personalverktyget.domain.forms.definition_json import to_json, unfinished_from_json
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.translations.kept import NONE, Translations, translations_from_json

LONGEST_NAME: Final = 100
LONGEST_SUMMARY: Final = 200
LONGEST_TEXT: Final = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTypeTexts:
    """What residents read before the form begins, and what is promised."""

    name: str
    summary: str = ""
    description: str = ""
    not_for: str = ""
    terms_text: str = ""
    feedback_target: str = ""


@dataclass(frozen=True, slots=True)
class DraftContent:
    """Everything that is published together."""

    texts: CaseTypeTexts
    form: FormDefinition
    translations: Translations = NONE

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        translated = {"translations": self.translations.to_json()} if self.translations else {}
        return {**asdict(self.texts), "form": to_json(self.form), **translated}

    def with_form(self, form: FormDefinition) -> "DraftContent":
        """The same texts around another form, with the translations that fit it."""
        return replace(self, form=form, translations=self.translations.fitted(self.form, form))

    def with_texts(self, texts: CaseTypeTexts) -> "DraftContent":
        """The same form with other texts; the form bears the case type's name."""
        form = FormDefinition(title=texts.name, items=self.form.items, headline=self.form.headline)
        return replace(self, texts=texts, form=form)

    def with_translations(self, translations: Translations) -> "DraftContent":
        """The same, with other translations."""
        return replace(self, translations=translations)


def content_from_json(data: Mapping[str, Any]) -> DraftContent:
    """What ``to_json`` wrote."""
    translations = translations_from_json(data.get("translations"))
    return DraftContent(texts_from(data), unfinished_from_json(data["form"]), translations)


def texts_from(data: Mapping[str, Any]) -> CaseTypeTexts:
    """The texts among other things."""
    return CaseTypeTexts(**{name: str(data.get(name, "")) for name in TEXT_NAMES})


TEXT_NAMES: Final = tuple(CaseTypeTexts.__dataclass_fields__)
