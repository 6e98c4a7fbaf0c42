"""What owner and unit settle about a case type, handing out, and ready answers."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_types", "0005_examples"),
    ]

    operations = [
        migrations.AddField(
            model_name="casetype",
            name="cap_message",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="casetype",
            name="cap_per_day",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="casetype",
            name="cap_per_resident",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="casetype",
            name="fixed_replies",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="casetype",
            name="receipt_text",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="casetype",
            name="settings_version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="casetype",
            name="takes_attachments",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="casetype",
            name="takes_proxies",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="closed_message",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="feedback_target",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="hours",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="local_terms",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="seen_number",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="standard_replies",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="suggested",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name="offeredcasetype",
            name="taken_back_at",
            field=models.DateTimeField(null=True),
        ),
    ]
