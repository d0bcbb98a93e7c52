"""Whatever stops a command, at whatever step: what it replaces is whole, the old one or the new; why is told in one sentence; and the same command, given again, needs no cleaning."""

from __future__ import annotations

import multiprocessing
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from support.command import HANGS, environment
from support.faults import CHANGING, ENDS, NO_LINKS, READING, REFUSALS, WRITING, Fault, harmless
from support.network import DAY, EVERY_KIND, Publish
from support.published import contents
from support.warm import Ended, Warm, command, warm

from microsite.publish import staging
from microsite.rendering import ordinary

BUILD = ("build", "--jobs", "1", "--today", DAY, "--branch", "maiwan", "--branch", "yunlu")
NUMBERS = ("0571 0000 2001", "0571 0000 2999")
EVENTS = ("outdoor-desk", "outdoor-stall")
KEPT_BESIDE = {
    *(".site.built", ".site.lock", ".site.redirects.conf", ".site.scripts.conf"),
    *(".site.spare", ".site.built.spare"),
}
SENTENCE = r"(?:\nAborted! 已中止|Error: [^\n]*\. [^\n]*[\u4e00-\u9fff])。\n"
MISTAKE = r"Error: \d+ mistakes? to mend / 共有\d+处要改\n\n(?:[^\n]+\n    [^\n]+\n    [^\n]*[\u4e00-\u9fff]。\n)+"  # each of a file

FAULTS = ENDS | REFUSALS
ALL = pytest.mark.exhaustive
OFTEN = ("killed", "Ctrl-C", "no memory")  # those that every run of the tests tries
EACH = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in OFTEN else ALL) for name in FAULTS]
)


def some(few: int, many: int) -> pytest.MarkDecorator:
    """At how many steps a fault happens, in every run of the tests and at night."""
    return pytest.mark.parametrize("points", [few, pytest.param(many, marks=ALL)])


def spread(steps: int, points: int) -> list[int]:
    """Some of the steps from the first to the last."""
    points = min(steps, points)
    return [1 + (steps - 1) * n // max(1, points - 1) for n in range(points)]


@pytest.fixture(scope="module")
def forked(published: Publish) -> Iterator[Warm]:
    with warm(published("one-page")) as forked:
        yield forked


class Site:
    """A site that is published again and again, each time with another number, and other files of an event."""

    def __init__(self, project: Path, forked: Warm) -> None:
        self.project, self.forked = project, forked
        self.steps: dict[frozenset[str], int] = {}
        self.build()
        self.whole = [self.published()]
        self.change()
        self.build()
        self.whole.append(self.published())

    def published(self) -> dict[str, bytes]:
        return contents(self.project / "site")

    def change(self) -> None:
        """Write a number and the id of an event that are not published."""
        other = self.change_number()
        self._write("yunlu", "(?s)(?<=  315-2027:)(.*?id: )outdoor-[a-z]+", rf"\1{EVENTS[other]}")

    def change_number(self) -> bool:
        """Write a number that is not published, of one branch."""
        other = NUMBERS[0].encode() in self.published()["maiwan/en/index.html"]
        self._write("maiwan", "|".join(NUMBERS), NUMBERS[other])
        return other

    def _write(self, branch: str, old: str, new: str) -> None:
        path = self.project / f"branches/{branch}.yml"
        path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1), "utf-8")

    def build(self, fault: Fault | None = None, at: int = 0, renders: bool = False) -> Ended:
        fault = fault or harmless(frozenset())
        return self.forked.command(self.project, *BUILD, fault=fault, at=at, renders=renders)

    def points(self, fault: Fault, points: int) -> list[int]:
        """Steps of a build at which a fault of this kind can happen."""
        if fault.meets not in self.steps:
            self.change()
            self.steps[fault.meets] = self.build(harmless(fault.meets)).steps
        return spread(self.steps[fault.meets], points)


