"""Who may do what with residents' accounts."""

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission


def require_sign_in_administrator(actor: AdministratorActor) -> None:
    """Raise ``NotAllowed`` for those who administer neither a region nor the nation."""
    if not actor.may(Permission.ADMINISTER_NATION):
        actor.require(Permission.ADMINISTER_REGION)
