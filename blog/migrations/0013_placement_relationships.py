"""The relationships of ads that stand in texts by now, as their renderings tell them."""

from django.db import migrations


def fill(apps, schema_editor):
    placements = apps.get_model("disclosures", "Placement").objects
    sources = ("article", "category", "author", "block", "part")
    renderings = apps.get_model("blog", "Rendering").objects.exclude(inventory={}).exclude(inventory__ads=[])
    keys = [f"{source}_id" for source in sources]
    for rendering in renderings.only("inventory", *keys).iterator(chunk_size=200):
        source, pk = next((name, pk) for name, key in zip(sources, keys) if (pk := getattr(rendering, key)))
        for ad in rendering.inventory.get("ads", ()):
            here = placements.filter(source=source, source_id=pk, key=ad.get("placement", ""))
            here.update(relationship=ad.get("relationship", ""))


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0012_strength'),
        ('disclosures', '0021_placement_relationships'),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
