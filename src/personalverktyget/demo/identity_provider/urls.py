"""The provider's addresses, under the path of its issuer."""

from urllib.parse import urlsplit

from django.urls import include, path
from oauth2_provider import views

from personalverktyget.demo.identity_provider import settings
from personalverktyget.demo.identity_provider.authorize import PickPersonView
from personalverktyget.demo.identity_provider.discovery import DescriptionView, front_page
from personalverktyget.demo.identity_provider.sign_out import EndSessionView

_provider = [
    path(".well-known/openid-configuration", DescriptionView.as_view(), name="oidc-connect-discovery-info"),
    path(".well-known/jwks.json", views.JwksInfoView.as_view(), name="jwks-info"),
    path("authorize/", PickPersonView.as_view(), name="authorize"),
    path("token/", views.TokenView.as_view(), name="token"),
    path("userinfo/", views.UserInfoView.as_view(), name="user-info"),
    path("logout/", EndSessionView.as_view(), name="rp-initiated-logout"),
]
_prefix = urlsplit(settings.ISSUER).path.strip("/")

urlpatterns = [
    path(f"{_prefix}/" if _prefix else "", include((_provider, "oauth2_provider"))),
    path("", front_page),
]
