"""Forms of every shape for property tests: whatever our own rules accept can come out of here."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import (
    UNKNOWN,
    AnswerOption,
    Appearance,
    Condition,
    DayLimit,
    EnableBehavior,
    FormDefinition,
    Headline,
    Item,
    ItemType,
    Operator,
    Prefill,
)
from personalverktyget.domain.forms.item_rules import item_problems
from personalverktyget.domain.forms.problems import Code
from personalverktyget.domain.forms.question_types import question_type
from personalverktyget.domain.forms.translations.kept import Translation, Translations
from personalverktyget.domain.forms.translations.languages import LANGUAGES
from personalverktyget.domain.forms.translations.texts import form_texts

# All that a form can say; control characters cannot stand in FHIR.
_LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("åäöÅÄÖ\n ")
WORDS = st.text(_LETTERS, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
# What FHIR takes for a code: single spaces, and none at the ends.
CODES = WORDS.map(lambda text: " ".join(text.split())).filter(lambda code: code not in ("", UNKNOWN))
DAYS = st.dates().map(lambda day: day.isoformat())
MOMENTS = st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat())
WHOLE = st.integers(-(10**9), 10**9)
DECIMALS = st.decimals(-1000, 1000, places=2).map(lambda number: format(number + Decimal(0), "f"))
_T = ItemType
_PROBE = Item(link_id="probe", type=ItemType.STRING, text="probe")


@st.composite
def answers_to(draw: st.DrawFn, item: Item) -> Any:
    """Something that might answer the question."""
    by_type: dict[ItemType, st.SearchStrategy[Any]] = {
        ItemType.BOOLEAN: st.booleans(),
        ItemType.CHOICE: st.sampled_from([option.code for option in item.answer_options] or ["a"]),
        ItemType.INTEGER: WHOLE | st.integers(0, 20),
        ItemType.SCALE: st.integers(0, 20),
        ItemType.DECIMAL: DECIMALS,
        ItemType.DATE: DAYS,
        ItemType.DATE_TIME: MOMENTS,
        ItemType.PHONE: st.sampled_from(["070-174 06 05", "+46 8 123 45 67"]),
        ItemType.EMAIL: st.sampled_from(["namn@exempel.se"]),
        ItemType.IDENTITY_NUMBER: st.sampled_from(["191212121212"]),
        ItemType.ATTACHMENT: st.uuids().map(lambda file: [str(file)]),
    }
    answer: Any = draw(by_type.get(item.type, WORDS))
    if item.may_be_unknown and draw(st.booleans()):
        return UNKNOWN
    if item.type is ItemType.CHOICE and item.repeats:
        codes = [option.code for option in item.answer_options]
        return [code for code in codes if code == answer or draw(st.booleans())]
    return answer


@st.composite
def items(draw: st.DrawFn, link_id: str, kinds: tuple[ItemType, ...] = tuple(ItemType)) -> Item:
    """One item, with as much said about it as its type can take."""
    kind = draw(st.sampled_from(kinds))
    codes = draw(st.lists(CODES, unique=True, min_size=1, max_size=4))
    options: dict[str, Any] = {"answer_options": tuple(AnswerOption(code, draw(WORDS)) for code in codes)}
    limits: dict[str, Any] = {"minimum": 0, "maximum": draw(st.integers(1, 20))}
    item = Item(
        link_id=link_id,
        type=kind,
        text=draw(WORDS),
        **(options if kind is ItemType.CHOICE else {}),
        **(limits if kind is ItemType.SCALE else {}),
    )
    if any(problem.code is Code.NOT_AVAILABLE for problem in _problems(item)):
        return replace(item, type=ItemType.DISPLAY, answer_options=(), minimum=None, maximum=None)
    for changes in draw(st.lists(_changes(), max_size=10)):
        changed = replace(item, **changes)
        item = item if _problems(changed) else changed
    if item.asks and draw(st.booleans()):
        changed = replace(item, initial=draw(answers_to(item)), hidden=draw(st.booleans()))
        item = item if _problems(changed) else changed
    return item


def _problems(item: Item) -> list[Any]:
    is_empty_group = item.type is ItemType.GROUP and not item.items
    return list(item_problems(replace(item, items=(_PROBE,)) if is_empty_group else item))


def _changes() -> st.SearchStrategy[dict[str, Any]]:
    """Something more to say about an item, whatever its type."""
    numbers = st.integers(0, 50)
    limits = WHOLE | DECIMALS | DAYS
    return st.one_of(
        st.fixed_dictionaries({"help": WORDS}),
        st.fixed_dictionaries({"required": st.booleans()}),
        st.fixed_dictionaries({"recommended": st.booleans()}),
        st.fixed_dictionaries({"may_be_unknown": st.booleans()}),
        st.fixed_dictionaries({"repeats": st.booleans(), "min_occurs": numbers, "max_occurs": st.integers(1, 50)}),
        st.fixed_dictionaries({"repeats": st.booleans()}),
        st.fixed_dictionaries({"min_length": st.integers(1, 20), "max_length": st.integers(20, 300)}),
        st.fixed_dictionaries({"max_length": st.integers(1, 300)}),
        st.fixed_dictionaries({"minimum": limits}),
        st.fixed_dictionaries({"maximum": limits}),
        st.fixed_dictionaries({"max_decimal_places": st.integers(0, 9)}),
        st.fixed_dictionaries({"max_size": st.integers(1024, 10**8)}),
        st.fixed_dictionaries({"pattern": st.sampled_from(["[a-z]+", "^[0-9]{3}$"]), "entry_format": WORDS}),
        st.fixed_dictionaries({"min_label": WORDS, "max_label": WORDS}),
        st.fixed_dictionaries({"unit": WORDS}),
        st.fixed_dictionaries({"call": st.sampled_from(["112", "1177"])}),
        st.fixed_dictionaries({"day_limit": st.sampled_from(DayLimit)}),
        st.fixed_dictionaries({"prefill": st.sampled_from(Prefill)}),
        st.fixed_dictionaries({"appearance": st.sampled_from(Appearance)}),
        st.fixed_dictionaries(
            {
                "error_texts": st.dictionaries(st.sampled_from([code.value for code in Code]), WORDS).map(
                    MappingProxyType
                )
            }
        ),
    )


@st.composite
def definitions(draw: st.DrawFn) -> FormDefinition:
    """A form that our own rules accept."""
    names = iter(f"{draw(st.sampled_from(['fråga', 'q', '1.']))}{number}" for number in range(1, 100))
    asked: list[Item] = []
    pages = tuple(draw(_group(names, asked, depth=1, repeats=False)) for _ in range(draw(st.integers(1, 3))))
    definition = FormDefinition(title=draw(WORDS), items=pages)
    once = [item.link_id for item in definition.questions if definition.can_stand_for_the_case(item.link_id)]
    if bool(once) and draw(st.booleans()):
        definition = replace(definition, headline=Headline(draw(st.sampled_from(once)), draw(WORDS)))
    assert not definition_errors(definition), definition_errors(definition)
    return definition


@st.composite
def translations_of(draw: st.DrawFn, definition: FormDefinition, *, whole: bool = False) -> Translations:
    """The form in some languages: all of it, or what somebody has come to."""
    texts = form_texts(definition)
    chosen = draw(st.lists(st.sampled_from(list(LANGUAGES)), unique=True, min_size=1, max_size=2))
    by_language = {}
    for code in chosen:
        words = {text.address: Translation(draw(WORDS), text.swedish) for text in texts if whole or draw(st.booleans())}
        if words:
            by_language[code] = words
    return Translations(by_language)


@st.composite
def all_answers(draw: st.DrawFn, definition: FormDefinition) -> dict[str, Any]:
    """Answers to most of the questions; groups that repeat are answered up to three times."""
    answers: dict[str, Any] = {}
    for item in definition.by_link_id.values():
        if item.link_id in definition.repeatable_groups:
            continue
        if item.is_repeatable_group:
            inside = [part for part in item.walk() if part.asks]
            times = draw(st.integers(0, min(item.most, 3)))
            answers[item.link_id] = [draw(_answered(inside)) for _ in range(times)]
        elif item.asks:
            answers |= draw(_answered([item]))
    return answers


@st.composite
def _answered(draw: st.DrawFn, asked: list[Item]) -> dict[str, Any]:
    return {item.link_id: draw(answers_to(item)) for item in asked if item.required or draw(st.booleans())}


@st.composite
def _group(draw: st.DrawFn, names: Any, asked: list[Item], *, depth: int, repeats: bool) -> Item:
    group = draw(items(next(names), (ItemType.GROUP,)))
    if repeats or depth == 1:
        group = replace(group, repeats=False, min_occurs=None, max_occurs=None)
    group = replace(group, **draw(_conditions(asked)))
    inside: list[Item] = []
    for _ in range(draw(st.integers(1, 4))):
        if depth < 4 and draw(st.integers(0, 4)) == 0:
            inside.append(draw(_group(names, asked, depth=depth + 1, repeats=repeats or group.repeats)))
            continue
        item = draw(items(next(names), tuple(kind for kind in ItemType if kind is not ItemType.GROUP)))
        item = replace(item, **draw(_conditions(asked)))
        if repeats or group.repeats:
            item = replace(item, prefill=None)
            item = Item(link_id=item.link_id, type=_T.DISPLAY, text=item.text) if item.type is _T.ATTACHMENT else item
        if item.type is ItemType.STOP and not item.enable_when:
            item = replace(item, type=ItemType.DISPLAY, call="")
        asked += [item] if item.asks else []
        inside.append(item)
    group = replace(group, items=tuple(inside))
    has_questions = any(part.asks for part in group.walk())
    return group if has_questions else replace(group, repeats=False, min_occurs=None, max_occurs=None)


@st.composite
def _conditions(draw: st.DrawFn, asked: list[Item]) -> dict[str, Any]:
    """Conditions on what was asked before."""
    conditions = []
    for item in draw(st.lists(st.sampled_from(asked), max_size=3)) if asked else []:
        operator = draw(st.sampled_from(sorted(question_type(item).operators)))
        if operator is Operator.EXISTS:
            conditions.append(Condition(item.link_id, operator, draw(st.booleans())))
            continue
        probe = Item(link_id=item.link_id, type=ItemType.DISPLAY, text="probe")
        answer = draw(answers_to(replace(item, repeats=False)))
        condition = Condition(item.link_id, operator, answer)
        page = Item(link_id="page", type=ItemType.GROUP, text="p", items=(replace(item, enable_when=()), probe))
        tested = replace(page, items=(page.items[0], replace(probe, link_id="x", enable_when=(condition,))))
        if not definition_errors(FormDefinition(title="t", items=(tested,))):
            conditions.append(condition)
    behavior = draw(st.sampled_from(EnableBehavior)) if conditions else EnableBehavior.ALL
    return {"enable_when": tuple(conditions), "enable_behavior": behavior}
