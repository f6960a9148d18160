"""The admin site as a blogger meets it: its name, its home page, a quick beginning, and the removal of the samples."""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from config.admin_input import input_checked

# The order of daily work. Models that are not named follow by name; whole apps (the mail queue's own) stay out of sight.
ORDER = (
    *("blog.Article", "blog.Page", "blog.Image", "blog.Category", "blog.Tag", "blog.Author", "blog.Replacement"),
    *("blog.Part", "blog.Speaker"),
    *("blog.SidebarBlock", "blog.MenuItem", "blog.Site", "blog.SearchTerm", "blog.Announcement"),
    *("disclosures.Programme", "disclosures.Creative"),
    *("disclosures.LinkDecision", "disclosures.NoticeWording", "disclosures.EvidenceFile"),
    *("disclosures.LedgerEntry", "disclosures.DailyCount"),
    *("disclosures.LinkReport", "disclosures.OwnNetwork", "disclosures.PictureHost"),
    *(
        "comments.Comment",
        "comments.Report",
        "comments.Correspondent",
        "comments.Settings",
        "contact.Message",
        "contact.Canned",
        "contact.Settings",
        "config.Mail",
        "guard.Block",
        "privacy.Receipt",
        "privacy.Period",
        "auth.User",
        "auth.Group",
    ),
    *("disclosures.ClaimHit", "disclosures.ClaimAnswer", "disclosures.ClaimRule"),
)
APPS = tuple(dict.fromkeys(name.partition(".")[0] for name in ORDER))


def place(names, name):
    return names.index(name) if name in names else len(names)


class ShirushiAdmin(AdminSite):
    site_header = "しるし"
    site_title = "しるし"
    index_title = _("What waits for you")
    empty_value_display = "—"

    @property
    def login_form(self):
        from config.login import LoginForm  # late, as below

        return LoginForm

    def admin_view(self, view, cacheable=False):
        return super().admin_view(input_checked(view), cacheable)

    def index(self, request, extra_context=None):
        # Imported late: this module is read while the apps are still loading.
        from blog.beginning import BeginForm
        from config import badges, checklist, home, waiting

        steps = checklist.steps() if request.user.is_superuser else []
        numbers = badges.numbers(request.user)
        rows = waiting.for_user(request.user, {key: numbers[key] for key in ("comments",) if key in numbers})
        context = {
            "badge_numbers": numbers,
            "waiting": rows,
            "waits": any(row["count"] for row in rows),
            **home.for_user(request.user),
            "steps": steps,
            "steps_done": sum(step["is_done"] for step in steps),
            "begin": BeginForm() if request.user.has_perm("blog.add_article") else None,
        }
        return super().index(request, {**context, **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        apps = [app for app in super().get_app_list(request, app_label) if app["app_label"] in APPS]
        for app in apps:
            app["models"].sort(key=lambda model: place(ORDER, f"{app['app_label']}.{model['object_name']}"))
        return sorted(apps, key=lambda app: place(APPS, app["app_label"]))

    def get_urls(self):
        return [
            path("begin/", self.admin_view(self.begin), name="begin"),
            path("coverage/", self.admin_view(self.coverage), name="coverage"),
            path("guarding/", self.admin_view(self.guarding), name="guarding"),
            path("samples/", self.admin_view(self.samples), name="samples"),
            *super().get_urls(),
        ]

    def begin(self, request):
        """A title typed on the home page becomes a draft, and its desk opens."""
        from blog.beginning import BeginForm, begin
        from blog.models import Article

        if not request.user.has_perm("blog.add_article"):
            raise PermissionDenied
        if request.method != "POST":
            return redirect("admin:index")
        form = BeginForm(request.POST)
        if not form.is_valid():
            return self.index(request, {"begin": form})
        article = begin(form.cleaned_data["title"], by=request.user)
        self.get_model_admin(Article).log_addition(request, article, [{"added": {}}])
        return redirect("admin:blog_article_change", article.pk)

    def coverage(self, request):
        """How the site's ads stand: how many, whether all are marked, and what somebody should look at."""
        from config import coverage

        if not request.user.has_perm(coverage.PERMISSION):
            raise PermissionDenied
        context = {**self.each_context(request), "title": _("How the ads stand"), **coverage.report()}
        return TemplateResponse(request, "admin/coverage.html", context)

    def guarding(self, request):
        """How the guard decides: its rows with what they met of late, what it has learned, and the owner's one switch."""
        from config import guarding

        if not request.user.has_perm(guarding.PERMISSION):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else None
        form = guarding.policy_form(sent) if request.user.has_perm("guard.change_policy") else None
        if sent is not None:
            if form is None:
                raise PermissionDenied
            form.save()  # of one tick nothing can be wrong
            messages.success(request, _("Saved."))
            return redirect("admin:guarding")
        context = {**self.each_context(request), "title": _("How the guard decides"), "form": form, **guarding.report()}
        return TemplateResponse(request, "admin/guarding.html", context)

    def samples(self, request):
        """Show what would go; a POST removes it."""
        from config.samples import removal

        if not request.user.is_superuser:
            raise PermissionDenied
        if request.method == "POST":
            count = removal.remove_samples(by=request.user)
            messages.success(
                request,
                ngettext("%(count)d sample was removed.", "%(count)d samples were removed.", count) % {"count": count},
            )
            return redirect("admin:index")
        rows = [(model._meta.verbose_name_plural, count) for model, count in removal.remaining()]
        context = {**self.each_context(request), "title": _("Remove the samples"), "rows": rows}
        return TemplateResponse(request, "admin/samples.html", context)


class ShirushiAdminConfig(AdminConfig):
    default_site = "config.admin_site.ShirushiAdmin"
