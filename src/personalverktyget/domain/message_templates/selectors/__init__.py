"""Reads about message templates."""

from personalverktyget.domain.message_templates.selectors.central_templates import central_templates, followed_template
from personalverktyget.domain.message_templates.selectors.own_templates import (
    copyable_templates,
    own_templates,
    template_of_form,
    template_overview,
    template_version,
)
from personalverktyget.domain.message_templates.selectors.review_reminders import (
    count_templates_due,
    template_reminders,
)
from personalverktyget.domain.message_templates.selectors.searched import searched_templates
from personalverktyget.domain.message_templates.selectors.sendable import (
    population_template,
    population_templates,
    sendable_template,
    sendable_templates,
    template_as_it_was,
)

__all__ = [
    "central_templates",
    "copyable_templates",
    "count_templates_due",
    "followed_template",
    "own_templates",
    "population_template",
    "population_templates",
    "searched_templates",
    "sendable_template",
    "sendable_templates",
    "template_as_it_was",
    "template_of_form",
    "template_overview",
    "template_reminders",
    "template_version",
]
