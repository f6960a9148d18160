"""What the admin of every row of the owner's shares, and of every row with HTML: the rendering that follows each save."""

from functools import partial

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import CASCADE
from django.utils.translation import gettext as _
from js_asset import Media

from blog import ad_uses, announcing, moves, recording, related, rendering, told_pages
from blog.models import Image
from blog.picture_field import PictureSelect
from blog.row_field import OneRow, RowsField, SeveralRows


class OwnedAdmin(admin.ModelAdmin):
    """A row that somebody has edited is the owner's: removing the samples leaves it alone."""

    save_on_top = False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Image:
            kwargs["widget"] = PictureSelect
        elif db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = OneRow(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": SeveralRows(db_field, self.admin_site), "form_class": RowsField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        # The import map is an inline script; the policy lets it pass with the request's nonce only.
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        obj.is_sample = False
        moves.save(obj)

    def delete_model(self, request, obj):
        before_deletion(type(obj)._base_manager.filter(pk=obj.pk))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        before_deletion(queryset)
        super().delete_queryset(request, queryset)


def before_deletion(rows):
    """What the deletion of rows takes with it, and what is remembered of them."""
    hold(rows)
    announcing.note_removal(rows)
    moves.forget(rows)
    related.forget(rows)
    ad_uses.gone(rows.model, list(rows.values_list("pk", flat=True)))


def hold(rows):
    """Lock rows that are about to be deleted, with all that goes with them, until the transaction ends.

    Without it somebody who writes below one of them at this moment could make the deletion fail.
    """
    keys = list(rows.order_by().values_list("pk", flat=True))
    held = [rows.model._base_manager.filter(pk__in=keys)]
    for relation in rows.model._meta.related_objects:
        if relation.on_delete is CASCADE:
            held.append(relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys}))
    for found in held:
        list(found.order_by("pk").select_for_update().values_list("pk"))


class SourceAdmin(OwnedAdmin):
    """A row whose text readers see."""

    change_form_template = "admin/blog/source.html"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and request.user.has_perm("disclosures.view_ledgerentry"):
            context["told_pages"] = partial(told_pages.told, obj)  # asked by the template, and not by every one
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What was pasted and not taken in is no part of a text; whoever saves it is told."""
        response = super().changeform_view(request, object_id, form_url, extra_context)
        left = sum(value.count("<pasted-picture") for value in request.POST.values())
        if left and response.status_code == 302:
            told = _("Left out of the text: %(number)d pasted pictures that were not taken into the library.")
            messages.warning(request, told % {"number": left})
        return response

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.after_save(request, form.instance)

    @transaction.atomic
    def after_save(self, request, row):
        """Render the row, and tell the ledger; what it shows is stored in the same transaction."""
        rendering.render_and_store(row)
        recording.record(row, cause="saved", actor=request.user)

    @transaction.atomic
    def delete_model(self, request, obj):
        recording.deleted(obj, actor=request.user)
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for row in queryset:
            recording.deleted(row, actor=request.user)
        super().delete_queryset(request, queryset)
