"""Apache with the configuration that we ship."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.chromium import needed
from support.command import HANGS
from support.network import PROJECT
from support.nginx import answers

APACHE = shutil.which("apache2", path=f"{os.environ['PATH']}:/usr/sbin")
MODULES = Path("/usr/lib/apache2/modules")
LOADED = ("mpm_event", "authz_core", "deflate", "dir", "filter", "headers", "mime", "rewrite")
MAIN = """
ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
ErrorLog {folder}/main.log
TypesConfig /dev/null
Listen {address}
{modules}
Include {folder}/apache-site.conf
"""


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """Apache with the configuration that we ship, for the folder `site` of a project."""
    needed(APACHE is not None, "apache2-bin")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    conf = (PROJECT / "deploy/apache.conf").read_text("utf-8").replace("/srv/microsite", str(project))
    conf = conf.replace("/var/log/apache2/microsite.log", str(project / "log"))
    conf = conf.replace("*:80", address).replace("hetang-bank.example", address)
    (project / "apache-site.conf").write_text(conf, "utf-8")
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED)
    main = project / "apache.conf"
    main.write_text(MAIN.format(folder=project, address=address, modules=modules), "utf-8")
    with subprocess.Popen([str(APACHE), "-X", "-f", str(main)]) as server:
        try:
            deadline = time.monotonic() + HANGS
            while not answers(address):
                assert server.poll() is None and time.monotonic() < deadline, (
                    project / "main.log"
                ).read_text()
                time.sleep(0.02)
            yield address
        finally:
            server.terminate()
