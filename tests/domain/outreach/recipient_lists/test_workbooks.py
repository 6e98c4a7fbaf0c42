"""Lists in workbooks: what one sees in Excel comes out, whatever Excel keeps it as; what is hostile goes no further."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from personalverktyget.base import test_numbers
from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, RowProblem
from personalverktyget.domain.outreach.recipient_lists.reading import AS_FOUND, Choices, RecipientList, read_file
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.recipient_lists.rows import ListRow
from personalverktyget.domain.outreach.recipient_lists.source_rows import Sheet

ALL = test_numbers.all_numbers()
FIRST, SECOND, THIRD = [number for number in ALL if "1930" < number[:4] < "2000"][:3000:1000]
YOUNG = next(number for number in ALL if number.startswith("2005"))


def workbook(
    fill: Callable[[Worksheet], None], more: Callable[[openpyxl.Workbook], None] = lambda _book: None
) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Kallelser"
    fill(sheet)
    more(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def of_cells(**cells: object) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for place, value in cells.items():
            sheet[place] = value

    return workbook(fill)


def of_rows(*rows: tuple[object, ...]) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return workbook(fill)


def read(content: bytes, choices: Choices = AS_FOUND) -> tuple[RecipientList, list[ListRow]]:
    with read_file(content, production=False, choices=choices) as found:
        return found, list(found)


def refusal(content: bytes, choices: Choices = AS_FOUND) -> ListProblem:
    with pytest.raises(UnreadableList) as caught:
        read(content, choices)
    return caught.value.code


def changed(content: bytes, part: str, change: Callable[[bytes], bytes], add: dict[str, bytes] | None = None) -> bytes:
    """The same workbook with one of its parts as another program, or somebody, would have written it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        for name, extra in (add or {}).items():
            new.writestr(name, extra)
    return target.getvalue()


@pytest.mark.parametrize(
    ("cell", "number", "restored"),
    [
        (FIRST, FIRST, False),
        (int(FIRST), FIRST, False),
        (float(FIRST), FIRST, False),
        (int(FIRST[2:]), FIRST, False),
        (f"{FIRST[2:8]}-{FIRST[8:]}", FIRST, False),
        (f"\u00a0{FIRST[:8]} {FIRST[8:]} ", FIRST, False),
        (int(YOUNG[2:]), YOUNG, True),
        (YOUNG[2:], YOUNG, False),
    ],
)
def test_a_number_survives_however_excel_keeps_it(cell: object, number: str, restored: bool) -> None:
    _found, [row] = read(of_rows(("Personnummer", "Namn"), (cell, "Åsa")))
    assert row.identity is not None
    assert (row.identity.value, row.restored, dict(row.values)) == (number, restored, {"Namn": "Åsa"})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2026, 11, 28), "2026-11-28"),
        (datetime(2026, 11, 28, 14, 5), "2026-11-28 14.05"),  # noqa: DTZ001
        (time(8, 30), "08.30"),
        (timedelta(hours=36), "36.00"),
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        (1e15, "1000000000000000"),
        (-0.0001, "-0,0001"),
        (5, "5"),
        (True, "Ja"),
        (None, ""),
        ("007", "007"),
        ("=1+1", ""),
    ],
)
def test_cells_come_as_a_swede_writes_them(cell: object, text: str) -> None:
    _found, rows = read(of_rows(("Pnr", "Värde", "Slut"), (FIRST, cell, "x"), (SECOND, "y", "z")))
    assert (rows[0].values["Värde"], rows[0].values["Slut"]) == (text, "x")


def test_a_formula_counts_by_what_it_came_to_and_one_without_a_value_is_told() -> None:
    content = of_rows(("Pnr", "Tid"), (FIRST, "=A1"), (SECOND, "=A2"), (THIRD, "=A3"))
    part = "xl/worksheets/sheet1.xml"
    reckoned = changed(
        content,
        part,
        lambda xml: (
            xml.replace(b"<f>A1</f><v></v>", b"<f>A1</f><v>8.5</v>")
            .replace(b"<f>A1</f><v />", b"<f>A1</f><v>8.5</v>")
            .replace(b'<c r="B4">', b'<c r="B4" t="e">')
            .replace(b"<f>A3</f><v />", b"<f>A3</f><v>#REF!</v>")
            .replace(b"<f>A3</f><v></v>", b"<f>A3</f><v>#REF!</v>")
        ),
    )
    _found, rows = read(reckoned)
    assert rows[0].values["Tid"] == "8,5"
    assert [(row.problem, row.column) for row in rows] == [
        (None, ""),
        (RowProblem.NO_VALUE, "Tid"),
        (RowProblem.NO_VALUE, "Tid"),
    ]
    assert rows[1].identity is None


def test_rows_keep_the_numbers_that_excel_shows() -> None:
    found, rows = read(of_cells(C3="Personnummer", D3="Namn", C4=FIRST, D4="Åsa", C9=SECOND, D9="=1+1"))
    assert found.layout.header == 3
    assert [(row.number, row.problem) for row in rows] == [(4, None), (9, RowProblem.NO_VALUE)]


def test_a_cell_that_is_merged_with_the_one_above_is_told() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (("Pnr", "Tid"), (FIRST, "8.00"), (None, "9.00"), (SECOND, "10.00"), (THIRD, None)):
            sheet.append(row)
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B4:B5")

    _found, rows = read(workbook(fill))
    assert [(row.problem, row.column) for row in rows] == [
        (None, ""),
        (RowProblem.MERGED, "Pnr"),
        (None, ""),
        (RowProblem.MERGED, "Tid"),
    ]


