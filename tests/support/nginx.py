"""A real nginx with the configuration that we ship."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from support.chromium import needed
from support.command import HANGS
from support.network import PROJECT

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log stderr;
{modules}
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/conf.d/*.conf;
}}
"""


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """nginx with the configuration that we ship, for the folder `site` of a project."""
    needed(NGINX is not None, "nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    (project / "conf.d").mkdir()
    conf = (PROJECT / "deploy/nginx.conf").read_text("utf-8").replace("/srv/microsite", str(project))
    conf = conf.replace("/var/log/nginx/error.log", "stderr")
    conf = conf.replace("    listen 80;\n    listen [::]:80;", f"    listen {address};")
    (project / "conf.d/microsite.conf").write_text(conf, "utf-8")
    if BROTLI_MODULE.exists():
        shutil.copy(PROJECT / "deploy/brotli.conf", project / "conf.d")
    modules = f"load_module {BROTLI_MODULE};" if BROTLI_MODULE.exists() else ""
    (project / "nginx.conf").write_text(MAIN.format(folder=project, modules=modules), "utf-8")
    log = project / "log"
    with (
        log.open("wb") as said,
        subprocess.Popen(
            [str(NGINX), "-e", "stderr", "-c", str(project / "nginx.conf")], stderr=said
        ) as server,
    ):
        try:
            deadline = time.monotonic() + HANGS
            while not answers(address):
                assert server.poll() is None and time.monotonic() < deadline, log.read_text()
                time.sleep(0.02)
            yield address
        finally:
            server.terminate()
    assert not re.search(r"\[(warn|emerg|alert|crit)\]", log.read_text()), log.read_text()


def get(address: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """What is answered, whatever it is."""
    connection = HTTPConnection(address, timeout=HANGS)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def answers(address: str) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0
