"""A site with one page in memory, whose other pages wait until somebody lets them, and with an answer of 800 pieces that
says how many it has made: for the server that runs sites."""

import threading

from lib.rsgi import Application

THREADS = 4
PIECES, PIECE = 800, b"x" * 65_536


class Site:
    def __init__(self):
        self.let, self.begun = threading.Event(), threading.Semaphore(0)
        self.made = 0

    def at_once(self, scope):
        if scope.path == "/let":
            self.let.set()
        if scope.path == "/number":
            return 200, [], str(self.made).encode()
        return (200, [], b"from memory") if scope.path in {"/kept", "/let"} else None

    def __call__(self, environ, start_response):
        self.begun.release()
        if environ["PATH_INFO"] in {"/pieces", "/half"}:
            start_response("200 OK", [])
            return self.pieces(ends_at=PIECES // 2 if environ["PATH_INFO"] == "/half" else None)
        assert environ["PATH_INFO"] == "/quick" or self.let.wait(30)
        if environ["PATH_INFO"] == "/broken":
            raise ValueError("broken")
        start_response("404 Not Found", [("X-Thread", threading.current_thread().name)])
        if environ["REQUEST_METHOD"] == "POST":
            return iter([b"piece ", b"by piece: ", environ["wsgi.input"].read()])
        return [environ["REQUEST_METHOD"].encode()]

    def pieces(self, ends_at):
        for number in range(PIECES):
            if number == ends_at:
                raise ValueError("half-way")
            self.made += 1
            yield PIECE


site = Site()
application = Application(site, at_once=site.at_once, readers=THREADS, senders=THREADS)
