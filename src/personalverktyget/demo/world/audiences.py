"""A unit that is for some: the youth clinic, for those between 13 and 24 years, wherever they live."""

from typing import Final

from personalverktyget.demo.world.restricted import at_work
from personalverktyget.domain.admittance.rules import Area
from personalverktyget.domain.admittance.selectors import own_audience
from personalverktyget.domain.admittance.services import settle_audience
from personalverktyget.domain.people.registers import StaffDirectory

BY: Final = "TSTNMT2321000156-7030"
YOUNG: Final = Area(age_from=13, age_to=24)
ELSEWHERE: Final = "Är du över 24 år vänder du dig till din vårdcentral."


def settle_the_youth_clinic(directory: StaffDirectory) -> None:
    """Say whom it is for. Once."""
    actor = at_work(directory, BY)
    if own_audience(actor).version == 0:
        settle_audience(actor, is_for_all=False, areas=(YOUNG,), elsewhere=ELSEWHERE, seen_version=0)
