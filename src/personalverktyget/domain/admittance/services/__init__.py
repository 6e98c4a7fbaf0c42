"""Commands about who meets what."""

from personalverktyget.domain.admittance.services.hand_out_to_residents import (
    change_last_day,
    hand_out_to_residents,
    take_back_from_residents,
)
from personalverktyget.domain.admittance.services.look_up import bring_in

__all__ = ["bring_in", "change_last_day", "hand_out_to_residents", "take_back_from_residents"]
