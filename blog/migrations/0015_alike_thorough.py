"""A list that is only refilled waits apart from one whose places are looked for."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0014_related'),
    ]

    operations = [
        migrations.AddField(
            model_name='alikedue',
            name='is_thorough',
            field=models.BooleanField(default=True),
        ),
    ]
