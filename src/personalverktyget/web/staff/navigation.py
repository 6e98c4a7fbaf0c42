"""What stands around every page that staff open: who and where, the queues with their counts, the sections."""

from collections.abc import Callable
from dataclasses import fields

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors as case_types
from personalverktyget.domain.cases.read_models import QueueCounts
from personalverktyget.domain.cases.selectors import View, queue_counts
from personalverktyget.domain.log_review import selectors as log_review
from personalverktyget.domain.message_templates import selectors as message_templates
from personalverktyget.web.shared.addresses import address
from personalverktyget.web.shared.navigation import NavItem, StaffNavigation
from personalverktyget.web.staff.cases.queues import chosen_queue, queues_of

_COUNTED = frozenset(field.name for field in fields(QueueCounts))
# Permission, route and words of each section, in the order of the menu. Any one of the permissions opens it.
_P = Permission
_CASE_TYPES = "staff:case_types:list"
_TEMPLATES = "staff:message_templates:list"
_LOG_REVIEWS = "staff:log_review:list"
_POPULATION = "staff:population:list"
_HANDED_ON, _QUESTIONS = "staff:log_review:handed_on", "staff:log_review:questions"
_SECTIONS: tuple[tuple[frozenset[Permission], str, Callable[[], str]], ...] = (
    (frozenset({_P.SEND_MESSAGES}), "staff:outreach:list", lambda: _("Meddelanden")),
    (frozenset({_P.ADMIT_RESIDENTS}), "staff:residents:overview", lambda: _("Invånare")),
    (frozenset({_P.MANAGE_GRANTS, _P.MANAGE_CASE_ROLES}), "staff:grants", lambda: _("Behörigheter")),
    (frozenset({_P.MANAGE_UNIT}), "staff:unit", lambda: _("Enheten")),
    (frozenset({_P.MANAGE_UNIT}), _CASE_TYPES, lambda: _("Egna ärendetyper")),
    (frozenset({_P.MANAGE_UNIT}), _TEMPLATES, lambda: _("Meddelandemallar")),
    (frozenset({_P.MANAGE_UNIT}), "staff:card", lambda: _("Kontaktkort")),
    (frozenset({_P.MANAGE_UNIT}), "staff:analysis", lambda: _("Behovs- och riskanalys")),
    (frozenset({_P.REVIEW_LOG}), "staff:log", lambda: _("Aktivitetslogg")),
    (frozenset({_P.REVIEW_LOG, _P.MANAGE_UNIT}), _LOG_REVIEWS, lambda: _("Loggkontroll")),
    (frozenset({_P.REVIEW_ESCALATED}), _HANDED_ON, lambda: _("Lämnat till vårdgivaren")),
    (frozenset({_P.ADMINISTER_REGION}), "staff:region", lambda: _("Regionens enheter")),
    (frozenset({_P.ADMINISTER_REGION}), _LOG_REVIEWS, lambda: _("Loggkontroll")),
    (frozenset({_P.ADMINISTER_REGION}), _CASE_TYPES, lambda: _("Centrala ärendetyper")),
    (frozenset({_P.ADMINISTER_REGION}), "staff:central_settings", lambda: _("Dela ut ärendetyper")),
    (frozenset({_P.ADMINISTER_REGION}), _TEMPLATES, lambda: _("Meddelandemallar")),
    (frozenset({_P.ADMINISTER_REGION}), _POPULATION, lambda: _("Till befolkningen")),
    (frozenset({_P.ADMINISTER_REGION}), "staff:removals", lambda: _("Begäranden från enheter")),
    (frozenset({_P.ADMINISTER_REGION}), "staff:links:list", lambda: _("Länktjänster")),
    (frozenset({_P.ADMINISTER_REGION}), "staff:region_settings", lambda: _("Regionens inställningar")),
    (frozenset({_P.ADMINISTER_NATION}), "staff:nation", lambda: _("Regioner")),
    (frozenset({_P.ADMINISTER_NATION}), "staff:nation_consultations", lambda: _("Samråd om ärendetyper")),
    (frozenset({_P.ADMINISTER_NATION}), _POPULATION, lambda: _("Till befolkningen")),
    (frozenset({_P.ADMINISTER_REGION, _P.ADMINISTER_NATION}), "staff:sign_in_locks", lambda: _("Låsta inloggningar")),
)


class StaffSurroundings:
    """Middleware: gives pages of staff their ``request.navigation`` and ``request.queue_counts``.

    Both are worked out only where a page shows them, in one statement.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set it and go on."""
        actor = request.actor  # type: ignore[attr-defined]
        if isinstance(actor, (StaffActor, AdministratorActor)):
            request.navigation = SimpleLazyObject(lambda: navigation(request, actor))  # type: ignore[attr-defined]
        if isinstance(actor, StaffActor):
            request.queue_counts = SimpleLazyObject(lambda: _counts(actor))  # type: ignore[attr-defined]
        return self.get_response(request)


