"""A campaign's last day becomes the instant after it."""

from datetime import datetime, time, timedelta

from django.db import migrations
from django.utils import timezone


def to_instants(apps, schema_editor):
    for row in apps.get_model("disclosures", "Creative").objects.filter(ends_on__isnull=False, ends_at__isnull=True):
        row.ends_at = timezone.make_aware(datetime.combine(row.ends_on + timedelta(days=1), time(0)))
        row.save(update_fields=["ends_at"])


def to_days(apps, schema_editor):
    for row in apps.get_model("disclosures", "Creative").objects.filter(ends_at__isnull=False):
        row.ends_on = (timezone.localtime(row.ends_at) - timedelta(microseconds=1)).date()
        row.save(update_fields=["ends_on"])


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0004_programmes")]

    operations = [migrations.RunPython(to_instants, to_days)]
