"""Förnya recept asks what the predecessor's form asked: the same blocks, order, required answers and error texts."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from personalverktyget.domain.case_types.central.renew_prescription import FORM

SOURCE = Path(__file__).parents[2] / "../shared/material/legacy-forms/MVK-Fornyarecept.xml"
pytestmark = pytest.mark.skipif(not SOURCE.is_file(), reason=f"no outside material: {SOURCE}")
NAMESPACE = {"f": "urn:riv:eservicesupply:forminteractions:1"}


def blocks() -> list[list[ElementTree.Element]]:
    root = ElementTree.parse(SOURCE).getroot()
    return [block.findall("f:question", NAMESPACE) for block in root.iterfind(".//f:questionBlocks", NAMESPACE)]


def said(question: ElementTree.Element, name: str) -> str:
    return (question.findtext(f"f:{name}", "", NAMESPACE) or "").strip()


def test_the_same_questions_in_the_same_blocks_and_order() -> None:
    assert [len(block) for block in blocks()] == [len(page.items) for page in FORM.items]
    kinds = {"text": {"string", "text"}, "date": {"date"}, "checkbox": {"boolean", "choice"}}
    for block, page in zip(blocks(), FORM.items, strict=True):
        for theirs, ours in zip(block, page.items, strict=True):
            assert ours.type in kinds[said(theirs, "input")]


def test_the_same_answers_are_required_and_the_same_lack_has_its_own_words() -> None:
    for block, page in zip(blocks(), FORM.items, strict=True):
        for theirs, ours in zip(block, page.items, strict=True):
            assert ours.required is (said(theirs, "mandatory") == "true")
            own_words = theirs.findtext("f:validationEvent/f:text", "", NAMESPACE)
            assert bool(own_words) is ("missing" in ours.error_texts)
            assert ours.error_texts.get("missing", "") != own_words.strip() or not own_words


def test_the_same_questions_are_follow_ups() -> None:
    for block, page in zip(blocks(), FORM.items, strict=True):
        for theirs, ours in zip(block, page.items, strict=True):
            assert bool(ours.enable_when) is (theirs.find("f:questionSuperior", NAMESPACE) is not None)
