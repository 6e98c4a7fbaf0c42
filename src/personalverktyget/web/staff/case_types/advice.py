"""What is wrong and what could be better while one builds: counted on top, told at the part that it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass

from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.editing.runnable import runnable
from personalverktyget.web.staff.case_types.lint_words import advice_around, advice_on
from personalverktyget.web.staff.case_types.problem_words import form_problem


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingAdvice:
    """``wrong`` and ``better`` count the whole draft; ``problems`` and ``advice`` say it of the part that is open."""

    wrong: int
    better: int
    problems: tuple[str, ...]
    advice: tuple[str, ...]
    # How many pieces of advice each part has.
    at: Mapping[str, int]


def building_advice(draft: Draft, link_id: str) -> BuildingAdvice:
    """Of a draft that may be unfinished: what means nothing yet is left out of what could be better."""
    form = draft.content.form
    errors = definition_errors(form)
    told = advice_on(draft, runnable(form) if errors else form)
    at: dict[str, int] = {}
    for one in told:
        at[one.link_id] = at.get(one.link_id, 0) + 1
    problems = [form_problem(form, error).text for error in errors if link_id and error[0] == link_id]
    return BuildingAdvice(
        wrong=len(errors),
        better=len(told) + len(advice_around(draft)),
        problems=tuple(dict.fromkeys(problems)),
        advice=tuple(one.text for one in told if link_id and one.link_id == link_id),
        at=at,
    )
