"""Workflows and forms are valid and careful, and run nothing but commands that exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from support.network import PROJECT

from microsite.cli import main

WORKFLOWS = sorted(PROJECT.glob(".github/workflows/*.yml"))
GITLAB = PROJECT / ".gitlab-ci.yml"
SCRIPTS = sorted(PROJECT.glob(".ci/*"))
GUIDES = sorted(PROJECT.glob("*.md"))
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": [
        path for path in sorted(PROJECT.glob(".github/ISSUE_TEMPLATE/*.yml")) if path.stem != "config"
    ],
    "github-issue-config": [PROJECT / ".github/ISSUE_TEMPLATE/config.yml"],
    "gitlab-ci": [GITLAB],
}
OTHERS = {
    "echo",
    "mv",
    "pip",
    ".ci/prepare",
    ".ci/expired",
    ".ci/judge",
    ".ci/propose",
    ".ci/refuse",
    ".ci/sign",
}  # besides make and microsite
USED = re.compile(r"(?:\.venv/bin/)?\bmicrosite (?P<arguments>[a-z]+(?: [^|>)`\n，。；]*)?)")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_host_understands_the_files(schema: str) -> None:
    assert SCHEMAS[schema]
    done = CliRunner().invoke(
        check_jsonschema, ["--builtin-schema", f"vendor.{schema}", *map(str, SCHEMAS[schema])]
    )
    assert done.exit_code == 0, done.output


def test_workflows_are_careful() -> None:
    """No permission beyond need, nothing unpinned, no text of strangers in a command."""
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", PROJECT / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_each_action_is_pinned_to_one_version() -> None:
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (?!\./)(.*)", path.read_text("utf-8"))}
    for line in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    assert len({line.partition("@")[0] for line in used}) == len(used)


def scripts() -> Iterator[str]:
    """What the workflows run, line by line."""
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            for step in job.get("steps", ()):
                yield from step.get("run", "").splitlines()
    for job in yaml.safe_load(GITLAB.read_text("utf-8")).values():
        if isinstance(job, dict):
            yield from job.get("script", ())


def test_what_is_published_was_checked_built_and_read() -> None:
    published = yaml.safe_load((PROJECT / ".github/workflows/publish.yml").read_text("utf-8"))["jobs"]
    before = [step.get("run", "") for job in ("plan", "build") for step in published[job]["steps"]]
    gitlab = yaml.safe_load(GITLAB.read_text("utf-8"))["build"]["script"]
    for lines in (before, gitlab):
        ran = [line.split()[1] for line in lines if line.startswith(".venv/bin/microsite")]
        assert ran == ["check", "build", "verify"]
    jobs = ("build", "seal", "deploy")
    assert [published[job]["needs"] for job in jobs] == ["plan", "build", "seal"]


def test_one_step_alone_gets_the_key() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job.get("steps", ())]
        given = [step["run"] for step in steps if "SEAL_KEY" in str(step)]
        assert given == [".ci/sign"] * (path.stem == "publish") and text.count("SEAL_KEY }}") == len(given)


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no OpenSSH")
@pytest.mark.parametrize("given", ["a file", "its text", "none"])
@pytest.mark.parametrize("script", [".ci/sign", "microsite/starting/templates/sign"])
def test_what_was_sealed_is_signed_where_there_is_a_key(tmp_path: Path, script: str, given: str) -> None:
    key, sums = tmp_path / "key", tmp_path / "site/SHA256SUMS"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    sums.parent.mkdir()
    sums.write_text("sealed", "utf-8")
    said = {"a file": str(key), "its text": key.read_text("utf-8").rstrip(), "none": ""}[given]
    environment = os.environ | {"SEAL_KEY": said, "TMPDIR": str(tmp_path / "site")}
    subprocess.run([PROJECT / script], cwd=tmp_path, env=environment, check=True, capture_output=True)
    signature = sums.with_name("SHA256SUMS.sig")
    left = {path.name for path in sums.parent.iterdir()}
    assert left == {"SHA256SUMS"} | ({signature.name} if said else set())
    if said:
        command = ["ssh-keygen", "-Y", "check-novalidate", "-n", "microsite", "-s", signature]
        subprocess.run(command, input=b"sealed", check=True, capture_output=True)


@pytest.mark.parametrize("line", sorted(set(scripts())))
def test_a_step_is_a_command_that_a_person_runs(line: str) -> None:
    command, *arguments = line.removeprefix("parts=$(").removeprefix("python -m ").split()
    if command == "make":
        assert re.search(
            rf"^{re.escape(arguments[0])}:", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE
        )
    elif command not in {"microsite", ".venv/bin/microsite"}:
        assert command in OTHERS
        assert not command.startswith(".") or os.access(PROJECT / command, os.X_OK)


def commands() -> Iterator[str]:
    """Every use of the command line in workflows and guides."""
    for text in (path.read_text("utf-8") for path in [*WORKFLOWS, GITLAB, *SCRIPTS, *GUIDES]):
        yield from (used["arguments"].strip() for used in USED.finditer(text))


@pytest.mark.parametrize("line", sorted(set(commands())))
def test_a_command_exists_and_takes_what_it_is_given(line: str) -> None:
    name, *arguments = shlex.split(re.sub(r'"\$.*?"', "1/1", line), comments=True)
    command = main.commands[name]
    assert isinstance(command, click.Command)
    command.make_context(name, arguments)


@pytest.fixture
def night(tmp_path: Path) -> Callable[[int, str, str], list[str]]:
    """Run `.ci/expired` on a night with these answers; gives what it asked of GitHub."""

    def run(status: int, listed: str, number: str) -> list[str]:
        for path, text in (
            (".venv/bin/microsite", f"printf '%s' '{listed}'; exit {status}"),
            (
                "bin/gh",
                f'echo "$@" >> asked; [[ $2 != list ]] || echo {number}; [[ $* != *" -" ]] || cat >> body',
            ),
        ):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(f"#!/usr/bin/env bash\n{text}\n")
            (tmp_path / path).chmod(0o755)
        done = subprocess.run(
            [PROJECT / ".ci/expired"],
            cwd=tmp_path,
            env=os.environ | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"},
            capture_output=True,
            check=False,
        )
        asked = (tmp_path / "asked").read_text().splitlines()[1:]
        return [*asked, "red"] if done.returncode else asked

    return run


@pytest.mark.parametrize(
    ("status", "listed", "number", "asked"),
    [
        (0, "", "", []),
        (0, "", "7", ["issue close 7"]),
        (1, "- maiwan", "7", ["issue edit 7 --body-file -"]),
        (1, "", "7", ["red"]),
    ],
    ids=["nothing", "mended", "still", "no list"],
)
def test_one_issue_lists_what_has_expired(
    night: Callable[[int, str, str], list[str]], status: int, listed: str, number: str, asked: list[str]
) -> None:
    assert night(status, listed, number) == asked


def test_the_first_night_opens_the_issue(night: Callable[[int, str, str], list[str]], tmp_path: Path) -> None:
    label, issue = night(1, "- maiwan", "")
    assert label == "label create expired --force"
    assert issue.startswith("issue create --title Numbers and pages to verify again")
    assert issue.endswith("--label expired --body-file -")
    assert (tmp_path / "body").read_text() == "- maiwan"


CONTENT = (
    "branches/maiwan.yml",
    "docs/en/index.md",
    "docs/zh/risks/loans.md",
    "docs/nav.yml",
    "docs/redirects.yml",
    "facts/a/b.yml",
    "pieces/money-gone.yml",
)


def matches(path: str, patterns: list[str]) -> bool:
    """As hosts read patterns: ** stands for folders, also for none, and * for a part of a name."""
    forms = (
        re.escape(pattern).replace(r"\*\*/\*", ".+").replace(r"\*\*", ".+").replace(r"\*", "[^/]*")
        for pattern in patterns
    )
    return any(re.fullmatch(form, path) for form in forms)


def test_tests_run_unless_content_alone_has_changed() -> None:
    github = yaml.safe_load((PROJECT / ".github/workflows/tests.yml").read_text("utf-8"))
    ignored = github[True]["pull_request"]["paths-ignore"]  # YAML reads the key “on” as yes
    looked_at = yaml.safe_load(GITLAB.read_text("utf-8"))["tests"]["rules"][0]["changes"]
    for path in CONTENT:
        assert matches(path, ignored) and not matches(path, looked_at), path
    files = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True)
    for path in files.stdout.splitlines():
        if not re.match(
            r"branches/|docs/(?:en|zh)/|facts/|docs/(?:nav|redirects)\.yml|pieces/[^/]+\.yml", path
        ):
            assert not matches(path, ignored) and matches(path, looked_at), path


def test_the_tools_of_the_base_judge_a_change(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Editor", "-c", "user.email=editor@hetang-bank.example")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    makefile = tmp_path / "Makefile"
    told = ".venv/ready:\n\tmkdir -p .venv/bin\n\tprintf '#!/bin/sh\\necho {} \"$$@\"' > .venv/bin/microsite\n\tchmod +x .venv/bin/microsite\n"
    makefile.write_text(told.format("base"), "utf-8")
    git("init", "-q")
    git("add", "--all")
    git("commit", "-qm", "Begin")
    makefile.write_text(told.format("change"), "utf-8")
    git("commit", "-qam", "Silence it")
    done = subprocess.run(
        [PROJECT / ".ci/judge", "HEAD^1", "changed-pages"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("base diff HEAD "), done.stderr
    assert done.stdout.endswith(f" --format markdown --preview {tmp_path}/changed-pages\n")
