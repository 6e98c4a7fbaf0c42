"""What the installation leans on: lock files that agree, and no registry's address in any of them."""

import re

import pytest

from personalverktyget.demo.layout import CHECKOUT

LOCKS = sorted((CHECKOUT / "requirements").glob("*.txt"))


def pins(name: str) -> dict[str, str]:
    text = (CHECKOUT / "requirements" / f"{name}.txt").read_text()
    return dict(re.findall(r"^([a-z0-9._-]+(?:\[[a-z,]+\])?)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize(("smaller", "larger"), [("app", "s3"), ("app", "demo"), ("demo", "dev"), ("s3", "dev")])
def test_each_lock_file_holds_what_the_one_before_it_does(smaller: str, larger: str) -> None:
    assert pins(smaller)
    assert pins(smaller).items() <= pins(larger).items()


@pytest.mark.parametrize("lock", [*LOCKS, CHECKOUT / "package-lock.json"], ids=lambda lock: lock.name)
def test_no_lock_file_names_a_registry(lock: object) -> None:
    text = (CHECKOUT / str(lock)).read_text()
    assert re.findall(r"--(?:extra-)?index-url|--find-links|\"resolved\"|https?://(?!github)", text) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_version_has_its_hashes(lock: object) -> None:
    text = (CHECKOUT / str(lock)).read_text()
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#") and entry.strip()]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
