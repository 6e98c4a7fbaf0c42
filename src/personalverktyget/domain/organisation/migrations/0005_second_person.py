"""Whether a second person must approve central case types."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0004_contact_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="needs_second_person",
            field=models.BooleanField(default=False),
        ),
    ]
