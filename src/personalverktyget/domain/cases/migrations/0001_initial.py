"""The case and what belongs to it."""

import uuid

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("case_types", "0001_initial"),
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS btree_gin", migrations.RunSQL.noop),
        migrations.RunSQL(
            "CREATE SEQUENCE cases_case_number AS bigint START 100001", "DROP SEQUENCE cases_case_number"
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(unique=True)),
                ("case_type_name", models.TextField()),
                ("headline", models.TextField()),
                ("state", models.TextField()),
                ("queue_rank", models.PositiveSmallIntegerField()),
                ("received_at", models.DateTimeField()),
                ("waiting_since", models.DateTimeField(null=True)),
                ("promised_at", models.DateTimeField()),
                ("feedback_target", models.TextField()),
                ("feedback_due_at", models.DateTimeField(null=True)),
                ("first_feedback_at", models.DateTimeField(null=True)),
                ("closing_due_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("close_reason", models.TextField(default="")),
                ("version", models.PositiveIntegerField(default=1)),
                ("submission_key", models.UUIDField(unique=True)),
                (
                    "case_type_version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="case_types.casetypeversion",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "offered",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="case_types.offeredcasetype",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.resident",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.careunit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("kind", models.TextField()),
                ("body", models.TextField()),
                ("signature", models.TextField(default="")),
                ("sent_at", models.DateTimeField()),
                ("by_kind", models.TextField()),
                ("submission_key", models.UUIDField(unique=True)),
                (
                    "by_staff",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseAnswers",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="answers",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("answers", models.JSONField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseDraft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("answers", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "case_type_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="case_types.casetypeversion"
                    ),
                ),
                (
                    "offered",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="case_types.offeredcasetype"
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.resident"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.careunit"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseTransition",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("action", models.TextField()),
                ("from_state", models.TextField()),
                ("to_state", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_kind", models.TextField()),
                ("reason", models.TextField(default="")),
                (
                    "by_staff",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MessageReading",
            fields=[
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="cases.message",
                    ),
                ),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("read_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("body", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("submission_key", models.UUIDField(unique=True)),
                (
                    "by_staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReplyDraft",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("kind", models.TextField()),
                ("body", models.TextField()),
                ("saved_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseWords",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("unit_id", models.UUIDField()),
                ("resident_id", models.UUIDField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["unit_id", "words"], name="cases_words")],
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["unit", "queue_rank", "due_at", "id"], name="cases_queue"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("queue_rank", 1)),
                fields=["unit", "handler", "due_at", "id"],
                name="cases_handler_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("queue_rank", 1)),
                fields=["unit", "state", "due_at", "id"],
                name="cases_state_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("queue_rank", 2)), fields=["unit", "closed_at", "id"], name="cases_closed"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("queue_rank", 2)),
                fields=["unit", "handler", "closed_at", "id"],
                name="cases_handler_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["resident", "received_at"], name="cases_resident"),
        ),
        migrations.AddConstraint(
            model_name="replydraft",
            constraint=models.UniqueConstraint(fields=("case", "staff"), name="cases_one_draft_each"),
        ),
    ]
