"""What was decided before there was a history becomes its first row."""

from django.db import migrations


def remember(apps, schema_editor):
    Comment, Decision = apps.get_model("comments", "Comment"), apps.get_model("comments", "Decision")
    decided = Comment.objects.filter(decided_at__isnull=False, decisions=None).select_related("decided_by")
    Decision.objects.bulk_create(
        (
            Decision(
                comment=comment,
                from_state="" if comment.is_staff else "pending",
                to_state=comment.state,
                by=comment.decided_by,
                by_name=comment.decided_by.username if comment.decided_by else "",
                batch=f"first-{comment.pk}"[:16],
                at=comment.decided_at,
            )
            for comment in decided.iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('comments', '0003_trash_and_decisions'),
    ]

    operations = [
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
