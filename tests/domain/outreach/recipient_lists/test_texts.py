"""Lists as text: whatever separator, encoding and header somebody's program writes, the same rows come out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base import test_numbers
from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, RowProblem
from personalverktyget.domain.outreach.recipient_lists.reading import (
    AS_FOUND,
    Choices,
    RecipientList,
    read_file,
    read_pasted,
)
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList, row_problem_text
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow

NUMBERS = [number for number in test_numbers.all_numbers() if "1930" < number[:4] < "2000"][::401]
FIRST, SECOND, THIRD = NUMBERS[:3]


def written(number: str) -> str:
    return f"{number[:8]}-{number[8:]}"


def of_file(content: bytes, choices: Choices = AS_FOUND) -> tuple[RecipientList, list[ListRow]]:
    with read_file(content, production=False, choices=choices) as found:
        return found, list(found)


def of_pasted(text: str) -> list[ListRow]:
    with read_pasted(text, production=False) as found:
        return list(found)


def numbers(rows: list[ListRow]) -> list[str | None]:
    return [row.identity.value if row.identity else None for row in rows]


def refusal(content: bytes, choices: Choices = AS_FOUND) -> UnreadableList:
    with pytest.raises(UnreadableList) as caught:
        of_file(content, choices)
    return caught.value


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac-roman", "cp850"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separator_encoding_and_line_ends_are_found_out(separator: str, encoding: str, line_end: str) -> None:
    lines = [("Personnummer", "Förnamn", "Ort"), (written(FIRST), "Åsa", "Örebro"), (SECOND, "Göran", "Älvsjö")]
    content = line_end.join(separator.join(cells) for cells in lines).encode(encoding)
    found, rows = of_file(content)
    assert numbers(rows) == [FIRST, SECOND]
    assert [row.number for row in rows] == [2, 3]
    assert [dict(row.values) for row in rows] == [
        {"Förnamn": "Åsa", "Ort": "Örebro"},
        {"Förnamn": "Göran", "Ort": "Älvsjö"},
    ]
    assert found.separator == separator


def test_a_swedish_comma_or_a_name_with_a_comma_makes_no_columns() -> None:
    _found, rows = of_file(f"Personnummer;Dos;Namn\n{FIRST};12,5;Ek, Åsa\n{SECOND};1,5;Ek, Bo\n".encode())
    assert [dict(row.values) for row in rows] == [{"Dos": "12,5", "Namn": "Ek, Åsa"}, {"Dos": "1,5", "Namn": "Ek, Bo"}]


@pytest.mark.parametrize("between", ["\n", "\r\n", ", ", "; ", " ", "\n\n", " | ", "\t"])
def test_numbers_and_nothing_else_are_pasted_with_anything_between(between: str) -> None:
    assert numbers(of_pasted(between.join([FIRST, written(SECOND), written(THIRD)[2:]]))) == [FIRST, SECOND, THIRD]


def test_a_line_that_is_no_number_gets_its_verdict_and_keeps_its_place() -> None:
    rows = of_pasted(f"Åsa Ek\n{FIRST}\n\n  \n1912-12-12\n{SECOND[:-1]}{(int(SECOND[-1]) + 1) % 10}")
    assert [(row.number, row.problem) for row in rows] == [
        (1, RowProblem.NOT_DIGITS),
        (2, None),
        (5, RowProblem.TOO_SHORT),
        (6, RowProblem.WRONG_CHECK_DIGIT),
    ]
    assert rows[0].written == "Åsa Ek"


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (f"'{FIRST}", None),
        (f'="{FIRST}"', None),
        (f"{FIRST},0", None),
        (f"{FIRST}.00", None),
        (f"{FIRST[0]},{FIRST[1:]}E+11", None),
        (f"{FIRST[:8]}\u00a0{FIRST[8:]}", None),
        (f"{FIRST[:3]},{FIRST[3:6]},{FIRST[6:9]},{FIRST[9:]}", None),
        ("1,91212E+11", RowProblem.DIGITS_LOST),
        ("1.9E+11", RowProblem.DIGITS_LOST),
        ("", RowProblem.MISSING),
    ],
)
def test_what_spreadsheets_make_of_a_number(cell: str, problem: RowProblem | None) -> None:
    quoted = cell.replace('"', '""')
    _found, rows = of_file(f'Personnummer;Namn\n"{quoted}";Åsa\n{SECOND};Bo\n'.encode())
    assert (numbers(rows)[0], rows[0].problem) == (None if problem else FIRST, problem)


def test_lost_noughts_are_told_and_not_guessed_in_a_text() -> None:
    young = next(number for number in test_numbers.all_numbers() if number.startswith("2005"))
    _found, rows = of_file(f"Pnr;Namn\n{young[2:].lstrip('0')};Åsa\n{SECOND};Bo\n".encode())
    assert [row.problem for row in rows] == [RowProblem.ZEROS_LOST, None]
    assert rows[0].identity is None


def test_without_a_header_the_column_is_found_by_its_content() -> None:
    found, rows = of_file(f"Åsa;0701234567;{FIRST}\nBo;0707654321;{SECOND}\n".encode())
    assert (found.layout.identity, found.layout.header, found.layout.columns) == (
        2,
        0,
        ("Kolumn 1", "Kolumn 2", "Kolumn 3"),
    )
    assert numbers(rows) == [FIRST, SECOND]


def test_a_header_may_stand_below_a_title() -> None:
    found, rows = of_file(f"Kallade i mars;\n;\nNamn;Personnummer (ÅÅÅÅMMDD-XXXX)\nÅsa;{FIRST}\n".encode())
    assert (found.layout.header, [row.number for row in rows], numbers(rows)) == (3, [4], [FIRST])


def test_columns_with_the_same_name_or_none_have_names_of_their_own() -> None:
    found, rows = of_file(f"Pnr;Namn;namn;;NAMN (2)\n{FIRST};a;b;c;d\n".encode())
    assert found.layout.columns == ("Pnr", "Namn", "namn (2)", "Kolumn 4", "NAMN (2) (2)")
    assert list(rows[0].values.values()) == ["a", "b", "c", "d"]


def test_two_columns_of_numbers_are_not_chosen_between() -> None:
    content = f"Barn;Förälder\n{FIRST};{SECOND}\n{THIRD};{SECOND}\n".encode()
    refused = refusal(content)
    assert (refused.code, refused.columns) == (ListProblem.WHICH_COLUMN, ("Barn", "Förälder"))
    _found, rows = of_file(content, Choices(identity=1))
    assert numbers(rows) == [SECOND, SECOND]
    assert [row.values["Barn"] for row in rows] == [FIRST, THIRD]


def test_the_header_s_word_decides_where_there_is_one() -> None:
    _found, rows = of_file(f"Personnummer;Personnummer förälder\n{FIRST};{SECOND}\n".encode())
    assert numbers(rows) == [FIRST]


def test_a_text_in_quotes_may_hold_separators_quotes_and_lines() -> None:
    _found, rows = of_file(f'Pnr;Text\n{FIRST};"en; ""två""\r\ntre"\n{SECOND};slut\n'.encode())
    assert [row.values["Text"] for row in rows] == ['en; "två"\ntre', "slut"]
    assert [row.number for row in rows] == [2, 3]


def test_a_quote_without_its_other_swallows_nothing() -> None:
    refused = refusal(f'Pnr;Text\n{FIRST};"en\n{SECOND};slut\n'.encode())
    assert refused.code is ListProblem.OPEN_QUOTE
    assert "rad 2" in str(refused)


def test_a_row_whose_cells_have_moved_is_not_sent() -> None:
    _found, rows = of_file(f"Pnr;Tid;Plats\n{FIRST};8.00;Sal 1\n{SECOND};8.00; eller 9.00;Sal 2\n".encode())
    assert [row.problem for row in rows] == [None, RowProblem.TOO_MANY_CELLS]
    assert rows[1].identity is None


def test_a_row_that_ends_early_has_empty_values() -> None:
    _found, rows = of_file(f"Pnr;Tid;Plats\n{FIRST}\n{SECOND};8.00;Sal\n".encode())
    assert dict(rows[0].values) == {"Tid": "", "Plats": ""}


def test_a_hint_for_spreadsheets_is_no_row() -> None:
    found, rows = of_file(f"sep=|\nPnr|Namn\n{FIRST}|Åsa\n".encode())
    assert (found.separator, [row.number for row in rows], numbers(rows)) == ("|", [3], [FIRST])


def test_one_broken_letter_does_not_change_the_others() -> None:
    _found, rows = of_file(f"Pnr;Namn\n{FIRST};Åsa Öberg ".encode() + b"\xff\n")
    assert rows[0].values["Namn"] == "Åsa Öberg \ufffd"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ListProblem.EMPTY),
        (b" \r\n\t\n", ListProblem.EMPTY),
        (b"\xef\xbb\xbf", ListProblem.EMPTY),
        (b"%PDF-1.7\n\x00\x01\x02", ListProblem.NOT_A_LIST),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ListProblem.NOT_A_LIST),
        ("Namn;Ort\nÅsa;Örebro\n".encode(), ListProblem.NO_NUMBERS),
        ((";" * 200 + "\n").encode() * 2 + f"{FIRST};".encode() + b"a;" * 150, ListProblem.TOO_MANY_COLUMNS),
        (b"PK\x03\x04 and then nothing", ListProblem.UNREADABLE),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, code: ListProblem) -> None:
    assert refusal(content).code is code


def test_a_list_that_is_too_long_is_refused_and_one_that_is_not_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    three = "\n".join([FIRST, SECOND, THIRD])
    assert len(of_pasted(three)) == 3
    with pytest.raises(UnreadableList) as caught:
        of_pasted(f"{three}\n{FIRST}")
    assert caught.value.code is ListProblem.TOO_MANY_ROWS
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 20)
    assert refusal(three.encode()).code is ListProblem.TOO_LARGE


def test_nobody_s_number_is_shown_by_a_trace() -> None:
    row = of_pasted(f"{FIRST}\n{SECOND}")[0]
    assert FIRST not in repr(row)
    assert FIRST[2:8] not in repr(row)


def test_every_problem_of_a_row_has_its_words() -> None:
    assert len({row_problem_text(problem) for problem in RowProblem}) == len(RowProblem)


_CELL = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=12).map(str.strip)


@given(
    rows=st.lists(st.tuples(st.sampled_from(NUMBERS), _CELL, _CELL), min_size=1, max_size=8),
    separator=st.sampled_from([";", ",", "\t", "|"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
def test_what_a_program_writes_as_csv_is_read_as_it_was(
    rows: list[tuple[str, str, str]], separator: str, quoting: int
) -> None:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=separator, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(("Personnummer", "Ett", "Två"))
    writer.writerows(rows)
    content = target.getvalue().encode("utf-8-sig")
    with read_file(content, production=False, choices=Choices()) as found:
        assert [(n.identity and n.identity.value, n.values["Ett"], n.values["Två"]) for n in found] == rows


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_whatever_comes_is_rows_or_a_refusal(content: bytes) -> None:
    if content.startswith((b"PK", b"\xd0\xcf")):
        return
    try:
        with read_file(content, production=False) as found:
            rows = list(found)
    except UnreadableList:
        return
    assert all((row.problem is None) == (row.identity is not None) for row in rows)


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_rows_or_a_refusal(text: str) -> None:
    try:
        rows = of_pasted(text)
    except UnreadableList:
        return
    assert all((row.problem is None) == (row.identity is not None) for row in rows)
