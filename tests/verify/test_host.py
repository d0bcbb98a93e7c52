"""What is wrong on a host is found, and nothing that a host answers makes the visit fail."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.command import run
from support.network import DAY, Publish
from support.spoiled import Answer, Spoiled, answering

from macros import WORDS
from microsite.content.project import Project, load
from microsite.verify import host
from microsite.verify.run import Order
from microsite.verify.run import run as look

PAGE = "zh/complain/index.html"
FAULTS: list[tuple[str, str, str | None, str]] = [
    (PAGE, r'"../../zh/risks/"', '"../../zh/risk/"', "zh/risk/, which is not there"),
    (PAGE, r"stylesheets/site\.\w+\.css", "stylesheets/site.00000000.css", "which is not there"),
    (
        PAGE,
        r'hreflang="en" href="../../en/complain/"',
        'hreflang="en" href="../../en/"',
        "has no link, or a wrong",
    ),
    (PAGE, r'<link rel="canonical"[^>]*>', "", "names “” to search engines"),
    (PAGE, r"<h1 [^>]*>", "\\0\U000f0007", "has a place where the branch's own value is missing"),
    (PAGE, r'<b dir="ltr">0571 0000 1000', '<b dir="ltr">0571 0000 1010', "but dials tel:+8657100001000"),
    (PAGE, "", None, "is not there"),
    ("zh/calendar.ics", r"UID:315-2026@hetang.hetang-bank.example", "UID:315-2026@hetang", "another bank's"),
    ("zh/feed.xml", r"</feed>", "", "is no feed"),
    ("branches.json", r"0571 0000 2001", "0571 0000 2010", "tells of “maiwan” other than the data"),
    ("robots.txt", "", None, "is not there"),
]


def project_of(folder: Path) -> Project:
    return load(folder, WORDS, DAY)


@pytest.fixture(scope="module")
def project(published: Publish) -> Project:
    return project_of(published("every-kind"))


def told(project: Project, url: str, sample: int = 0) -> list[str]:
    found = look(project, Order(url, lambda id: True, sample))
    return [f"{mistake.file}: {mistake.message}" for mistake in found.mistakes]


def test_nothing_is_wrong_in_ours(every_kind: Path) -> None:
    with answering(Spoiled(every_kind / "site")) as url:
        done = run(every_kind, "verify", url, "--sample", "1", "--today", DAY)
    assert (done.output, done.exit_code) == ("Nothing to mend. / 没有要改的地方。\n", 0)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("file", "old", "new", "says"), FAULTS, ids=[f"{fault[0]}: {fault[3]}" for fault in FAULTS]
)
def test_a_fault_is_found(
    every_kind: Path, project: Project, file: str, old: str, new: str | None, says: str
) -> None:
    source = Spoiled(every_kind / "site")
    source.spoil(file, old, new)
    with answering(source) as url:
        assert any(says in line for line in told(project, url))


def redirect(to: str) -> Answer:
    def answer(request: Any) -> bool:
        if "complain" in request.path:
            request.send(302, b"", Location=to)
            return True
        return False

    return answer


def instead(at: str, what: Callable[[Any], None]) -> Answer:
    """An answer of its own to what begins with a path."""

    def answer(request: Any) -> bool:
        if not request.path.startswith(at):
            return False
        what(request)
        return True

    return answer


def root_for_all(request: Any) -> bool:
    """As a host whose folders have no pages of their own."""
    if request.path.endswith("/") and request.path.count("/") > 1:
        request.path = "/"
    return False


def others(request: Any) -> bool:
    """As a host that answers an address without a slash from elsewhere."""
    if request.path == "/bamboo-east":
        request.path = "/"
    return False


def soft(request: Any) -> bool:
    if "no-such-page" in request.path:
        request.path = "/404.html"
    return False


HOSTS: dict[str, tuple[Answer, str]] = {
    "redirects to another host": (
        redirect("https://elsewhere.example/"),
        "leads on to https://elsewhere.example/",
    ),
    "redirects in a circle": (redirect("/zh/complain/"), "leads on to"),
    "redirects to another page": (redirect("/zh/"), "leads on to"),
    "the root for every folder": (root_for_all, "to search engines"),
    "another page without the slash": (others, "shows another page than the same address with a slash"),
    "a page where there is none": (soft, "yet the host answers as if it were one"),
    "an error": (instead("/zh/complain/", lambda request: request.send(500, b"")), "is not there"),
    "nothing at all": (instead("/zh/complain/", lambda request: request.send(200, b"")), "is not there"),
    "no HTML": (
        instead("/zh/complain/", lambda request: request.send(200, bytes(range(256)) * 9)),
        "zh/complain/: ",
    ),
    "a thousand elements deep": (
        instead("/zh/complain/", lambda request: request.send(200, b"<div>" * 100_000)),
        "has no title",
    ),
    "no gzip": (
        instead("/zh/complain/", lambda request: request.send(200, b"no", Content_Encoding="gzip")),
        "is not there",
    ),
}


HANDFUL = {"redirects to another host", "the root for every folder", "a page where there is none", "no gzip"}


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param(*host, id=name, marks=() if name in HANDFUL else pytest.mark.exhaustive)
        for name, host in HOSTS.items()
    ],
)
def test_what_a_host_does_is_found(every_kind: Path, project: Project, answer: Answer, says: str) -> None:
    with answering(Spoiled(every_kind / "site"), answer) as url:
        found = told(project, url, sample=1)
    assert any(says in line for line in found), found


def raw(content: bytes) -> Answer:
    return instead("/", lambda request: request.wfile.write(content))


def drops(request: Any) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
    for _ in range(30):
        request.wfile.write(b".")
        request.wfile.flush()
        time.sleep(0.1)


def endless(request: Any) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(200):
        request.wfile.write(b"." * 100_000)


HOSTILE: dict[str, Answer] = {
    "silence": raw(b""),
    "no HTTP": raw(b"\x00\xff\r\n\r\n"),
    "headers without end": raw(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 5000),
    "a length that is none": raw(
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\nTransfer-Encoding: chunked\r\n\r\nzz"
    ),
    "drop by drop": instead("/", drops),
    "without end": instead("/", endless),
    "another kind of address": redirect("file:///etc/passwd"),
}


@pytest.mark.sampled(3)
@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_host_is_left(every_kind: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "SLOWEST", 1)
    with answering(Spoiled(every_kind / "site"), answer) as url:
        done = run(every_kind, "verify", url, "--sample", "0", "--today", DAY)
    assert done.exit_code == 1 and "to mend" in done.output


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[", "http://", "https://127.0.0.1:1/x"])
def test_where_nobody_answers_it_is_told(every_kind: Path, url: str) -> None:
    done = run(every_kind, "verify", url, "--today", DAY)
    assert done.exit_code == 1 and "can't be looked at" in done.output and "没法检查" in done.output


def test_a_sub_path_is_compared_with_the_address(published: Publish) -> None:
    folder = published("sub-path")
    source = Spoiled(folder / "site")
    with answering(source, under="/rights/") as url:
        assert look(project_of(folder), Order(url, lambda id: True)) == ([], 0, [])
    with answering(source, under="/") as url:
        (note,) = look(project_of(folder), Order(url, lambda id: True)).notes
        assert "url is https://haiwan-bank.example/rights/, but this is published at http://" in note.message
