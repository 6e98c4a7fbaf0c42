"""What a table may hold."""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

# Identity numbers and phone numbers are text, so that no spreadsheet rounds them. A moment is a date with its time.
Cell: TypeAlias = str | int | Decimal | date | None
