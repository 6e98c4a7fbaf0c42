"""How residents are told that something has come: by e-mail, by text message, or by both."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_accounts"),
    ]

    operations = [
        migrations.AddField(
            model_name="resident",
            name="has_mobile",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="resident",
            name="notices_by_email",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="resident",
            name="notices_by_sms",
            field=models.BooleanField(default=False),
        ),
    ]
