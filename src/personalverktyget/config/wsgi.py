"""What the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

from personalverktyget.config.start_checks import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "personalverktyget.config.settings")
application = get_wsgi_application()
refuse_unsafe()
