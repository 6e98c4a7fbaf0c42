"""The registers outside the program that know staff and residents, as the domain sees them.

Adapters implement these; ``settings.STAFF_DIRECTORY`` and ``settings.POPULATION_REGISTER`` name which.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from personalverktyget.domain.organisation.directory import UnitDirectory

COUNTY_DIGITS: Final = 2
MUNICIPALITY_DIGITS: Final = 4


class RegisterUnavailable(Exception):
    """The register did not answer, or what it said cannot be read. The message says what, for operators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryCommission:
    """A commission (medarbetaruppdrag): in whose name, where and for what a staff member acts."""

    hsa_id: str
    name: str
    purpose: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryStaff:
    """A staff member in the directory."""

    hsa_id: str
    given_name: str
    surname: str
    title: str
    email: str
    mobile: str
    # Whose name must not be told in what residents are told of the log; a directory that says nothing means no.
    is_protected: bool = False
    commissions: tuple[DirectoryCommission, ...]


class StaffDirectory(UnitDirectory, Protocol):
    """The staff directory (shape of HSA): units and the people who work there."""

    def staff_member(self, hsa_id: str) -> DirectoryStaff | None:
        """The staff member with this HSA-id, or ``None``. Raises ``RegisterUnavailable``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPerson:
    """A person in the population register. ``number`` and ``guardians`` are identity numbers of 12 digits."""

    number: str
    given_name: str
    surname: str
    street: str
    postal_code: str
    town: str
    mobile: str
    email: str
    is_protected: bool
    deceased_on: date | None
    emigrated_on: date | None
    guardians: tuple[str, ...]
    # Where she is registered, by the register's own codes, and her legal sex ("F" or "M"). Empty where it does not say.
    county: str = ""
    municipality: str = ""
    sex: str = ""


@dataclass(frozen=True, slots=True, order=True)
class RegisteredArea:
    """A county or a municipality of the register. A municipality's code begins with its county's."""

    code: str
    name: str

    @property
    def is_county(self) -> bool:
        """Whether it is a county."""
        return len(self.code) == COUNTY_DIGITS


class PersonSource(Protocol):
    """Whatever can be asked about one person."""

    def person(self, number: str) -> RegisteredPerson | None:
        """The person with this identity number of 12 digits, or ``None``. Raises ``RegisterUnavailable``."""


class PopulationRegister(PersonSource, Protocol):
    """The population register."""

    def areas(self) -> tuple[RegisteredArea, ...]:
        """The counties (codes of two digits) and municipalities (four). Raises ``RegisterUnavailable``."""


@lru_cache(maxsize=1)
def staff_directory() -> StaffDirectory:
    """The directory that this installation uses."""
    directory: StaffDirectory = import_string(settings.STAFF_DIRECTORY)()
    return directory


@lru_cache(maxsize=1)
def population_register() -> PopulationRegister:
    """The register that this installation uses."""
    register: PopulationRegister = import_string(settings.POPULATION_REGISTER)()
    return register
