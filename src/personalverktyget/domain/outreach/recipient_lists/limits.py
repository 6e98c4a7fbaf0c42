"""How much of a list is read. Knows no Django: the process that opens workbooks reads this too."""

from typing import Final

MEGABYTE: Final = 1_000_000
MAX_FILE_BYTES: Final = 40 * MEGABYTE
MAX_ROWS: Final = 150_000
MAX_COLUMNS: Final = 100
MAX_CELL: Final = 32_767
# So many rows are looked at to find the separator, the header and the column with identity numbers.
SAMPLE_ROWS: Final = 200
# A header stands at the top, or below a few lines of title.
TITLE_ROWS: Final = 10

# What a workbook may say that it unpacks to, and of how many parts it may consist.
MAX_UNPACKED: Final = 600 * MEGABYTE
MAX_PARTS: Final = 5_000
MAX_SHEETS: Final = 100
# The process that opens a workbook: what it may take before it is ended.
WORKBOOK_MEMORY: Final = 1200 * 1024 * 1024
WORKBOOK_CPU_SECONDS: Final = 60
WORKBOOK_SECONDS: Final = 600
