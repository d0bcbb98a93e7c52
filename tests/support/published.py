"""What is found in a published folder, and what must hold there for any content."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from pypdfium2 import PdfDocument
from support.chromium import needed
from support.command import HANGS
from support.network import PROJECT

from microsite.data.hotline import dialled
from microsite.data.roster import Roster
from microsite.words.slots import RESERVED

REFRESH = 'http-equiv="refresh"'
PICTURES = (".jpg", ".png")
SHARED = ("branches.json", "sitemap.xml", "404.html", "index.html")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> list[Path]:
    """Every page of a folder, without those that only lead to where a page has moved."""
    return [page for page in sorted(folder.rglob("*.html")) if REFRESH not in page.read_text("utf-8")]


def site_pages(folder: Path) -> list[Path]:
    """Every page of one branch, or of the institution, in both languages."""
    return [*pages(folder / "en"), *pages(folder / "zh")]


class Calls(HTMLParser):
    """The telephone links of a page: address and the number that is seen, beside a label in bold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        address = dict(attributes).get("href") or ""
        if tag == "a" and address.startswith("tel:"):
            self.open = True
            self.found.append([address, ""])
        elif tag == "b" and self.open:
            self.found[-1][1] = ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[-1][1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "b"):
            self.open = False


def text_of(path: Path) -> str:
    """What a file says to its readers; a sheet to print is read as they read it."""
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def left_in(path: Path) -> list[str]:
    """Slots and braces that were not filled."""
    text = text_of(path)
    return RESERVED.findall(text) + re.findall(r"\{\{|\{%|\\udb[89a-f]|&#x10[0-9A-F]{4};", text)


def no_slot_is_left(site: Path, branches: list[str]) -> None:
    """In no file of these branches, of the institution, or of what all share."""
    for folder in (site / id for id in branches):
        for path in sorted(folder.rglob("*")):
            assert not path.is_file() or path.suffix in PICTURES or not left_in(path), path
    for path in [*site_pages(site), *(site / name for name in SHARED)]:
        assert not left_in(path), path


def marks_of_others(roster: Roster, id: str) -> re.Pattern[str]:
    """Numbers, addresses and ids that belong to other branches alone; a shared event tells those of its host."""
    own = roster[id]
    hosts = {held.host.id for held in roster.shared.get(id, ())}
    mine = {str(hotline.number) for _, hotline in own.all_hotlines} | {
        str(hotline.number) for _, hotline in roster.institution.all_hotlines
    }
    marks: set[str] = set()
    for other in roster:
        if other.id not in {id, roster.network.id} | hosts:
            marks |= {str(hotline.number) for _, hotline in other.all_hotlines} - mine
            marks |= {other.address["en"], other.address["zh"], f"/{other.id}/"}
    return re.compile("|".join(map(re.escape, sorted(marks))))


def nothing_of_another_branch_leaks(site: Path, roster: Roster, id: str) -> None:
    """Besides the page that lists all branches."""
    marks = marks_of_others(roster, id)
    files = [path for path in sorted((site / id).rglob("*")) if path.is_file()]
    assert len(files) > len(site_pages(site / id)) > 2
    for path in files:
        if "find" not in path.parts and path.suffix not in PICTURES:
            assert not marks.search(text_of(path)), path


def what_is_shown_is_what_is_called(site: Path, roster: Roster, id: str) -> None:
    """Every number of every page is one of the branch or of the nation."""
    branch = roster[id]
    known = {}
    own = [hotline for _, hotline in branch.all_hotlines]
    for hotline in [*own, *roster.network.national_hotlines.values()]:
        extension = getattr(hotline, "extension", None)
        known[dialled(str(hotline.number), extension)] = re.sub(r"\D", "", str(hotline.number)) + (
            extension or ""
        )
    for path in site_pages(site / id):
        links = Calls(path.read_text("utf-8")).found
        assert len(links) >= 2, f"{path}: the complaint number and the emergency number"
        for address, shown in links:
            assert known[address] == re.sub(r"\D", "", shown), path


def links(html: str) -> list[str]:
    """Where the links of a page lead."""
    return re.findall(r'<a [^>]*?href="([^"]+)"', html)


def every_page_is_reached_by_links(site: Path, start: str) -> None:
    """From the home page at `start`, such as maiwan/en/, every page of its language."""
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for href in links((site / here / "index.html").read_text("utf-8")):
            there = urldefrag(urljoin(f"http://x/{here}", href)).url.removeprefix("http://x/")
            if there.startswith(start) and there.endswith("/") and there not in seen:
                seen.add(there)
                ahead.append(there)
    there = {path.relative_to(site).as_posix() for path in pages(site / start)}
    assert seen == {path.removesuffix("index.html") for path in there if not path.endswith("404.html")}


def every_link_leads_somewhere(site: Path, folder: str, at: str = "/") -> None:
    """Of all pages in a folder; the network stands at the path `at` of its host."""
    for page in sorted((site / folder).rglob("index.html")):
        here = f"http://x{at}{page.relative_to(site).as_posix().removesuffix('index.html')}"
        for href in links(page.read_text("utf-8")):
            address = urldefrag(urljoin(here, href)).url
            if address.startswith("http://x/"):
                assert address.startswith(f"http://x{at}"), f"{page}: {href} leaves the network"
                path = site / address.removeprefix(f"http://x{at}")
                assert (path / "index.html" if address.endswith("/") else path).is_file(), f"{page}: {href}"


def every_theme_file_is_there(site: Path, pages: list[Path]) -> None:
    """Whatever of the theme these pages name, some with the host, with a name of its content."""
    for page in pages:
        for name in re.findall(r'(?<=")[^"]*assets/[^"]+(?=")', page.read_text("utf-8")):
            address = re.sub(r"^https?://[^/]+", "", name)
            path = site / address[1:] if address.startswith("/") else page.parent / address
            assert path.is_file(), f"{page}: {address}"
            assert re.search(r"\.[0-9a-f]{8}\.\w+$|/answers/\w+\.json$", address)


# a validator that soon ends need not get faster; its schema goes deep
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


def html_is_valid(pages: list[Path]) -> None:
    """As the validator of the web's own standards body sees it."""
    jar = PROJECT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
    needed(shutil.which("java") is not None and jar.exists(), "java, or npm to install the validator,")
    done = subprocess.run(
        ["java", *BRIEF, "-jar", str(jar), "--errors-only", *map(str, pages)],
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
