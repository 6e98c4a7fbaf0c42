"""What must be in place before the provider answers: its tables, and the two clients that it knows."""

from urllib.parse import urlsplit

from django.core.management import call_command
from oauth2_provider.models import Application, clear_expired

from personalverktyget.demo.identity_provider import settings
from personalverktyget.demo.identity_provider.clients import Client, clients


def prepare() -> None:
    """Make the tables where they are missing, and register the program's two clients as its settings are now."""
    call_command("migrate", verbosity=0, interactive=False)
    for client in clients():
        _register(client)
    clear_expired()


def _register(client: Client) -> None:
    Application.objects.update_or_create(
        client_id=client.client_id,
        defaults={
            "name": client.audience,
            "client_secret": client.secret,
            "client_type": Application.CLIENT_CONFIDENTIAL if client.secret else Application.CLIENT_PUBLIC,
            "authorization_grant_type": Application.GRANT_AUTHORIZATION_CODE,
            "algorithm": Application.RS256_ALGORITHM,
            "skip_authorization": True,
            "redirect_uris": " ".join(_both_names(client.path + "legitimering/")),
            "post_logout_redirect_uris": " ".join(_both_names(client.path + "utloggad/")),
        },
    )


def _both_names(path: str) -> list[str]:
    """The program's address with both names that this machine has for itself."""
    port = urlsplit(settings.BASE_URL).port
    own = [f"http://{name}{f':{port}' if port else ''}" for name in ("localhost", "127.0.0.1")]
    return [f"{base}{path}" for base in dict.fromkeys([settings.BASE_URL, *own])]
