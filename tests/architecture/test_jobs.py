"""Work for later: each request that a domain package declares has exactly one handler, and survives the queue."""

import dataclasses
import importlib
import pkgutil
from datetime import date, datetime, timedelta, timezone
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import personalverktyget.domain
from personalverktyget.jobs.handlers import HANDLERS
from personalverktyget.jobs.payloads import from_payload, task_name, to_payload


def declared_requests() -> list[type[Any]]:
    """Every dataclass in a ``requests.py`` of the domain."""
    found = []
    for package in pkgutil.walk_packages(personalverktyget.domain.__path__, "personalverktyget.domain."):
        if package.name.endswith(".requests"):
            module = importlib.import_module(package.name)
            found += [kind for kind in vars(module).values() if getattr(kind, "__module__", "") == module.__name__]
    return [kind for kind in found if isinstance(kind, type) and dataclasses.is_dataclass(kind)]


REQUESTS = declared_requests()


def test_every_request_has_exactly_one_handler_and_every_handler_a_request() -> None:
    """Nothing is asked for that nobody does, and nothing stands ready that nobody asks for."""
    assert REQUESTS
    assert set(HANDLERS) == set(REQUESTS)
    assert len({task_name(kind) for kind in REQUESTS}) == len(REQUESTS)


@pytest.mark.parametrize("kind", REQUESTS, ids=task_name)
def test_requests_are_frozen(kind: type[Any]) -> None:
    """What is asked for does not change on its way."""
    assert kind.__dataclass_params__.frozen


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type; an unknown type fails the test, and so must be taught to the payloads first."""
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, UnionType):
        return st.one_of(*(values(kind) for kind in get_args(hint)))
    known: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(alphabet=st.characters(exclude_characters="\x00", codec="utf-8")),
        int: st.integers(-(2**53), 2**53),
        bool: st.booleans(),
        NoneType: st.none(),
        UUID: st.uuids(),
        date: st.dates(),
        # Fixed offsets: a moment that a change of clocks makes ambiguous equals no other to Python, not even itself.
        datetime: st.datetimes(timezones=st.integers(-1439, 1439).map(lambda at: timezone(timedelta(minutes=at)))),
    }
    return known[hint]


@dataclasses.dataclass(frozen=True)
class EveryKindOfField:
    """A request of the tests' own, so that every type is tried whether or not it is in use yet."""

    who: UUID
    when: datetime
    day: date
    times: int
    words: str
    is_urgent: bool
    others: tuple[UUID, ...] = ()
    perhaps: UUID | None = None


@pytest.mark.parametrize("kind", [*REQUESTS, EveryKindOfField], ids=task_name)
def test_a_request_comes_out_of_the_queue_as_it_went_in(kind: type[Any]) -> None:
    """For any content."""
    hints = get_type_hints(kind)
    fields = {field.name: values(hints[field.name]) for field in dataclasses.fields(kind)}

    @given(st.builds(kind, **fields))
    def goes_round(request: Any) -> None:
        assert from_payload(kind, to_payload(request)) == request

    goes_round()


def test_a_field_that_cannot_be_read_back_is_refused() -> None:
    """Better when the worker starts on it than silently as something else."""

    @dataclasses.dataclass(frozen=True)
    class Odd:
        many: frozenset[int]

    with pytest.raises(TypeError, match="cannot hold"):
        from_payload(Odd, {"many": [1]})
