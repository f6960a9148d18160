"""The environment's readers: what makes sense is typed, what does not stops the start and names the variable."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

NONSENSE = [
    (lambda: env.widths("X", (480,)), "480,wide"),
    (lambda: env.widths("X", (480,)), "99"),
    (lambda: env.widths("X", (480,)), "480,4001"),
    (lambda: env.widths("X", (480,)), ",".join(str(width) for width in range(100, 109))),
    (lambda: env.flag("X", default=False), "perhaps"),
    (lambda: env.number("X", 1), "-3"),
    (lambda: env.number("X", 1), "１２"),
    (lambda: env.number("X", 1, least=5), "4"),
    (lambda: env.site_url("X", ""), "blog.example.jp"),
    (lambda: env.site_url("X", ""), "https://blog.example.jp/diary"),
    (lambda: env.site_url("X", ""), "ftp://blog.example.jp"),
    (lambda: env.site_url("X", ""), "https://user@blog.example.jp"),
    (lambda: env.address("X"), "hub.example.com"),
    (lambda: env.address("X"), "mailto:hub@example.com"),
    (lambda: env.address("X"), "https://hub.example.com/<>"),
    (lambda: env.key("X"), "short"),
    (lambda: env.key("X"), "not a key at all"),
    (lambda: env.networks("X"), "10.0.0.0/8, proxy.example.jp"),
    (lambda: env.database("X", "db.sqlite3"), "mysql://host/name"),
    (lambda: env.cache("X"), "memcached://127.0.0.1"),
    (lambda: env.mail("X"), "http://mail.example.jp"),
    (lambda: env.mail("X"), "smtp://"),
    (lambda: env.secret_key("X", None), "too-short"),
]


@pytest.mark.parametrize(("read", "value"), NONSENSE)
def test_nonsense_stops_the_start_with_the_name_of_the_variable(monkeypatch, read, value):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=r"^X\b"):
        read()


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("ON", True), ("no", False), ("  ", True), ("", True)])
def test_a_flag_is_on_or_off_and_empty_is_unset(monkeypatch, value, meant):
    monkeypatch.setenv("X", value)
    assert env.flag("X", default=True) is meant


def test_an_address_loses_its_last_slash(monkeypatch):
    monkeypatch.setenv("X", "https://blog.example.jp/")
    assert env.site_url("X", "") == "https://blog.example.jp"


def test_networks_may_be_single_addresses(monkeypatch):
    monkeypatch.setenv("X", "127.0.0.1, 10.1.2.3/8,::1")
    assert env.networks("X") == [ip_network("127.0.0.1/32"), ip_network("10.0.0.0/8"), ip_network("::1/128")]


def test_sqlite_stands_beside_the_data_and_waits_for_its_lock(monkeypatch, tmp_path):
    monkeypatch.delenv("X", raising=False)
    config = env.database("X", tmp_path / "db.sqlite3")
    assert (config["NAME"], config["OPTIONS"]["transaction_mode"]) == (str(tmp_path / "db.sqlite3"), "IMMEDIATE")


def test_postgresql_is_named_by_an_address(monkeypatch):
    monkeypatch.setenv("X", "postgres://me:se%40cret@db.example.jp:5433/blog")
    config = env.database("X", "unused")
    assert [config[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        *("blog", "me", "se@cret", "db.example.jp", 5433)
    ]


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.jp", 25, False, False),
        ("smtp+tls://me:p%40ss@mail.example.jp", 587, True, False),
        ("smtp+ssl://mail.example.jp:8465", 8465, False, True),
    ],
)
def test_a_mail_server_is_named_by_an_address(monkeypatch, url, port, tls, ssl):
    monkeypatch.setenv("X", url)
    config = env.mail("X")
    found = [config[key] for key in ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL")]
    assert found == ["mail.example.jp", port, tls, ssl]


def test_a_secret_is_made_once_and_readable_by_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("X", raising=False)
    first = env.secret_key("X", tmp_path / "key")
    assert env.secret_key("X", tmp_path / "key") == first
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert len(first) >= 50


def test_stored_mail_is_tried_for_an_hour(settings):
    retries = settings.POST_OFFICE
    assert retries["MAX_RETRIES"] * retries["RETRY_INTERVAL"] >= timedelta(hours=1)


@pytest.mark.parametrize(("value", "widths"), [("", (480, 960)), ("1200, 400,400", (400, 1200)), (" , ", (480, 960))])
def test_widths_stand_in_their_order(monkeypatch, value, widths):
    monkeypatch.setenv("X", value)
    assert env.widths("X", (480, 960)) == widths
