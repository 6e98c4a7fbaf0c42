"""What waits to be published: what it says, when, and what a second person thinks of it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.content import DraftContent
from personalverktyget.domain.case_types.errors import Obstructed, OwnPublication
from personalverktyget.domain.case_types.governance.states import PublicationState
from personalverktyget.domain.case_types.read_models import Publication
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.case_types.consultation_words import asks_nation
from personalverktyget.web.staff.case_types.difference_words import difference_lines
from personalverktyget.web.staff.case_types.outline import outline_of
from personalverktyget.web.staff.case_types.publication_forms import MoveForm, SendBackForm
from personalverktyget.web.staff.case_types.publication_words import obstacle_words, standing, time_words, what_became

_CASE_TYPE = "staff:case_types:case_type"
_HERE = "staff:case_types:publication"


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def publication(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Show it, or do what a button says."""
    page = _Page(request, case_type_id)
    if request.method == "POST" and (response := page.done(request.POST.get("action", ""))) is not None:
        return response
    return page.shown()


class _Page:
    """One request for the page."""

    def __init__(self, request: AdministrationRequest, case_type_id: UUID) -> None:
        self.request, self.case_type_id = request, case_type_id
        self.found, self.content = self._read()
        sent = request.POST if request.method == "POST" else None
        action = request.POST.get("action")
        self.move = MoveForm(sent if action == "move" else None, now_at=self.found.publish_at)
        self.back = SendBackForm(sent if action == "send_back" else None)
        self.stopped = ""

    def _read(self) -> tuple[Publication, DraftContent]:
        return selectors.publication_of(self.request.actor, self.case_type_id)

    def done(self, action: str) -> HttpResponse | None:
        """What a button asked for, or None where something has to be told on the page first."""
        match action:
            case "approve":
                return self._approved()
            case "send_back" if self.back.is_valid():
                return self._sent_back()
            case "move" if self.move.is_valid():
                return self._moved()
            case "cancel":
                services.cancel_publication(self.request.actor, self.case_type_id, seen_version=self._seen())
                return self._on(_("Publiceringen är avbruten. Utkastet är som det var."))
            case "take_up":
                services.take_up_again(self.request.actor, self.case_type_id, self.found.id)
                words = _("Det som skulle publiceras står i utkastet igen. Ångra tar tillbaka det som stod där förut.")
                return done(self.request, words, to="staff:case_types:build", case_type_id=self.case_type_id)
        return None

    def _approved(self) -> HttpResponse | None:
        seen = self.request.POST.get("fingerprint", "")
        try:
            number = services.approve_publication(
                self.request.actor, self.case_type_id, seen_version=self._seen(), seen_fingerprint=seen
            )
        except Obstructed as refused:
            self.stopped = f"{refused} {obstacle_words(refused.obstacle)}"
        except OwnPublication as refused:
            self.stopped = str(refused)
        else:
            if number is None:
                return self._on(_("Godkänd. Den publiceras när tiden är inne."))
            return self._on(_("Godkänd. Version %(number)s är publicerad.") % {"number": number})
        return None

    def _sent_back(self) -> HttpResponse | None:
        try:
            services.send_back_publication(
                self.request.actor,
                self.case_type_id,
                seen_version=self._seen(),
                reason=self.back.cleaned_data["remark"],
            )
        except InvalidInput as missing:
            self.back.add_error("remark", str(missing))
        except OwnPublication as refused:
            self.stopped = str(refused)
        else:
            return self._on(_("Skickad tillbaka. Det du skrev står på ärendetypens sida."))
        return None

    def _moved(self) -> HttpResponse | None:
        with said_in(self.move):
            services.move_publication(
                self.request.actor, self.case_type_id, publish_at=self.move.publish_at, seen_version=self._seen()
            )
            return done(self.request, _("Tiden är ändrad."), to=_HERE, case_type_id=self.case_type_id)
        return None

    def _on(self, words: str) -> HttpResponse:
        return done(self.request, words, to=_CASE_TYPE, case_type_id=self.case_type_id)

    def _seen(self) -> int:
        return sent_number(self.request, "version")

    def shown(self) -> HttpResponse:
        """The page as things stand now."""
        live = selectors.live_content(self.request.actor, self.case_type_id)
        errors = self.move.errors or self.back.errors
        return show(
            self.request,
            "staff/case_types/publication.html",
            publication=self.found,
            case_type=selectors.case_type_overview(self.request.actor, self.case_type_id),
            standing=standing(self.found),
            time=time_words(self.found),
            asked=formats.moment(self.found.asked_at),
            approved=formats.moment(self.found.approved_at) if self.found.approved_at else "",
            became=what_became(self.found),
            obstacle=obstacle_words(self.found.obstacle) if self.found.waits else "",
            may_approve=self.found.state is PublicationState.AWAITING_APPROVAL and not self.found.is_own,
            is_late=self.found.publish_at is not None and self.found.publish_at <= now(),
            awaits=self.found.state is PublicationState.AWAITING_APPROVAL,
            asks_nation=asks_nation(self.request.actor, self.case_type_id),
            lines=difference_lines(live, self.content) if live else None,
            outline=outline_of(self.content.form, ""),
            texts=self.content.texts,
            move=self.move,
            back=self.back,
            form=self.move if self.move.errors else self.back,
            stopped=self.stopped,
            status=422 if errors else 409 if self.stopped else 200,
        )
