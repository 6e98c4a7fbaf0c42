"""Tables: guarded in the database, pointing downward, and in the glossary."""

import re
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import models

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.models import GuardedModel, LogEntry, SealedBatch, guarded_models
from personalverktyget.domain.cases.states import State

ROOT = Path(__file__).parents[2]
OURS = [model for model in apps.get_models() if model.__module__.startswith("personalverktyget.domain.")]
# Lower packages first; a foreign key may point at its own package or at one before it.
ORDER = (
    "access_log",
    "organisation",
    "people",
    "access",
    "attachments",
    "forms",
    "case_types",
    "message_templates",
    "admittance",
    "link_services",
    "notifications",
    "contact_cards",
    "cases",
    "outreach",
    "disposal",
    "log_review",
    "statistics",
)


def _keys(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.remote_field]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_foreign_keys_point_downward(model: type[models.Model]) -> None:
    for field in _keys(model):
        target = field.related_model._meta.app_label
        assert ORDER.index(target) <= ORDER.index(model._meta.app_label), f"{model.__name__}.{field.name}"


def test_only_the_log_and_its_seals_are_not_guarded_models() -> None:
    assert {model for model in OURS if not issubclass(model, GuardedModel)} == {LogEntry, SealedBatch}


def test_tables_of_residents_data_carry_unit_and_resident() -> None:
    holds = [model for model in OURS if model._meta.app_label in ("admittance", "attachments", "cases")]
    # Whom a unit is for names nobody.
    for model in (model for model in holds if model.__name__ != "UnitAudience"):
        columns = {field.attname for field in model._meta.concrete_fields}
        assert {"unit_id", "resident_id"} <= columns, model.__name__


def test_nothing_is_deleted_along_with_something_else() -> None:
    for model in OURS:
        for field in _keys(model):
            assert field.remote_field.on_delete is models.PROTECT, f"{model.__name__}.{field.name}"


@pytest.mark.django_db
@pytest.mark.parametrize("model", guarded_models(apps.get_models()), ids=lambda model: model.__name__)
def test_the_database_guards_each_table(model: type[GuardedModel], owner_connection: psycopg.Connection[Any]) -> None:
    rows = owner_connection.execute(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [model._meta.db_table]
    ).fetchall()
    expected = {"require_actor"} | ({"refuse_change"} if model.append_only else set())
    assert expected <= {name for (name,) in rows}


def test_the_glossary_knows_every_model_permission_role_and_state() -> None:
    words = set(re.findall(r"`([^`]+)`", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))
    names = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower() for model in OURS}
    missing = (names | set(Permission) | set(Role) | set(State)) - words
    assert not missing, f"not in docs/glossary.md: {sorted(missing)}"
