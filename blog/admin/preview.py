"""The preview at the desk: the saved text as a page, and the text as it stands in the form, rendered while somebody types."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.urls import path
from django.utils.translation import gettext as _

from blog.admin import form_views
from blog.admin.sources import SourceAdmin
from blog.proofs import proof_page

UNREADABLE = {"body", "page_type", "language"}  # without these there is no page to show
PLACEHOLDER = "preview"


class PreviewAdmin(SourceAdmin):
    """Shows a row in the real template, before readers see it."""

    def get_urls(self):
        name, view = f"{self.opts.app_label}_{self.opts.model_name}_preview", self.admin_site.admin_view(self.preview)
        saved = path("<path:object_id>/preview/", view, name=name)
        return [saved, *form_views.paths(self, "live", self.live), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["preview_url"] = form_views.address(self, "live", obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def preview(self, request, object_id):
        """The saved text as readers would get it, ads and notices included, whatever its state."""
        article = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return proof_page(request, article, _("Preview"), _("The saved text, as readers would get it."))

    def live(self, request, object_id=None):
        """What the form holds now as a page, made in memory: `html` is null where the text cannot be read yet."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = self._previewed(request, object_id)
        with transaction.atomic():
            form = self.get_form(request, article, change=article is not None)(request.POST, instance=article)
            is_readable = form.is_valid() or not UNREADABLE & form.errors.keys()
            page = self._page(request, form) if is_readable else None
            transaction.set_rollback(True)  # whatever a form may do on its way: a preview leaves no trace
        return JsonResponse({"html": page, "errors": _sentences(form)}, headers={"Cache-Control": "no-store"})

    def _previewed(self, request, object_id):
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        article = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404
        if not (self.has_view_permission(request, article) and self.has_change_permission(request)):
            raise PermissionDenied
        return article

    def _page(self, request, form):
        article = form.instance
        if article.pk is None:
            article.pk = 0  # no row has it: comments, tags and companions of an article that is not there yet
        article.slug = article.slug or PLACEHOLDER
        if "tags" in form.cleaned_data:
            article._prefetched_objects_cache = {"tags": [_shown(tag) for tag in form.cleaned_data["tags"]]}
        return proof_page(request, article, _("Preview"), _("The text as it stands in the form.")).content.decode()


def _shown(tag):
    """A tag that the form would make has neither row nor address yet."""
    tag.pk, tag.slug = tag.pk or 0, tag.slug or PLACEHOLDER
    return tag


def _sentences(form):
    """What is wrong in the form, each with the name of its field."""
    return [
        " ".join(filter(None, [str(form.fields[name].label) + ":" if name in form.fields else "", str(sentence)]))
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
