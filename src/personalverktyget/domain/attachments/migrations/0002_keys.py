"""Which keys of the key ring the keys of files were written with."""

from django.db import migrations, models

from personalverktyget.domain.access_log.key_marks import KeyMarks


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0001_initial"),
        ("organisation", "0004_contact_address"),
        ("people", "0002_keys"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(KeyMarks("file_key", "name"), name="attachments_keys"),
        ),
    ]
