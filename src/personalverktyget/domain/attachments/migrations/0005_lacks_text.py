"""Whether a PDF is but pictures of pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0004_shared_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="lacks_text",
            field=models.BooleanField(default=False),
        ),
    ]
