"""The closed lists of what may be done with a resident's data, and why (the national log contract's lists)."""

from enum import StrEnum


class LogAction(StrEnum):
    """What was done. The values are those of the national log contract (L-03)."""

    READ = "Läsa"
    WRITE = "Skriva"
    SIGN = "Signera"
    PRINT = "Utskrift"
    ATTEST = "Vidimera"
    DELETE = "Radera"
    EMERGENCY = "Nödöppning"


class LogPurpose(StrEnum):
    """Why it was done. The values are those of the national log contract (L-03)."""

    CARE = "Vård och behandling"
    QUALITY = "Kvalitetssäkring"
    DOCUMENTATION = "Annan dokumentation enligt lag"
    STATISTICS = "Statistik"
    ADMINISTRATION = "Administration"
    REGISTER = "Kvalitetsregister"


class LogOutcome(StrEnum):
    """Whether it was done or refused."""

    DONE = "done"
    REFUSED = "refused"
