"""The command line on a system that has what Windows has: no process is forked, no file is locked as on Unix."""

from __future__ import annotations

import multiprocessing.context
import os
import signal
import sys

ABSENT = ("fcntl", "resource", "pwd", "grp", "termios", "_posixshmem")


def _lose_what_windows_lacks() -> None:
    for name in ("fork", "forkpty", "setsid", "killpg", "geteuid", "getuid", "chown", "mkfifo", "uname"):
        delattr(os, name)
    os.supports_dir_fd.clear()  # nothing is named from within a folder
    del os.O_DIRECTORY
    for name in ("setitimer", "SIGALRM"):
        delattr(signal, name)
    for name in ("ForkContext", "ForkProcess", "ForkServerContext", "ForkServerProcess"):
        delattr(multiprocessing.context, name)
    for name in ABSENT:
        sys.modules[name] = None  # type: ignore[assignment]  # what can't be imported


if __name__ == "__main__":
    _lose_what_windows_lacks()

    from microsite.__main__ import run

    run()
