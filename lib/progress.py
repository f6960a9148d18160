"""A bar that grows in a terminal while a command works."""

from django.core.management.base import OutputWrapper

WIDTH = 30


class Bar:
    """Moves on one line; it is drawn for people, never into a file or a log, unless it is wanted there."""

    def __init__(self, total: int, out: OutputWrapper, *, is_wanted: bool = False) -> None:
        self.total, self.out = total, out
        self.is_drawn = is_wanted or out.isatty()

    def move(self, done: int) -> None:
        if self.is_drawn:
            filled = WIDTH if done >= self.total else WIDTH * done // self.total
            self.out.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{max(done, self.total)}", ending="")
            self.out.flush()

    def end(self) -> None:
        if self.is_drawn:
            self.out.write("")
