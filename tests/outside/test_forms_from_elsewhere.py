"""Forms of the predecessor and hostile files, through the one door: a form with remarks, or a reason."""

import json
import tracemalloc
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import Condition, EnableBehavior, FormDefinition, ItemType, Operator
from personalverktyget.domain.forms.exchange.documents import MAX_BYTES
from personalverktyget.domain.forms.exchange.imports import Imported, Kind, import_form
from personalverktyget.domain.forms.exchange.remarks import Refused, Said
from personalverktyget.domain.forms.problems import Code
from personalverktyget.domain.forms.rules import check

MATERIAL = Path(__file__).parents[2] / "../shared/material"
LEGACY = MATERIAL / "legacy-forms/MVK-Fornyarecept.xml"
CONTRACTS = MATERIAL / "rivta/forminteraction"
pytestmark = [
    pytest.mark.skipif(not LEGACY.is_file(), reason=f"no outside material: {MATERIAL}"),
    pytest.mark.slow,
]
CORE: Final = "urn:riv:infrastructure:eservicesupply:forminteraction:2"
ENVELOPE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>{body}</s:Body></s:Envelope>"""
TEMPLATE: Final = f"""
<SaveFormTemplate xmlns="urn:riv:infrastructure:eservicesupply:forminteraction:SaveFormTemplateResponder:2"
                  xmlns:c="{CORE}">
  <formTemplate>
    <c:anonymousForm>false</c:anonymousForm>
    <c:category>Hälsodeklaration</c:category>
    <c:formName>Inför besöket</c:formName>
    <c:healthCareFacilityUnit>SE2321000016-1HZ3</c:healthCareFacilityUnit>
    <c:language>sv</c:language>
    <c:maxNumberOfQuestions>4</c:maxNumberOfQuestions>
    <c:minNumberOfQuestions>1</c:minNumberOfQuestions>
    <c:maxNumberOfPages>1</c:maxNumberOfPages>
    <c:minNumberOfPages>1</c:minNumberOfPages>
    <c:pages>
      <c:page>
        <c:questionBlocks>
          <c:blockNumber>1</c:blockNumber>
          <c:numberOfQuestions>4</c:numberOfQuestions>
          <c:questions>
            <c:answerAlternatives>
              <c:alternativeValue>Varje dag</c:alternativeValue>
              <c:answerAlternativeNumber>1</c:answerAlternativeNumber>
            </c:answerAlternatives>
            <c:answerAlternatives>
              <c:alternativeValue>Ibland</c:alternativeValue>
              <c:answerAlternativeNumber>2</c:answerAlternativeNumber>
            </c:answerAlternatives>
            <c:answerAlternatives>
              <c:alternativeValue>Aldrig</c:alternativeValue>
              <c:answerAlternativeNumber>3</c:answerAlternativeNumber>
            </c:answerAlternatives>
            <c:input>radio</c:input>
            <c:mandatory>true</c:mandatory>
            <c:questionNumber>1</c:questionNumber>
            <c:subject>Hur ofta rör du på dig?</c:subject>
          </c:questions>
          <c:questions>
            <c:answerMax>24</c:answerMax>
            <c:answerMin>0</c:answerMin>
            <c:answerPattern>[0-9]+</c:answerPattern>
            <c:input>number</c:input>
            <c:inputUnit>timmar</c:inputUnit>
            <c:mandatory>false</c:mandatory>
            <c:questionNumber>2</c:questionNumber>
            <c:subject>Hur länge?</c:subject>
            <c:questionSuperior>
              <c:superiorAnswerAlternativeNumbers>1</c:superiorAnswerAlternativeNumbers>
              <c:superiorAnswerAlternativeNumbers>2</c:superiorAnswerAlternativeNumbers>
              <c:superiorQuestionNumber>1</c:superiorQuestionNumber>
            </c:questionSuperior>
            <c:validationEvents>
              <c:event>answerMax</c:event>
              <c:text>Ett dygn har 24 timmar.</c:text>
            </c:validationEvents>
          </c:questions>
          <c:questions>
            <c:input>week</c:input>
            <c:mandatory>false</c:mandatory>
            <c:questionNumber>3</c:questionNumber>
            <c:subject>Vilken vecka passar?</c:subject>
          </c:questions>
          <c:subject>Vanor</c:subject>
        </c:questionBlocks>
        <c:subject>Om dig</c:subject>
        <c:pagenumber>1</c:pagenumber>
      </c:page>
      <c:routing><c:routes><c:pageNumber>2</c:pageNumber></c:routes></c:routing>
    </c:pages>
    <c:publishStatus>Published</c:publishStatus>
    <c:templateId>INFOR</c:templateId>
    <c:templateVersion>2</c:templateVersion>
    <c:term>Villkor</c:term>
  </formTemplate>
