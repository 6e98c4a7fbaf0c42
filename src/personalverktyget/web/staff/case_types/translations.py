"""The languages of a case type: which there are, how far each has come, one more, or one less."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.case_types.translated_texts import all_texts
from personalverktyget.domain.forms.translations.kept import State
from personalverktyget.domain.forms.translations.languages import LANGUAGES, InLanguage
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.staff.case_types.language_words import language_name, own_name
from personalverktyget.web.staff.case_types.pages import draft_to_change, live_words, saved_words, tabs

_HERE = "staff:case_types:translations"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a language has come. It is offered when all that must be understood can be read in it."""

    code: str
    name: str
    own_name: str
    done: int
    of: int
    stale: int
    is_offered: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to do."""
        return self.done == self.of


def progress(draft: Draft, code: str) -> Progress:
    """How far a language of the draft has come."""
    texts, translations = all_texts(draft.content, draft.settled), draft.content.translations
    states = [translations.state(code, text) for text in texts]
    return Progress(
        code=code,
        name=language_name(code),
        own_name=InLanguage(own_name(code), code),
        done=states.count(State.CURRENT),
        of=len(states),
        stale=states.count(State.STALE),
        is_offered=code in translations.offered(texts),
    )


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def translations(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Show the languages, or add or take away one."""
    error = ""
    if request.method == "POST":
        draft_to_change(request, case_type_id)
        action, _colon, language = request.POST.get("action", "").partition(":")
        if action == "leave":
            services.leave_language(request.actor, case_type_id, language)
            words = _("Språket %(language)s är borttaget ur utkastet. Det går att ångra under Frågor.")
            return done(request, words % {"language": language_name(language)}, to=_HERE, case_type_id=case_type_id)
        language = request.POST.get("language", "")
        try:
            services.choose_language(request.actor, case_type_id, language)
        except InvalidInput as refused:
            error = str(refused)
        else:
            return done(request, "", to="staff:case_types:translate", case_type_id=case_type_id, language=language)
    draft = selectors.draft(request.actor, case_type_id)
    chosen = draft.content.translations.languages
    return show(
        request,
        "staff/case_types/translations.html",
        draft=draft,
        tabs=tabs(request, case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        languages=tuple(progress(draft, code) for code in chosen),
        choices=tuple((code, language_name(code).capitalize()) for code in LANGUAGES if code not in chosen),
        error=error,
        status=422 if error else 200,
    )
