"""Identity numbers are read as people write them and refused with a reason that can be put in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnummer import personnummer

from personalverktyget.base import identity_numbers, test_numbers
from personalverktyget.base.identity_numbers import IdentityNumber, InvalidIdentityNumber, Kind, Problem, parse

TODAY = date(2026, 11, 23)
ALL = test_numbers.all_numbers()


def refusal(text: str) -> Problem:
    with pytest.raises(InvalidIdentityNumber) as caught:
        parse(text, today=TODAY)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("189001019802", "189001019802"),
        ("18900101-9802", "189001019802"),
        ("18900101+9802", "189001019802"),
        (" 1890 0101 - 9802\n", "189001019802"),
        ("1890-01-01-9802", "189001019802"),
        ("1890\u00a00101\u20139802", "189001019802"),
        ("18900101\u22129802\u200b", "189001019802"),
        ("１８９００１０１－９８０２", "189001019802"),
        ("240101-2394", "202401012394"),
        ("2401012394", "202401012394"),
        ("191401682396", "191401682396"),
        ("140168+2396", "191401682396"),
    ],
)
def test_written_in_many_ways_it_is_one_number(text: str, value: str) -> None:
    assert parse(text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Problem.MISSING),
        (" - ", Problem.MISSING),
        ("19121212", Problem.TOO_SHORT),
        ("19121212121", Problem.TOO_SHORT),
        ("1912121212121", Problem.TOO_LONG),
        ("1" * 10_000, Problem.TOO_LONG),
        ("1912121212I2", Problem.NOT_DIGITS),
        ("nittonhundra", Problem.NOT_DIGITS),
        ("191212121212\x00", Problem.NOT_DIGITS),
        ("१९१२१२१२१२१२", Problem.NOT_DIGITS),
        ("+1912121212", Problem.NOT_DIGITS),
        ("191213011212", Problem.WRONG_DATE),
        ("191202301212", Problem.WRONG_DATE),
        ("121202921212", Problem.WRONG_DATE),
        ("991202291212", Problem.WRONG_DATE),
        ("202612242396", Problem.FUTURE_DATE),
        ("191212121213", Problem.WRONG_CHECK_DIGIT),
    ],
)
def test_a_refusal_says_why(text: str, code: Problem) -> None:
    assert refusal(text) is code


def test_ten_digits_never_name_a_day_to_come() -> None:
    """A birthday later this year belongs to the century before."""
    six = "261224238"
    ten = f"{six}{test_numbers.check_digit(six)}"
    assert parse(ten, today=TODAY).birth_date == date(1926, 12, 24)
    assert parse(ten, today=date(2026, 12, 24)).birth_date == date(2026, 12, 24)


def test_kinds_and_their_oids() -> None:
    personal, coordination = parse("202401012394"), parse("191401682396")
    assert (personal.kind, personal.oid) == (Kind.PERSONAL, "1.2.752.129.2.1.3.1")
    assert (coordination.kind, coordination.oid) == (Kind.COORDINATION, "1.2.752.129.2.1.3.3")
    assert coordination.birth_date == date(1914, 1, 8)


@pytest.mark.parametrize(
    ("text", "oid", "born"),
    [
        ("98240301AA06", identity_numbers.NATIONAL_RESERVE_OID, date(2024, 3, 1)),
        ("22240301-ab06", identity_numbers.NATIONAL_RESERVE_OID, date(1924, 3, 1)),
        ("00247350AA06", identity_numbers.NATIONAL_RESERVE_OID, None),
        ("991945000023", identity_numbers.STOCKHOLM_RESERVE_OID, None),
        ("19810829M071", identity_numbers.VASTRA_GOTALAND_RESERVE_OID, date(1981, 8, 29)),
        ("20210325k069", identity_numbers.VASTRA_GOTALAND_RESERVE_OID, date(2021, 3, 25)),
    ],
)
def test_reserve_numbers(text: str, oid: str, born: date | None) -> None:
    number = parse(text, today=TODAY)
    assert (number.kind, number.oid, number.birth_date) == (Kind.RESERVE, oid, born)


@pytest.mark.parametrize("text", ["991945000024", "19810829M072", "20240301AA06", "98270301AA06", "98240301AO06"])
def test_malformed_reserve_numbers_are_refused(text: str) -> None:
    assert refusal(text) in {Problem.WRONG_CHECK_DIGIT, Problem.WRONG_DATE, Problem.NOT_DIGITS}


@pytest.mark.parametrize("letter", "TRSUWXJKLMN")
def test_interim_numbers(letter: str) -> None:
    last = test_numbers.check_digit("000101123")
    number = parse(f"20000101-{letter}23{last}", today=TODAY)
    assert number.kind is Kind.INTERIM
    assert number.birth_date == date(2000, 1, 1)


def test_a_coordination_number_may_lack_a_whole_birth_date() -> None:
    for text in ("191500722390", "191711602399", "150072+2390"):
        number = parse(text, today=TODAY)
        assert (number.kind, number.birth_date, number.age()) == (Kind.COORDINATION, None, None)


def test_age_turns_on_the_birthday() -> None:
    number = parse("202401012394")
    assert number.age(date(2025, 12, 31)) == 1
    assert number.age(date(2026, 1, 1)) == 2
    assert parse("991945000023").age() is None


def test_formatted() -> None:
    assert parse("202401012394").formatted == "20240101-2394"


def test_a_representation_does_not_show_the_number() -> None:
    """L-08: what ends up in a log or a trace holds no identity number."""
    number = parse("202401012394")
    assert "2394" not in f"{number} {number!r}"
    assert "2394" not in str(InvalidIdentityNumber(Problem.WRONG_DATE))


def test_outside_production_only_test_numbers_pass() -> None:
    six = "800101001"
    real = f"19{six}{test_numbers.check_digit(six)}"
    assert identity_numbers.accept(real, production=True).value == real
    with pytest.raises(InvalidIdentityNumber) as caught:
        identity_numbers.accept(real, production=False)
    assert caught.value.code is Problem.NOT_A_TEST_NUMBER
    assert identity_numbers.accept("202401012394", production=False).kind is Kind.PERSONAL


@given(st.sampled_from(ALL), st.sampled_from(["{}{}", "{}-{}", "{} {}", " {} - {} "]))
def test_every_test_number_is_read(number: str, shape: str) -> None:
    read = parse(shape.format(number[:8], number[8:]))
    assert read.value == number
    assert parse(read.formatted) == read


@given(st.sampled_from(ALL), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_never_gives_the_same_number(number: str, place: int, by: int) -> None:
    """A single slip is either refused or, in the century alone, another number."""
    changed = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    try:
        read = parse(changed, today=TODAY)
    except InvalidIdentityNumber:
        return
    assert place < 2
    assert read.value == changed


@given(st.integers(1800, 2099), st.integers(0, 13), st.integers(0, 99), st.integers(0, 999), st.integers(0, 9))
def test_where_the_date_is_whole_the_verdict_is_that_of_the_personnummer_package(
    year: int, month: int, day: int, birth_number: int, slip: int
) -> None:
    nine = f"{year % 100:02d}{month:02d}{day:02d}{birth_number:03d}"
    digits = f"{year // 100}{nine}{(test_numbers.check_digit(nine) + slip // 8) % 10}"
    try:
        ours = parse(digits, today=date(2999, 12, 31))
    except InvalidIdentityNumber:
        assert not personnummer.valid(digits)
        return
    assert personnummer.valid(digits) or ours.birth_date is None


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    try:
        read = parse(text, today=TODAY)
    except InvalidIdentityNumber:
        return
    assert isinstance(read, IdentityNumber)
    assert parse(read.value, today=TODAY) == read
