"""A real nginx and a real Apache, with what stands in deploy/, serve what a build has published."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest
import support.apache
import support.nginx
from playwright.sync_api import Browser
from support.chromium import needed
from support.command import microsite
from support.network import DAY, EVERY_KIND, LANGUAGES, PROJECT, lay
from support.nginx import BROTLI_MODULE, get
from support.reader import search

from microsite.publish import apache, nginx
from microsite.publish.nginx import SCRIPTS
from microsite.publish.upload import headers
from microsite.rendering.policy import POLICY, SEARCHING, named

GUIDE = (PROJECT / "deploy/README.md").read_text("utf-8")
MOVED = {"risks/old-fraud.md": "risks/telecom-fraud.md"}
SERVERS = {"nginx": support.nginx.serving, "apache": support.apache.serving}
OF_NGINX = pytest.mark.parametrize("address", ["nginx"], indirect=True)
ANSWERS = {f"{code}{part}.json" for code in LANGUAGES for part in ("", "-rest", "-said")} | {"numbers.json"}


@pytest.fixture(scope="module")
def project(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published of the institution and one branch, compressed, and a page that has moved."""
    folder = tmp_path_factory.mktemp("nginx")
    others = [
        path.name
        for path in site.iterdir()
        if path.is_dir() and path.name not in ("assets", "finder", "en", "zh", "maiwan")
    ]
    shutil.copytree(site, folder / "site", ignore=shutil.ignore_patterns(*others))
    named = named_in((site.parent / f".site.{SCRIPTS}").read_text("utf-8"))
    for server in (nginx, apache):
        for name, content in server.files(MOVED, LANGUAGES, named).items():
            (folder / f".site.{name}").write_bytes(content)
    for command in re.findall(r"^    (find site .*(?:\n      .*)*)", GUIDE, re.MULTILINE):
        if shutil.which("brotli") or "brotli" not in command:
            subprocess.run(command, shell=True, cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def address(project: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a server has it."""
    with SERVERS[request.param](project) as address:
        yield address


def named_in(text: str) -> list[str]:
    """The scripts that a build has named."""
    return sorted(set(re.findall("'(sha256-[^']+)'", text)))


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
    } == {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "wasm.unknown.pagefind", *ANSWERS}
    assert get(address, "/assets/stylesheets/site.00000000.css")[0].headers["Cache-Control"] == "no-cache"


def test_each_page_is_as_safe_as_it_says_itself(address: str) -> None:
    for path, policy in (
        ("/maiwan/en/", POLICY),
        ("/", POLICY),
        ("/zh/search/", SEARCHING),
        ("/nowhere", POLICY),
        ("/assets/search/en/pagefind.js", POLICY),
    ):
        answer, body = get(address, path)
        headers = answer.headers
        said = headers["Content-Security-Policy"] or ""
        assert set(named(body.decode())) <= set(re.findall("'(sha256-[^']+)'", said))
        own = re.sub("script-src (?:'sha256-[^']+' )+'strict-dynamic' 'self'", "script-src 'self'", said)
        assert own == f"{policy}; frame-ancestors 'none'"
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
    assert (answer.status, place(answer, address)) == (301, new)
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
        "//evil.example",
        "//evil.example/%2e%2e/maiwan",
        "/%5Cevil.example/%2e%2e/maiwan",
        "/%0d%0aLocation:%20//evil.example/%2e%2e/maiwan",
    ],
)
def test_no_redirect_leaves_the_host(address: str, path: str) -> None:
    answer, _ = get(address, path, Host="evil.example", X_Forwarded_Host="evil.example")
    assert answer.headers["Set-Cookie"] is None
    assert answer.status == 404 or is_here(answer, address)


def place(answer: HTTPResponse, address: str) -> str:
    """Where an answer leads on to; a server may name itself as its settings do."""
    return (answer.headers["Location"] or "").removeprefix(f"http://{address}")


def is_here(answer: HTTPResponse, address: str) -> bool:
    """Whether an answer leads on to a path of the same host."""
    return re.fullmatch(r"/(?:[a-z0-9-]+/)*", place(answer, address)) is not None


@pytest.mark.parametrize(
    "path", ["/maiwan", "//maiwan", "/maiwan//en", "//maiwan/en/risks", "/assets", "/en/risks/old-fraud/"]
)
def test_what_leads_on_names_no_host(address: str, path: str) -> None:
    """Not even the one that the asker names."""
    answer, _ = get(address, path, Host="evil.example", X_Forwarded_Host="evil.example")
    assert answer.status == 301 and is_here(answer, address), answer.headers["Location"]


def test_whatever_worker_stood_somewhere_finds_its_end(address: str, project: Path) -> None:
    end = (project / "site/sw.js").read_bytes()
    assert b"unregister()" in end
    for path in ("/hello.js", "/maiwan/en/hello.js", "/no-branch/zh/sw.js", "/en/hello.mjs"):
        answer, body = get(address, path)
        assert (answer.status, body, answer.headers["Cache-Control"]) == (200, end, "no-cache")
        assert "/javascript" in answer.headers["Content-Type"]
    assert get(address, "/maiwan/en/sw.js")[1] == (project / "site/maiwan/en/sw.js").read_bytes()


def test_nothing_is_noted_of_who_reads_what(address: str, project: Path) -> None:
    """As the privacy page says, also where nginx notes visits unless it is told not to."""
    for path in ("/", "/maiwan/en/?q=somebody-asked", "/somebody-asked-for/", "/%00somebody-asked"):
        get(address, path)
    written = [path for path in project.iterdir() if path.is_file()]
    assert project / "log" in written
    assert not [path for path in written if b"somebody-asked" in path.read_bytes()]


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
        ("/en/sw.js", "text/javascript; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(address: str, path: str, type: str) -> None:
    assert (
        get(address, path)[0].headers["Content-Type"].replace("application/javascript", "text/javascript")
        == type
    )


@OF_NGINX
def test_what_was_compressed_before_is_sent_as_it_is(address: str, project: Path) -> None:
    for path, file in (("/maiwan/en/", "maiwan/en/index.html"), ("/finder/1.json", "finder/1.json")):
        plain = (project / "site" / file).read_bytes()
        answer, body = get(address, path, Accept_Encoding="gzip")
        assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
        assert body == (project / f"site/{file}.gz").read_bytes()
        assert gzip.decompress(body) == plain and body[4:8] == b"\0\0\0\0"  # no time in it


@OF_NGINX
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


@pytest.mark.exhaustive
def test_a_site_that_stands_alone_runs_its_scripts(tmp_path: Path, browser: Browser) -> None:
    """Its theme files stand below each language."""
    project = lay(EVERY_KIND, tmp_path / "alone")
    alone = ("--branch", "maiwan", "--standalone", "--out", "site", "--today", DAY)
    assert microsite(project, "build", *alone).returncode == 0
    with support.nginx.serving(project) as address:
        script = next((project / "site/en/assets/javascripts").glob("site.*.js"))
        answer, body = get(address, f"/en/assets/javascripts/{script.name}")
        assert (answer.status, body) == (200, script.read_bytes())
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert b"unregister()" in get(address, "/hello.js")[1]
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://{address}/zh/search/", wait_until="networkidle")
        assert search(page, "投诉") and page.query_selector("[aria-pressed]") and said == []
        page.close()
