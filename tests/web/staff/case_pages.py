"""What the tests of the case's page have in common."""

from uuid import UUID, uuid4

from django.test import Client

from personalverktyget.domain.cases.states import Action
from tests.support.world import World

TEXT = "Hej! Vi har förnyat receptet. <b>Hämta</b> det på apoteket."
ESCAPED = "&lt;b&gt;Hämta&lt;/b&gt;"


def address(case: UUID, what: str = "") -> str:
    return f"/personal/arenden/{case}/{what}"


def page(client: Client, case: UUID) -> str:
    response = client.get(address(case))
    assert response.status_code == 200
    return response.content.decode()


def written(world: World, case: UUID, kind: Action, body: str = TEXT, **more: object) -> dict[str, object]:
    return {"version": world.version(case), "key": str(uuid4()), "kind": kind.value, "body": body, **more}
