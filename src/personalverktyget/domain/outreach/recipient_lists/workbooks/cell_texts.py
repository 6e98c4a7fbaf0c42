"""What a cell holds, as a Swede writes it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

# Excel keeps fifteen digits; what stands behind them is noise.
_DIGITS: Final = ".15g"


def cell_text(value: object) -> str:
    """2026-11-28, 14.05, 12,5, Ja: text is left as it is."""
    match value:
        case str():
            return value
        case bool():
            return "Ja" if value else "Nej"
        case int() | float():
            return _number(value)
        case datetime():
            return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d} {_clock(value.time())}"
        case date():
            return f"{value:%Y-%m-%d}"
        case time():
            return _clock(value)
        case timedelta():
            return _duration(value)
    return ""


def _number(value: float) -> str:
    written = format(Decimal(format(value, _DIGITS)), "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written.replace(".", ",")


def _clock(value: time) -> str:
    return f"{value:%H.%M.%S}" if value.second else f"{value:%H.%M}"


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}.{minutes:02}.{seconds:02}" if seconds else f"{hours}.{minutes:02}"
