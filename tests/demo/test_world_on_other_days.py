"""The demo's world counts back from the moment at which it is made, so it has to come out well on any."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from personalverktyget.base.clock import STOCKHOLM, now
from personalverktyget.demo.world.build import build
from personalverktyget.domain.access_log.models import SealedBatch
from personalverktyget.domain.cases.models import Case
from tests.support import database as databases

# The night after Christmas, when somebody has come of the age to have an account since the accounts were opened.
CHRISTMAS = datetime(2026, 12, 27, 23, 40, tzinfo=STOCKHOLM)
# A round of the year in steps that meet every weekday and many hours; then days that have gone wrong elsewhere.
OTHERS = [
    *(CHRISTMAS + timedelta(days=17 * step, hours=5 * step) for step in range(1, 22)),
    *(
        datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM)
        for moment in ("2027-01-01T00:30", "2027-03-28T03:30", "2027-10-31T02:30", "2028-02-29T12:00")
    ),
]


def _builds(fresh: databases.TestDatabase, settings: Settings, heads: Path, moment: datetime) -> None:
    settings.PUBLISHED_HEADS_DIR = heads
    with time_machine.travel(moment):
        build(now(), lambda said: None)
    assert Case.objects.exists()
    assert SealedBatch.objects.exists()


@pytest.mark.slow
def test_it_is_made_in_the_night_after_christmas(
    fresh_database: databases.TestDatabase, settings: Settings, tmp_path: Path
) -> None:
    _builds(fresh_database, settings, tmp_path, CHRISTMAS)


@pytest.mark.prove
@pytest.mark.parametrize("moment", OTHERS, ids=lambda moment: f"{moment:%Y-%m-%d-%H%M}")
def test_it_is_made_on_any_day(
    fresh_database: databases.TestDatabase, settings: Settings, tmp_path: Path, moment: datetime
) -> None:
    _builds(fresh_database, settings, tmp_path, moment)
