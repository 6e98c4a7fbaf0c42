"""What stands around the rows in a workbook: its parts, its styles, and where each sheet lies."""

import zipfile
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

# The styles of ``_STYLES``, by their places in it.
HEADING: Final = 1
TEXT: Final = 2
DAY: Final = 3
MOMENT: Final = 4

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES: Final = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs count="5"><xf/>'
    '<xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/>'
    '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="165" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    "</cellXfs></styleSheet>"
)
# The earliest that an archive can say: the same table is the same file.
_WRITTEN_AT: Final = (1980, 1, 1, 0, 0, 0)
_COLUMN_WIDTH: Final = 24


def entry(name: str) -> zipfile.ZipInfo:
    """A part of the archive, with nothing in it that depends on when and where it was written."""
    info = zipfile.ZipInfo(name, _WRITTEN_AT)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def sheet_beginning(columns: int) -> str:
    """Up to the first row, which stays in sight."""
    width = f'<cols><col min="1" max="{columns}" width="{_COLUMN_WIDTH}" customWidth="1"/></cols>' if columns else ""
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{width}<sheetData>"
    )


def sheet_end(columns: int, rows: int) -> str:
    """What follows the last row: filters for all columns."""
    filters = f'<autoFilter ref="A1:{_letters(columns)}{rows}"/>' if columns else ""
    return f"</sheetData>{filters}</worksheet>"


def around(sheets: Sequence[str]) -> dict[str, str]:
    """The parts beside the sheets, by their names in the archive."""
    places = range(1, len(sheets) + 1)
    styles = len(sheets) + 1
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for at in places
        )
        + "</Types>",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>'
            for at, name in zip(places, sheets, strict=True)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{at}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at in places
        )
        + f'<Relationship Id="rId{styles}" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
