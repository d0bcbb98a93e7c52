"""The last gate refuses what runs, refreshes or loads from elsewhere, whoever built it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command import microsite
from support.network import DAY, PROJECT

from microsite.content import page_html
from microsite.files import yamlfile
from microsite.files.mistakes import Mistakes
from microsite.publish import names
from microsite.publish.upload import upload
from microsite.rendering import gate
from microsite.words.slots import Call

KNOWN = yamlfile.shipped(PROJECT / "tests/checks/raw_html.yml")
OURS = '<p>before <a href="x/">x</a></p>@<p>after</p>'
SCRIPT = "assets/javascripts/site.0123abcd.js"


@pytest.mark.parametrize(
    "element", [one for one in KNOWN["elements"] if one not in gate.THEME and not one.startswith("ms-")]
)
def test_no_foreign_element(element: str) -> None:
    for written in (
        f"<{element}>",
        f"<{element} x=y>x</{element}>",
        f"</{element}>",
        f"<{element.upper()}/>",
    ):
        assert gate.strange(OURS.replace("@", written)).startswith(written[:3])


@pytest.mark.parametrize("attribute", [one for one in KNOWN["attributes"] if one not in gate.ATTRIBUTES])
def test_no_foreign_attribute(attribute: str) -> None:
    if not attribute.startswith("data-"):
        for written in (f'<p {attribute}="x">', f"<p {attribute}=x>", f"<b title='a'{attribute}=x>"):
            assert gate.strange(OURS.replace("@", written))


@pytest.mark.parametrize(
    "address",
    [
        one
        for one in KNOWN["addresses"]
        if one not in ("tel:95588", "https://") and not one.startswith("/%5C")
    ],
)
def test_no_foreign_address(address: str) -> None:
    assert gate.strange(OURS.replace("@", f'<a href="{address}">x</a>'))
    assert gate.strange(OURS.replace("@", f'<img src="{address}" alt="x">'))


@pytest.mark.parametrize(
    "written",
    [
        f'<script src="https://evil.example/{SCRIPT}"></script>',
        f'<script src="//evil.example/{SCRIPT}"></script>',
        '<script src="hello.js"></script>',
        '<script src="assets/javascripts/hello.js"></script>',
        '<script src="../en/sw.js"></script>',
        f'<script src="{SCRIPT}">alert(1)</script>',
        "<script>alert(1)</script>",
        '<script type="application/ld+json"><script>alert(1)</script></script>',
        '<script type="module">alert(1)</script>',
        '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
        '<meta http-equiv="refresh" content="0; url=//evil.example/">',
        '<meta http-equiv="Content-Security-Policy" content="script-src *">',
        '<meta http-equiv="set-cookie" content="x">',
        '<link rel="stylesheet" href="//evil.example/x.css">',
        '<link rel="stylesheet" href="https://evil.example/x.css">',
        '<link rel="dns-prefetch" href="https://evil.example">',
        '<link rel="modulepreload" href="x.js">',
        '<img src="https://evil.example/x.png" alt="x">',
        '<a href="javascript&colon;alert(1)">x</a>',
        "<!-- x -->",
        "< p>",
    ],
)
def test_nothing_that_runs_refreshes_or_loads(written: str) -> None:
    assert gate.strange(OURS.replace("@", written))
    with pytest.raises(Mistakes, match="may not be published"):
        gate.refuse_template("x.html", OURS.replace("@", written))


@pytest.mark.parametrize(
    ("value", "begins_address"),
    [
        ("<script>alert(1)</script>", None),
        ("<b onclick=x>", None),
        ("<", None),
        ('" onclick="x', False),
        ("<b>", False),
        ("javascript:alert(1)", True),
        ("data:text/html,x", True),
        ("//evil.example", True),
    ],
)
def test_no_value_brings_it_in(value: str, begins_address: bool | None) -> None:
    with pytest.raises(Mistakes, match="may not be published"):
        gate.refuse_value(Call("word"), value, begins_address)


def test_where_values_stand_is_known() -> None:
    html = '<p title="a \U000f0000">\U000f0001</p><a href="\U000f0002#x">\U000f0000</a>'
    assert gate.in_attributes([html]) == {"\U000f0000": False, "\U000f0002": True}


def test_all_of_ours_passes(small: Path) -> None:
    pages = [*(small / "site").rglob("*.html")]
    assert len(pages) > 10
    for path in pages:
        html = path.read_text("utf-8")
        assert gate.strange(html) == "", path
        assert '<meta name="referrer" content="no-referrer">' in html


@pytest.mark.parametrize("written", KNOWN["as_they_are"])
def test_what_passes_quickly_has_nothing_to_tell(written: str) -> None:
    if page_html.is_plain(written):
        told = {offence.message for offence in page_html.offences(written)}
        assert all("closed" in message or "generator's" in message for message in told), told


@pytest.mark.exhaustive
def test_a_word_of_ours_that_goes_wrong_stops_the_build(small_kept: Path) -> None:
    word = small_kept / "macros/hotlines.py"
    text = word.read_text("utf-8")
    word.write_text(
        text.replace(
            "    return links(_find(context, purpose), context.language)",
            '    return Markup("<b onclick=x>110</b>")',
        ),
        "utf-8",
    )
    done = microsite(small_kept, "build", "--today", DAY)
    assert done.returncode == 1 and "may not be published" in done.stderr, done.stderr
    assert not (small_kept / "site").exists()


def test_a_page_that_nobody_checked_stops_the_build_with_its_line(small_kept: Path) -> None:
    page = small_kept / "docs/en/index.md"
    page.write_text(page.read_text("utf-8") + '\n<a href="tel:95588">x</a>\n', "utf-8")
    done = microsite(small_kept, "build", "--today", DAY)
    line = page.read_text("utf-8").count("\n")
    assert done.returncode == 1 and f"docs/en/index.md:{line}:10" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


STRANGE = (
    "hello.js",
    "other.js",
    "en/hello.js",
    "en/assets/hello.js",
    "assets/javascripts/site.js",
    "assets/javascripts/site.0123abcd.mjs",
    "assets/search/en/pagefind-ui.js",
    "en/hello.html",
    "en/../x/index.html",
    "maiwan/en/hello.svg",
    "maiwan/fr/index.html",
    ".well-known/x",
    ".env",
    "en/.git/config",
    "passwd",
    "en/photos/x.svg",
    "photos/x.svg",
)


@pytest.mark.parametrize("name", STRANGE)
def test_no_file_of_another_name(name: str) -> None:
    with pytest.raises(Mistakes, match="is no file that may be published"):
        names.refuse_others(["index.html", name])


def test_an_upload_sends_nothing_strange(small: Path) -> None:
    class Store:
        address = "s3://x"

        def digests(self) -> dict[str, str]:
            return {}

    (small / "site/hello.js").write_text("alert(1)")
    with pytest.raises(Mistakes, match="is no file that may be published"):
        upload(small / "site", Store(), False, print)  # type: ignore[arg-type]
    (small / "site/hello.js").unlink()
    page = small / "site/en/index.html"
    page.write_text(page.read_text("utf-8").replace("</body>", "<script>alert(1)</script></body>"), "utf-8")
    with pytest.raises(Mistakes, match="may not be published"):
        upload(small / "site", Store(), False, print)  # type: ignore[arg-type]