</SaveFormTemplate>"""


def legacy() -> Imported:
    return import_form(LEGACY.read_bytes())


def told(imported: Imported, said: Said) -> list[str]:
    return [remark.link_id for remark in imported.remarks if remark.said is said]


def test_the_predecessors_form_comes_in_with_every_question_in_its_place() -> None:
    imported = legacy()
    page = imported.definition.items[0]
    assert (imported.kind, imported.source) == (Kind.TEMPLATE, "MVK-Fornyarecept|3")
    assert imported.definition.title == page.text == "Förnya recept"
    assert [(block.text, len(block.items)) for block in page.items] == [
        ("Frikort för sjukvården", 2),
        ("Beskriv ditt läkemedel", 9),
        ("Välj hur du vill ha ditt recept", 3),
        ("Läkemedelsförteckningen", 1),
    ]
    kinds = [question.type for question in imported.definition.questions]
    assert kinds.count(ItemType.BOOLEAN) == 3
    medicine = imported.definition.by_link_id["sida1-block2-fraga1"]
    assert (medicine.required, medicine.error_texts) == (True, {"missing": "Du måste uppge läkemedlets namn."})


def test_its_follow_ups_come_along_and_the_one_that_asks_of_a_text_for_an_alternative_is_told() -> None:
    imported = legacy()
    items = imported.definition.by_link_id
    assert items["sida1-block2-fraga7"].enable_when == (Condition("sida1-block2-fraga6", Operator.EQUAL, answer=True),)
    assert items["sida1-block3-fraga2"].enable_when == (Condition("sida1-block3-fraga1", Operator.EQUAL, "2"),)
    assert told(imported, Said.CONDITION) == ["sida1-block2-fraga9"]
    assert len(told(imported, Said.LINK)) == 7
    assert imported.description == "Mina vårdkontakters Förnya recept."
    assert imported.terms.startswith("Här kan du skicka en förfrågan om att förnya recept")


def test_the_imported_form_can_be_answered() -> None:
    definition: FormDefinition = legacy().definition
    errors = check(definition, {}).errors
    missing = {finding.link_id for finding in errors if finding.problem.code is Code.MISSING}
    assert {"sida1-block2-fraga1", "sida1-block4-fraga1"} <= missing


def test_a_message_of_the_contracts_is_valid_by_their_schema_and_comes_in() -> None:
    schema = etree.XMLSchema(
        etree.parse(CONTRACTS / "interactions/SaveFormTemplateInteraction/SaveFormTemplateResponder_2.0.xsd")
    )
    schema.assertValid(etree.fromstring(TEMPLATE))
    imported = import_form(ENVELOPE.format(body=TEMPLATE).encode())
    items = imported.definition.by_link_id
    assert [option.text for option in items["sida1-block1-fraga1"].answer_options] == ["Varje dag", "Ibland", "Aldrig"]
    hours = items["sida1-block1-fraga2"]
    assert (hours.type, hours.minimum, hours.maximum, hours.unit) == (ItemType.INTEGER, 0, 24, "timmar")
    assert [condition.answer for condition in hours.enable_when] == ["1", "2"]
    assert hours.enable_behavior is EnableBehavior.ANY
    assert hours.error_texts == {"too_large": "Ett dygn har 24 timmar."}
    assert told(imported, Said.PATTERN_WITHOUT_EXAMPLE) == ["sida1-block1-fraga2"]
    assert told(imported, Said.OTHER_TYPE) == ["sida1-block1-fraga3"]
    assert len(told(imported, Said.ROUTE)) == 1


def test_two_templates_in_one_message_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        import_form(ENVELOPE.format(body=TEMPLATE + TEMPLATE).encode())
    assert refused.value.remarks[0].said is Said.SEVERAL_FORMS


def test_the_contracts_themselves_are_no_forms() -> None:
    files = [path for path in CONTRACTS.rglob("*") if path.suffix in (".xsd", ".wsdl")]
    assert len(files) > 20
    for path in files:
        with pytest.raises(Refused) as refused:
            import_form(path.read_bytes())
        assert refused.value.remarks[0].said is Said.CONTRACT_NOT_FORM


def test_the_questionnaires_of_others_come_in_with_their_remarks() -> None:
    files = sorted((MATERIAL / "fhir/questionnaire-validation").rglob("*-q.json"))
    assert len(files) == 50
    for path in files:
        imported = import_form(path.read_bytes())
        assert not definition_errors(imported.definition)
        assert imported.definition.by_link_id["q1"]


def bombs() -> dict[str, bytes]:
    """What is made to break readers, within the size that is read at all and beyond it."""
    item: Any = {"linkId": "leaf", "type": "string", "text": "x"}
    for level in range(400):
        item = {"linkId": f"g{level}", "type": "group", "text": "g", "item": [item]}
    deep = f'{{"resourceType": "Questionnaire", "item": [{json.dumps(item)}]}}'
    thousand = b'{"resourceType": "Questionnaire", "item": ' + b'[{"item": ' * 1000 + b"[]" + b"}]" * 1000 + b"}"
    return {
        "thousand levels": thousand,
        "four hundred levels": deep.encode(),
        "five megabytes": b'{"resourceType": "Questionnaire", "title": "' + b"x" * 5_000_000 + b'"}',
        "brackets": b"[" * 900_000,
        "lists": b"[" + b"[]," * 330_000 + b"[]]",
        "objects": b"[" + b'{"a":{}},' * 100_000 + b"1]",
        "escapes": b'["' + b'\\"' * 490_000,
        "keys": b"{" + b",".join(b'"%d":1' % number for number in range(90_000)) + b"}",
        "digits": b"[" + b"1" * 900_000 + b"]",
        "exponent": b'{"resourceType": "Questionnaire", "title": 1e' + b"9" * 1000 + b"}",
        "remarks": b'{"resourceType": "Questionnaire", "item": [{"linkId": "a", "type": "text", "text": "t", '
        + b", ".join(b'"x%d": 1' % number for number in range(60_000))
        + b"}]}",
        "elements": b"<a>" * 300_000,
        "hidden depth": b'<a b="/>">' * 90_000,
        "flat elements": b"<a>" + b"<b/>" * 240_000 + b"</a>",
        "attributes": b"<a " + b" ".join(b'a%d="1"' % number for number in range(80_000)) + b"/>",
        "sections": b"<a>" + b"<![CDATA[" * 90_000,
    }


@pytest.mark.parametrize("name", sorted(bombs()) if LEGACY.is_file() else [])
def test_bombs_are_defused_in_bounded_memory(name: str) -> None:
    content = bombs()[name]
    tracemalloc.start()
    try:
        outcome = import_form(content).remarks
    except Refused as refused:
        outcome = refused.remarks
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 0 < len(outcome) <= 1001
    assert peak < 80 * MAX_BYTES


def test_no_published_file_breaks_the_import() -> None:
    folders = (MATERIAL / "hostile", MATERIAL / "files/generated")
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 350
    for path in files:
        with pytest.raises(Refused) as refused:
            import_form(path.read_bytes())
        assert refused.value.remarks


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("billion_laughs.xml", Said.DOCUMENT_TYPE),
        ("xxe_file.svg", Said.DOCUMENT_TYPE),
        ("deep.json", Said.TOO_NESTED),
        ("empty.pdf", Said.EMPTY),
    ],
)
def test_the_files_made_for_this_are_refused_for_what_they_are(name: str, reason: Said) -> None:
    with pytest.raises(Refused) as refused:
        import_form((MATERIAL / "files/generated" / name).read_bytes())
    assert refused.value.remarks[0].said is reason
