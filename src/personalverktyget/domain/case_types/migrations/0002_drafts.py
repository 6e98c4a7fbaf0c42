"""Drafts with their steps, names of case types, withdrawing, and who published."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

# What is there already is called what its version says. The guard of the table asks who acts.
_NAME = """
    SELECT set_config('personalverktyget.actor', 'system:migration', true);
    UPDATE case_types_casetype SET name = version.name
    FROM case_types_casetypeversion version WHERE version.id = case_types_casetype.current_id;
    SELECT set_config('personalverktyget.actor', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField("casetype", "name", models.TextField(default="")),
        migrations.AddField("casetype", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.RunSQL(_NAME, migrations.RunSQL.noop),
        migrations.AddField(
            "casetypeversion",
            "published_by",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        migrations.CreateModel(
            name="CaseTypeDraft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("content", models.JSONField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("step", models.PositiveIntegerField(default=0)),
                ("begun_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "based_on",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="case_types.casetypeversion",
                    ),
                ),
                (
                    "case_type",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draft", to="case_types.casetype"
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseTypeDraftStep",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("operation", models.TextField(default="")),
                ("subject", models.TextField(default="")),
                ("content", models.JSONField()),
                (
                    "draft",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="case_types.casetypedraft",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="casetypedraftstep",
            constraint=models.UniqueConstraint(fields=("draft", "number"), name="case_types_draft_step_number"),
        ),
    ]
