"""Commands about link services, and the order of what a card lists."""

from personalverktyget.domain.link_services.services.hand_out_links import hand_out_link, take_back_link
from personalverktyget.domain.link_services.services.order_card import move_on_card
from personalverktyget.domain.link_services.services.save_link_service import (
    change_link_service,
    create_link_service,
)

__all__ = ["change_link_service", "create_link_service", "hand_out_link", "move_on_card", "take_back_link"]
