"""Publications that wait for a time or a second person, and who approved a version."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0008_translations"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseTypePublication",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("state", models.TextField()),
                ("content", models.JSONField()),
                ("fingerprint", models.TextField()),
                ("based_on", models.PositiveIntegerField()),
                ("draft", models.UUIDField()),
                ("draft_version", models.PositiveIntegerField()),
                ("reason", models.TextField(default="")),
                (
                    "deviating",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("publish_at", models.DateTimeField(null=True)),
                ("needs_approval", models.BooleanField()),
                ("asked_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("remark", models.TextField(default="")),
                ("obstacle", models.TextField(default="")),
                ("number", models.PositiveIntegerField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.AddField(
            model_name="casetypeversion",
            name="approved_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        migrations.AddConstraint(
            model_name="casetypeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("published_by")), _negated=True),
                    _connector="OR",
                ),
                name="case_types_version_approved_by_another",
            ),
        ),
        migrations.AddField(
            model_name="casetypepublication",
            name="approved_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        migrations.AddField(
            model_name="casetypepublication",
            name="asked_by",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="casetypepublication",
            name="case_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="case_types.casetype"
            ),
        ),
        migrations.AddField(
            model_name="casetypepublication",
            name="settled_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        migrations.AddConstraint(
            model_name="casetypepublication",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["awaiting_approval", "scheduled"])),
                fields=("case_type",),
                name="case_types_one_publication_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="casetypepublication",
            constraint=models.UniqueConstraint(fields=("case_type", "number"), name="case_types_published_once"),
        ),
        migrations.AddConstraint(
            model_name="casetypepublication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="case_types_approved_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="casetypepublication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("needs_approval", False),
                    ("approved_by__isnull", False),
                    models.Q(("state__in", ["scheduled", "published", "stopped"]), _negated=True),
                    _connector="OR",
                ),
                name="case_types_approved_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="casetypepublication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "scheduled"), _negated=True), ("publish_at__isnull", False), _connector="OR"
                ),
                name="case_types_scheduled_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="casetypepublication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", False), ("state", "published")),
                    models.Q(models.Q(("state", "published"), _negated=True), ("number__isnull", True)),
                    _connector="OR",
                ),
                name="case_types_published_has_number",
            ),
        ),
    ]
