"""What a resident writes when sending a case: one door to all types of case."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from personalverktyget.demo.world.texts.aids import aid
from personalverktyget.demo.world.texts.complaints import complaint
from personalverktyget.demo.world.texts.medicines import prescription
from personalverktyget.demo.world.texts.requests import appointment, care_request
from personalverktyget.demo.world.texts.writer import Writer

Told = tuple[str, dict[str, Any]]
LETTERS: Final[Mapping[str, Callable[[Writer, str], Told]]] = {
    "fornya-recept": prescription,
    "onskemal-om-tid": appointment,
    "egen-vardbegaran": care_request,
    "fornya-hjalpmedel": aid,
    "synpunkter-och-klagomal": complaint,
}
