"""What the documents name exists: files, links, words of the one door. And they are of the project alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "personalverktyget"
DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        ROOT / "publiccode.yml",
        *(ROOT / "docs").rglob("*.md"),
        *SOURCE.rglob("*.md"),
    ]
)
LONGEST_DECISION = 60
LARGEST_PICTURE = 300_000
_LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_WORD = re.compile(r"\bmake ([a-z][a-z-]*)")
# Folders that the documents may leave out in front of a path.
_ABOVE = (ROOT, SOURCE, SOURCE / "domain", ROOT / "docs", SOURCE / "domain" / "access_log")
_SUFFIXES = (".py", ".md", ".html", ".txt", ".toml", ".yml", ".yaml", ".po", ".css", ".js", ".in", ".json", ".sql")
# Made by the program, or given to it.
_NOT_KEPT = {"heads.jsonl", "production.env", "owner.env", "keyring.json"}
# Paths of somebody's machine, and addresses where packages are fetched: neither belongs in a document.
_FOREIGN = re.compile(
    r"(?<![\w.])/(?:root|home/\w+|tmp/\w+/\w+)/|"
    r"\bhttps?://(?!localhost|personalverktyget\.example|www\.digg\.se|id\.sambi\.se)[^\s)>`\"]+",
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [target for target in _LINK.findall(text) if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_files_that_are_named_exist(document: Path) -> None:
    assert [name for name in _files_named(document) if not _exists(document, name)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_words_of_the_one_door_exist(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    words = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    code = "\n".join(_CODE.findall(document.read_text(encoding="utf-8")))
    assert set(_WORD.findall(code)) <= words


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_documents_are_of_the_project_alone(document: Path) -> None:
    assert _FOREIGN.findall(document.read_text(encoding="utf-8")) == []


def test_decisions_are_numbered_dated_short_and_admit_their_price() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("0*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    for path in decisions:
        title, _blank, date, *rest = path.read_text(encoding="utf-8").splitlines()
        assert title.startswith(f"# {int(path.name[:4])}. "), path
        assert re.fullmatch(r"\d{4}-\d\d-\d\d · (accepted|replaced by decision \d+)", date), path
        assert "**Price.**" in "\n".join(rest), path
        assert len(rest) < LONGEST_DECISION, path
        assert f"]({path.name}) | {title.split('. ', 1)[1]}" in index, path


def test_every_document_can_be_found() -> None:
    """From the README, by links alone."""
    found, left = set[Path](), [ROOT / "README.md"]
    while left:
        document = left.pop()
        if document in found or document.suffix != ".md":
            continue
        found.add(document)
        links = _LINK.findall(document.read_text(encoding="utf-8"))
        for path in ((document.parent / link).resolve() for link in links if "://" not in link):
            left.append(path / "README.md" if path.is_dir() and (path / "README.md").exists() else path)
    lost = {path for path in DOCUMENTS if path.suffix == ".md" and not path.is_relative_to(SOURCE)} - found
    assert {_name(path) for path in lost} == set()


def _files_named(document: Path) -> Iterator[str]:
    """What stands as code and looks like a file or a folder of ours."""
    for code in _CODE.findall(document.read_text(encoding="utf-8")):
        name = code.strip()
        looks_so = name.endswith(_SUFFIXES) or name.startswith(("src/", "docs/", "tests/", "tools/"))
        if looks_so and not re.search(r"[\s<>{}$*…|]|^/|^\.|://", name) and name not in _NOT_KEPT:
            yield name.rstrip("/")


def _exists(document: Path, name: str) -> bool:
    if any((above / name).exists() for above in (*_ABOVE, document.parent)):
        return True
    # The end of a path, or a name that stands for a habit, such as `models.py`: it must be found somewhere.
    end = name.rpartition("/")[2]
    places = (path for above in (SOURCE, ROOT / "tests") for path in above.rglob(end))
    return any(f"/{path.as_posix()}".endswith(f"/{name}") for path in places)


def test_the_house_shows_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [path.parent.name for above in (SOURCE, SOURCE / "domain") for path in above.glob("*/__init__.py")]
    assert [name for name in packages if not re.search(rf"^ +{name}/ +\S", text, re.MULTILINE)] == []


def test_pictures_are_light() -> None:
    pictures = [path for path in (ROOT / "docs").rglob("*.png") if path.stat().st_size > LARGEST_PICTURE]
    assert [_name(path) for path in pictures] == []
