from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='answers',
            field=models.JSONField(default=dict, editable=False, verbose_name='answers to what the topic asks for'),
        ),
    ]
