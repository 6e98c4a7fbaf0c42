"""Whom a case type is for."""

from django.db import migrations, models

import personalverktyget.domain.case_types.audience


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0006_settings"),
    ]

    operations = [
        migrations.AddField(
            model_name="casetype",
            name="audience",
            field=models.TextField(default=personalverktyget.domain.case_types.audience.Audience["EVERYBODY"]),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="is_restricted",
            field=models.BooleanField(default=False),
        ),
    ]
