"""Read first by whatever forks processes for these tests: models can be read after it."""

import django

django.setup()
