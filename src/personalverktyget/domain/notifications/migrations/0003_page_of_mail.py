"""Where a mail leads, where that is a page of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_office_mail"),
    ]

    operations = [
        migrations.AddField(model_name="officemail", name="page", field=models.TextField(default="")),
    ]
