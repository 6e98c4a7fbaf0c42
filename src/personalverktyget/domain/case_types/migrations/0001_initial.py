"""Case types, versions and offers."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseType",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("code", models.SlugField()),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.region",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.careunit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseTypeVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("summary", models.TextField()),
                ("description", models.TextField(default="")),
                ("not_for", models.TextField(default="")),
                ("terms_text", models.TextField()),
                ("form", models.JSONField()),
                ("headline", models.TextField(default="")),
                ("feedback_target", models.TextField(default="")),
                ("published_at", models.DateTimeField()),
                (
                    "case_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="case_types.casetype"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="casetype",
            name="current",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="case_types.casetypeversion",
            ),
        ),
        migrations.CreateModel(
            name="OfferedCaseType",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                ("local_information", models.TextField(default="")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="case_types.casetype"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.careunit"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="casetypeversion",
            constraint=models.UniqueConstraint(fields=("case_type", "number"), name="case_types_version_number"),
        ),
        migrations.AddConstraint(
            model_name="casetype",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("region__isnull", False), ("unit__isnull", True)),
                    models.Q(("region__isnull", True), ("unit__isnull", False)),
                    _connector="OR",
                ),
                name="case_types_one_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="casetype",
            constraint=models.UniqueConstraint(fields=("region", "code"), name="case_types_central_code"),
        ),
        migrations.AddConstraint(
            model_name="casetype",
            constraint=models.UniqueConstraint(fields=("unit", "code"), name="case_types_local_code"),
        ),
        migrations.AddConstraint(
            model_name="offeredcasetype",
            constraint=models.UniqueConstraint(fields=("unit", "case_type"), name="case_types_offered_once"),
        ),
    ]
