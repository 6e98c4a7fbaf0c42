"""Where a card and what belongs to it can be found, as whole addresses that other sites can use."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from personalverktyget.domain.contact_cards.facts import Facts


@dataclass(frozen=True, slots=True)
class CardAddresses:
    """``services`` has the address of each e-service by its code."""

    card: str
    data: str
    linked_data: str
    services: dict[str, str]


def addresses_of(request: HttpRequest, facts: Facts) -> CardAddresses:
    """The addresses of a published card."""
    unit = {"hsa_id": facts["hsa_id"]}

    def whole(name: str, **more: str) -> str:
        return request.build_absolute_uri(reverse(name, kwargs=unit | more))

    return CardAddresses(
        card=whole("public:contact_card"),
        data=whole("public:contact_card_data"),
        linked_data=whole("public:contact_card_linked_data"),
        services={
            service["code"]: whole("resident:forms:intro", code=service["code"]) for service in facts["services"]
        },
    )
