"""A mail server on this machine, which keeps what it is given, refuses what a test says, and can be away."""

import socket
import socketserver
import threading
import time
from contextlib import contextmanager
from email import message_from_bytes, policy


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP as smtplib speaks."""

    timeout = 30

    def handle(self):
        self.say("220 twin")
        for line in self.rfile:
            word = line.decode(errors="replace").strip()
            verb = word[:4].upper()
            if refusal := self.server.refusals.get(verb):
                self.say(refusal)
                if refusal.startswith("421"):
                    return
            elif verb == "DATA":
                if not self.take():
                    return
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 twin")

    def take(self):
        """One mail; whether its sender is told that it was taken."""
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b".") else line)
        self.server.received.append(message_from_bytes(b"".join(lines), policy=policy.default))
        if self.server.is_mute:
            return False
        while self.server.is_silent.is_set():
            time.sleep(0.05)
        self.say("250 taken")
        return True

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """`refusals`: answers by verb, such as {"RCPT": "550 unknown"}.

    While it `is_mute` it takes mails and hangs up at once; while it `is_silent` it takes them and does not answer.
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self, port):
        super().__init__(("127.0.0.1", port), Conversation)
        self.received, self.refusals, self.is_mute, self.is_silent = [], {}, False, threading.Event()

    @property
    def message_ids(self):
        return [mail["Message-ID"] for mail in self.received]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(port):
    with MailServer(port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(5)


def point(settings, port):
    """Let the site send its mail to this port."""
    settings.MAIL_CONFIGURED = True
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
