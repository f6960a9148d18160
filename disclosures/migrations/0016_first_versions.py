"""Every decision that was made so far begins its history."""

from django.db import migrations


def begin(apps, schema_editor):
    decisions = apps.get_model("disclosures", "LinkDecision").objects.all()
    versions = apps.get_model("disclosures", "DecisionVersion")
    versions._base_manager.bulk_create(
        versions(
            scope=row.scope,
            target=row.target,
            verdict=row.verdict,
            relationship=row.relationship,
            reason=row.reason,
            by=row.decided_by_name,
            at=row.decided_at,
        )
        for row in decisions.iterator(chunk_size=500)
    )


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0015_reports_and_history")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop, elidable=True)]
