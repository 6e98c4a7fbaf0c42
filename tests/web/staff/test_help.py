"""Hjälp och manualer: in the reader's language, and where a chapter is missing there, in Swedish that says so."""

import re
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings as configured
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from personalverktyget.web.staff.help.handbook import CHAPTERS
from tests.support.world import World

CHAPTER = "granskare"


def _reader(world: World, language: str) -> Client:
    client = world.sign_in(Client(), "reviewer")
    client.cookies[configured.LANGUAGE_COOKIE_NAME] = language
    return client


def _page(client: Client, name: str = "help", **parts: str) -> str:
    return client.get(reverse(f"staff:{name}", kwargs=parts)).content.decode()


def test_chapters_are_shown_in_the_language_of_the_page(small_world: World) -> None:
    swedish, english = _reader(small_world, "sv"), _reader(small_world, "en")
    assert "Läsa loggen</h2>" in _page(swedish, "help_chapter", slug=CHAPTER)
    page = _page(english, "help_chapter", slug=CHAPTER)
    assert "Read the log</h2>" in page
    assert '<article class="narrow-column handbook" lang="en">' in page
    assert "Log reviewer</a>" in _page(english)
    assert "only in Swedish" not in page + _page(english)


def test_a_chapter_that_english_lacks_is_shown_in_swedish_and_says_so(
    small_world: World, settings: Any, tmp_path: Path
) -> None:
    handbook = tmp_path / "handbook"
    shutil.copytree(settings.HANDBOOK_DIR, handbook, ignore=shutil.ignore_patterns("images"))
    (handbook / "en" / f"{CHAPTER}.md").unlink()
    settings.HANDBOOK_DIR = handbook
    english = _reader(small_world, "en")
    page, contents = _page(english, "help_chapter", slug=CHAPTER), _page(english)
    assert "This chapter is only in Swedish." in page
    assert '<article class="narrow-column handbook" lang="sv">' in page
    assert "Some chapters are only in Swedish." in contents
    assert contents.count('<section class="card card-link" lang="sv">') == 1
    assert contents.count('<section class="card card-link" lang="en">') == len(CHAPTERS) - 1


def test_pictures_are_found_from_both_languages(small_world: World) -> None:
    for language in ("sv", "en"):
        page = _page(_reader(small_world, language), "help_chapter", slug=CHAPTER)
        assert re.findall(r'<img src="([^"?]+)', page) == [
            static(f"handbook/{name}.png") for name in ("logg", "loggkontroll")
        ]
