"""What a form says is written line by line; what a build would refuse, or is stale, is not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from support.command import run
from support.network import DAY, EVERY_KIND, PROJECT, lay

from microsite.changes import form
from microsite.files.csv_cells import Table

NUMBER = {
    "branch": "maiwan",
    "purpose": "complaint",
    "was": "0571-0000-2001",
    "number": "0571 0000 2009",
    "verified_on": "2026-11-20",
}
ROW = NUMBER | {"branch": "willow-east", "was": "0571 0001 0001"}
EVENT = {
    "campaign": "315-2027",
    "branch": "pine-east",
    "id": "desk-two",
    "title_zh": "咨询,“台”",
    "title_en": "Desk",
    "first": "2027-03-11",
}
RESULTS = {
    "campaign": "315-2026",
    "branch": "cedar-west",
    "reported_on": "2026-03-20",
    "reported_by": "Manager on duty",
    "people": "12",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(EVERY_KIND, tmp_path_factory.mktemp("applying") / "project")


def applied(project: Path, values: dict[str, str]) -> tuple[int, str, dict[str, tuple[str, str]]]:
    """The exit status, what was said, and of each file that changed the lines that are gone and new."""
    text = "\n\n".join(f"### Label ({key})\n\n{value or '_No response_'}" for key, value in values.items())
    event = project.parent / "event.json"
    event.write_text(json.dumps({"issue": {"body": text, "author_association": "MEMBER"}}))
    before = {
        path: path.read_text("utf-8")
        for path in (project / "branches").rglob("*.*")
        if path.suffix in (".csv", ".yml")
    }
    done = run(project, "apply", str(event), "--today", DAY)
    changed = {}
    for path in (project / "branches").rglob("*.*"):
        if path.suffix in (".csv", ".yml") and path.read_text("utf-8") != before.get(path):
            old, new = before.get(path, "").splitlines(), path.read_text("utf-8").splitlines()
            changed[path.relative_to(project).as_posix()] = (
                "\n".join(line for line in old if line not in new),
                "\n".join(line for line in new if line not in old),
            )
            path.write_text(before[path], "utf-8") if path in before else path.unlink()
    return done.exit_code, done.output, changed


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("values", "file", "gone", "new"),
    [
        (NUMBER, "branches/maiwan.yml", ["0571 0000 2001", "2026-11-05"], ['number: "0571 0000 2009"', "verified_on: 2026-11-20"]),
        (ROW, "branches/roster.csv", ["0571 0001 0001"], ["0571 0000 2009", "2026-11-20"]),
        (NUMBER | {"branch": "hetang", "was": "0571 0000 1000"}, "branches/network.yml", ["0571 0000 1000"], ["0571 0000 2009"]),
        (EVENT, "branches/events/315-2027.csv", [], ['pine-east,desk-two,Desk,"咨询,“台”",,2027-03-11']),
        (RESULTS, "branches/results/315-2026.csv", [], ["cedar-west,2026-03-20,Manager on duty,,,,12"]),
        (EVENT | {"campaign": "september-2027", "first": "2027-09-14"}, "branches/events/september-2027.csv", [], ["branch,id,title_en,title_zh,first", "pine-east"]),
    ],
    ids=["yaml", "row", "institution", "event", "results", "first of a campaign"],
)  # fmt: skip
def test_a_form_changes_its_lines(
    project: Path, values: dict[str, str], file: str, gone: list[str], new: list[str]
) -> None:
    status, said, changed = applied(project, values)
    assert status == 0, said
    assert [*changed] == [file]
    assert all(text in changed[file][0] for text in gone) and all(text in changed[file][1] for text in new)
    assert changed[file][0].count("\n") + 1 <= 2 and bool(changed[file][0]) == bool(gone)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("values", "said"),
    [
        (NUMBER | {"was": "0571 0000 2002"}, "no longer “0571 0000 2002”"),
        (NUMBER | {"was": ""}, "no longer “”"),
        (NUMBER | {"number": "0571 0000 200O"}, "not a digit"),
        (NUMBER | {"number": ""}, "says nothing of number"),
        (NUMBER | {"branch": "../maiwan"}, "is no id"),
        (NUMBER | {"branch": "nobody"}, "0 rows begin with “nobody”"),
        (NUMBER | {"purpose": "complaint.owner"}, "is no id"),
        (NUMBER | {"nmae": "x"}, "is no field of this form"),
        (EVENT | {"campaign": "../../x"}, "is no id"),
        (EVENT | {"campaign": "315-2030"}, "unknown campaign"),
        (
            EVENT | {"branch": "willow-east", "id": "information-desk"},
            "has an event “information-desk” already",
        ),
        (EVENT | {"first": "13 March"}, "first"),
        (EVENT | {"title_en": ""}, "says nothing of title_en"),
        (RESULTS | {"branch": "willow-east"}, "stand in a row above too"),
        (RESULTS | {"people": "=1+1"}, "people"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_written(
    project: Path, values: dict[str, str], said: str
) -> None:
    status, told, changed = applied(project, values)
    assert (status, said in told, changed) == (1, True, {}), told


def test_hostile_text_stays_text(project: Path) -> None:
    hostile = '$(touch x) `id` " ,; {{ 7*7 }} <script>alert(1)</script>'
    status, said, changed = applied(project, EVENT | {"title_en": hostile})
    assert status == 0, said
    [(_, new)] = changed.values()
    header = (project / "branches/events/315-2027.csv").read_text("utf-8").partition("\n")[0]
    assert Table(f"{header}\n{new}\n", "x.csv").value("pine-east.title_en") == hostile


@pytest.mark.parametrize("name", ["number", "event", "results"])
def test_the_forms_here_ask_for_what_is_taken(project: Path, name: str) -> None:
    text = (PROJECT / f".gitlab/issue_templates/{name}.md").read_text("utf-8")
    example = {"number": NUMBER, "event": EVENT, "results": RESULTS}[name]
    asked = form.parse(text, name).lines
    assert {*example} <= {*asked}
    status, said, _ = applied(project, dict.fromkeys(asked, "") | example)
    assert status == 0, said


def test_the_change_request_holds_what_was_written(tmp_path: Path) -> None:
    for name, text in (("branches/a.csv", "new"), ("bin/gh", '#!/bin/sh\necho "$@" >> asked\n')):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "bin/gh").chmod(0o755)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for line in (
        ["init", "-q"],
        ["commit", "-q", "--allow-empty", "-m", "x"],
        ["init", "-q", "--bare", "there"],
        ["remote", "add", "origin", "there"],
    ):
        subprocess.run([*git, *line], cwd=tmp_path, check=True)
    subprocess.run(
        [PROJECT / ".ci/propose"],
        cwd=tmp_path,
        check=True,
        env={"PATH": f"{tmp_path}/bin:/usr/bin:/bin", "ISSUE": "7"},
    )
    there = subprocess.run(
        ["git", "-C", "there", "show", "--stat", "form-7"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "branches/a.csv" in there.stdout and "bin/gh" not in there.stdout
    assert (tmp_path / "asked").read_text().splitlines()[-1].startswith("pr create --head form-7")
