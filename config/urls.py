"""The site map: every public address, in the order in which it is tried."""

from django.contrib import admin
from django.urls import include, path

handler400 = "blog.errors.bad_request"
handler403 = "blog.errors.forbidden"
handler404 = "blog.errors.not_found"
handler500 = "blog.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("guard/", include("guard.urls")),
    path("comments/", include("comments.urls")),
    path("contact/", include("contact.urls")),
    path("en/contact/", include("contact.urls", namespace="contact_en")),
    path("personal-data/", include("config.privacy.urls")),
    path("en/personal-data/", include("config.privacy.urls", namespace="privacy_en")),
    path("", include("blog.urls")),
]
