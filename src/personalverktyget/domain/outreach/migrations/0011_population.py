"""Messages from a region to its population, and whom of it they go to."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0013_search_key"),
        ("message_templates", "0003_population"),
        ("organisation", "0009_county"),
        ("outreach", "0010_list_from_cases"),
        ("people", "0007_staff_protected"),
    ]

    operations = [
        migrations.CreateModel(
            name="PopulationSelection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("county", models.TextField()),
                ("municipality", models.TextField(default="")),
                ("place", models.TextField()),
                ("sex", models.TextField(default="")),
                ("age_from", models.PositiveSmallIntegerField(null=True)),
                ("age_to", models.PositiveSmallIntegerField(null=True)),
                ("commission_hsa_id", models.TextField(default="")),
                ("asked_at", models.DateTimeField()),
                ("last_resident", models.UUIDField(null=True)),
                ("looked_at", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(null=True)),
                ("found", models.PositiveIntegerField(default=0)),
                ("unreachable", models.JSONField(default=dict)),
                ("is_done", models.BooleanField(default=False)),
                ("is_refused", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddField(
            model_name="dispatch",
            name="region",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.region",
            ),
        ),
        migrations.AlterField(
            model_name="dispatch",
            name="unit",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.careunit",
            ),
        ),
        migrations.AlterField(
            model_name="recipient",
            name="unit_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(
                condition=models.Q(("region__isnull", False)),
                fields=["region", "begun_at", "id"],
                name="outreach_dispatch_region",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("region__isnull", True), ("unit__isnull", False)),
                    models.Q(("region__isnull", False), ("unit__isnull", True)),
                    _connector="OR",
                ),
                name="outreach_one_sender",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("region__isnull", True), models.Q(("is_single", False), ("offered__isnull", True)), _connector="OR"
                ),
                name="outreach_population_is_not_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("region__isnull", True),
                    ("needs_approval", True),
                    ("state__in", ["preparing", "checking"]),
                    _connector="OR",
                ),
                name="outreach_population_is_approved",
            ),
        ),
        migrations.AddField(
            model_name="populationselection",
            name="dispatch",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="outreach.dispatch"
            ),
        ),
    ]
