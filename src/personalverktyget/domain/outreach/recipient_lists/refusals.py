"""What is wrong with a list or a row, as the person reads it: what happened, and what to do."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, RowProblem, Unread

_LISTS: Final[Mapping[ListProblem, str]] = {
    ListProblem.EMPTY: gettext_noop("Listan är tom. Kontrollera att du har valt rätt fil och rätt blad."),
    ListProblem.TOO_LARGE: gettext_noop(
        "Filen är för stor. Den får vara högst %(megabytes)s MB. Dela upp listan, eller ta bort kolumner som inte "
        "behövs."
    ),
    ListProblem.TOO_MANY_ROWS: gettext_noop(
        "Listan har för många rader. Den får ha högst %(rows)s. Dela upp den i flera listor."
    ),
    ListProblem.TOO_MANY_COLUMNS: gettext_noop(
        "Listan har för många kolumner. Den får ha högst %(columns)s. Ta bort dem som inte behövs."
    ),
    ListProblem.NOT_A_LIST: gettext_noop(
        "Filen är inte en lista som går att läsa. Det går med Excel (.xlsx), CSV och vanlig text."
    ),
    ListProblem.UNREADABLE: gettext_noop(
        "Filen går inte att läsa. Den verkar vara skadad. Spara den en gång till, eller spara den som CSV."
    ),
    ListProblem.TOO_DEMANDING: gettext_noop(
        "Filen är för krånglig för att gå att läsa. Kopiera listan till en ny arbetsbok utan formler och bilder, eller "
        "spara den som CSV."
    ),
    ListProblem.LOCKED: gettext_noop("Filen är låst med lösenord. Ta bort lösenordet och välj filen igen."),
    ListProblem.MACROS: gettext_noop(
        "Filen innehåller makron, och sådana filer tar vi inte emot. Spara den som en arbetsbok utan makron (.xlsx)."
    ),
    ListProblem.BINARY_WORKBOOK: gettext_noop(
        "Filen är en binär arbetsbok (.xlsb). Spara den som en vanlig arbetsbok (.xlsx)."
    ),
    ListProblem.UNKNOWN_SHEET: gettext_noop("Bladet finns inte i filen. Välj ett av de blad som finns."),
    ListProblem.OPEN_QUOTE: gettext_noop(
        "Listan går inte att läsa förbi rad %(row)s. Där finns ett citattecken som inte har något motstycke. Ta bort "
        "det, eller spara listan som en arbetsbok (.xlsx)."
    ),
    ListProblem.NO_NUMBERS: gettext_noop(
        "Listan har ingen kolumn med personnummer. Kontrollera att du har valt rätt fil, eller välj kolumn."
    ),
    ListProblem.WHICH_COLUMN: gettext_noop(
        "Listan har mer än en kolumn med personnummer. Välj den som gäller mottagarna."
    ),
}
_ROWS: Final[Mapping[RowProblem, str]] = {
    RowProblem.MISSING: gettext_noop("Personnumret saknas."),
    RowProblem.TOO_SHORT: gettext_noop("Personnumret har för få siffror."),
    RowProblem.TOO_LONG: gettext_noop("Personnumret har för många siffror."),
    RowProblem.NOT_DIGITS: gettext_noop("Det här är inte ett personnummer."),
    RowProblem.WRONG_DATE: gettext_noop("Personnumret börjar med ett datum som inte finns."),
    RowProblem.FUTURE_DATE: gettext_noop("Personnumret börjar med ett datum som inte har varit än."),
    RowProblem.WRONG_CHECK_DIGIT: gettext_noop("Någon siffra i personnumret är fel."),
    RowProblem.NOT_A_TEST_NUMBER: gettext_noop("Här går det bara att använda personnummer för test."),
    RowProblem.DIGITS_LOST: gettext_noop(
        "Kalkylprogrammet har avrundat personnumret, och de sista siffrorna är borta. Formatera kolumnen som text och "
        "fyll i numret igen."
    ),
    RowProblem.ZEROS_LOST: gettext_noop(
        "Det ser ut som att nollor först i personnumret har fallit bort. Skriv det med tolv siffror."
    ),
    RowProblem.NO_VALUE: gettext_noop(
        "Formeln har inget värde eller ger ett fel. Öppna filen, räkna om den och spara den igen."
    ),
    RowProblem.MERGED: gettext_noop("Cellen är sammanfogad med den ovanför. Dela upp den och fyll i varje rad."),
    RowProblem.HIDDEN: gettext_noop(
        "Raden är dold i kalkylarket, till exempel av ett filter. Ska den med får du visa den och läsa in listan igen."
    ),
    RowProblem.TOO_MANY_CELLS: gettext_noop(
        "Raden har fler celler än listan har kolumner. Ett skiljetecken inne i en text kan ha delat den."
    ),
    RowProblem.CELL_TOO_LONG: gettext_noop("Texten i cellen är för lång."),
}


class UnreadableList(InvalidInput):
    """A list cannot be read. ``columns`` are those to choose among, where that would help."""

    def __init__(self, unread: Unread, *, field: str | None = None) -> None:
        filled = {
            "megabytes": limits.MAX_FILE_BYTES // limits.MEGABYTE,
            "rows": f"{limits.MAX_ROWS:,}".replace(",", " "),
            "columns": limits.MAX_COLUMNS,
            "row": unread.row,
        }
        super().__init__(_(_LISTS[unread.code]) % filled, field=field)
        self.code = unread.code
        self.row = unread.row
        self.columns = unread.columns


def row_problem_text(problem: RowProblem) -> str:
    """What is wrong with a row, in the reader's language."""
    return _(_ROWS[problem])
