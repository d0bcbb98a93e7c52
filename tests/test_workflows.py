"""Workflows and forms are valid and careful, and run nothing but commands that exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from conftest import PROJECT

from microsite.cli import main

WORKFLOWS = sorted(PROJECT.glob(".github/workflows/*.yml"))
GITLAB = PROJECT / ".gitlab-ci.yml"
GUIDES = sorted(PROJECT.glob("*.md"))
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": [PROJECT / ".github/ISSUE_TEMPLATE/wrong-number.yml"],
    "github-issue-config": [PROJECT / ".github/ISSUE_TEMPLATE/config.yml"],
    "gitlab-ci": [GITLAB],
}
OTHERS = {"gh", "echo", "test", "mv", ".ci/prepare"}  # besides make and microsite
USED = re.compile(r"(?:\.venv/bin/)?\bmicrosite (?P<arguments>[a-z]+(?: [^|>)`\n，。；]*)?)")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_host_understands_the_files(schema: str) -> None:
    assert SCHEMAS[schema]
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", *map(str, SCHEMAS[schema])])
    assert done.exit_code == 0, done.output


def test_workflows_are_careful() -> None:
    """No permission beyond need, nothing unpinned, no text of strangers in a command."""
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run([zizmor, "--offline", "--no-progress", PROJECT / ".github"], capture_output=True, text=True, check=False)
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


@pytest.mark.parametrize("line", sorted(set(scripts())))
def test_a_step_is_a_command_that_a_person_runs(line: str) -> None:
    command, *arguments = line.split()
    if command == "make":
        assert re.search(rf"^{re.escape(arguments[0])}:", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
    elif command != ".venv/bin/microsite":
        assert command in OTHERS


def commands() -> Iterator[str]:
    """Every use of the command line in workflows and guides."""
    for text in (path.read_text("utf-8") for path in [*WORKFLOWS, GITLAB, *GUIDES]):
        yield from (used["arguments"].strip() for used in USED.finditer(text))


COMING: set[str] = {"stale", "import", "export"}  # commands that other branches of this repository add


@pytest.mark.parametrize("line", sorted(set(commands())))
def test_a_command_exists_and_takes_what_it_is_given(line: str) -> None:
    name, *arguments = shlex.split(re.sub(r'"\$.*?"', "1/1", line), comments=True)
    if name in COMING or "--shard" in arguments or "github" in arguments:
        pytest.xfail("not merged yet")
    command = main.commands[name]
    assert isinstance(command, click.Command)
    command.make_context(name, arguments)
