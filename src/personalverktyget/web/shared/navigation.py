"""What the layouts show around a page. An audience's middleware builds it and sets ``request.navigation``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One entry of a menu. ``current`` marks the one that the page belongs to."""

    label: str
    url: str
    count: str = ""
    current: bool = False
    icon: str = ""
    tone: str = ""
    """``late`` gives the count the colour of overdue work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffNavigation:
    """The staff's bar and side column. Empty strings and tuples leave their part out."""

    person_name: str
    unit_name: str = ""
    home_url: str = "/personal/"
    help_url: str = ""
    switch_url: str = ""
    sign_out_url: str = ""
    queues: tuple[NavItem, ...] = ()
    sections: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentNavigation:
    """The resident's header: the own name, the places to go, the way out."""

    person_name: str
    home_url: str = "/invanare/"
    sign_out_url: str = ""
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLimits:
    """What the page needs in order to warn before a session runs out. Set as ``request.session_limits``.

    ``keep_url`` takes a half-written form once the session has run out, ``sign_in_url`` leads back in.
    """

    seconds_left: int
    extend_url: str
    keep_url: str
    sign_in_url: str
    warn_seconds: int
