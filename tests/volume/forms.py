"""What a form costs: drawing a page of n questions, and validating its answers. In this process, without a server."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any, Final

from django.template.loader import render_to_string

from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.rules import check
from personalverktyget.web.shared.questionnaire.questions import Drawing

SIZES: Final = (10, 50, 100, 200, 490)
TURNS: Final = 15
_KINDS: Final = ("string", "text", "boolean", "choice", "integer", "date", "decimal", "scale", "phone", "dateTime")
_OPTIONS: Final = [{"code": code, "display": f"Alternativ {code}"} for code in "abcde"]
_GOOD: Final[dict[str, Any]] = {
    "string": "Levaxin",
    "text": "Flera rader\nom besvären.",
    "boolean": "true",
    "choice": "b",
    "integer": "7",
    "date": "2026-11-23",
    "decimal": "72,5",
    "scale": "3",
    "phone": "070-174 06 05",
    "dateTime": "2026-11-23T14:05",
}


def form_of(count: int) -> FormDefinition:
    """A form of one page with so many questions of all kinds; every third hangs on an answer before it."""
    items: list[dict[str, Any]] = []
    for number in range(count):
        kind = _KINDS[number % len(_KINDS)]
        item: dict[str, Any] = {"linkId": f"q{number}", "type": kind, "text": f"Fråga {number}", "required": True}
        item |= {"help": "Skriv det som du vet."}
        item |= {"answerOption": _OPTIONS} if kind == "choice" else {}
        item |= {"minValue": 0, "maxValue": 10} if kind == "scale" else {}
        if number >= len(_KINDS) and number % 3 == 0:
            asked = number - number % len(_KINDS) - len(_KINDS) + _KINDS.index("boolean")
            item["enableWhen"] = [{"question": f"q{asked}", "operator": "=", "answer": True}]
        items.append(item)
    page = {"linkId": "page", "type": "group", "text": "Sidan", "item": items}
    return from_json({"title": "Formuläret", "item": [page]})


def answers_to(form: FormDefinition) -> dict[str, Any]:
    """Good answers to all of it."""
    return {item.link_id: _GOOD[item.type.value] for item in form.questions}


def draw(form: FormDefinition, answers: dict[str, Any]) -> str:
    """The questions of the form's page as they are sent to the browser."""
    blocks = Drawing(form=form, checked=check(form, answers)).of(form.items[0], answers)
    return "".join(render_to_string("shared/forms/_block.html", {"block": block}) for block in blocks)


def table() -> str:
    """A line for each size: CPU for drawing and for validating, and what one question costs."""
    head = f"{'questions':>10} {'draw ms':>8} {'validate ms':>12} {'draw ms/question':>17} {'validate µs/question':>21}"
    return "\n".join(["Forms, CPU in this process", head, *(_row(count) for count in SIZES)])


def _row(count: int) -> str:
    form = form_of(count)
    answers = answers_to(form)
    drawn, validated = _cpu(lambda: draw(form, answers)), _cpu(lambda: check(form, answers))
    return f"{count:>10} {drawn:>8.2f} {validated:>12.2f} {drawn / count:>17.3f} {1000 * validated / count:>21.1f}"


def _cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU: the middle one of some turns, the first of which warms up."""
    taken = []
    for _ in range(TURNS + 1):
        began = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - began))
    return median(taken[1:])
