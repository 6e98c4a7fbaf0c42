"""Which version a version says the same as."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0002_drafts"),
    ]

    operations = [
        migrations.AddField("casetypeversion", "restores", models.PositiveIntegerField(null=True)),
    ]