def test_a_row_that_a_filter_hides_is_sent_to_nobody() -> None:
    """I3: whoever filtered the list in her spreadsheet and saved it has seen the others alone."""

    def fill(sheet: Worksheet) -> None:
        for row in (("Pnr", "Ort"), (FIRST, "Norr"), (SECOND, "Söder"), (THIRD, "Norr")):
            sheet.append(row)
        sheet.auto_filter.ref = "A1:B4"
        sheet.auto_filter.add_filter_column(1, ["Norr"])
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    _found, rows = read(workbook(fill))
    assert [(row.number, row.problem) for row in rows] == [(2, None), (3, RowProblem.HIDDEN), (4, None)]
    assert rows[1].identity is None


def test_the_first_sheet_that_can_be_seen_is_read_and_another_can_be_chosen() -> None:
    def more(book: openpyxl.Workbook) -> None:
        book["Kallelser"].sheet_state = "hidden"
        book.create_sheet("Tomt")
        for name, number in (("Mars", SECOND), ("April & maj", THIRD)):
            book.create_sheet(name).append((number, name))

    content = workbook(lambda sheet: sheet.append((FIRST, "a")), more)
    found, rows = read(content)
    assert found.sheets == (Sheet("Kallelser", True, 1), Sheet("Mars", False, 1), Sheet("April & maj", False, 1))
    assert (found.sheet, [row.identity and row.identity.value for row in rows]) == ("Mars", [SECOND])
    for name, number in (("April & maj", THIRD), ("Kallelser", FIRST)):
        _found, rows = read(content, Choices(sheet=name))
        assert [row.identity and row.identity.value for row in rows] == [number]
    assert refusal(content, Choices(sheet="Juni")) is ListProblem.UNKNOWN_SHEET
    assert refusal(content, Choices(sheet="Tomt")) is ListProblem.EMPTY


def test_signs_that_nobody_sees_do_not_come_along() -> None:
    _found, rows = read(of_rows(("Pnr", "Text"), (FIRST, "a_x0000_b\n_x0007_c"), (SECOND, "d")))
    assert rows[0].values["Text"] == "ab\nc"


def test_what_acts_is_locked_or_is_something_else_is_refused() -> None:
    plain = of_rows((FIRST,))
    same = "[Content_Types].xml"
    assert refusal(changed(plain, same, bytes, {"xl/vbaProject.bin": b"x"})) is ListProblem.MACROS
    assert refusal(changed(plain, same, bytes, {"xl/workbook.bin": b"x"})) is ListProblem.BINARY_WORKBOOK
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refusal(target.getvalue()) is ListProblem.NOT_A_LIST
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refusal(old) is ListProblem.NOT_A_LIST
    assert refusal(old + "EncryptedPackage".encode("utf-16-le")) is ListProblem.LOCKED
    assert refusal(old + "_VBA_PROJECT".encode("utf-16-le")) is ListProblem.MACROS
    assert refusal(old + "Workbook".encode("utf-16-le")) is ListProblem.UNREADABLE


def test_a_broken_workbook_is_refused() -> None:
    plain = of_rows(*[(FIRST, f"text {place}") for place in range(500)])
    assert refusal(plain[: len(plain) // 2]) is ListProblem.UNREADABLE
    assert refusal(of_rows()) is ListProblem.EMPTY
    sheet = "xl/worksheets/sheet1.xml"
    assert refusal(changed(plain, sheet, lambda xml: xml[: len(xml) // 2])) is ListProblem.UNREADABLE
    assert refusal(changed(plain, sheet, lambda _xml: b"\x00\x01")) in (ListProblem.UNREADABLE, ListProblem.EMPTY)


def test_entities_are_not_unfolded() -> None:
    bomb = b'<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    content = of_rows(("Pnr", "Text"), (FIRST, "=1+1"), (SECOND, "x"))
    sheet = "xl/worksheets/sheet1.xml"
    hostile = changed(content, sheet, lambda xml: re.sub(rb"(<worksheet)", bomb + rb"\1", xml, count=1))
    assert refusal(hostile) is ListProblem.UNREADABLE


@pytest.mark.slow
def test_what_says_or_turns_out_that_it_unpacks_to_too_much_is_refused() -> None:
    plain = of_rows((FIRST,))
    padding = {"xl/media/image1.png": b"\0" * (limits.MAX_UNPACKED + 1)}
    assert refusal(changed(plain, "[Content_Types].xml", bytes, padding)) is ListProblem.TOO_DEMANDING
    wide = of_cells(A1=FIRST, XFD1048576="x")
    assert refusal(wide) is ListProblem.TOO_DEMANDING


def test_a_cell_far_down_alone_is_just_a_row() -> None:
    _found, rows = read(of_cells(A1=FIRST, A1048576=SECOND))
    assert [row.number for row in rows] == [1, 1_048_576]


def test_too_many_columns_are_refused_and_empty_ones_do_not_count() -> None:
    assert refusal(of_rows((FIRST, *["x"] * limits.MAX_COLUMNS))) is ListProblem.TOO_MANY_COLUMNS
    _found, rows = read(of_rows((FIRST, "x", *[" "] * limits.MAX_COLUMNS)))
    assert len(rows) == 1


def test_leaving_a_list_midway_ends_its_process() -> None:
    content = of_rows(*[(FIRST, f"text {place}" * 50) for place in range(3000)])
    before = _children()
    with read_file(content, production=False) as found:
        next(iter(found))
        assert len(_children()) == len(before) + 1
    assert _children() == before


def test_the_process_is_bounded_by_the_kernel_and_by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    content = of_rows(*[(FIRST, f"text {place}") for place in range(5000)])
    monkeypatch.setattr(limits, "WORKBOOK_SECONDS", 0.01)
    assert refusal(content) is ListProblem.TOO_DEMANDING


def _children() -> set[str]:
    return {child for path in Path("/proc/self/task").glob("*/children") for child in path.read_text().split()}
