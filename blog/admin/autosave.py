"""Autosave of the desk: its two addresses, what they answer, and what the browser is told about them."""

import json

from django.conf import settings
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from js_asset import ImportMap, Media, Script

from blog import draft_words, drafts, page_types
from blog.admin import form_views
from blog.admin.sent import seen
from blog.admin.working_copy import WorkingCopyAdmin
from blog.editor import REFUSALS
from lib.markup import MAX_LENGTH
from lib.text import is_blank

# The modules import each other by these names, so that each is loaded under its hashed address.
MODULES = ("browser_copy", "form_values", "restore", "save_state")
SCRIPTS = Media(
    importmap=ImportMap({f"shirushi/{name}": f"js/admin/{name}.js" for name in MODULES}),
    js=[Script("js/admin/autosave.js", type="module")],
)

LARGEST = 2 * MAX_LENGTH  # characters of all fields together: a text that may be saved fits in twice
WORTH_KEEPING = ("title", "body", "description", "memo")


class AutosaveAdmin(WorkingCopyAdmin):
    """What is typed is kept on the server every few seconds. Nothing here changes an article, let alone publishes one."""

    first_page_type = "article"

    def get_urls(self):
        name, view = (
            f"{self.opts.app_label}_{self.opts.model_name}_logged_in",
            self.admin_site.admin_view(self.logged_in),
        )
        again = path("logged-in/", view, name=name)
        return [again, *form_views.paths(self, "autosave", self.autosave), *super().get_urls()]

    def logged_in(self, request):
        """Where the log-in in a second window leads: back to the text in the first."""
        context = {**self.admin_site.each_context(request), "title": _("You are logged in again")}
        return TemplateResponse(request, "admin/blog/logged_in.html", context)

    def autosave(self, request, object_id=None):
        """A GET answers whether the session lives, with its form token; a POST keeps what the form holds."""
        if request.method != "POST":
            return JsonResponse({"csrf": get_token(request)})
        found = seen(request.POST)
        if found is None or (object_id is None and not found.window):
            return self._refused(_("Reload the page: what it sends cannot be read."), status=422)
        if sum(len(value) for _name, row in request.POST.lists() for value in row) > LARGEST:
            return self._refused(REFUSALS["too_long"], status=422)
        with transaction.atomic():
            article = self._article(request, object_id, found)
            return self._keep(request, article, found) if article else HttpResponse(status=204)

    def _article(self, request, object_id, found):
        if object_id is not None:
            return self.article_of(request, unquote(object_id), to_change=True)
        article = drafts.begun(found.window)
        if article is None:
            return self._begin(request, found)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article

    def _begin(self, request, found):
        """A new text becomes an article with its first words; an empty form does not."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        values = self.typed(request, None)
        if all(is_blank(values.get(name) or "") for name in WORTH_KEEPING):
            return None
        language, page_type = values.get("language"), values.get("page_type")
        return drafts.begin(
            values,
            page_type=page_type if page_type in dict(page_types.fixed_choices()) else self.first_page_type,
            language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            window=found.window,
            by=request.user,
        )

    def _keep(self, request, article, found):
        values = self.typed(request, article)
        try:
            draft = drafts.keep(article, values, seen=found, by=request.user)
        except drafts.Conflict as conflict:
            return self._refused(self._told(request, conflict), status=409)
        answer = {"draft": drafts.token(draft), "version": article.version, "at": _time(draft.saved_at)}
        if drafts.is_unnamed(article):
            answer["article"] = article.pk
            answer["autosave"] = self.url("autosave", article.pk)
            answer["change"] = self.change_url(article)
        return JsonResponse(answer)

    def _told(self, request, conflict):
        at = date_format(localtime(conflict.at), "SHORT_DATETIME_FORMAT") if conflict.at else ""
        if conflict.who == request.user:
            return _("You have saved this article in another window (%(at)s).") % {"at": at}
        if conflict.who:
            return _("%(who)s has saved this article (%(at)s).") % {"who": conflict.who, "at": at}
        return _("This article was saved elsewhere.")

    def _refused(self, sentence, *, status):
        return JsonResponse({"said": str(sentence)}, status=status)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["autosave"] = json.dumps(self._config(request, obj), ensure_ascii=False)
        context["media"] = context["media"] + SCRIPTS  # not to `media`: lists have it too, and let no import map pass
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _config(self, request, article):
        back = reverse("admin:login") + f"?next={self.url('logged_in')}"
        return {
            "user": request.user.pk,
            "article": article.pk if article else None,
            "url": form_views.address(self, "autosave", article),
            "login": back,
            "live": bool(article and article.state == article.State.PUBLISHED),
            "words": draft_words.words(),
        }


def _time(instant):
    return date_format(localtime(instant), "H:i")
