"""Residents' data leaves the domain sealed in a disclosure, and only ``disclose`` opens one (L-01, G10)."""

import ast
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import personalverktyget.domain
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.admittance import read_models as admittance_models
from personalverktyget.domain.attachments import read_models as attachment_models
from personalverktyget.domain.cases import read_models as case_models
from personalverktyget.domain.log_review import read_models as log_models
from personalverktyget.domain.people import read_models as people_models

SOURCE = Path(__file__).parents[2] / "src" / "personalverktyget"
# Read models that hold what a resident is, has written or has been told. Staff and counts are not residents' data.
HOLDS_RESIDENTS = {
    admittance_models.ApprovedList,
    admittance_models.ApprovedRow,
    admittance_models.CheckedList,
    admittance_models.CheckedRow,
    admittance_models.GrantList,
    admittance_models.GrantRow,
    attachment_models.AttachedFile,
    attachment_models.OpenedFile,
    case_models.CaseList,
    case_models.CaseRow,
    case_models.CaseForStaff,
    case_models.CaseForResident,
    case_models.Inbox,
    case_models.Receipt,
    case_models.FormDraft,
    case_models.DueReason,
    log_models.EntryAlone,
    log_models.EntryPage,
    log_models.EntryToHelp,
    log_models.EscalatedEntry,
    log_models.JudgedEntry,
    log_models.LogLine,
    log_models.AskedLogEntry,
    log_models.AskedList,
    log_models.EntryToAskAbout,
    log_models.Extract,
    log_models.LogPage,
    log_models.ReviewPage,
    log_models.SuspicionPage,
    log_models.OwnLogPage,
    people_models.Person,
    people_models.ContactDetails,
    people_models.SignInStatus,
}


def _selectors() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(personalverktyget.domain.__path__, "personalverktyget.domain."):
        if found.name.endswith(".selectors"):
            yield importlib.import_module(found.name)


def _mentioned(annotation: object) -> set[object]:
    return {annotation, *(inner for part in typing.get_args(annotation) for inner in _mentioned(part))}


@pytest.mark.parametrize("module", list(_selectors()), ids=lambda module: module.__name__)
def test_selectors_seal_what_they_return_of_residents(module: ModuleType) -> None:
    for name in getattr(module, "__all__", ()):
        function = getattr(module, name)
        if not inspect.isfunction(function):
            continue
        returned = typing.get_type_hints(function)["return"]
        if _mentioned(returned) & HOLDS_RESIDENTS:
            assert typing.get_origin(returned) is Disclosure, f"{module.__name__}.{name}"


def test_only_disclose_opens_a_disclosure() -> None:
    opens = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "_content"
    }
    assert opens == {"domain/access_log/disclosure.py"}


def test_templates_reach_no_private_name() -> None:
    for path in SOURCE.rglob("*.html"):
        assert "._" not in path.read_text(encoding="utf-8").replace("./_", ""), path
