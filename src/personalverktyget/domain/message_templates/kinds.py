"""What a template is for. Pure."""

from enum import StrEnum


class TemplateKind(StrEnum):
    """Whether a resident can answer what is sent with it; or that a region sends it to its population, unanswerable."""

    INFORMATION = "information"
    QUESTION = "question"
    POPULATION = "population"
