"""What several of the templates say in the same words, and how a question's form is put together."""

from typing import Final

from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.forms.definition_json import to_json
from personalverktyget.domain.forms.definitions import FormDefinition, Headline, Item

CONTACT: Final = (
    "Har du frågor om meddelandet ringer du {enhet}, {telefon}. Är mottagningen stängd och du behöver råd ringer du "
    "1177. Är det fara för livet ringer du 112."
)
USE_OF_ANSWERS: Final = (
    "Dina svar läses av de medarbetare på {enhet} som har hand om din vård. Det som behövs för vården förs in i din "
    "journal. Vill du inte svara här kan du ringa oss i stället."
)


def asked_form(code: str, name: str, *, pages: tuple[Item, ...], headline: Headline) -> CaseTypeContent:
    """The form that a question asks with. What stands around it is read by those who build it alone."""
    return CaseTypeContent(
        code=code,
        name=name,
        summary="Svar på en fråga från mottagningen.",
        description="",
        not_for="",
        terms_text="Mottagningen läser ditt svar. Det kan föras in i din journal.",
        feedback_target="",
        form=to_json(FormDefinition(title=name, items=pages, headline=headline)),
    )
