"""`manage.py start`: prepare the site and become its server; `make run` and `make serve` call it."""

import os

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from config import starting


class Command(BaseCommand):
    help = "Prepares database, static files and renderings, then serves the site."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)
        kind = parser.add_mutually_exclusive_group()
        kind.add_argument("--sample", action="store_true", help="Load the sample content where there are no articles.")
        kind.add_argument("--public", action="store_true", help="A real site: SITE_URL must be set.")

    def handle(self, *, host, port, workers, sample, public, **options):
        if public:
            self.require_address()
        starting.refuse_taken_port(host, port)
        starting.prepare()
        password = starting.first_owner()
        if sample:
            call_command("demo", verbosity=0)
        if public:
            call_command("check", deploy=True, databases=["default"], stdout=self.stdout, stderr=self.stderr)
        self.greet(password)
        command = starting.server_command(host, port, workers)
        os.execv(command[0], command)  # noqa: S606 -- the server takes this process over, so that signals reach it

    def require_address(self):
        if not os.environ.get("SITE_URL", "").strip():
            raise CommandError(
                "SITE_URL is missing: the address under which readers reach the site. "
                "Example: SITE_URL=https://blog.example.jp make serve"
            )

    def greet(self, password):
        rows = [("ブログ / Blog", f"{settings.SITE_URL}/"), ("管理画面 / Admin", f"{settings.SITE_URL}/admin/")]
        if password:
            rows += [("ユーザー / User", starting.OWNER), ("パスワード / Password", password)]
        self.stdout.write("\n".join(["", *(f"  {name:<24}{value}" for name, value in rows)]))
        if password:
            self.stdout.write(
                "\n  このパスワードは今だけ表示します。/ Shown only this once; make password sets another."
            )
        self.stdout.write("\n  Ctrl+C で終了 / ends the server\n")
        self.stdout.flush()
