"""Which articles are alike, kept with every change, and the terms of their titles."""

import django.db.models.deletion
from django.db import migrations, models


def ask_for_all(apps, schema_editor):
    """The housekeeping looks for the companions of every article that is there by now."""
    due = apps.get_model("blog", "AlikeDue")
    keys = apps.get_model("blog", "Article").objects.filter(page_type="article").values_list("pk", flat=True)
    due.objects.bulk_create((due(article_id=key) for key in keys), batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0013_placement_relationships'),
    ]

    operations = [
        migrations.CreateModel(
            name='AlikeDue',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='blog.article')),
            ],
        ),
        migrations.CreateModel(
            name='Alike',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('degree', models.FloatField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alike', to='blog.article')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.article')),
            ],
            options={
                'indexes': [models.Index(fields=['article', '-degree'], name='alike_most_first')],
                'constraints': [models.UniqueConstraint(fields=('article', 'other'), name='alike_once')],
            },
        ),
        migrations.CreateModel(
            name='TitleTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(db_index=True, max_length=40)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='title_terms', to='blog.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'term'), name='title_term_once')],
            },
        ),
        migrations.RunPython(ask_for_all, migrations.RunPython.noop),
    ]
