"""Tables written out: what goes in is what others read, whole, as text where it is text, and nothing of it acts."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base import test_numbers
from personalverktyget.domain.outreach.recipient_lists.reading import read_file
from personalverktyget.domain.outreach.tables import xlsx_cells, xlsx_tables
from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.domain.outreach.tables.csv_tables import csv_chunks
from personalverktyget.domain.outreach.tables.formula_signs import as_written, harmless
from personalverktyget.domain.outreach.tables.xlsx_tables import xlsx_chunks

NUMBERS = [number for number in test_numbers.all_numbers() if "1930" < number[:4] < "2000"][::401]
MOMENT = datetime(2026, 11, 28, 14, 5)  # noqa: DTZ001
ACTING = ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://x")', "'=1", "''=1"]


def as_csv(*rows: tuple[Cell, ...], columns: tuple[str, ...] = ("a", "b")) -> bytes:
    return b"".join(csv_chunks(columns, rows))


def as_xlsx(*rows: tuple[Cell, ...], columns: tuple[str, ...] = ("a", "b"), sheet: str = "Utfall") -> bytes:
    return b"".join(xlsx_chunks(sheet, columns, rows))


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def read_back(content: bytes) -> list[tuple[object, ...]]:
    return list(opened(content).worksheets[0].iter_rows(values_only=True))


def test_a_swedish_excel_opens_the_csv_as_columns() -> None:
    content = as_csv(
        ("Åsa", Decimal("12.50")), (date(2026, 11, 28), MOMENT), (7, None), ('två\nrader; och ”citat"', "")
    )
    assert content.startswith("\ufeffa;b\r\n".encode())
    assert content.decode("utf-8-sig").split("\r\n")[1:4] == ["Åsa;12,50", "2026-11-28;2026-11-28 14:05", "7;"]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[4] == ['två\nrader; och ”citat"', ""]


@pytest.mark.parametrize("text", ACTING)
def test_nothing_of_a_csv_is_reckoned_with(text: str) -> None:
    [_head, row] = csv.reader(io.StringIO(as_csv((text, "x")).decode("utf-8-sig"), newline=""), delimiter=";")
    assert row[0] == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+46 70 123 45 67", "-12,5", "Å", "'tis", "", "19121212-1212"])
def test_numbers_and_words_are_left_as_they_are(text: str) -> None:
    assert harmless(text) == text == as_written(text)


@given(st.text())
def test_what_was_made_harmless_says_again_what_it_said(text: str) -> None:
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", [*ACTING, NUMBERS[0], "007", "<b>&amp;", " två  mellanslag ", "1\n2", "😀"])
def test_text_stays_text_in_excel(text: str) -> None:
    cell = opened(as_xlsx((text, "x"))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (text.replace("\r", "\n"), "s")
    assert cell.number_format == "@"


def test_numbers_and_days_are_what_they_are_in_excel() -> None:
    content = as_xlsx((12, Decimal("12.5")), (date(2026, 11, 28), MOMENT), (True, None), (10**17, Decimal("NaN")))
    assert read_back(content)[1:] == [
        (12, 12.5),
        (datetime(2026, 11, 28), MOMENT),  # noqa: DTZ001
        (True, None),
        (str(10**17), "NaN"),
    ]


def test_a_long_text_goes_on_below_and_says_so() -> None:
    long = "å" * xlsx_cells.MAX_CELL + "😀slut"
    rows = read_back(as_xlsx(("Åsa", long), ("Bo", "kort")))
    assert [row[0] for row in rows] == ["a", "Åsa", "(fortsättning på raden ovanför)", "Bo"]
    assert f"{rows[1][1]}{rows[2][1]}" == long
    assert read_back(as_xlsx((long, "x")))[2] == ("😀slut", None)


@given(st.text(st.sampled_from("aå😀"), max_size=60), st.integers(2, 9))
def test_pieces_fit_and_are_the_text(text: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx_cells, "MAX_CELL", most)
        pieces = xlsx_cells.in_pieces(text)
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= most for piece in pieces)


def test_a_table_longer_than_a_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_tables, "MAX_ROWS", 4)
    book = opened(as_xlsx(*[(str(at), "x") for at in range(7)], sheet="Svar: mars/april " + "x" * 40))
    assert book.sheetnames == [
        "Svar  mars april xxxxxxxxxxxxxx",
        "Svar  mars april xxxxxxxxxxxx 2",
        "Svar  mars april xxxxxxxxxxxx 3",
    ]
    seen = [row[0] for sheet in book.worksheets for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert seen == [str(at) for at in range(7)]
    assert all(sheet["A1"].value == "a" and sheet.freeze_panes == "A2" for sheet in book.worksheets)


def test_a_table_without_rows_has_its_heading() -> None:
    assert read_back(as_xlsx()) == [("a", "b")]
    assert as_csv() == "\ufeffa;b\r\n".encode()


def test_the_same_table_is_the_same_file() -> None:
    assert as_xlsx(("Åsa", 1)) == as_xlsx(("Åsa", 1))


@pytest.mark.parametrize("chunks", [csv_chunks, lambda columns, rows: xlsx_chunks("Svar", columns, rows)])
def test_memory_does_not_grow_with_the_rows(chunks: object) -> None:
    def rows(most: int) -> Iterator[tuple[Cell, ...]]:
        return ((f"19121212-{at:04}", "text " * 10, at) for at in range(most))

    def peak(most: int) -> int:
        tracemalloc.start()
        for _chunk in chunks(("a", "b", "c"), rows(most)):  # type: ignore[operator]
            pass
        _now, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    assert peak(20_000) < 1.5 * peak(2_000) + 200_000


# Spaces around and signs that nobody sees do not survive a reading; all else does.
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n"), max_size=15).map(
    str.strip
)


@given(st.lists(st.tuples(st.sampled_from(NUMBERS), _TEXT, _TEXT), min_size=1, max_size=6))
def test_what_is_written_out_can_be_read_in_again_as_csv(rows: list[tuple[str, str, str]]) -> None:
    assert _read_in(as_csv(*rows, columns=("Personnummer", "Ett", "Två"))) == rows


def test_what_is_written_out_can_be_read_in_again_as_excel() -> None:
    texts = [*ACTING, "a_x0041_b", "<&>", "två\nrader", "😀", "007", "12,5", ""]
    rows: list[tuple[str, str, str]] = [(NUMBERS[at], text.strip(), "x") for at, text in enumerate(texts)]
    assert _read_in(as_xlsx(*rows, columns=("Personnummer", "Ett", "Två"))) == rows


def _read_in(content: bytes) -> list[tuple[str, str, str]]:
    with read_file(content, production=False) as found:
        return [(row.identity.value if row.identity else "", row.values["Ett"], row.values["Två"]) for row in found]
