"""What the provider says of itself."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from oauth2_provider.views.oidc import ConnectDiscoveryInfoView

from personalverktyget.demo.identity_provider import settings


class DescriptionView(ConnectDiscoveryInfoView):  # type: ignore[misc]
    """The standard description, with what our own authorization page and tokens add to it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The description as JSON."""
        description = json.loads(super().get(request, *args, **kwargs).content)
        description |= {
            "acr_values_supported": [settings.LEVEL],
            "claims_parameter_supported": True,
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return JsonResponse(description)


def front_page(request: HttpRequest) -> HttpResponse:
    """What somebody meets who opens the provider's address by hand."""
    return render(request, "identity_provider/front_page.html", {"program": settings.BASE_URL})
