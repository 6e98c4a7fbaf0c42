"""Lists of recipients, and approval by a second person."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import personalverktyget.domain.access_log.key_marks


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0013_search_key"),
        ("message_templates", "0001_initial"),
        ("organisation", "0007_approval_above"),
        ("outreach", "0001_initial"),
        ("people", "0004_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListedRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("position", models.PositiveIntegerField()),
                ("said", models.BinaryField()),
                ("verdict", models.TextField()),
                ("detail", models.TextField(default="")),
                ("left_out", models.BooleanField()),
            ],
        ),
        migrations.AddField(
            model_name="dispatch",
            name="approved_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="list_columns",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="needs_approval",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="remark",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("needs_approval", False),
                    ("approved_by__isnull", False),
                    ("state__in", ["preparing", "awaiting_approval"]),
                    _connector="OR",
                ),
                name="outreach_approved_before_it_leaves",
            ),
        ),
        migrations.AddField(
            model_name="listedrow",
            name="dispatch",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="outreach.dispatch"
            ),
        ),
        migrations.AddField(
            model_name="listedrow",
            name="resident",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.resident",
            ),
        ),
        migrations.AddIndex(
            model_name="listedrow",
            index=models.Index(fields=["dispatch", "verdict", "position"], name="outreach_listed_verdict"),
        ),
        migrations.AddIndex(
            model_name="listedrow",
            index=models.Index(fields=["dispatch", "resident"], name="outreach_listed_resident"),
        ),
        migrations.AddIndex(
            model_name="listedrow",
            index=models.Index(
                personalverktyget.domain.access_log.key_marks.KeyMarks("said"), name="outreach_listed_keys"
            ),
        ),
        migrations.AddConstraint(
            model_name="listedrow",
            constraint=models.UniqueConstraint(fields=("dispatch", "position"), name="outreach_listed_place"),
        ),
        migrations.AddConstraint(
            model_name="listedrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict", "valid"), ("left_out", True), _connector="OR"),
                name="outreach_listed_left_out",
            ),
        ),
    ]
