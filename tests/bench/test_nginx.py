"""The manual's own words about nginx become the configuration under measurement."""

from pathlib import Path

import pytest

from bench import nginx

FOLDER = Path("/bench")
BARE = """Behind a proxy:

    location / {
        proxy_pass http://127.0.0.1:8000;  # the site
    }
"""
WHOLE = """With a cache:

    proxy_cache_path /var/cache/nginx/shirushi levels=1:2 keys_zone=pages:10m;
    server {
        listen 443 ssl;
        server_name blog.example.jp;
        gzip off;
        location / { proxy_pass http://127.0.0.1:8000; proxy_cache pages; }
    }

Something else:

    make serve
"""


@pytest.mark.parametrize(
    ("manual", "around", "inside"),
    [
        (BARE, "", "location / {\n    proxy_pass http://127.0.0.1:9;  \n}"),
        (
            BARE + WHOLE,
            "proxy_cache_path /bench/cache levels=1:2 keys_zone=pages:10m;",
            "gzip off;\nlocation / { proxy_pass http://127.0.0.1:9; proxy_cache pages; }",
        ),
    ],
)
def test_ports_and_folders_are_replaced_and_the_machines_own_matters_left_out(manual, around, inside):
    assert nginx.documented(manual, FOLDER, 9) == (around, inside)


def test_the_manual_of_today_says_how_nginx_stands_before_the_site():
    _around, inside = nginx.documented(nginx.MANUAL.read_text(), FOLDER, 9)

    assert "proxy_pass" in inside
    assert "127.0.0.1:8000" not in inside
