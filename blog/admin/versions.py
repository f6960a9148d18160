"""The versions of an article in the admin: their list, names, comparisons, and the way back to one of them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _

from blog import differences, drafts, revisions
from blog.admin.autosave import AutosaveAdmin
from blog.fields import LineField

PAGE = 50
NOW = "now"  # the article as it is saved, in the place of a version's number


class NameForm(forms.Form):
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    name = LineField(max_length=80, required=False)


class VersionsAdmin(AutosaveAdmin):
    """A row whose saves are kept. Whoever may see it may see its versions, whoever may change it may bring one back."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        rows = {
            "versions": ("versions/", self.versions),
            "compare": ("versions/compare/", self.compare),
            "restore": ("versions/<int:version>/restore/", self.restore),
        }
        own = [
            path(f"<path:object_id>/{route}", self.admin_site.admin_view(view), name=f"{name}_{key}")
            for key, (route, view) in rows.items()
        ]
        return [*own, *super().get_urls()]

    def versions(self, request, object_id):
        """The list; a POST names one of its rows."""
        if request.method == "POST":
            return self._name(request, self.article_of(request, object_id, to_change=True))
        article = self.article_of(request, object_id)
        rows = article.revisions.defer("data").select_related("created_by")
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        can_change = self.has_change_permission(request, article)
        context = {"page": page, "can_change": can_change, "compare_url": self.url("compare", article.pk)}
        return self.page(request, "versions", _("Versions"), article, **context)

    def _name(self, request, article):
        form = NameForm(request.POST)
        if not form.is_valid():
            messages.error(request, next(iter(form.errors.values()))[0])
        else:
            revision = self._revision(article, form.cleaned_data["version"])
            revision.name = form.cleaned_data["name"]
            revision.save(update_fields=["name"])
            messages.success(request, _("The name is saved.") if revision.name else _("The name is removed."))
        return HttpResponseRedirect(self.url("versions", article.pk))

    def _revision(self, article, version):
        revision = article.revisions.filter(version=version).first()
        if revision is None:
            raise Http404
        return revision

    def compare(self, request, object_id):
        """Two versions, or one and the article as it is saved; the older one stands first, however they were chosen."""
        article = self.article_of(request, object_id)
        chosen = [request.GET.get(key, NOW) for key in ("old", "new")]
        old, new = sorted((self._side(article, one) for one in chosen), key=lambda side: side["order"])
        changes = differences.between(old["values"], new["values"])
        context = {"old": old, "new": new, "changes": changes, "versions_url": self.url("versions", article.pk)}
        return self.page(request, "compare", _("Compare versions"), article, **context)

    def _side(self, article, chosen):
        if chosen == NOW:
            return {"order": float("inf"), "values": revisions.snapshot(article), "revision": None}
        if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < 10):
            raise Http404
        revision = self._revision(article, int(chosen))
        return {"order": revision.version, "values": revisions.unpack(revision), "revision": revision}

    def restore(self, request, object_id, version):
        """Show what would change; a POST brings the version back, on a live article as changes that wait."""
        article = self.article_of(request, object_id, to_change=True)
        if not 0 <= version < 2**31:
            raise Http404
        revision = self._revision(article, version)
        if request.method == "POST":
            return self._restore(request, article, revision)
        changes = differences.between(revisions.snapshot(article), revisions.unpack(revision))
        context = {"revision": revision, "changes": changes, "versions_url": self.url("versions", article.pk)}
        return self.page(request, "restore", _("Bring this version back?"), article, **context)

    @transaction.atomic
    def _restore(self, request, article, revision):
        article = drafts.lock(article.pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        self._put_draft_aside(article)
        if article.state == article.State.PUBLISHED:
            drafts.store(article, revisions.unpack(revision) | {"slug": article.slug}, by=request.user)
            sentence = _("The version stands in the form. Readers see it when you publish the changes.")
        else:
            drafts.discard(article)
            revisions.restore(article, revision, by=request.user)
            sentence = _("The version is back. What stood there before is among the versions.")
        messages.success(request, sentence)
        return self.to_desk(article)

    def _put_draft_aside(self, article):
        draft = drafts.draft_of(article)
        if draft and differences.between(revisions.snapshot(article), drafts.values_of(draft)):
            name = _("Put aside: what %(who)s had typed") % {"who": draft.saved_by or "—"}
            revisions.put_aside(article, drafts.values_of(draft), by=draft.saved_by, name=name)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and not drafts.is_unnamed(obj):
            context["versions_url"] = self.url("versions", obj.pk)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
