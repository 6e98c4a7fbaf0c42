"""The page of letters on paper: one file to print, to post, and a letter that came back."""

from uuid import UUID

from django.test import Client
from django.urls import reverse

from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import LetterFile
from tests.domain.outreach.test_letters_on_paper import SETTER, two
from tests.support.world import World

__all__ = ["two"]


def test_from_file_to_post_to_return(small_world: World, two: dict[str, UUID]) -> None:
    client, url = small_world.sign_in(Client(), "receiver"), reverse("staff:outreach:letters")
    assert "Inga brev att skriva ut" in client.get(url).content.decode()
    services.make_letters(SETTER)
    assert "2 brev" in client.get(url).content.decode()
    file = {"file": str(LetterFile.objects.get().id)}
    printed = client.post(reverse("staff:outreach:letter_file"), file)
    assert (printed["Content-Type"], printed.content[:4]) == ("application/pdf", b"%PDF")
    assert "Breven är postade" in client.get(url).content.decode()
    assert client.post(url, file | {"action": "post"}).status_code == 303
    wrong = client.post(url, {"action": "return", "reference": "9-9"})
    assert wrong.status_code == 422
    assert "9-9" in wrong.content.decode()
    assert client.post(url, {"action": "return", "reference": "1-2"}).status_code == 303
    assert "1 i retur" in client.get(url).content.decode()
    assert client.post(url, {"action": "post", "file": "x"}).status_code == 303
