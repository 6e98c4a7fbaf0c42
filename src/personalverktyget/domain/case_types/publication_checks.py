"""Whether something may be published as it is: the draft that somebody looks at, or what was frozen a while ago."""

from collections.abc import Mapping
from typing import Any

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.case_types import draft_rows, publication_rows
from personalverktyget.domain.case_types.content import DraftContent, content_from_json
from personalverktyget.domain.case_types.errors import NotPublishable, PublicationWaits
from personalverktyget.domain.case_types.examples import tried
from personalverktyget.domain.case_types.governance.states import WAITING, Obstacle, PublicationState
from personalverktyget.domain.case_types.models import CaseType, CaseTypePublication
from personalverktyget.domain.case_types.rules import missing_texts
from personalverktyget.domain.case_types.text_variables import problem_of
from personalverktyget.domain.forms.definition_rules import definition_errors


def require_publishable(content: DraftContent) -> None:
    """Raise ``NotPublishable`` with all that is missing or wrong."""
    texts, form = missing_texts(content.texts), tuple(definition_errors(content.form))
    if texts or form:
        raise NotPublishable(texts, form)
    said = content.texts
    if problem := problem_of((said.summary, said.description, said.not_for, said.terms_text)):
        raise NotPossibleNow(problem)


def says_the_same(case_type: CaseType, content: DraftContent) -> bool:
    """Whether what is live says exactly this."""
    live = case_type.current
    return live is not None and content == draft_rows.content_of_version(live, name=case_type.name)


def require_nothing_waits(case_type: CaseType) -> None:
    """Raise ``PublicationWaits`` while another publication does."""
    if CaseTypePublication.objects.filter(case_type=case_type, state__in=WAITING).exists():
        raise PublicationWaits


def needs_second_person(case_type: CaseType) -> bool:
    """Whether its region asks for another than who prepared it."""
    return case_type.region is not None and case_type.region.needs_second_person


def obstacle_to(case_type: CaseType, row: CaseTypePublication) -> Obstacle | None:
    """What stands in the way of publishing it at this moment, whatever held when it was asked for."""
    if publication_rows.content_fingerprint(row.content) != row.fingerprint:
        return Obstacle.CONTENT_DIFFERS
    if case_type.withdrawn_at is not None:
        return Obstacle.WITHDRAWN
    is_decided = row.state != PublicationState.AWAITING_APPROVAL
    if is_decided and row.approved_by_id is None and needs_second_person(case_type):
        return Obstacle.NEEDS_SECOND_PERSON
    if (case_type.current.number if case_type.current else 0) != row.based_on:
        return Obstacle.OVERTAKEN
    content = _sound(row.content)
    if content is None:
        return Obstacle.NOT_SOUND
    if says_the_same(case_type, content):
        return Obstacle.SAYS_THE_SAME
    known = set(row.deviating) if row.reason else set()
    if {example.id for example in tried(case_type, content.form) if example.deviation} - known:
        return Obstacle.EXAMPLES_DEVIATE
    return None


def _sound(data: Mapping[str, Any]) -> DraftContent | None:
    """The content, if it can be published; a program that has learnt more since may see faults in it."""
    try:
        content = content_from_json(data)
        require_publishable(content)
    except (NotPossibleNow, ValueError, KeyError):
        return None
    return content
