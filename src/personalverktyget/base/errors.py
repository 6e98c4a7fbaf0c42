"""The domain's own errors. One middleware turns each into a page; nothing else catches them."""

from collections.abc import Callable, Mapping


class DomainError(Exception):
    """Something that a person did could not be done."""


class NotFound(DomainError):
    """There is no such thing, or it lies outside what the actor may see. The two look the same on purpose."""


class NotAllowed(DomainError):
    """The actor lacks the permission. Recorded as a refusal."""

    def __init__(self, permission: str, message: str = "") -> None:
        super().__init__(message or permission)
        self.permission = permission


class NotPossibleNow(DomainError):
    """The actor may do this, but the state of things forbids it just now. The message is shown to the person."""


class ChangedMeanwhile(DomainError):
    """Somebody else changed the thing after the actor saw it. What the actor wrote is kept."""


class InvalidInput(DomainError):
    """What a person wrote breaks a rule. ``field`` names the form field, ``None`` the whole form.

    ``problems`` is all that is wrong, as a page tells it: words by the field, and by "" of the whole.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
        self.problems: Mapping[str, str] = {field or "": message}


class InvalidFields(InvalidInput):
    """Several of the fields may break a rule, and all are told at once."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        field, message = next(iter(problems.items()))
        super().__init__(message, field)
        self.problems = problems


def require_all(*checks: Callable[[], None]) -> None:
    """Make all the checks, and raise ``InvalidFields`` with what they find: of each field the first that is wrong.

    What is wrong with the whole, and with no field, is raised at once.
    """
    problems: dict[str, str] = {}
    for check in checks:
        try:
            check()
        except InvalidInput as error:
            if error.field is None:
                raise
            problems.setdefault(error.field, str(error))
    if problems:
        raise InvalidFields(problems)
