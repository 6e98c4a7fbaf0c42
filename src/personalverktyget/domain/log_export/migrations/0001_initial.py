from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LogDelivery",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False)),
                ("first_seq", models.BigIntegerField()),
                ("last_seq", models.BigIntegerField(db_index=True)),
                ("count", models.IntegerField()),
                ("state", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("attempts", models.IntegerField(default=0)),
                ("reason", models.TextField(default="")),
            ],
            options={"indexes": [models.Index(fields=["state", "first_seq"], name="log_export_waiting")]},
        ),
    ]
