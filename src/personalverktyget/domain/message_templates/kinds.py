"""What a template is for. Pure."""

from enum import StrEnum


class TemplateKind(StrEnum):
    """Whether a resident can answer what is sent with it."""

    INFORMATION = "information"
    QUESTION = "question"
