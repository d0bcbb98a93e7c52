"""A build tells the server of one's own what it needs to know, and refuses what another host does not take."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import click
import pytest
from support.command import microsite, run
from support.network import DAY
from support.published import contents

from microsite.publish.hosts import HOSTS, Host, refuse_too_much

BUILD = ("build", "--today", DAY)


@pytest.mark.exhaustive
def test_a_build_for_apache_names_its_scripts_also_where_nothing_else_has_changed(small: Path) -> None:
    (small / "docs/redirects.yml").write_text("old-name.md: index.md\n", "utf-8")
    for known in small.glob(".site.*.conf"):
        known.unlink()
    before = contents(small / "site")
    for _ in range(2):
        done = microsite(small, *BUILD, "--host", "apache")
        assert done.returncode == 0, done.stderr
    assert contents(small / "site").items() >= before.items()
    page = (small / "site/maiwan/zh/index.html").read_text("utf-8")
    (script,) = re.findall(r"script-src '(sha256-[^']+)'", page)
    said = (small / ".site.scripts.apache.conf").read_text("utf-8")
    assert said.startswith("Define microsite_scripts \"'sha256-") and f"'{script}'" in said
    rules = (small / ".site.redirects.apache.conf").read_text("utf-8")
    assert re.fullmatch(r'RewriteRule "\^\(/.*\)old-name/\(.*" "\$1" \[R=301,L\]\n', rules), rules
    assert not (small / ".site.scripts.conf").exists()


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ["github-pages", "gitlab-pages"])
def test_a_network_that_a_host_does_not_take_is_refused(
    small: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = contents(small)
    monkeypatch.setitem(HOSTS, name, HOSTS[name]._replace(packed=100_000))
    for changed in ("", "\nAnother paragraph.\n"):
        with (small / "docs/en/index.md").open("a", encoding="utf-8") as page:
            page.write(changed)
        done = run(small, *BUILD, "--host", name)
        assert done.exit_code == 1
        assert re.search(
            rf"{HOSTS[name].title} takes at most 100,000 bytes, packed, and these sites", done.stderr
        )
        assert "什么都没有发布" in done.stderr
    assert contents(small / "site") == {
        path.removeprefix("site/"): content for path, content in before.items() if path.startswith("site/")
    }


def test_what_a_host_counts_is_what_an_archive_holds(tmp_path: Path) -> None:
    names = ["index.html", "maiwan/zh/index.html", "maiwan/en/index.html"]
    for size, name in zip((0, 512, 513), names, strict=True):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    with tarfile.open(tmp_path / "site.tar", "w", format=tarfile.GNU_FORMAT) as archive:
        archive.add(tmp_path / "site", "site")
        packed, entries = archive.offset, len(archive.getmembers())
    fits = Host("x", "X", packed=packed, entries=entries)
    refuse_too_much(fits, tmp_path / "site", names)
    for less, said in (
        (fits._replace(packed=packed - 1), f"these sites have {packed:,}"),
        (fits._replace(entries=entries - 1), f"these sites have {entries}"),
    ):
        with pytest.raises(click.ClickException, match=said):
            refuse_too_much(less, tmp_path / "site", names)
