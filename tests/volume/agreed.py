"""What the one who measures and the server that is measured have agreed on."""

from typing import Final

BARE_PATH: Final = "/bare"
# A request with this header has its SQL written to the file that it names, in the data folder.
SQL_HEADER: Final = "X-Volume-Sql"
