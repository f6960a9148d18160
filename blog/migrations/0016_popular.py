"""How often articles are opened, and the lists of what is read most."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0015_alike_thorough'),
    ]

    operations = [
        migrations.CreateModel(
            name='PageView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True)),
                ('number', models.PositiveIntegerField(default=0)),
                ('is_sample', models.BooleanField(default=False, editable=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to='blog.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'day'), name='one_number_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Popular',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=8)),
                ('language', models.CharField(choices=[('ja', 'Japanese'), ('en', 'English')], max_length=8)),
                ('place', models.PositiveSmallIntegerField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='popular', to='blog.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('period', 'language', 'place'), name='popular_place')],
            },
        ),
    ]
