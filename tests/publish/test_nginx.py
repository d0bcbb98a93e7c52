"""A real nginx with deploy/nginx.conf serves what a build has published."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support.chromium import needed
from support.command import HANGS
from support.network import PROJECT
from support.reader import search

from microsite.publish.nginx import REDIRECTS, SCRIPTS
from microsite.publish.nginx import redirects as rules
from microsite.publish.upload import headers
from microsite.rendering.policy import POLICY, SEARCHING

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
GUIDE = (PROJECT / "deploy/README.md").read_text("utf-8")
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log stderr;
{modules}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/conf.d/*.conf;
}}
"""


@pytest.fixture(scope="module")
def project(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published of the institution and one branch, compressed, and a page that has moved."""
    needed(NGINX is not None, "nginx")
    folder = tmp_path_factory.mktemp("nginx")
    others = [
        path.name
        for path in site.iterdir()
        if path.is_dir() and path.name not in ("assets", "en", "zh", "maiwan")
    ]
    shutil.copytree(site, folder / "site", ignore=shutil.ignore_patterns(*others))
    shutil.copy(site.parent / f".site.{SCRIPTS}", folder)
    (folder / f".site.{REDIRECTS}").write_bytes(rules({"risks/old-fraud.md": "risks/telecom-fraud.md"}))
    for command in re.findall(r"^    (find site .*(?:\n      .*)*)", GUIDE, re.MULTILINE):
        if shutil.which("brotli") or "brotli" not in command:
            subprocess.run(command, shell=True, cwd=folder, check=True)
    return folder


def answers(address: str) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """Where nginx serves it."""
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


def test_pages_are_asked_for_again_and_come_only_when_changed(address: str, project: Path) -> None:
    for path, file in (
        ("/", "index.html"),
        ("/maiwan/en/rights/", "maiwan/en/rights/index.html"),
        ("/maiwan/zh/sw.js", "maiwan/zh/sw.js"),
    ):
        answer, body = get(address, path)
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-cache")
        assert body == (project / "site" / file).read_bytes()
        again, body = get(address, path, If_None_Match=answer.headers["ETag"])
        assert (again.status, body) == (304, b"")


def test_what_is_named_by_content_is_kept_for_a_year(address: str, project: Path) -> None:
    forever = "public, max-age=31536000, immutable"
    files = {
        "/" + path.relative_to(project / "site").as_posix()
        for path in (project / "site/assets").rglob("*")
        if path.suffix not in (".gz", ".br")
    }
    kept = {path for path in files if get(address, path)[0].headers["Cache-Control"] == forever}
    assert len(kept) > 40
    assert {
        re.sub(r"\w+/pagefind", "pagefind", path.rpartition("/")[2]) for path in files - kept if "." in path
    } == {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "wasm.unknown.pagefind"}
    assert get(address, "/assets/stylesheets/site.00000000.css")[0].headers["Cache-Control"] == "no-cache"


def test_each_page_is_as_safe_as_it_says_itself(address: str) -> None:
    for path, policy in (
        ("/maiwan/en/", POLICY),
        ("/zh/search/", SEARCHING),
        ("/nowhere", POLICY),
        ("/assets/search/en/pagefind.js", POLICY),
    ):
        headers = get(address, path)[0].headers
        folders = f"script-src {address}/assets/javascripts/"
        folders += f" {address}/assets/search/" if policy == SEARCHING else ""
        policy = policy.replace("script-src 'self'", folders)
        assert headers["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Permissions-Policy"].startswith("geolocation=(self), camera=()")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/maiwan/en/nowhere/", "maiwan/en/404.html"),
        ("/maiwan/zh/rights/nowhere.png", "maiwan/zh/404.html"),
        ("/en/nowhere", "en/404.html"),
        ("/no-branch/zh/rights/", "zh/404.html"),
        ("/nowhere", "404.html"),
        ("/maiwan/nowhere", "404.html"),
        ("/assets/", "404.html"),
        ("/maiwan/en/risks/../../../assets/javascripts/", "404.html"),
        ("/.site.redirects.conf", "404.html"),
        ("/maiwan/en/.git/config", "maiwan/en/404.html"),
    ],
)
def test_what_is_not_there_is_told_in_the_readers_language(
    address: str, project: Path, path: str, shown: str
) -> None:
    answer, body = get(address, path)
    assert answer.status == 404
    assert body == (project / "site" / shown).read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/maiwan/en/risks/old-fraud/", "/maiwan/en/risks/telecom-fraud/"),
        ("/zh/risks/old-fraud/index.html", "/zh/risks/telecom-fraud/"),
        ("/maiwan/en/risks", "/maiwan/en/risks/"),
    ],
)
def test_a_page_that_has_moved_is_found(address: str, old: str, new: str) -> None:
    answer, _ = get(address, old)
    assert (answer.status, answer.headers["Location"]) == (301, new)
    assert get(address, new)[0].status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%5Cevil.example/en/risks/old-fraud/",
        "/%09/evil.example/en/risks/old-fraud/",
        "//evil.example/en/risks/old-fraud/",
        "/%2Fevil.example/en/risks/old-fraud/",
        "/x%0d%0aSet-Cookie:%20a/en/risks/old-fraud/",
        "/evil.example%5C../en/risks/old-fraud/",
        "/@evil.example/en/risks/old-fraud/",
        "/maiwan/%5C/en/risks/old-fraud/",
    ],
)
def test_no_redirect_leaves_the_host(address: str, path: str) -> None:
    answer, _ = get(address, path)
    assert answer.headers["Set-Cookie"] is None
    assert answer.status == 404 or re.fullmatch(r"/(?:[a-z0-9-]+/)*", answer.headers["Location"] or "")


def test_a_strange_host_is_not_named_as_a_source_of_scripts(address: str) -> None:
    policy = get(address, "/", Host="x;script-src *")[0].headers["Content-Security-Policy"] or ""
    assert "script-src *" not in policy


def test_whatever_worker_stood_somewhere_finds_its_end(address: str, project: Path) -> None:
    end = (project / "site/sw.js").read_bytes()
    assert b"unregister()" in end
    for path in ("/hello.js", "/maiwan/en/hello.js", "/no-branch/zh/sw.js", "/en/hello.mjs"):
        answer, body = get(address, path)
        assert (answer.status, body, answer.headers["Cache-Control"]) == (200, end, "no-cache")
        assert answer.headers["Content-Type"].startswith("application/javascript")
    assert get(address, "/maiwan/en/sw.js")[1] == (project / "site/maiwan/en/sw.js").read_bytes()


def test_nothing_is_noted_of_who_reads_what(address: str, project: Path) -> None:
    conf = (PROJECT / "deploy/nginx.conf").read_text("utf-8")
    assert "access_log off;" in conf and "log_not_found off;" in conf
    get(address, "/a-page-that-somebody-asked-for/")
    assert "somebody-asked" not in (project / "log").read_text()


def test_an_object_store_tells_the_same(address: str, project: Path) -> None:
    for path in (project / "site").rglob("*.*"):
        name = path.relative_to(project / "site").as_posix()
        if path.is_file() and not name.startswith(".") and path.suffix not in (".gz", ".br"):
            told, other = get(address, f"/{name}")[0].headers, headers(name)
            assert told["Cache-Control"] == other["CacheControl"], name
            assert (
                told["Content-Type"].replace("application/javascript", "text/javascript")
                == other["ContentType"]
            ), name


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/maiwan/en/calendar.ics", "text/calendar; charset=utf-8"),
        ("/finder.json", "application/json; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/en/sw.js", "application/javascript; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(address: str, path: str, type: str) -> None:
    assert get(address, path)[0].headers["Content-Type"] == type


def test_what_was_compressed_before_is_sent_as_it_is(address: str, project: Path) -> None:
    for path, file in (("/maiwan/en/", "maiwan/en/index.html"), ("/finder.json", "finder.json")):
        plain = (project / "site" / file).read_bytes()
        answer, body = get(address, path, Accept_Encoding="gzip")
        assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
        assert body == (project / f"site/{file}.gz").read_bytes()
        assert gzip.decompress(body) == plain and body[4:8] == b"\0\0\0\0"  # no time in it


def test_brotli_is_sent_where_nginx_can(address: str, project: Path) -> None:
    import brotli

    needed(BROTLI_MODULE.exists() and shutil.which("brotli") is not None, "brotli, or module of nginx for it")
    answer, body = get(address, "/maiwan/en/", Accept_Encoding="gzip, br")
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(body) == (project / "site/maiwan/en/index.html").read_bytes()


def test_nothing_that_a_page_needs_is_refused(address: str, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://{address}/maiwan/en/search/", wait_until="networkidle")
    assert search(page, "scammed")
    page.goto(f"http://{address}/maiwan/zh/find/", wait_until="networkidle")
    assert said == []
    page.close()