@pytest.fixture(scope="module")
def site(published: Publish, forked: Warm, tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = tmp_path_factory.mktemp("faults") / "project"
    shutil.copytree(
        published("one-page"), project, symlinks=True, ignore=shutil.ignore_patterns("site", ".site*")
    )
    site = Site(project, forked)
    for event, whole in zip(EVENTS, site.whole, strict=True):  # files come and go
        assert any(event in name for name in whole)
    assert site.whole[0].keys() - site.whole[1].keys() and site.whole[1].keys() - site.whole[0].keys()
    return site


# Where there is no memory even for the exception that says so, the interpreter itself ends.
NO_EXCEPTION = b"Fatal Python error: _PyErr_NormalizeException: Cannot recover from MemoryErrors"


def is_told(ended: Ended) -> bool:
    """Whether all that is said is why it ended, in one line and both languages, or nothing if it ended well."""
    if ended.status > 0:
        return re.fullmatch(f"{SENTENCE}|{MISTAKE}", ended.said) is not None
    return re.fullmatch(r"(?:\d+ mistakes mended in \d files\.\n)?", ended.said) is not None


@pytest.mark.sampled(2)
@EACH
@some(2, 40)
def test_a_build(site: Site, name: str, points: int) -> None:
    fault = FAULTS[name]
    for at in site.points(fault, points):
        site.change()
        before = site.published()
        ended = site.build(fault, at)
        now = site.published()
        assert now in site.whole, at
        assert is_told(ended), (at, ended)
        assert (now != before) or ended.status, (at, ended)
        assert (now == before) or ended.status <= 0, (at, ended)
        assert (ended.status >= 0) or "killed" in name, (at, ended)
    site.change()
    before = site.published()
    assert site.build().status == 0
    assert site.published() in site.whole and site.published() != before
    assert {path.name for path in site.project.glob(".site*")} <= KEPT_BESIDE


@ALL
@pytest.mark.parametrize("name", ["killed", "one process killed", "Ctrl-C", "full disk"])
def test_one_changed_number_and_the_run_after_it(site: Site, name: str) -> None:
    """What the branch next to it has is not touched, and the next run has nothing left to mend."""
    site.change()
    assert site.build().status == 0
    before = site.published()
    site.change_number()
    fault, steps = FAULTS[name], site.build(harmless(FAULTS[name].meets)).steps
    after = site.published()
    assert {file for file, content in after.items() if before.get(file) != content} and steps > 50
    assert all(before[file] == after[file] for file in before if file.startswith("yunlu/"))
    for at in spread(steps, 50):
        site.change_number()
        old, new = (before, after) if site.published() == before else (after, before)
        ended = site.build(fault, at)
        assert site.published() in (old, new) and is_told(ended), (at, ended)
        assert site.build().status == 0
        assert site.published() == new, at
        assert {path.name for path in site.project.glob(".site*")} <= KEPT_BESIDE, at


@pytest.mark.sampled(1)
@pytest.mark.parametrize("fault", NO_LINKS)
def test_a_build_without_hard_links(site: Site, fault: Fault) -> None:
    site.change()
    before = site.published()
    ended = site.build(fault, at=1)
    assert (ended.status, ended.said) == (0, "") and ended.steps
    assert site.published() in site.whole and site.published() != before


@EACH
@pytest.mark.parametrize("points", [pytest.param(12, marks=ALL)])
def test_a_build_that_renders(site: Site, name: str, points: int) -> None:
    fault = FAULTS[name]
    site.change()
    steps = site.build(harmless(fault.meets), renders=True).steps
    for at in spread(steps, points):
        render_until(site, fault, at)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["full disk", "no memory"])
def test_rendering_itself(site: Site, name: str) -> None:
    assert render_until(site, FAULTS[name]._replace(meets=WRITING), at=60).status == 1


def render_until(site: Site, fault: Fault, at: int) -> Ended:
    """What becomes of a build that renders anew, and of what is published."""
    site.change()
    before = site.published()
    ended = site.build(fault, at, renders=True)
    assert is_told(ended), (at, ended)
    assert site.published() in (site.whole if ended.status <= 0 else [before]), (at, ended)
    return ended


