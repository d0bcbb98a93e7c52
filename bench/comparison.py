"""The same page of the same content as others would send it, measured in the same way."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from bench import reader
from bench.host import QUALITY, hosted
from bench.manuscript import as_addresses, plain
from bench.project import DAY, SOURCE, folder
from bench.tables import kb, row, table
from bench.visit import CONDITIONS, HERE, install, missing, visit

PAGE, LANGUAGE = "rights/know", "zh"
RUNS = 3
BUILD_LIMIT = 900  # seconds


@dataclass(frozen=True)
class Other:
    """A generator with its usual theme; `settings` are files of bench/others/ID, and where they go."""

    id: str
    name: str
    settings: dict[str, str]
    docs: str
    commands: tuple[tuple[str, ...], ...]
    site: str
    address: str = f"{PAGE}/"
    titles: bool = True  # whether pages hold their own titles
    files: bool = True  # whether links lead to files


OTHERS = (
    Other(
        "material",
        "Material for MkDocs",
        {"mkdocs.yml": "", "mkdocs.zh.yml": ""},
        "docs",
        tuple(
            (sys.executable, "-m", "mkdocs", "build", "-q", "-f", name)
            for name in ("mkdocs.yml", "mkdocs.zh.yml")
        ),
        "site",
    ),
    Other(
        "starlight",
        "Starlight",
        {"astro.config.mjs": "", "content.config.mjs": "src"},
        "src/content/docs",
        (("npx", "astro", "build"),),
        "dist",
        titles=False,
        files=False,
    ),
    Other(
        "vitepress",
        "VitePress",
        {"config.mjs": ".vitepress"},
        ".",
        (("npx", "vitepress", "build"),),
        ".vitepress/dist",
        address=f"{PAGE}.html",
    ),
    Other(
        "docusaurus",
        "Docusaurus",
        {"docusaurus.config.mjs": "", "sidebars.mjs": ""},
        "docs",
        (("npx", "docusaurus", "build"),),
        "build",
    ),
)


def tell() -> None:
    """Build and visit each of them."""
    if lacking := missing():
        click.echo(f"Left out: there is no {lacking} on this machine.")
        return
    with folder() as temporary:
        tools = install(HERE, temporary / "tools")
        table(
            f"{LANGUAGE}/{PAGE}",
            "bytes",
            "of it scripts",
            "requests",
            "first paint",
            "largest paint",
            "performance",
        )
        _visit("ours", reader.published(temporary / "project"), f"{reader.BRANCH}/{LANGUAGE}/{PAGE}/", tools)
        for other in OTHERS:
            try:
                site = _built(other, temporary / other.id)
            except click.ClickException as error:
                row(other.name, error.format_message().strip().splitlines()[-1])
                continue
            _visit(other.name, site, f"{LANGUAGE}/{other.address}", tools)
    click.echo(
        f"\n{CONDITIONS}; the middle one of {RUNS} visits. Bytes with headers, brotli at level {QUALITY}. "
        "All have the usual theme and the same text, in which our words are plain text. Material is spared "
        "its web fonts, Docusaurus has no search, and only ours keeps pages for offline, which comes after "
        "this view."
    )


def _visit(name: str, site: Path, address: str, tools: Path) -> None:
    with hosted(site) as (root, _):
        runs = sorted(
            (visit(tools, f"{root}/{address}") for _ in range(RUNS)), key=lambda seen: seen.largest_paint
        )
    seen = runs[RUNS // 2]
    row(
        name,
        kb(seen.bytes()),
        kb(seen.bytes("Script")),
        len(seen.fetched),
        f"{seen.first_paint:.2f} s",
        f"{seen.largest_paint:.2f} s",
        seen.scores["performance"],
    )


def _built(other: Other, here: Path) -> Path:
    source = HERE / "others" / other.id
    if (source / "package.json").exists():
        install(source, here)
    for name, where in other.settings.items():
        (here / where).mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, here / where)
    for language, path, text in plain(SOURCE, reader.BRANCH, DAY):
        target = here / other.docs / language / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = text if other.titles else re.sub(r"^# .*\n", "", text, flags=re.MULTILINE)
        target.write_text(text if other.files else as_addresses(path, text), "utf-8")
    for command in other.commands:
        done = subprocess.run(
            command, cwd=here, capture_output=True, text=True, timeout=BUILD_LIMIT, check=False
        )
        if done.returncode:
            raise click.ClickException(f"{done.stdout}{done.stderr}\n{other.name} could not be built here")
    return here / other.site
