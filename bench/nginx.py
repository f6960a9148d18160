"""nginx as an operator sets it up: once handing out a precompressed file, once before the site as docs/operator.md writes it."""

import os
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "operator.md"
COMMAND = shutil.which("nginx")
HTTP_LEVEL = ("proxy_cache_path", "upstream", "map", "limit_req_zone", "log_format")

# What Debian's own nginx.conf says, in a folder and with processes of the bench's own.
FRAME = """
daemon off; worker_processes {workers}; pid {folder}/nginx.pid; {user}
events {{ worker_connections 768; }}
http {{
    sendfile on; tcp_nopush on; types_hash_max_size 2048; keepalive_requests 100000000;
    include /etc/nginx/mime.types; default_type application/octet-stream;
    access_log off; error_log {folder}/error.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {around}
    server {{
        listen 127.0.0.1:{port};
        {inside}
    }}
}}
"""
FILE = "root {folder}/files; location / {{ default_type text/html; gzip_static on; gzip_vary on; }}"


def for_file(folder: Path, port: int, workers: int, *, plain: bytes, packed: bytes) -> Path:
    """The configuration under which the two bodies are one page, /page.html."""
    files = folder / "files"
    files.mkdir(parents=True)
    (files / "page.html").write_bytes(plain)
    (files / "page.html.gz").write_bytes(packed)
    return _written(folder, port, workers, inside=FILE.format(folder=folder))


def before_site(folder: Path, port: int, workers: int, *, site: int, manual: str) -> Path:
    """The manual's configuration with this site's port, in this folder."""
    folder.mkdir(parents=True)
    around, inside = documented(manual, folder, site)
    return _written(folder, port, workers, around=around, inside=inside)


def documented(manual: str, folder: Path, site: int) -> tuple[str, str]:
    """What the manual puts around its server and into it, with this port of the site and paths in this folder."""
    blocks = [block for block in _blocks(manual) if "proxy_pass" in block]
    with_cache = [block for block in blocks if "proxy_cache" in block]  # the manual begins with a plain proxy
    directives = [one for block in with_cache or blocks for one in _directives(block)]
    text = [re.sub(r"127\.0\.0\.1:8000", f"127.0.0.1:{site}", one) for one in directives]
    text = [re.sub(r"(proxy_cache_path\s+)\S+", rf"\1{folder}/cache", one) for one in text]
    around = [one for one in text if one.startswith(HTTP_LEVEL)]
    return "\n".join(around), "\n".join(one for one in text if one not in around and _fits(one))


def _fits(directive: str) -> bool:
    """Names, certificates and ports are the machine's own matter."""
    return not directive.startswith(("listen", "server_name", "ssl_", "http2"))


def _blocks(manual: str) -> list[str]:
    """Its indented blocks of code, each without the indent."""
    found = re.findall(r"(?:^(?: {4}.*|[ \t]*)\n)+", manual, re.MULTILINE)
    return [re.sub(r"^ {4}", "", block, flags=re.MULTILINE).strip() for block in found]


def _directives(text: str) -> list[str]:
    """The outermost directives of a block, comments left out; those of a server stand for the server."""
    text = re.sub(r"#.*", "", text)
    found, depth, began = [], 0, 0
    for place, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0 and letter in ";}":
            found.append(text[began : place + 1].strip())
            began = place + 1
    servers = [one for one in found if re.match(r"server\s*\{", one)]
    inner = [own for one in servers for own in _directives(one[one.index("{") + 1 : -1])]
    return [one for one in found if one not in servers] + inner


def _written(folder: Path, port: int, workers: int, *, around: str = "", inside: str) -> Path:
    user = "user root;" if os.geteuid() == 0 else ""  # the folder is its starter's alone
    path = folder / "nginx.conf"
    values = {"folder": folder, "port": port, "workers": workers, "user": user, "around": around, "inside": inside}
    path.write_text(FRAME.format(**values))
    return path
