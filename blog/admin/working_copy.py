"""The working copy at the desk: it is shown in the form, discarded after a question, and never lies over somebody else's."""

import secrets

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from blog import differences, drafts, revisions
from blog.admin import gone
from blog.admin.sent import CHOICE, DRAFT, TURN, VERSION, WINDOW, seen, shown_in, typed
from blog.admin.sources import SourceAdmin


class WorkingCopyAdmin(SourceAdmin):
    """A row that is written on a working copy: other windows are noticed, and what readers see waits for its button."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change=change, **kwargs)
        if obj is None or request.method != "GET":
            return form_class
        unnamed = {"slug": ""} if drafts.is_unnamed(obj) else {}
        draft = drafts.draft_of(obj)

        class Begun(form_class):
            """Begins with the working copy where there is one."""

            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)
                self.initial |= unnamed | (shown_in(self, drafts.values_of(draft)) if draft else {})

        return Begun

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            article = self._locked(request, object_id)
            if article is None and object_id is not None and self.has_add_permission(request):
                return gone.answer(self, request)
            if article and (answer := self._meet(request, article)):
                return answer
            here = str(article.pk) if article else object_id
            return super().changeform_view(request, here, form_url, extra_context)

    def _locked(self, request, object_id):
        """The article that the form is about; a new one may have been begun by autosave from the very same window."""
        if object_id is None:
            found = seen(request.POST)
            article = found and drafts.begun(found.window)
        else:
            article = self.get_object(request, unquote(object_id))
        if article is None:
            return None
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return drafts.lock(article.pk)

    def _meet(self, request, article):
        """An answer when somebody else was first or one of two texts was chosen; None when the form goes on as usual."""
        found, mine = seen(request.POST), self.typed(request, article)
        request.stored = revisions.snapshot(article)
        try:
            draft = drafts.check(article, found, mine) if found else None
        except drafts.Conflict as conflict:
            theirs = drafts.values_of(conflict.draft) if conflict.draft else request.stored
            changes = differences.between(theirs, mine)
            return self._ask(request, article, conflict, changes) if changes else None
        revisions.begin(article)
        return self._choose(request, article, draft, mine) if CHOICE in request.POST else None

    def typed(self, request, article):
        return typed(self.get_form(request, article, change=article is not None)(request.POST, request.FILES))

    def _ask(self, request, article, conflict, changes):
        """Show both texts and let the person choose; the form on that page carries everything that was typed."""
        apart = {"csrfmiddlewaretoken", VERSION, DRAFT, CHOICE}
        fields = [(name, value) for name, row in request.POST.lists() if name not in apart for value in row]
        tokens = [(VERSION, article.version), (DRAFT, drafts.token(conflict.draft))]
        texts = {"conflict": conflict, "is_own": conflict.who == request.user, "changes": changes}
        answer = self.page(request, "conflict", _("Somebody else was first"), article, fields=fields + tokens, **texts)
        answer.status_code = 409
        return answer

    def _choose(self, request, article, draft, mine):
        """What was asked for on that page. The text that is not taken is kept among the versions."""
        if request.POST[CHOICE] == "theirs":
            name = _("Put aside: what %(who)s had typed") % {"who": request.user}
            revisions.put_aside(article, mine, by=request.user, name=name)
            self.say(request, messages.info, _("The other text stays. Yours is kept among the versions."))
            return self.to_desk(article)
        if draft and draft.data.get(WINDOW) != request.POST.get(WINDOW):
            name = _("Put aside: what %(who)s had typed") % {"who": draft.saved_by or "—"}
            revisions.put_aside(article, drafts.values_of(draft), by=draft.saved_by, name=name)
        if request.POST[CHOICE] == "edit":
            drafts.store(article, mine, by=request.user, window=request.POST.get(WINDOW, ""), over=draft)
            self.say(request, messages.info, _("Your text stands in the form. Nothing else was changed."))
            return self.to_desk(article)
        return None

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        views = {"discard": self.discard, "changes": self.changes}
        own = [
            path(f"<path:object_id>/{key}/", self.admin_site.admin_view(view), name=f"{name}_{key}")
            for key, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def article_of(self, request, object_id, *, to_change=False):
        """The article of an address: 404 when it is not there, 403 for whoever may not see or change it."""
        article = self.get_object(request, unquote(object_id))
        if article is None:
            raise Http404
        allowed = self.has_change_permission if to_change else self.has_view_permission
        if not allowed(request, article):
            raise PermissionDenied
        return article

    def page(self, request, template, title, article, **context):
        about = {"title": title, "opts": self.opts, "original": article, "change_url": self.change_url(article)}
        context = {**self.admin_site.each_context(request), **about, **context}
        return TemplateResponse(request, f"admin/blog/{template}.html", context)

    def discard(self, request, object_id):
        """Ask first; a POST forgets what was not saved or published."""
        article = self.article_of(request, object_id, to_change=True)
        draft = drafts.draft_of(article)
        if request.method == "POST":
            drafts.discard(article)
            messages.success(request, _("The changes are discarded."))
            return redirect(self.url("changelist")) if drafts.is_unnamed(article) else self.to_desk(article)
        changes = differences.between(revisions.snapshot(article), drafts.values_of(draft)) if draft else []
        return self.page(request, "discard", _("Discard the changes?"), article, draft=draft, changes=changes)

    def changes(self, request, object_id):
        """What the working copy differs in from the saved or published text."""
        article = self.article_of(request, object_id)
        draft = drafts.draft_of(article)
        changes = differences.between(revisions.snapshot(article), drafts.values_of(draft)) if draft else []
        return self.page(
            request, "changes", _("Changes that are not published yet"), article, draft=draft, changes=changes
        )

    def save_model(self, request, obj, form, change):
        if not change:
            obj.version = 0  # its first version raises it
        super().save_model(request, obj, form, change)

    def keep_apart(self, request, article, form):
        """Keep what was typed as the working copy."""
        window = request.POST.get(WINDOW, "") or secrets.token_hex(8)
        drafts.store(article, typed(form), by=request.user, window=window)

    def say(self, request, say, sentence):
        """With the window whose text is on the server now: its copy in the browser has done its duty."""
        window = (found.window if (found := seen(request.POST)) else "") or "none"
        say(request, sentence, extra_tags=f"window-{window}")

    def to_desk(self, article):
        return HttpResponseRedirect(self.change_url(article))

    def change_url(self, article):
        return self.url("change", article.pk)

    def url(self, name, *args):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=args)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        draft = obj and drafts.draft_of(obj)
        sent = request.POST if request.method == "POST" else {}
        context["draft"] = draft
        context["is_unnamed"] = obj is not None and drafts.is_unnamed(obj)
        context["tokens"] = {
            VERSION: sent.get(VERSION, obj.version if obj else 0),
            DRAFT: sent.get(DRAFT, drafts.token(draft)),
            WINDOW: sent.get(WINDOW) or secrets.token_hex(8),
            TURN: sent.get(TURN, 0),
        }
        if draft:
            context["compare_url"] = self.url("changes", obj.pk)
            context["discard_url"] = self.url("discard", obj.pk)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
