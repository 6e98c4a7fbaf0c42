"""Mail to those who administer regions and the nation."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficeMail",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("about", models.UUIDField()),
                ("address", models.TextField()),
                ("case_type_name", models.TextField()),
                ("unit_name", models.TextField(default="")),
                ("state", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "about"), name="notifications_office_told_once")
                ],
            },
        ),
    ]
