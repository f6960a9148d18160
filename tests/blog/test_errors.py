"""blog.errors: what went wrong is said in the site's look, and said even without a database."""

import pytest
from django.test import Client, RequestFactory

from blog import errors


@pytest.mark.django_db
def test_what_is_not_there_is_answered_in_the_sites_look(client):
    response = client.get("/nothing-here/")
    assert (response.status_code, response.templates[0].name) == (404, "404.html")
    assert response.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("view", "status"),
    [
        *((errors.server_error, 500), (errors.bad_request, 400), (errors.unreadable_cookies, 400)),
        *((errors.forbidden, 403), (errors.no_csrf_token, 403)),
    ],
)
def test_other_errors_are_answered_without_the_database(view, status):
    response = view(RequestFactory().get("/"))
    assert (response.status_code, response.headers["Cache-Control"]) == (status, "no-store")
    assert response.content.lstrip().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("address", ["/", "/guide/", "/search/?q=a", "/feed/", "/sitemap.xml", "/none/"])
def test_a_dead_database_is_answered_in_the_sites_look(client, dead_database, address):
    client.raise_request_exception = False
    response = client.get(address)
    assert (response.status_code, response.templates[0].name) == (500, "500.html")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("host", ["evil.example", "user@blog.example.jp", "blog.example.jp\t"])
def test_a_foreign_host_is_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["x-forwarded-host", "x-forwarded-prefix", "forwarded", "x-original-url", "x-host"])
def test_a_forwarded_host_is_ignored(client, name):
    response = client.get("/", headers={name: "evil.example"})
    assert (response.status_code, b"evil.example" in response.content) == (200, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["%00", "%ff", "..%2f..%2fetc", "a" * 9000, "%2e%2e/", ".git/config", ".env", "wp-login.php"]
)
def test_a_hostile_path_is_not_found(client, path):
    response = client.get(f"/{path}", follow=True)
    assert response.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/%2e%2e", "/%2f%2fevil.example", "/\\evil.example"])
def test_no_redirect_leaves_the_site(client, path):
    location = client.get(path).headers.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"accept-language": "ja," * 50_000},
        {"if-none-match": '"' * 999},
        {"if-modified-since": "nonsense"},
        {"range": "bytes=" + ",".join(["0-"] * 500)},
        {"cookie": "session=%00; csrf=\x7f; messages=[["},
    ],
)
def test_nonsense_in_headers_is_ignored(client, headers):
    assert client.get("/", headers=headers).status_code == 200


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_the_sites_look(owner):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "owner", "password": "x"})
    assert (response.status_code, response.templates[0].name) == (403, "403_csrf.html")
