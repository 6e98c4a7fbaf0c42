"""Where units turn with questions about central case types."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0003_position"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="contact_address",
            field=models.TextField(default=""),
        ),
    ]
