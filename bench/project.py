"""Copies of the demonstration with as many branches and pages as wanted."""

from __future__ import annotations

import csv
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from microsite.content.project import FOLDERS

SOURCE = Path(__file__).parent.parent
CONFIGURATIONS = ("mkdocs.yml", "mkdocs.zh.yml")
SETTINGS = (*CONFIGURATIONS, "microsite.yml")
SECTION = 8  # pages
_COUNTED = ("people", "leaflets")
DAY = date(2027, 3, 1)
BUILD = (sys.executable, "-m", "microsite", "build", "--today", DAY.isoformat())


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        yield Path(name)


def project(folder: Path, branches: int, pages: int | None) -> Path:
    """The demonstration with this many branches, and at least this many pages a language."""
    for name in (*FOLDERS, "microsite"):
        if (SOURCE / name).is_dir():
            shutil.copytree(SOURCE / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in SETTINGS:
        shutil.copy(SOURCE / name, folder)
    _roster(folder / "branches", branches)
    if pages:
        for language in ("en", "zh"):
            names = _more_pages(folder / "docs" / language, pages)
        _more_sections(folder / "docs/nav.yml", names)
    return folder


def without_sheets(project: Path) -> None:
    """Let no piece stand on the sites, as an institution may: sheets are then made on demand."""
    for piece in (project / "pieces").glob("*.yml"):
        text = piece.read_text("utf-8")
        piece.write_text(re.sub(r"^on_site: .*\n", "", text, flags=re.MULTILINE), "utf-8")


def _roster(folder: Path, branches: int) -> None:
    """Rows of the demonstration, again and again, with ids, districts and numbers of their own."""
    path = folder / "roster.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    written = len([other for other in folder.glob("*.yml") if other.stem != "network"])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for n, row in enumerate(islice(cycle(rows), branches - written)):
            if again := n // len(rows):
                row = row | {
                    "id": f"{row['id']}-{again}",
                    "name_en": f"{row['name_en']} {again}",
                    "name_zh": f"{row['name_zh']}{again}",
                    "complaint_number": f"0571 09{again:02} {n % len(rows):04}",
                    "complaint_verified_on": "2026-11-01",
                    "complaint_owner": "Manager on duty",
                    "address_en": f"{row['address_en']}, part {again}",
                    "address_zh": f"{row['address_zh']}{again}区",
                    "district_en": f"{row['district_en']} {again}",
                    "district_zh": f"{row['district_zh']}{again}",
                }
            writer.writerow(row)
    known = {row["id"] for row in csv.DictReader(path.read_text("utf-8").splitlines())} | {
        other.stem for other in folder.glob("*.yml")
    }
    for table in (*folder.glob("results/*.csv"), *folder.glob("events/*.csv")):
        _rows(table, known)


def _rows(path: Path, known: set[str]) -> None:
    """The rows of every branch that has some in the demonstration, or is a copy of such a one, its own."""
    with path.open(encoding="utf-8", newline="") as file:
        rows: dict[str, list[dict[str, str]]] = {}
        for row in csv.DictReader(file):
            rows.setdefault(row["branch"], []).append(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, next(iter(rows.values()))[0])
        writer.writeheader()
        for id in sorted(known):
            original = re.sub(r"-\d+$", "", id)
            again = int(id.removeprefix(original)[1:] or 0)
            writer.writerows(_again(row, id, again) for row in rows.get(original, ()))


def _again(row: dict[str, str], id: str, again: int) -> dict[str, str]:
    """A row of a copy, which has counted other people and calls its events otherwise."""
    if not again:
        return row
    changed = {
        column: str(int(cell) + again) if column in _COUNTED else f"{cell} {again}"
        for column, cell in row.items()
        if cell and (column in _COUNTED or column.startswith("title"))
    }
    return row | changed | {"branch": id}


def _more_pages(docs: Path, pages: int) -> list[str]:
    """Copies of pages beside the pages, so that their links hold; gives their paths."""
    originals = sorted(path for path in docs.glob("*/*.md") if path.stem != "index")
    names = []
    lacking = max(0, pages - len(list(docs.rglob("*.md"))))
    for n, original in enumerate(islice(cycle(originals), lacking), 1):
        copy = original.with_name(f"{original.stem}-{n}.md")
        text = original.read_text("utf-8")
        copy.write_text(re.sub(r"^title: .*", rf"\g<0> {n}", text, count=1, flags=re.MULTILINE), "utf-8")
        names.append(copy.relative_to(docs).as_posix())
    return names


def _more_sections(menu: Path, names: list[str]) -> None:
    """Sections as short as the real ones."""
    entries = "".join(
        f"  - section: {{en: More {n}, zh: 更多 {n}}}\n    pages:\n" * (n % SECTION == 0)
        + f"      - {name}\n"
        for n, name in enumerate(names)
    )
    menu.write_text(f"{menu.read_text('utf-8').rstrip()}\n{entries}", "utf-8")
