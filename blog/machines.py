"""Addresses that machines ask for: robots.txt, security.txt, the icon, the health check, and the files of the media folder."""

from datetime import timedelta
from mimetypes import guess_type
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils._os import safe_join
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from blog.addresses import absolute, list_url

HOUR = 60 * 60
YEAR = 365 * 24 * HOUR
PICTURES = {".webp": "image/webp", ".avif": "image/avif"}  # which not every system knows
SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"})


@require_safe
def robots(request):
    closed = ["/admin/", "/shared/", *(list_url("search", code) for code, _name in settings.LANGUAGES)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {_absolute('blog:sitemap')}"]
    return _text(lines)


@require_safe
def indexnow(request):
    """The key by which IndexNow knows that its messages come from here."""
    if not settings.INDEXNOW_KEY:
        raise Http404
    return _text([settings.INDEXNOW_KEY])


@require_safe
def security(request):
    """RFC 9116: where to report a weakness. The date moves on every day, a few months ahead."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    return _text(
        [
            f"Contact: {_absolute('contact:form')}",
            f"Expires: {expires.isoformat()}",
            f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
            f"Canonical: {_absolute('blog:security')}",
        ]
    )


@require_safe
def favicon(request):
    """Old browsers and crawlers ask here without having read a page."""
    return HttpResponseRedirect(static("img/icon-180.png"))


@require_safe
def health(request):
    """200 while the database answers, 503 while it does not; what failed stands in the log only."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503, headers={"Cache-Control": "no-store"})
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@require_safe
def media(request, name):
    """A file of the media folder, for a site on one machine.

    The pages ask for a picture with its version, and that answer never changes. Who knows only the bare address gets
    a replaced picture within the hour.
    """
    file = _file(name)
    kind = PICTURES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
    response = FileResponse(file.open("rb"), content_type=kind, as_attachment=kind not in SHOWN_INLINE)
    response.headers["Cache-Control"] = (
        f"public, max-age={YEAR}, immutable" if "v" in request.GET else f"public, max-age={HOUR}"
    )
    response.headers["Last-Modified"] = http_date(file.stat().st_mtime)
    return response


def _file(name):
    """The file of this name below MEDIA_ROOT, links followed; 404 for whatever else a path can say."""
    root = Path(settings.MEDIA_ROOT).resolve()
    try:
        file = Path(safe_join(root, name)).resolve()
        if file.is_relative_to(root) and file.is_file() and not name.endswith("/"):
            return file
    except (OSError, ValueError) as error:  # a name too long, or with a NUL
        raise Http404 from error
    raise Http404


def _absolute(name):
    return absolute(reverse(name))


def _text(lines):
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
