"""A file that stands where nothing reads it is told, with the place where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import alone

from macros import WORDS
from microsite.checks.rules import other_files, places
from microsite.content import facts
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.data import unread_files

BRANCH = "id: lakeside\nkind: outlet\n"
CAMPAIGN = "series: '315'\nfirst: 2027-03-09\n"
BRANCH_COPY = f"# a copy\n{BRANCH}"
PAGE = "---\ntitle: x\ndescription: y\n"
PIECE = "design: leaflet\nparts: [say]\n"
MISPLACED = [  # where a file stands, what is in it, and some of the way to mend it
    ("lakeside.yml", BRANCH, "branches/lakeside.yml"),
    ("lakeside.yml.txt", BRANCH, "branches/lakeside.yml"),
    ("campaigns/315-2028.yml", CAMPAIGN, "branches/campaigns/"),
    ("Campaign/315-2028.yml", CAMPAIGN, "branches/campaigns/"),
    ("data/campaigns/315-2028.yml", CAMPAIGN, "branches/campaigns/315-2028.yml"),
    ("results/315-2027.csv", "branch,reported_on\n", "branches/results/"),
    ("tables/315-2027.csv", "branch,reported_on\n", "branches/results/315-2027.csv"),
    ("backup/lakeside.yml", BRANCH_COPY, "branches/lakeside.yml"),
    ("zh/loans.md", PAGE, "docs/zh/"),
    ("rights/loans.md", PAGE, "docs/en/loans.md and docs/zh/loans.md"),
    ("logo.svg", "<svg/>", "brand/logo.svg"),
    ("desk.jpeg", "", "branches/photos/desk.jpeg"),
    ("poster.yml", PIECE, "pieces/poster.yml"),
    ("pieces/lakeside.yml", BRANCH, "branches/lakeside.yml"),
    ("overrides/loans.md", PAGE, "docs/en/loans.md and docs/zh/loans.md"),
    ("facts/campaigns/315-2028.yml", CAMPAIGN, "branches/campaigns/315-2028.yml"),
    ("docs/zh/315-2028.yml", CAMPAIGN, "branches/campaigns/315-2028.yml"),
    ("docs/campaigns/315-2028.yml", CAMPAIGN, "branches/campaigns/315-2028.yml"),
    ("docs/zh/loans.txt", PAGE, "Rename it to loans.md"),
    ("docs/zh/loans.md.txt", PAGE, "Rename it to loans.md"),
    ("lakeside.yaml", BRANCH, "branches/lakeside.yml"),
    ("315-2028.yml", CAMPAIGN, "branches/campaigns/315-2028.yml"),
    ("sources.yml", "", "facts/sources.yml"),
    ("glossary.yml", "", "facts/glossary.yml"),
    ("network.yml", "", "branches/network.yml"),
    ("roster.csv", "", "branches/roster.csv"),
    ("redirects.yml", "", "docs/redirects.yml"),
    ("roster.xlsx", "", "microsite import roster.xlsx"),
    ("网点.xls", "", "microsite import 网点.xls"),
    ("desk.jpg", "", "branches/photos/desk.jpg"),
    ("loans.md", "---\ntitle: x\n", "docs/en/loans.md and docs/zh/loans.md"),
    ("branchs/x.yml", BRANCH, "branches/"),
    ("Branches/x.yml", BRANCH, "branches/"),
    ("branch/x.yml", BRANCH, "branches/"),
    ("doc/en/x.md", "x", "docs/"),
    ("fact/x.yml", "x", "facts/"),
    ("branches/new/x.yml", BRANCH, "branches/x.yml"),
    ("branches/campaign/315-2028.yml", CAMPAIGN, "branches/campaigns/315-2028.yml"),
    ("branches/photo/desk.jpg", "", "branches/photos/desk.jpg"),
    ("branches/result/315-2027.csv", "", "branches/results/315-2027.csv"),
    ("branches/photos/2027/desk.jpg", "", "branches/photos/desk.jpg"),
    ("branches/roster.xlsx", "", "microsite import branches/roster.xlsx"),
    ("branches/list.csv", "", "microsite import branches/list.csv"),
    ("branches/desk.png", "", "branches/photos/desk.png"),
    ("facts/laws.yml", "", "facts/sources.yml"),
    ("facts/source.yml", "", "Did you mean “sources.yml”?"),
    ("facts/laws/x.yml", "", "facts/clauses/"),
    ("facts/clauses/civil-code.txt", "", "facts/clauses/civil-code.yml"),
    ("docs/fr/index.md", "", "docs/en and docs/zh"),
    ("docs/loans.md", "", "docs/en/loans.md or docs/zh/loans.md"),
    ("docs/map.png", "", "docs/en/map.png or docs/zh/map.png"),
    ("docs/zh/map.png", "", "![what it shows](map.png)"),
    ("brand/logo.png", "", "logo: brand/logo.svg"),
    ("brand/Logo.JPG", "", "branches/photos/"),
    ("brand/fonts.zip", "", "logo: brand/logo.svg"),
    ("pieces/x.png", "", "pictures of the page"),
    ("pieces/poster.docx", "", "a file .yml"),
    ("pieces/poster.pdf", "", "a file .yml"),
    ("languages/fr.json", "", "fr.yml"),
    (".lakeside.yml", BRANCH, "branches/lakeside.yml"),
    (".network.yml", "", "branches/network.yml"),
    (".loans.md", PAGE, "docs/en/loans.md / docs/zh/loans.md"),
    (".315-2027.csv", "branch,reported_on\n", "branches/results/315-2027.csv"),
    ("branches/.lakeside.yml", BRANCH, "branches/lakeside.yml"),
    ("branches/campaigns/.315-2028.yml", CAMPAIGN, "branches/campaigns/315-2028.yml"),
    ("branches/results/.315-2027.csv", "branch,reported_on\n", "branches/results/315-2027.csv"),
    ("branches/photos/.desk.jpg", "", "branches/photos/desk.jpg"),
    ("docs/zh/.loans.md", PAGE, "docs/zh/loans.md"),
    ("facts/.sources.yml", "x: 1", "facts/sources.yml"),
    ("pieces/.poster.yml", PIECE, "pieces/poster.yml"),
]
RIGHT = [
    "docker-compose.yml",
    "mkdocs.yml",
    "mkdocs.zh.yml",
    ".pre-commit-config.yaml",
    "README.md",
    "bench/table.csv",
    "docs/zh/shown.png",
    "branches/lakeside.yml",
    "branches/roster.csv",
    "facts/sources.yml",
    "facts/clauses/civil-code.yml",
    "tests/x.yml",
    "notes/plan.md",
    "scripts/table.csv",
    "macros/examples.yml",
    ".gitlab-ci.yml",
    ".editorconfig",
    "branches/.gitkeep",
    "branches/._maiwan.yml",
    "branches/.DS_Store",
    "docs/zh/._loans.md",
    "brand/logo.svg",
    "pieces/poster.yml",
    "pieces/fonts/x.ttf",
    "pieces/designs/x.typ",
]


def told(folder: Path, name: str, text: str = "") -> list[str]:
    """What is told of a project with this file."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    page = Page("docs/zh/a.md", "a.md", "zh", "![图](shown.png)")
    content = Content(alone(folder), WORDS, facts.NONE, {"en": {}, "zh": {"a.md": page}}, None)
    return [
        str(one)
        for one in (
            *places.check(content),
            *other_files.check(content),
            *unread_files.doubts(folder / "branches"),
        )
        if "points wide" not in one.hint
    ]


@pytest.mark.parametrize(("name", "text", "home"), MISPLACED, ids=[case[0] for case in MISPLACED])
def test_a_misplaced_file_is_told_once_with_its_home(tmp_path: Path, name: str, text: str, home: str) -> None:
    (said,) = told(tmp_path, name, text)
    assert name.startswith(said.partition(":")[0])
    assert home in said
    assert said.splitlines()[-1].endswith("。")


@pytest.mark.parametrize("name", RIGHT)
def test_a_file_in_its_place_passes(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, name) == []
