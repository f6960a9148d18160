"""nginx as docs/operator.md configures it, in front of a server of the test's own."""

import os
import re
import shutil
import socket
import subprocess
import textwrap
import time

from django.conf import settings

AROUND = """{user} daemon off; pid {folder}/nginx.pid; error_log stderr crit; worker_processes 1;
events {{ }}
http {{ access_log off;
client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{documented} }}
"""


def program():
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def documented():
    text = (settings.BASE_DIR / "docs/operator.md").read_text()
    return textwrap.dedent(
        re.search(r"^    proxy_cache_path .*?^    }\n(?=\n[A-Z])", text, re.MULTILINE | re.DOTALL)[0]
    )


def start(folder, port, behind, *, keeps_open=True):
    """The process; it listens on `port` and asks the server at the port `behind`.

    Without `keeps_open` it is like a CDN: what is deleted from its cache is gone at once.
    """
    told = (
        documented()
        .replace("/var/cache/nginx/shirushi", f"{folder}/cache")
        .replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    )
    told = re.sub(r"^ +ssl_.*\n", "", told.replace("listen 443 ssl", f"listen 127.0.0.1:{port}"), flags=re.MULTILINE)
    told = told if keeps_open else re.sub(r"^ +open_file_cache .*\n", "", told, flags=re.MULTILINE)
    user = "user root;" if os.geteuid() == 0 else ""  # or its workers could not write into the test's folder
    (folder / "nginx.conf").write_text(AROUND.format(user=user, folder=folder, documented=told))
    process = subprocess.Popen([program(), "-c", str(folder / "nginx.conf"), "-p", str(folder)])
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.05)
    raise AssertionError("nginx does not start")
