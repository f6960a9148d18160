"""granian and gunicorn with the same site: whatever a request says, both answer alike, from memory and past it."""

import re
import socket
import subprocess
import sys
import time
from http.client import HTTPResponse
from importlib.util import find_spec

import pytest

from tests import mail_server
from tests.factories import ArticleFactory
from tests.processes import ROOT, Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not find_spec("gunicorn"), reason="gunicorn is not installed"),
]

# What a server adds by itself, the length of an answer without a body, and what is another one each time.
OWN = {"date", "server", "connection", "transfer-encoding", "content-length", "expires", "set-cookie"}
NONCE = re.compile(r"nonce-[\w-]+")
FORM = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3"
ADDRESSES = r"""
    / /article/ /article /article// //article/ /nothing/ /static/css/tokens.css /media/no.webp
    /? /?page=2 /?page=2&utm_source=x /?page=%zz /article/?utm_source=x /article?utm_source=x
    /search/?q=a /search/?q=%E4%BF%9D /search?q=a+b /%2F /%2Fadmin/ /%00 /%0d%0aX:1 /./ /../
    /%FF/ /%e3%81%82/ /;x /en/ /EN/ /%61rticle/ /admin/login/ /admin /healthz /feed/
""".split()
METHODS = ["HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "FOO"]
HEADERS = """
Range: bytes=0-9
If-None-Match: *
If-None-Match: "x"
If-Modified-Since: Sun, 29 Nov 2037 10:48:36 GMT
If-Modified-Since: nonsense
If-Match: x
Accept-Encoding: br
Accept-Encoding: br;q=0, gzip;q=0.5
Accept-Encoding: identity;q=0, *;q=0
Accept-Encoding: br;q=nan
Accept-Encoding: gzip;Q=1
Cookie: a=b
Cookie: session=x
Cookie: a=\xe3\x81\x82
X_Forwarded_Proto: https
X-Forwarded-Proto: https
X-Forwarded-Host: x
X-Forwarded-For: x
Authorization: \xff
Referer: \xff
Content-Type: \xff
Content-Type: text/html; charset*=zz''utf-16
Content-Encoding: gzip
Upgrade: websocket
""".strip().split("\n")
HOSTS = ["localhost", "LOCALHOST", "localhost:1", "localhost.", "evil.example", "localhost:x", "", "a b", "localhost@x"]
REQUESTS = [
    *(f"GET {address} HTTP/1.1\r\nHost: localhost" for address in ADDRESSES),
    *(f"{method} {address} HTTP/1.1\r\nHost: localhost" for method in METHODS for address in ("/article/", "/healthz")),
    *(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n{one}" for one in HEADERS for address in ("/article/", "/feed/")),
    *(f"GET /article/ HTTP/1.1\r\nHost: {host}" for host in HOSTS),
    *("GET /article/ HTTP/1.0\r\nHost: localhost", "GET /healthz HTTP/1.0"),
    "GET http://evil.example/ HTTP/1.1\r\nHost: localhost",
    *(
        f"POST {address} HTTP/1.1\r\nHost: localhost\r\n{FORM}"
        for address in ("/article/", "/comments/", "/admin/login/")
    ),
    "POST /contact/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999",
    "POST /contact/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked",
]


@pytest.fixture
def ports(tmp_path):
    """Of granian and of gunicorn."""
    servers = [
        Server(mail_server.free_port(), tmp_path, workers=1, LOG_LEVEL="CRITICAL", HOUSEKEEPING="0") for _ in "ab"
    ]
    granian, gunicorn = servers
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--threads", "4", "--log-level", "error"]
    command += ["--bind", f"127.0.0.1:{gunicorn.port}", "--forwarded-allow-ips", "192.0.2.1"]  # else it believes us
    gunicorn.process = subprocess.Popen(command, cwd=ROOT, env=gunicorn.environment, start_new_session=True)
    granian.start()
    while not gunicorn.answers():
        time.sleep(0.1)
    yield granian.port, gunicorn.port
    granian.kill()
    gunicorn.kill()


def asked(port, request):
    """Status, headers and body, without what is another one each time."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(
            request.encode("latin-1") + b"\r\nConnection: close\r\n\r\n" + (b"a=b" if FORM in request else b"")
        )
        answer = HTTPResponse(line, method=request.split(" ")[0])
        answer.begin()
        body = answer.read()
    pairs = [(name.lower(), NONCE.sub("", value)) for name, value in answer.getheaders()]
    is_one_use = any("no-store" in value for _name, value in pairs)
    return answer.status, sorted(pair for pair in pairs if pair[0] not in OWN), "" if is_one_use else body


def test_both_answer_alike_when_asked_first_and_again(ports):
    ArticleFactory(slug="article", body="<p>本文です。</p>" * 50)
    granian, gunicorn = ports
    differing = {}
    for request in REQUESTS:
        answers = [asked(port, request) for port in (gunicorn, granian, gunicorn, granian)]
        if any(answer != answers[0] for answer in answers):
            differing[request] = answers
    assert differing == {}
