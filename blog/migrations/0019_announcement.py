"""Who was told of changed pages."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0018_no_search_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('service', models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name='service')),
                ('told_until', models.DateTimeField()),
                ('told_at', models.DateTimeField(null=True, verbose_name='told last')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='attempts in vain')),
                ('next_try', models.DateTimeField(null=True, verbose_name='asked again at')),
                ('error', models.CharField(blank=True, max_length=20)),
            ],
            options={
                'verbose_name': 'announcement',
                'verbose_name_plural': 'announcements of changes',
                'ordering': ['service'],
            },
        ),
    ]
