"""What the provider's web server loads: makes everything ready, then answers."""

import os

# Not a default: the environment that both processes share names the program's own settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "personalverktyget.demo.identity_provider.settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

# The tables and clients need Django's apps, so they come after the application is made.
from personalverktyget.demo.identity_provider.prepare import prepare  # noqa: E402

prepare()
