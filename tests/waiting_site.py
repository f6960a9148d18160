"""A site with one page in memory, whose other pages wait until somebody lets them: for the server that runs sites."""

import threading

from lib.rsgi import Application

THREADS = 4


class Site:
    def __init__(self):
        self.let, self.begun = threading.Event(), threading.Semaphore(0)

    def at_once(self, scope):
        if scope.path == "/let":
            self.let.set()
        return (200, [], b"from memory") if scope.path in {"/kept", "/let"} else None

    def __call__(self, environ, start_response):
        self.begun.release()
        assert environ["PATH_INFO"] == "/quick" or self.let.wait(30)
        if environ["PATH_INFO"] == "/broken":
            raise ValueError("broken")
        start_response("404 Not Found", [("X-Thread", threading.current_thread().name)])
        if environ["REQUEST_METHOD"] == "POST":
            return iter([b"piece ", b"by piece: ", environ["wsgi.input"].read()])
        return [environ["REQUEST_METHOD"].encode()]


site = Site()
application = Application(site, at_once=site.at_once, readers=THREADS, senders=THREADS)
