"""A Redis of the test's own, which it may stop and fill with nonsense."""

import shutil
import socket
import subprocess
import time

import redis


def program():
    return shutil.which("redis-server")


class Server:
    """Listens on `port` and keeps nothing on a disk."""

    def __init__(self, port):
        self.port, self.url = port, f"redis://127.0.0.1:{port}/0"
        self.client = redis.Redis.from_url(self.url)
        self.start()

    def start(self):
        told = [
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--loglevel",
            "warning",
        ]
        self.process = subprocess.Popen([program(), *told], stdout=subprocess.DEVNULL)
        while self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.01)
        raise AssertionError("Redis does not start")

    def kill(self):
        self.process.kill()
        self.process.wait()
