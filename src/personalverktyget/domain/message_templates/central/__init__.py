"""The central templates that a region begins with, in our own words. Published and changed like any other."""

from typing import Final

from personalverktyget.domain.message_templates.central import (
    general,
    health_talk,
    iron,
    picture,
    results,
    sick_leave,
    skin_change,
)
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent

CENTRAL_TEMPLATES: Final[tuple[CentralTemplateContent, ...]] = (
    general.INFORMATION,
    general.QUESTION,
    skin_change.TEMPLATE,
    iron.TEMPLATE,
    results.TEST_RESULTS,
    health_talk.TEMPLATE,
    results.NORMAL_EXAMINATION,
    picture.TEMPLATE,
    sick_leave.TEMPLATE,
)
