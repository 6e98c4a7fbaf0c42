"""Commands about who meets what."""

from personalverktyget.domain.admittance.services.approve_resident import approve_resident, take_back_approvals
from personalverktyget.domain.admittance.services.hand_out_to_residents import (
    change_last_day,
    hand_out_to_residents,
    take_back_from_residents,
)
from personalverktyget.domain.admittance.services.look_up import bring_in
from personalverktyget.domain.admittance.services.settle_audience import settle_audience

__all__ = [
    "approve_resident",
    "bring_in",
    "change_last_day",
    "hand_out_to_residents",
    "settle_audience",
    "take_back_approvals",
    "take_back_from_residents",
]