@pytest.mark.parametrize("megabytes", [60, *(pytest.param(n, marks=ALL) for n in range(70, 200, 10))])
def test_a_machine_with_little_memory(small: Path, megabytes: int) -> None:
    before = contents(small / "site")
    done = subprocess.run(
        ["sh", "-c", f'ulimit -v {megabytes}000; exec "$@"', "sh", sys.executable, "-m", "microsite", *BUILD],
        cwd=small,
        env=environment(),
        capture_output=True,
        check=False,
    )
    gave_up = done.stderr.startswith(NO_EXCEPTION)
    assert gave_up or is_told(Ended(done.returncode, done.stderr.decode(), 0)), done.stderr
    assert done.returncode == 0 or contents(small / "site") == before


def build_with_limit(project: Path, largest: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    command(project, BUILD)


@pytest.mark.exhaustive
@pytest.mark.parametrize("largest", [1_000, 12_000])
def test_a_system_that_writes_what_fits(site: Site, largest: int) -> None:
    """It fails only at the next attempt to write on."""
    site.change()
    before = site.published()
    ended = site.forked.do(partial(build_with_limit, site.project, largest), harmless(frozenset()))
    assert ended.status == 1 and is_told(ended) and "the disk is full" in ended.said
    assert site.published() == before


def at_the_beginning_of_time(deed: Callable[[], None]) -> None:
    time.time = lambda: 0.0
    deed()


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("name", "status"), [("export", 1), ("import", 0), ("report", 0)])
def test_a_clock_that_has_lost_its_time(small_kept: Path, forked: Warm, name: str, status: int) -> None:
    """As a machine without a battery wakes up: in 1970, before packed files have dates."""
    deed = partial(at_the_beginning_of_time, partial(command, spoil(small_kept), COMMANDS[name]))
    ended = forked.do(deed, harmless(frozenset()))
    assert ended.status == status and is_told(ended), ended
    assert not status or "the clock" in ended.said


@pytest.mark.exhaustive
def test_a_build_with_the_clock_set_back(site: Site) -> None:
    """A site of an earlier day is whole too, and the next build sees that the day is another."""
    site.change()
    before = site.published()
    (same,) = (whole for whole in site.whole if whole != before)
    earlier = (*BUILD[:4], "2026-11-01", *BUILD[5:])
    assert site.forked.command(site.project, *earlier, fault=harmless(frozenset())).status == 0
    assert site.published() not in site.whole and site.published().keys() == same.keys()
    assert site.build().status == 0
    assert site.published() in site.whole and site.published() != before


def build_too(site: Path, patience: float, told: Path) -> None:
    """Another build begins while this one is in the middle."""
    staging._PATIENCE = patience
    other = multiprocessing.get_context("fork").Process(target=build_and_tell, args=(site, told))
    other.start()
    if patience < 1:
        other.join()


def build_and_tell(project: Path, told: Path) -> None:
    with told.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    command(project, BUILD)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("patience", "said"), [(0.1, "另一次构建正在写同一个文件夹"), (HANGS, "nothing has changed")]
)
def test_two_builds_at_once(site: Site, tmp_path: Path, patience: float, said: str) -> None:
    """The second one gives up, or comes to its turn and finds the work done."""
    site.change()
    before, told = site.published(), tmp_path / "told"
    begin = partial(build_too, site.project, patience, told)
    assert site.build(Fault(begin, frozenset({"exchange"})), at=1).status == 0
    assert said in told.read_text("utf-8")
    assert site.published() in site.whole and site.published() != before


def spoil(project: Path) -> Path:
    """Put mistakes that can be mended, a sheet that changes the roster, and a former report into a project."""
    shutil.copy(EVERY_KIND / "branches/roster.csv", project / "branches")
    for page in ("en", "zh"):
        with (project / f"docs/{page}/index.md").open("a", encoding="utf-8") as file:
            file.write("\n１２ \n")
    roster = (project / "branches/roster.csv").read_text("utf-8")
    (project / "sheet.csv").write_text(
        roster.replace("Willow Road East Outlet", "Willow Road Outlet"), "utf-8"
    )
    (project / "report.md").write_text("A former report\n", "utf-8")
    return project


