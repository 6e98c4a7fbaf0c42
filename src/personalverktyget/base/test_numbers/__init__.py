"""The identity numbers that the Swedish Tax Agency has set aside for tests.

Outside production the program accepts these and no others, so that nobody's real number can end up in a
demonstration or a test. Source: the agency's open data "Testpersonnummer" (41,493 numbers, July 2024) and
"Testsamordningsnummer" (2,264). They are kept in ``numbers.bin`` as the differences between consecutive numbers
without their check digit, seven bits to the byte, compressed. ``python -m personalverktyget.base.test_numbers.build
LIST…`` makes the file anew from lists with one number per line (or JSON arrays) and prints the digest to put here.
"""

import hashlib
import zlib
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files

DIGEST = "029921f128f822ecc8cc716b36908922f7188abfcd591e936b6224e3acb247e4"
FILE = "numbers.bin"


class DamagedTestNumbers(RuntimeError):
    """The packaged list is not the one that was checked in."""


def check_digit(digits: str) -> int:
    """The Luhn check digit of a string of digits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 - place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return -total % 10


def pack(numbers: list[str]) -> bytes:
    """The compact form of a list of twelve-digit numbers."""
    out = bytearray()
    previous = 0
    for number in sorted({int(number[:11]) for number in numbers}):
        step, previous = number - previous, number
        while step > 0x7F:
            out.append(step & 0x7F | 0x80)
            step >>= 7
        out.append(step)
    return zlib.compress(bytes(out), 9)


def unpack(packed: bytes, digest: str) -> "array[int]":
    """The sorted numbers, without check digit, of the compact form."""
    if hashlib.sha256(packed).hexdigest() != digest:
        raise DamagedTestNumbers(FILE)
    numbers = array("Q")
    number = step = shift = 0
    for byte in zlib.decompress(packed):
        step |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            number += step
            numbers.append(number)
            step = shift = 0
    return numbers


@cache
def _numbers() -> "array[int]":
    return unpack(files(__package__).joinpath(FILE).read_bytes(), DIGEST)


def is_test_number(number: str) -> bool:
    """Whether the twelve digits are one of the agency's test numbers."""
    if len(number) != 12 or not number.isascii() or not number.isdecimal():
        return False
    numbers, wanted = _numbers(), int(number[:11])
    place = bisect_left(numbers, wanted)
    return place < len(numbers) and numbers[place] == wanted and check_digit(number[2:11]) == int(number[11])


def all_numbers() -> list[str]:
    """Every test number, twelve digits each, in ascending order."""
    return [f"{number}{check_digit(str(number)[2:])}" for number in _numbers()]
