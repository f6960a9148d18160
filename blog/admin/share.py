"""The desk's page on which a link to an unpublished text is made and revoked."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blog import shares
from blog.admin.sources import SourceAdmin
from blog.shares import ShareForm


class ShareAdmin(SourceAdmin):
    """Gives people without an account a look at a row before readers get it."""

    def get_urls(self):
        route, view = "<path:object_id>/share/", self.admin_site.admin_view(self.share)
        return [path(route, view, name=f"{self.opts.app_label}_{self.opts.model_name}_share"), *super().get_urls()]

    def share(self, request, object_id):
        """Asks for how long; a POST makes the link, or revokes all that were made."""
        article = self._shared(request, object_id)
        if "revoke" in request.POST:
            shares.revoke(article)
            messages.success(request, _("All shared links to this text are revoked."))
            return HttpResponseRedirect(request.path)
        form = ShareForm(request.POST or None)
        address = until = None
        if form.is_valid():
            days = form.cleaned_data["days"]
            address, until = shares.share(article, days), timezone.now() + timedelta(days=days)
        return self._share_page(request, article, {"form": form, "address": address, "until": until})

    def _shared(self, request, object_id):
        article = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article

    def _share_page(self, request, article, context):
        here = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[article.pk])
        about = {"title": _("Share the draft"), "opts": self.opts, "original": article, "change_url": here}
        return TemplateResponse(
            request, "admin/blog/share.html", {**self.admin_site.each_context(request), **about, **context}
        )
