"""What is said beside a field that holds more than there is room for. Pure of any form: put into ``error_messages``."""

from typing import Final

from django.utils.translation import gettext_lazy as _

TOO_LONG: Final = _("Texten är för lång: %(show_value)s tecken. Den får ha högst %(limit_value)s tecken.")
