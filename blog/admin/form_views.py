"""Views about what stands in a form just now: one address while its row is new, another once it is stored."""

from django.urls import path, reverse


def paths(desk, key, view):
    view = desk.admin_site.admin_view(view)
    return [
        path(f"add/{key}/", view, name=f"{_name(desk, key)}_new"),
        path(f"<path:object_id>/{key}/", view, name=_name(desk, key)),
    ]


def address(desk, key, row):
    """Of the view for this row; for a new one where it is None."""
    name = f"admin:{_name(desk, key)}"
    return reverse(name, args=[row.pk]) if row else reverse(f"{name}_new")


def _name(desk, key):
    return f"{desk.opts.app_label}_{desk.opts.model_name}_{key}"
