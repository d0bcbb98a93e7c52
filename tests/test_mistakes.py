"""Every mistake of `mistakes.yml` gets exactly its answer, and leaves what was published untouched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import FRONT_MATTER, microsite

CASES = yaml.safe_load((Path(__file__).parent / "mistakes.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_mistake_gets_its_answer(project: Path, case: dict[str, Any]) -> None:
    path = project / case["file"]
    text = path.read_text("utf-8")
    assert case.get("find", "") in text
    whole = FRONT_MATTER + case["with"] if path.suffix == ".md" else case["with"]
    path.write_text(text.replace(case["find"], case["with"], 1) if "find" in case else whole, "utf-8")
    (project / "site").mkdir()
    (project / "site/published.txt").write_text("before")

    done = microsite(project, "build", "--today", "2026-11-24")

    assert done.returncode == 1
    assert done.stderr.partition("to mend\n\n")[2] == case["says"]
    assert [p.name for p in (project / "site").rglob("*")] == ["published.txt"]


def test_all_mistakes_are_told_at_once(project: Path) -> None:
    for name in ("maiwan", "yunlu"):
        path = project / f"branches/{name}.yml"
        path.write_text(path.read_text("utf-8").replace("\nkind: ", "\nkint: "), "utf-8")
    done = microsite(project, "build")
    assert done.stderr.startswith("Error: 4 mistakes to mend")


@pytest.mark.parametrize(("content", "said"), [
    ("id: 麦湾\n".encode("gb18030"), "branches/new.yml:1: the file is not in UTF-8"),
    (b"#" * 10_000_000, "branches/new.yml: the file is larger than 1,000,000 bytes"),
    (b"[" * 5000, "too deep to read"),
    (b"id: \x00", "this is not YAML"),
], ids=["encoding", "10 MB", "nesting", "NUL"])
def test_a_file_that_is_no_data(project: Path, content: bytes, said: str) -> None:
    (project / "branches/new.yml").write_bytes(content)
    done = microsite(project, "build")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_roster_may_be_saved_by_excel(project: Path, encoding: str) -> None:
    from microsite.roster import load

    expected = load(project / "branches")["willow-east"].name.zh
    path = project / "branches/roster.csv"
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert load(project / "branches")["willow-east"].name.zh == expected
