"""blog.machines: robots.txt, security.txt, the health check and the media folder."""

import pytest
import time_machine


def test_robots_are_shown_the_sitemap_and_kept_out_of_the_admin(client):
    assert client.get("/robots.txt").content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /shared/\nDisallow: /search/\nDisallow: /en/search/\n\n"
        "Sitemap: https://blog.example.jp/sitemap.xml\n"
    )


@pytest.mark.django_db
def test_a_healthy_site_says_so_and_is_never_cached(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json(), response.headers["Cache-Control"]) == (
        200,
        {"status": "ok"},
        "no-store",
    )


def test_a_site_without_its_database_is_not_healthy(client, dead_database):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "no database"})


@pytest.mark.django_db
def test_security_txt_names_a_contact_and_a_date_ahead(client):
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        assert client.get("/.well-known/security.txt").content.decode() == (
            "Contact: https://blog.example.jp/contact/\n"
            "Expires: 2027-05-22T00:00:00+00:00\n"
            "Preferred-Languages: ja, en\n"
            "Canonical: https://blog.example.jp/.well-known/security.txt\n"
        )


@pytest.fixture
def media(settings, tmp_path, db):
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "media/images").mkdir(parents=True)
    (tmp_path / "media/images/a.webp").write_bytes(b"RIFF")
    (tmp_path / "media/page.html").write_text("<script>alert(1)</script>")
    (tmp_path / "db.sqlite3").write_text("secret")
    (tmp_path / "media/link").symlink_to(tmp_path / "db.sqlite3")
    return settings.MEDIA_ROOT


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?v=0c9a1f20", "public, max-age=31536000, immutable"),
        ("", "public, max-age=3600"),
        ("?x=1", "public, max-age=3600"),
    ],
)
def test_a_picture_is_kept_for_long_by_its_version_alone(client, media, query, kept):
    response = client.get(f"/media/images/a.webp{query}")
    names = ("Content-Type", "Cache-Control", "X-Content-Type-Options")
    assert (b"".join(response.streaming_content), *(response.headers[name] for name in names)) == (
        b"RIFF",
        "image/webp",
        kept,
        "nosniff",
    )
    response.close()


def test_a_picture_says_its_kind_where_the_system_does_not_know_it(client, media):
    (media / "images/a.avif").write_bytes(b"ftypavif")
    response = client.get("/media/images/a.avif")
    assert (response.headers["Content-Type"], response.headers.get("Content-Disposition")) == (
        "image/avif",
        'inline; filename="a.avif"',
    )
    response.close()


def test_a_picture_is_not_compressed_a_second_time(client, media):
    response = client.get("/media/images/a.webp", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in response.headers
    response.close()


def test_anything_but_a_picture_is_downloaded_only(client, media):
    response = client.get("/media/page.html")
    assert response.headers["Content-Disposition"] == 'attachment; filename="page.html"'
    response.close()


@pytest.mark.parametrize(
    "name",
    ["", "images/", "images", "none.webp", "../db.sqlite3", "..%2fdb.sqlite3", "%2e%2e/db.sqlite3", "link", "a%00.webp"]
    + ["images/a.webp/", "x" * 9000, "%ff", "//etc/passwd", "/etc/passwd", "..%5cdb.sqlite3"],
)
def test_nothing_else_is_served(client, media, name):
    assert client.get(f"/media/{name}").status_code in {400, 404}


def test_the_icon_is_found_where_old_browsers_look(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (302, "/static/img/icon-180.png")