COMMANDS = {
    "mend": ("check", "--fix", "--today", DAY, "docs/en/index.md", "docs/zh/index.md"),
    "import": ("import", "sheet.csv", "--write", "--verified-on", DAY, "--owner", "Manager on duty"),
    "export": ("export", "roster.xlsx"),
    "report": ("report", "315-2026", "--out", "report.md"),
    "schema": ("schema",),
}
BEST_KNOWN = ("killed", "full disk")


def edited(project: Path) -> dict[str, bytes]:
    """Every file that a command may replace."""
    return {
        name: content
        for name, content in contents(project).items()
        if not name.startswith(("macros", "overrides", "facts"))
    }


def put(project: Path, files: dict[str, bytes]) -> None:
    """Make a project hold these files again."""
    for name, content in edited(project).items():
        if files.get(name) != content:
            (project / name).unlink()
    for name, content in files.items():
        if not (project / name).exists():
            (project / name).write_bytes(content)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(
    ("names", "points"), [(BEST_KNOWN, 1), pytest.param(FAULTS, 12, marks=ALL)], ids=["few", "many"]
)
def test_another_command(
    small_kept: Path, forked: Warm, command: tuple[str, ...], names: Iterable[str], points: int
) -> None:
    project = spoil(small_kept)
    before = edited(project)
    assert forked.command(project, *command, fault=harmless(CHANGING)).status == 0
    after = edited(project)
    assert after != before
    for name in names:
        fault = FAULTS[name]._replace(meets=FAULTS[name].meets & CHANGING)
        put(project, before)
        steps = forked.command(project, *command, fault=harmless(fault.meets)).steps
        for at in spread(steps, points) if points > 1 else [steps // 2 + 1]:
            put(project, before)
            ended = forked.command(project, *command, fault=fault, at=at)
            now = edited(project)
            left = {file for file in now if file.endswith(".new")}
            assert is_told(ended), (at, ended)
            assert all(now[file] in (before.get(file), after[file]) for file in now.keys() - left), (
                at,
                ended,
            )
            assert before.keys() <= now.keys() and (not left or "killed" in name or "read-only" in name)
    assert "export" in command or forked.command(project, *command, fault=harmless(CHANGING)).status == 0
    assert "export" in command or edited(project) == after


@pytest.mark.parametrize("command", ["import", "export", "report"])
def test_what_is_read_can_be_broken_too(small_kept: Path, forked: Warm, command: str) -> None:
    fault = FAULTS["broken disk"]._replace(meets=READING, lasts=True)
    ended = forked.command(spoil(small_kept), *COMMANDS[command], fault=fault, at=2)
    assert ended.status == 1 and is_told(ended), ended


def preview(project: Path) -> None:
    """What `mkdocs serve` does at each change, by the ordinary renderer."""
    os.dup2(2, 1)
    os.environ.update(BRANCH="maiwan", MICROSITE_TODAY=DAY)
    os.chdir(project)
    sys.argv = ["mkdocs", "build", "--quiet"]
    ordinary.run()


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("name", "points"),
    [("full disk", 1), *(pytest.param(name, 12, marks=ALL) for name in REFUSALS)],
)
def test_the_ordinary_renderer(small: Path, forked: Warm, name: str, points: int) -> None:
    fault, deed = FAULTS[name], partial(preview, small)
    steps = forked.do(deed, harmless(fault.meets)).steps
    for at in spread(steps, points) if points > 1 else [steps // 2]:
        ended = forked.do(deed, fault, at)
        assert ended.status in (0, 1) and 'File "' not in ended.said, (at, ended)
        assert not ended.status or re.search("[\u4e00-\u9fff]。", ended.said), (at, ended)
