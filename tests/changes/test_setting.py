"""A value is set in a project if a build would take it, and if nobody has changed it meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command import run
from support.network import DAY, EVERY_KIND, lay


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(EVERY_KIND, tmp_path_factory.mktemp("setting") / "project")


FILE = "branches/maiwan.yml"


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("file", "pairs", "status", "said"),
    [
        (FILE, ("name.zh", "麦湾信用社 # 老店", "hotlines.complaint.owner", "yes"), 0, '+ branches/maiwan.yml'),
        (FILE, ("name.zh", "x", "--was", "麦湾镇信用社"), 0, "+ branches/maiwan.yml"),
        (FILE, ("name.zh", "x", "--was", "别的"), 1, "no longer “别的”"),
        (FILE, ("hotlines.complaint.number", "0571 0000 200O", "hotlines.complaint.verified_on", DAY), 1, "not a digit"),
        (FILE, ("hotlines.complaint.number", "0571 0000 2009"), 1, "还是旧号码的核实日期 2026-11-05"),
        ("branches/roster.csv", ("willow-east.complaint_number", "0571 0001 0099"), 1, "complaint_verified_on DATE"),
        (FILE, ("nmae.zh", "x"), 1, "nmae"),
        (FILE, ("name.zh", ""), 1, "is missing"),
        (FILE, ("name.zh",), 2, "write a value after each path"),
        ("branches/roster.csv", ("willow-east.kind", "nothing"), 1, "nothing"),
        ("branches/roster.csv", ("willow-east.address_zh", '柳路,"13"号'), 0, '"柳路,""13""号"'),
        ("mkdocs.yml", ("site_name", "x"), 1, "is no file with data"),
        ("../x.yml", ("site_name", "x"), 2, "x.yml"),
        ("branches/none.yml", ("id", "x"), 1, "is not here"),
    ],
)  # fmt: skip
def test_set(project: Path, file: str, pairs: tuple[str, ...], status: int, said: str) -> None:
    path = project / file
    before = path.read_bytes() if path.exists() else b""
    done = run(project, "set", file, *pairs, "--today", DAY)
    after = path.read_bytes() if path.exists() else b""
    if before:
        path.write_bytes(before)
    assert (done.exit_code, said in done.output) == (status, True), done.output
    assert (after != before) == (status == 0)
    changed = [
        pair for pair in zip(before.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]
    ]
    assert (
        len(changed) == (status == 0) * len(pairs[: pairs.index("--was") if "--was" in pairs else None]) // 2
    )