def navigation(request: HttpRequest, actor: StaffActor | AdministratorActor) -> StaffNavigation:
    """Bar and side column for one page."""
    return StaffNavigation(
        person_name=actor.name,
        unit_name=_place(actor),
        home_url=address("staff:start"),
        help_url=address("staff:help"),
        switch_url=address("staff:workplace") if actor.has_other_workplaces else "",
        sign_out_url=address("staff:sign_out"),
        queues=_queues(request, actor) if isinstance(actor, StaffActor) else (),
        sections=_sections(request, actor),
    )


def first_page(actor: StaffActor | AdministratorActor) -> str:
    """Where the work of somebody with these permissions begins."""
    if isinstance(actor, StaffActor) and (queues := queues_of(actor)):
        return queues[0].url
    for needs, route, _words in _SECTIONS:
        if needs & actor.permissions:
            return address(route)
    return address("staff:settings")


def count_in_words(count: int) -> str:
    """A count that stops at a bound; nothing for none."""
    if count > QueueCounts.BOUND:
        return f"{QueueCounts.BOUND}+"
    return str(count) if count else ""


def _place(actor: StaffActor | AdministratorActor) -> str:
    if isinstance(actor, StaffActor):
        return actor.unit_name
    return actor.region_name or _("Nationell förvaltning")


def _reviews_due(actor: StaffActor | AdministratorActor) -> dict[str, str]:
    """How many own case types and templates it is time to go through, by the address of their section."""
    due: dict[str, str] = {}
    if isinstance(actor, StaffActor) and actor.may(_P.MANAGE_UNIT):
        due[address(_CASE_TYPES)] = count_in_words(case_types.count_reviews_due(actor))
    if actor.may(_P.MANAGE_UNIT) or actor.may(_P.ADMINISTER_REGION):
        due[address(_TEMPLATES)] = count_in_words(message_templates.count_templates_due(actor))
    return due


def _log_reviews_overdue(actor: StaffActor | AdministratorActor) -> str:
    """How many reviews of the log should have been signed by now (K-02)."""
    followed = {_P.REVIEW_LOG, _P.MANAGE_UNIT, _P.ADMINISTER_REGION}
    return count_in_words(log_review.count_overdue(actor)) if actor.permissions & followed else ""


def _escalated(actor: StaffActor | AdministratorActor) -> str:
    """How many entries the units have handed on to the care provider wait."""
    if isinstance(actor, StaffActor) and actor.may(_P.REVIEW_ESCALATED):
        return count_in_words(log_review.count_escalated(actor))
    return ""


def _counts(actor: StaffActor) -> QueueCounts:
    """The queues' counts, and in the same statement the questions that log control has asked."""
    return queue_counts(actor, also=log_review.waiting_questions(actor))


def _questions(request: HttpRequest, actor: StaffActor | AdministratorActor) -> str:
    """How many questions of log control wait for the actor's answer; nothing for none."""
    counts: QueueCounts | None = request.queue_counts if _has_queues(actor) else None  # type: ignore[attr-defined]
    return count_in_words(counts.also if counts else log_review.count_questions(actor))


def _has_queues(actor: StaffActor | AdministratorActor) -> bool:
    return isinstance(actor, StaffActor) and bool(queues_of(actor))


def _queues(request: HttpRequest, actor: StaffActor) -> tuple[NavItem, ...]:
    offered = queues_of(actor)
    if not offered:
        return ()
    counts: QueueCounts = request.queue_counts  # type: ignore[attr-defined]
    shown = _shown(request, actor)
    return tuple(
        NavItem(
            label=str(queue.label),
            url=queue.url,
            count=_count(counts, queue.view),
            current=queue.view is shown,
            tone=queue.tone if _count(counts, queue.view) else "",
        )
        for queue in offered
    )


def _shown(request: HttpRequest, actor: StaffActor) -> View | None:
    match = request.resolver_match
    if match is None or match.view_name != "staff:cases:list" or request.GET.get("q"):
        return None
    return chosen_queue(actor, request.GET.get("vy", "")).view


def _count(counts: QueueCounts, view: View) -> str:
    return count_in_words(getattr(counts, view)) if view in _COUNTED else ""


def _sections(request: HttpRequest, actor: StaffActor | AdministratorActor) -> tuple[NavItem, ...]:
    shown = [(words(), address(route)) for needs, route, words in _SECTIONS if needs & actor.permissions]
    questions = _questions(request, actor)
    if questions or request.path == address(_QUESTIONS):
        shown.append((_("Frågor från loggkontrollen"), address(_QUESTIONS)))
    shown.append((_("Mina inställningar"), address("staff:settings")))
    # The section that a page lies in is the one with the longest address above it.
    above = [url for _label, url in shown if request.path.startswith(url)]
    here = max(above, key=len, default="")
    counts = {
        **_reviews_due(actor),
        address(_LOG_REVIEWS): _log_reviews_overdue(actor),
        address(_HANDED_ON): _escalated(actor),
        address(_QUESTIONS): questions,
    }
    return tuple(NavItem(label=label, url=url, current=url == here, count=counts.get(url, "")) for label, url in shown)
