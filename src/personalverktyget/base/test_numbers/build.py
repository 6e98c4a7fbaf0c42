"""Makes ``numbers.bin`` from the lists that the Swedish Tax Agency publishes."""

import hashlib
import json
import sys
from pathlib import Path

from personalverktyget.base import test_numbers


def read(path: Path) -> list[str]:
    """The numbers of one list: a JSON array, or text with a number per line."""
    text = path.read_text()
    numbers: list[str] = json.loads(text) if text.lstrip().startswith("[") else text.split()
    wrong = [n for n in numbers if len(n) != 12 or test_numbers.check_digit(n[2:11]) != int(n[11])]
    if wrong:
        raise ValueError(f"{path}: not identity numbers: {wrong[:5]}")
    return numbers


def main(arguments: list[str]) -> None:
    """Write the file beside this module and say what its digest is."""
    packed = test_numbers.pack([number for name in arguments for number in read(Path(name))])
    Path(__file__).with_name(test_numbers.FILE).write_bytes(packed)
    sys.stdout.write(f"{test_numbers.FILE}: {len(packed)} bytes, SHA-256 {hashlib.sha256(packed).hexdigest()}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
