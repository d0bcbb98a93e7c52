"""What is wrong in a built folder is found; in what we build, nothing is."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import brotli
import pytest
from support.command import run
from support.network import DAY, Publish
from support.spoiled import Spoiled

from macros import WORDS
from microsite.channels import offline
from microsite.content.project import Project, load
from microsite.data.roster import Roster
from microsite.data.site_numbers import AllNumbers
from microsite.files.mistakes import Mistake
from microsite.rendering.assets import digest_of
from microsite.verify import address, copies, strangers, verify
from microsite.verify.published import Published
from microsite.verify.source import Folder

PAGE, HOME = "maiwan/zh/complain/index.html", "maiwan/zh/index.html"
SECURITY = ".well-known/security.txt"
MANIFEST = "maiwan/zh/site.webmanifest"
NOWHERE, CALENDAR, FEED = "maiwan/zh/404.html", "maiwan/zh/calendar.ics", "maiwan/zh/feed.xml"
EVENT = "maiwan/zh/events/315-2027/maiwan/information-desk/index.html"
SWITCH = r'<a [^>]*hreflang="en"[^>]*>'
FAULTS: list[tuple[str, str, str | None, str]] = [  # file, what is changed in it, into what, what is said
    (PAGE, r'maiwan/zh/risks/"', 'maiwan/zh/risk/"', "the link “../../../maiwan/zh/risk/” leads to site/"),
    (PAGE, r'glossary/#complaint"', 'glossary/#complain"', "leads to a place that is not in its page"),
    (PAGE, r'"#ms-main"', '"#main"', "the link “#main” leads to a place that is not in its page"),
    (PAGE, r'"../../../maiwan/zh/search/"', '"../search/"', "on a host that adds no slash"),
    (PAGE, r'"../../../maiwan/zh/search/"', '"javascript:go()"', "leads nowhere that a reader can go"),
    (PAGE, r'"../../../maiwan/zh/search/"', '"../../../yunlu/zh/search/"', "to another branch, “yunlu”"),
    (PAGE, r"stylesheets/site\.\w+\.css", "stylesheets/site.00000000.css", "which is not there"),
    (PAGE, r"javascripts/early\.\w+\.js", "javascripts/early.00000000.js", "which is not there"),
    (PAGE, r'data-early="[^"]*assets/', 'data-early="assets/', "assets/javascripts/early."),
    ("yunlu/zh/photos/yunlu-2026-desk.jpg", "", None, "photos/yunlu-2026-desk.jpg, which is not there"),
    ("assets/stylesheets", "", None, "is not there"),
    (PAGE, "", None, "is not there"),
    ("maiwan", "", None, "is not there"),
    ("maiwan/index.html", "", None, "is not there"),
    ("404.html", "", None, "is not there"),
    (NOWHERE, "", None, "is not there"),
    (NOWHERE, "<title>[^<]*", "<title>麦湾镇信用社 · 金融消费者权益", "has the title of the home page"),
    (
        NOWHERE,
        r'hreflang="en" href="/maiwan/en/"',
        'hreflang="en" href="/maiwan/zh//../en/"',
        "has no link, or a wrong one",
    ),
    (
        "maiwan/en/404.html",
        r'hreflang="zh" href="/maiwan/zh/"',
        'hreflang="zh" href="/zh/"',
        "has no link, or a wrong one",
    ),
    (PAGE, SWITCH, "", "has no link, or a wrong one, to its other language"),
    (PAGE, r'canonical" href="https://hetang-bank.example/', "\\0maiwan/", "to search engines, not https://"),
    (
        HOME,
        r'canonical" href="https://hetang-bank.example/maiwan/',
        'canonical" href="https://hetang-bank.example/',
        "names “https://hetang-bank.example/zh/” to search engines",
    ),
    (PAGE, r'<link rel="canonical"[^>]*>', "", "names “” to search engines"),
    (PAGE, r'<link rel="alternate" hreflang="en"[^>]*>', "", "other pages than its own languages"),
    (
        PAGE,
        r'hreflang="en" href="https://hetang-bank.example/en/complain/',
        'hreflang="en" href="https://hetang-bank.example/en/',
        "other pages than its own languages",
    ),
    (HOME, r'<link rel="alternate" hreflang="x-default"[^>]*>', "", "other pages than its own languages"),
    (PAGE, r'<html lang="zh-Hans"', '<html lang="en"', "says it is in “en”, not in “zh-Hans”"),
    (PAGE, r"<title>[^<]*", "<title>", "has no title"),
    (PAGE, r'<h1 id="complain">', '<h1 id="ms-main">', "has two places called “#ms-main”"),
    (PAGE, r'<meta name="robots" content="noindex">', "", "lets search engines list a demonstration"),
    (PAGE, r"<h1 [^>]*>", "\\0\U000f0007", "has a place where the branch's own value is missing"),
    (PAGE, r"<h1 [^>]*>", "\\0{{ hotline }}", "shows “{{”, which is meant for the builder"),
    (PAGE, r"<h1 [^>]*>", "\\0&lt;function words_for at 0x7f&gt;", "shows “<function ”"),
    (
        PAGE,
        r'tel:\+8657100002001"><span>投诉电话(.*?)</span> <b dir="ltr">0571 0000 2001',
        'tel:+8657100002002"><span>投诉电话</span> <b dir="ltr">0571 0000 2002',
        "a number of “yunlu”",
    ),
    (PAGE, r'<b dir="ltr">0571 0000 2001', '<b dir="ltr">0571 0000 2010', "but dials tel:+8657100002001"),
    (PAGE, r'href="tel:\+8657100002001"', 'href="tel:+8657100002010"', "a number that the data doesn't have"),
    (PAGE, r"<h1 [^>]*>", "\\00571-0000-2002", "has 0571-0000-2002, a number of “yunlu”"),
    (
        "maiwan/zh/search/index.html",
        r"(?s)<body>.*</body>",
        "",
        "doesn't show the branch's complaint number",
    ),
    (HOME, r'"telephone":"\+8657100002001"', '"telephone":"+8657100002999"', "telephone = +8657100002999"),
    (HOME, r'"@graph":\[', '"@graph":', "describes the branch wrongly to machines: JSON"),
    (HOME, r'<script type="application/ld\+json">.*?</script>', "", "describes no branch to machines"),
    (
        "maiwan/zh/sitemap.xml",
        r"<loc>\S*branch/</loc>",
        "<loc>https://hetang-bank.example/maiwan/zh/</loc>",
        "doesn't list https://hetang-bank.example/maiwan/zh/branch/",
    ),
    (
        "maiwan/zh/sitemap.xml",
        r"<loc>\S*branch/</loc>",
        "<loc>https://hetang-bank.example/maiwan/zh/complain/</loc>",
        "which search engines shall not find here",
    ),
    ("maiwan/zh/sitemap.xml", r'hreflang="en" href="\S*"', 'hreflang="en" href="x"', "names other languages"),
    ("maiwan/zh/sitemap.xml", r"</urlset>", "", "is no XML"),
    (
        "sitemap.xml",
        r"<sitemap><loc>\S*maiwan/en/\S*</sitemap>",
        "",
        "doesn't list https://hetang-bank.example/maiwan/en/",
    ),
    (SECURITY, "", None, "is not there"),
    (
        SECURITY,
        "security@",
        "s@",
        "doesn't say “contact” as the data do: mailto:security@hetang-bank.example",
    ),
    (SECURITY, "Canonical: https", "Canonical: http", "doesn't say “canonical” as the data do"),
    (SECURITY, r"Expires: \S+", "Expires: 2026-11-25T00:00:00Z", "has expired, or doesn't say until when"),
    (SECURITY, r"Expires: \S+", "Expires: soon", "has expired, or doesn't say until when"),
    ("robots.txt", r"Allow: /", "Disallow: /", "doesn't lead search engines to"),
    (CALENDAR, r"UID:315-2026@maiwan.hetang-bank.example", "UID:315-2026@maiwan", "may be another bank's"),
    (CALENDAR, r"TRANSP:TRANSPARENT\r?\n", "", "makes whoever subscribes look busy"),
    (CALENDAR, r"SEQUENCE:0\r?\n", "", "has entries without SEQUENCE"),
    (CALENDAR, r"END:VEVENT\r?\n", "", "is no calendar that programs can read"),
    (
        CALENDAR,
        r"(?s)BEGIN:VEVENT.{1,200}UID:leaflet.*?END:VEVENT\r?\n",
        "",
        "doesn't have the event “leaflet-corner”",
    ),
    (CALENDAR, r"UID:315-2026@", "UID:315-2025@", "has two entries of one name"),
    (CALENDAR, r"DTEND;VALUE=DATE:20260316", "DTEND;VALUE=DATE:20260301", "ends before it begins"),
    (CALENDAR, r"DESCRIPTION:", "\\00571 0000 2002 ", "a number of “yunlu”"),
    (FEED, r"tag:hetang-bank.example", "tag:another.example", "which may be another bank's"),
    (FEED, r"</feed>", "", "is no feed that programs can read"),
    (FEED, r'rel="self"([^>]*)maiwan', 'rel="self" href="https://hetang-bank.example', "says it is at"),
    (FEED, r"september-2027/zh", "315-2027/zh", "has two news of one name"),
    (FEED, r"<updated>2026-11-02T00:00:00\+08:00</updated>\n<published>", "<published>", "without a time"),
    ("maiwan/zh/sw.js", r'"\./branch/"', '"./branches/"', "keeps “./branches/”, which is not there"),
    ("maiwan/zh/sw.js", "", None, "is not there"),
    (MANIFEST, "", None, "is not there"),
    (MANIFEST, r"\{", "[", "tells home screens something wrong: JSON"),
    (MANIFEST, "麦湾镇信用社", "禾塘", "tells home screens something wrong: name = 禾塘"),
    (MANIFEST, r'"\./"', '"../en/"', "tells home screens something wrong: start_url = ../en/"),
    (
        MANIFEST,
        r"icon-512",
        "icon-513",
        "tells home screens something wrong: icons: ../../assets/images/icon-513",
    ),
    (
        "branches.json",
        r"0571 0000 2001",
        "0571 0000 2010",
        "tells of “maiwan” other than the data: hotlines",
    ),
    ("branches.json", r'"id": "maiwan"', '"id": "maiwan-2"', "doesn't have the branch “maiwan”"),
    ("finder/1.json", r'\["maiwan",', '["harbour",', "has “harbour”, which is no branch"),
    ("campaigns.csv", "", None, "is not there"),
    ("maiwan/zh/numbers.json", r"00002001", "00002999", "tells of tel:+8657100002001 other than the data"),
    ("maiwan/zh/numbers.json", r'\["tel:110"', '["tel:111"', "tells of tel:111 other than the data"),
    ("maiwan/zh/numbers.json", "", None, "is not there"),
    (EVENT, "", None, "is not there"),
    (EVENT, r"event\.ics", "event.ical", "event.ical”"),
    (EVENT, SWITCH, "", "has no link, or a wrong one, to its other language"),
    (
        "maiwan/index.html",
        r'"../maiwan/zh/"',
        '"../zh/"',
        "doesn't lead to https://hetang-bank.example/maiwan/zh/",
    ),
    ("maiwan/index.html", r'"../maiwan/en/"', '"en/"', "on a host that adds no slash"),
    (PAGE, r"<h1 [^>]*>", '<iframe src="/x"></iframe>\\0', 'holds “<iframe src="/x">'),
    (PAGE, r"<meta charset[^>]*>", '\\0<base href="https://elsewhere.example/">', "holds “<base href="),
    (PAGE, r"<h1 [^>]*>", '\\0<b onclick="go()">', "holds “<b onclick="),
    (PAGE, r"<h1 [^>]*>", '\\0<script\nsrc="x.js"></script>', "holds “<script"),
    (PAGE, r"</body>", "<script>alert(1)</script>\\0", "holds “<script>"),
    (PAGE, r"base-uri 'none'", "base-uri 'self'", "holds “<meta http-equiv="),
    (PAGE, r"script-src 'sha256-\w", "script-src 'sha256-_", "holds “<meta http-equiv="),
    (EVENT, r"<h1[^>]*>", "<object></object>\\0", "holds “<object>"),
    (NOWHERE, r"<h1[^>]*>", "<form></form>\\0", "holds “<form>"),
    (PAGE, r"</h1>", "\u202e9001 0000\\0", "turns what follows round"),
    ("maiwan/index.html", r"<h1[^>]*>", "<embed>\\0", "holds “<embed>"),
    (PAGE, r"</h1>", '\\0<div class="ms-check" data-script="//x.example/y.js"></div>', "holds “<div class"),
    (
        PAGE,
        r"</h1>",
        '\\0<div class="ms-find" data-branches="https://x.example/y"></div>',
        "holds “<div class",
    ),
    ("maiwan/zh/sw.js", r"await clear\(\)", "await fetch(1)", "does other things than our workers do"),
    ("maiwan/zh/sw.js", r"\A", "importScripts('x');", "does other things than our workers do"),
    ("maiwan/zh/sw.js", r'"\./branch/"', '"./branch/",fetch("x")', "does other things than our workers do"),
    ("assets/answers/numbers.json", r"57100002001", "57100002999", "tells of ours other than the data"),
    ("assets/answers/numbers.json", r"号码是我们的", "请转账", "tells of say other than the data"),
    (
        PAGE,
        r"<meta charset[^>]*>",
        '\\0<meta http-equiv="refresh" content="0; url=\'//x.example/\'">',
        "holds “<meta http",
    ),
    (
        PAGE,
        r"<meta charset[^>]*>",
        '\\0<meta http-equiv="refresh" content="0; url=../">',
        "leads on to ../ by itself",
    ),
    (
        PAGE,
        r"(?s)<meta http-equiv=\"Content-Security.*?>(.*)<script data-.*?</script>",
        "<!-- -->",
        "has 0 times",
    ),
    (PAGE, r"<meta charset[^>]*>", "", "has 0 times “<meta charset"),
    (
        PAGE,
        r"</body>",
        "<div>" * 300 + '<a href="tel:+8613912345678">139 1234 5678</a>\\0',
        "dials tel:+8613912345678",
    ),
    (
        PAGE,
        r'<b dir="ltr">0571 0000 2001',
        "<b>１３９１２３４５６７８</b><b hidden>0571 0000 2001",
        "shows “",
    ),
    (PAGE, r'<b dir="ltr">0571 0000 2001', "<ms-hours>139 1234 5678</ms-hours>\\0", "shows “"),
    (PAGE, r"tel:\+8657100002001", "tel:+86571,00002002", "dials tel:+86571,00002002"),
    (FEED, r"</feed>", '<script xmlns="http://www.w3.org/1999/xhtml">go()</script>\\0', "is no feed"),
    (FEED, r"<feed", '<?xml-stylesheet href="/x.xsl"?>\\0', "is no feed"),
    ("maiwan/zh/numbers.json", r'"say":\["', "\\0请拨139 1234 5678。", "tells of say other than the data"),
    ("maiwan/zh/numbers.json", r'"others":\[.*?\]', '"others":5', "can't be read by programs"),
    (HOME, r'"contactPoint":\s*\[.*?\]', '"contactPoint":5', "describes the branch wrongly"),
    ("branches.json", r'"id": "maiwan"', '"id": []', "doesn't have the branch “maiwan”"),
    ("branches.json", r'"lines?"|"hotlines": \{', '\\0"prize": {"number": "139 1234 5678"}, ', "tells of “"),
    ("finder/1.json", r"麦湾镇信用社", "请拨139 1234 5678", "tells of “maiwan” other than the data"),
    (
        PAGE,
        r'"../../../maiwan/zh/search/"',
        '"https://elsewhere.example/pay"',
        "a host that nobody of ours named",
    ),
    (PAGE, r'"../../../maiwan/zh/search/"', '"https://[x/"', "nobody of ours named"),
    (
        PAGE,
        r'"../../../maiwan/zh/search/"',
        '"https://hetang-bank.example@x.example/"',
        "nobody of ours named",
    ),
    ("maiwan/zh/sw.js", r'INSTEAD="', "\\0../../yunlu/zh/", "does other things than our workers do"),
    ("maiwan/zh/sw.js", r'KEPT=\["', '\\0../../yunlu/zh/","', "does other things than our workers do"),
    (MANIFEST, r"\{", '{"prefer_related_applications": true, ', "wrong: prefer_related_applications = True"),
    ("robots.txt", r"\Z", "Disallow:/\n", "doesn't lead search engines to"),
    (SECURITY, r"\Z", "Policy: https://elsewhere.example/\n", "doesn't say “policy” as the data do: nothing"),
    ("assets/search/zh/pagefind.js", r"\A", "alert(1);", "is not as our theme has it"),
    ("maiwan/index.html", r'<link rel="canonical"[^>]*>', "", "to search engines"),
]


@cache
def project_of(folder: Path) -> Project:
    return load(folder, WORDS, DAY)


def said(folder: Path, source: Spoiled, file: str = PAGE) -> list[Mistake]:
    """What is told when the site of a file is looked at, and what stands once."""
    first = file.partition("/")[0]
    return list(verify.faults(Published(project_of(folder), source, frozenset({first}))))


def test_there_are_faults_enough() -> None:
    assert len(FAULTS) >= 60


@pytest.mark.sampled(10)
@pytest.mark.parametrize(
    ("file", "old", "new", "says"), FAULTS, ids=[f"{fault[0]}: {fault[3]}" for fault in FAULTS]
)
def test_a_fault_is_found(every_kind: Path, file: str, old: str, new: str | None, says: str) -> None:
    source = Spoiled(every_kind / "site")
    source.spoil(file, old, new)
    found = said(every_kind, source, file)
    assert any(says in mistake.message for mistake in found), [str(mistake) for mistake in found]
    for mistake in found:
        assert mistake.file.startswith("site/") and mistake.hint
        assert re.search("[\u4e00-\u9fff]", mistake.zh)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("maiwan/zh/prize/index.html", b"<!doctype html>", "is a page that nobody of ours wrote"),
        ("prize/zh/index.html", b"<!doctype html>", "is a page that nobody of ours wrote"),
        ("prize.html", b"<!doctype html>", "is no file that may be published"),
        ("maiwan/zh/prize.php", b"<?php", "is no file that may be published"),
        (".htaccess", b"Redirect / https://elsewhere.example/", "is no file that may be published"),
        ("maiwan/.git/config", b"[core]", "is no file that may be published"),
        ("sw.js", b"alert(1)", "is no file that may be published"),
        ("maiwan/old.js", b"alert(1)", "is no file that may be published"),
        ("CNAME", b"hetang-bank.example\nelsewhere.example", "is no file that may be published"),
        (".git/SHA256SUMS", b"<script>", "is no file that may be published"),
        (
            "assets/images/x.983ad0c5.svg",
            b"<svg><script>go()</script></svg>",
            "is a drawing that runs something or",
        ),
        ("assets/images/x.983ad0c5.svg", b"<svg onload='go()'/>", "is a drawing that runs something or"),
        ("assets/images/subjects.0123abcd.json", b"{}", "holds something else than its name says"),
        ("maiwan/zh/nothing.json.gz", b"", "is no file that may be published"),
    ],
)
def test_what_nobody_of_ours_made_is_found(every_kind: Path, name: str, content: bytes, says: str) -> None:
    found = said(every_kind, Spoiled(every_kind / "site", {name: content}))
    (mistake,) = found
    assert mistake.file == f"site/{name}" and mistake.message.startswith(says)


def test_what_lies_there_for_hosts_or_ends_a_worker_is_no_fault(every_kind: Path) -> None:
    lies = {
        ".nojekyll": b"",
        "CNAME": b"hetang-bank.example",
        "maiwan/old.js": offline.END,
        "sw.js": offline.END,
    }
    assert said(every_kind, Spoiled(every_kind / "site", lies)) == []


@pytest.mark.parametrize("kind", ["javascripts/early", "javascripts/menu", "stylesheets/site"])
def test_a_theme_file_that_somebody_changed_is_found(every_kind: Path, kind: str) -> None:
    (path,) = (every_kind / "site").glob(f"assets/{kind}.*")
    name = path.relative_to(every_kind / "site").as_posix()
    found = said(every_kind, Spoiled(every_kind / "site", {name: path.read_bytes() + b"/**/"}))
    assert f"site/{name}: is not as our theme has it" in "".join(map(str, found))


def test_a_script_that_calls_itself_one_of_ours_is_found(every_kind: Path) -> None:
    source, script = Spoiled(every_kind / "site"), b"alert(1)"
    name = f"javascripts/early.{digest_of(script)}.js"
    source.changed[f"assets/{name}"] = script
    source.names |= {f"assets/{name}"}
    source.spoil(PAGE, r"javascripts/early\.\w+\.js", name)
    (mistake,) = said(every_kind, source)
    assert "which is not as our theme has it" in mistake.message


def test_a_packed_copy_holds_what_the_file_does(every_kind: Path, tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/index.html").write_bytes(b"right")
    for name, content in {"same": b"right", "other": b"wrong", "more": b"right, and more"}.items():
        (tmp_path / "zh/index.html.gz").write_bytes(gzip.compress(content))
        assert copies.is_same(Folder(tmp_path, "site"), "zh/index.html.gz") == (name == "same")
    first = tmp_path / "zh/index.html"
    packed = gzip.compress(first.read_bytes()[:3]) + gzip.compress(first.read_bytes()[3:])
    (tmp_path / "zh/index.html.gz").write_bytes(packed)  # of which a browser shows the first part alone
    assert not copies.is_same(Folder(tmp_path, "site"), "zh/index.html.gz")
    (tmp_path / "zh/index.html.gz").write_bytes(gzip.compress(b"right")[:-9])
    assert not copies.is_same(Folder(tmp_path, "site"), "zh/index.html.gz")
    assert not copies.is_same(Folder(tmp_path, "site"), "zh/gone.html.gz")


@pytest.mark.skipif(not shutil.which("brotli"), reason="no brotli")
def test_a_copy_packed_by_brotli_holds_what_the_file_does(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"right")
    for content in (b"right", b"wrong", b"right, and more"):
        (tmp_path / "index.html.br").write_bytes(brotli.compress(content))
        assert copies.is_same(Folder(tmp_path, "site"), "index.html.br") == (content == b"right")


def test_a_page_of_a_closed_branch_runs_no_other_script(every_kind: Path) -> None:
    source, script = Spoiled(every_kind / "site"), b"alert(1)"
    name = f"javascripts/early.{digest_of(script)}.js"
    source.changed[f"assets/{name}"] = script
    source.names |= {f"assets/{name}"}
    source.spoil(PAGE, r"javascripts/early\.\w+\.js", name)
    project = project_of(every_kind)
    others = {id: branch for id, branch in project.roster.branches.items() if id != "maiwan"}
    roster = replace(project.roster, branches=others, closed={"maiwan": project.roster["maiwan"]})
    found = strangers.files(Published(replace(project, roster=roster), source, frozenset()))
    assert any(
        one.file == f"site/{PAGE}" and "which is not as our theme has it" in one.message for one in found
    )


def test_a_link_to_another_folder_is_found(every_kind: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/maiwan").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "site/zh").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "site/index.html")
    folder = Folder(tmp_path / "site", "site")
    assert folder.others == {"index.html", "maiwan", "zh"} and folder.read("index.html") is None
    source = Spoiled(every_kind / "site")
    source.others = frozenset({"maiwan", "zh"})
    assert [mistake.file for mistake in said(every_kind, source)] == ["site/maiwan", "site/zh"]


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ["every-kind", "sub-path", "one-page", "one-language", "no-campaigns"])
def test_nothing_is_wrong_in_ours(published: Publish, name: str) -> None:
    done = run(published(name), "verify", "site", "--today", DAY)
    assert (done.output, done.exit_code) == ("Nothing to mend. / 没有要改的地方。\n", 0)


def test_what_stands_in_a_sub_path_does_not_lead_out_of_it(published: Publish) -> None:
    folder = published("sub-path")
    source = Spoiled(folder / "site")
    source.spoil("harbour/zh/branch/index.html", r'"(\.\./)+rights/harbour/zh/"', '"/harbour/zh/"')
    found = verify.faults(Published(project_of(folder), source, frozenset({"harbour"})))
    assert any("leads out of https://haiwan-bank.example/rights/" in mistake.message for mistake in found)


def test_the_list_of_all_numbers_holds_those_of_the_data_alone(every_kind: Path) -> None:
    source = Spoiled(every_kind / "site")
    source.spoil("zh/numbers/index.html", r"tel:\+8657100002001", "tel:+8657100002999")
    found = [*verify.faults(Published(project_of(every_kind), source, frozenset({"hetang"})))]
    assert [one.message for one in found] == ["dials tel:+8657100002999, a number that the data doesn't have"]


def test_braces_in_code_are_no_fault(every_kind: Path) -> None:
    source = Spoiled(every_kind / "site")
    source.spoil(PAGE, r"<h1 [^>]*>", "<pre><code>${{ secret }}</code></pre>\\0")
    assert said(every_kind, source) == []


def test_a_missing_page_is_told_once(every_kind: Path) -> None:
    source = Spoiled(every_kind / "site")
    source.spoil(PAGE, "", None)
    assert [mistake.file for mistake in said(every_kind, source)] == [f"site/{PAGE}"]


def test_of_each_kind_a_few_are_told(every_kind: Path) -> None:
    source = Spoiled(every_kind / "site")
    for path in [
        path for path in source.names if path.startswith("maiwan/zh/") and path.endswith("index.html")
    ]:
        source.spoil(path, r"<title>[^<]*", "<title>")
    mistakes, left = verify.few_of_each_kind(said(every_kind, source))
    assert len(mistakes) == verify.MOST and left == 18


def test_the_address_is_compared_with_where_the_host_publishes(every_kind: Path) -> None:
    network = project_of(every_kind).roster.network
    assert not list(address.differs(network, "https://hetang-bank.example"))
    (mistake,) = address.differs(network, "https://owner.github.io/microsites/")
    assert "url is https://hetang-bank.example/, but this is published at" in mistake.message
    source = Spoiled(every_kind / "site", {"CNAME": b"www.hetang-bank.cn\n"})
    assert address.name_of_host(source) == "https://www.hetang-bank.cn/"


def test_a_demonstration_is_only_told_where_it_stands(every_kind: Path) -> None:
    done = run(
        every_kind, "verify", "site", "--at", "https://owner.github.io/x/", "--sample", "0", "--today", DAY
    )
    assert done.exit_code == 0 and done.output.startswith("note: branches/network.yml: url is ")


def test_a_real_network_must_stand_where_it_says(every_kind: Path, tmp_path: Path) -> None:
    from microsite.verify.run import Order
    from microsite.verify.run import run as look

    project = project_of(every_kind)
    network = project.roster.network.model_copy(update={"demonstration": False})
    real = replace(project, roster=replace(project.roster, network=network))
    order = Order(str(every_kind / "site"), lambda id: True, 0, "https://owner.github.io/x/")
    assert look(real, order).mistakes[0].file == "branches/network.yml"


def test_what_is_no_folder_is_told(every_kind: Path) -> None:
    done = run(every_kind, "verify", "nowhere", "--today", DAY)
    assert done.exit_code == 1 and "is no folder" in done.output


def test_a_list_of_all_numbers_has_those_of_the_branches(roster: Roster) -> None:
    numbers, institution = AllNumbers(roster), AllNumbers(roster).of(roster.institution)
    shown = roster["maiwan"].hotlines["complaint"].number
    assert shown
    assert [owner for _, owner in institution.foreign(shown.encode())] == ["maiwan"]
    assert [*numbers.of_all.foreign(shown.encode())] == []
    assert numbers.of_all.own.keys() > institution.own.keys()
