"""Answers as a FHIR R4 QuestionnaireResponse, in the order of the form."""

from collections.abc import Iterator

from personalverktyget.domain.forms.answers import answer_to, repetitions_of
from personalverktyget.domain.forms.definitions import UNKNOWN, Answers, FormDefinition, Item
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.questionnaires.writing import Json, Published, typed


def questionnaire_response(
    definition: FormDefinition, answers: Answers, published: Published, *, authored: str
) -> Json:
    """The answers to a form, each with its question as it was put. Who answered stands with whoever sends this on."""
    items = [part for page in definition.items for part in _items(page, answers)]
    return {
        "resourceType": "QuestionnaireResponse",
        "language": "sv",
        "questionnaire": published.canonical,
        "status": "completed",
        "authored": authored,
        **({"item": items} if items else {}),
    }


def _items(item: Item, answers: Answers) -> Iterator[Json]:
    """What stands for the item in a response: nothing where nothing was answered, several for repetitions."""
    if item.asks:
        answer = answer_to(answers, item.link_id)
        values = answer if isinstance(answer, list) else [] if answer is None else [answer]
        if values:
            yield {**_named(item), "answer": [_answer(item, value) for value in values]}
        return
    repetitions = repetitions_of(answers, item.link_id) if item.is_repeatable_group else (answers,)
    for repetition in repetitions:
        inside = [part for child in item.items for part in _items(child, repetition)]
        if inside:
            yield {**_named(item), "item": inside}


def _named(item: Item) -> Json:
    return {"linkId": item.link_id, "text": item.text}


def _answer(item: Item, value: str | bool | int) -> Json:
    """One answer. That somebody does not know has no value, only its reason."""
    if value == UNKNOWN and item.may_be_unknown:
        return {"extension": [{"url": fhir.DATA_ABSENT_REASON, "valueCode": UNKNOWN}]}
    name, typed_value = typed(item, value)
    return {f"value{name}": typed_value}
