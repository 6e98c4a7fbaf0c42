"""Publish several drafts, each as it would be published alone: what stops one of them does not stop the others."""

from collections.abc import Mapping
from uuid import UUID

from personalverktyget.base.errors import DomainError, NotAllowed
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.read_models import PublishOutcome
from personalverktyget.domain.case_types.services.publish_draft import publish_draft


def publish_drafts(actor: scopes.Administrator, seen_versions: Mapping[UUID, int]) -> tuple[PublishOutcome, ...]:
    """Publish each draft as the actor saw it. One whose examples come out otherwise needs its own page and a reason."""
    names = dict(scopes.manageable(actor).filter(id__in=seen_versions).values_list("id", "name"))
    outcomes = []
    for case_type_id, seen_version in seen_versions.items():
        number, error = 0, None
        try:
            number = publish_draft(actor, case_type_id, seen_version=seen_version)
        except NotAllowed:
            raise
        except DomainError as refused:
            error = refused
        outcomes.append(PublishOutcome(case_type_id, names.get(case_type_id, ""), number, error))
    return tuple(outcomes)
