"""Swedish order and search of names, the same on every build of PostgreSQL and in Python."""

# Swedish has å, ä and ö as the last letters, in that order; "{|}" follow "z" in every code page.
_ORDER = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}", "é": "e", "è": "e", "ü": "y"})


def sort_key(name: str) -> str:
    """A key that sorts by plain code points as a Swede would sort the names."""
    return name.casefold().translate(_ORDER)


def search_key(*parts: str) -> str:
    """What searches look in: case-folded words, one space between."""
    return " ".join(" ".join(parts).casefold().split())
