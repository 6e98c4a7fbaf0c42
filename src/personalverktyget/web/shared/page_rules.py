"""Who may open a page. Read by the pages themselves, by the check at start and by the tests."""

from dataclasses import dataclass

from personalverktyget.base.permissions import Permission


@dataclass(frozen=True, slots=True)
class PageRule:
    """An audience, and any one of the permissions; or the reason why everybody in it may."""

    audience: str
    needs: frozenset[Permission] = frozenset()
    reason: str = ""
