"""How hard to read a region lets the texts of case types be."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0005_second_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="highest_lix",
            field=models.PositiveSmallIntegerField(db_default=45, default=45),
        ),
    ]
