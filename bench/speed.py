"""How fast the generator is, beside Hugo, MkDocs for each branch and cp, and as the network grows."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click

from bench import hugo, hugo_expert, likeness
from bench.measure import Run, run, size
from bench.project import BUILD, CONFIGURATIONS, DAY, folder, project, without_sheets
from bench.tables import mb, row, table, verdict

SAMPLE = ("maiwan", "wealth-centre", "willow-east")
_FILLING = "templates rendered"  # what a build says before it fills
_SHEETS = "sheets and pictures to print"
_HUGO = (
    f"{_SHEETS}; values (ready-made); search; calendars, feeds, data, site maps, offline; pages of events, "
    "redirects, 404, front pages, closed branches; checks; finding what changed; publishing in one step"
)
_MKDOCS = f"{_SHEETS}; finder, network's data and site maps, closed branches; looking at what is published"


def compare(branches: int, pages: int) -> None:
    """Build the same Markdown for the same branches in each way."""
    with folder() as temporary:
        _compare(temporary, branches, pages)


class Ours(NamedTuple):
    """Builds without sheets: anew, with nothing changed, with a number changed; bytes with sheets."""

    plain: Run
    same: Run
    changed: Run
    bytes: int

    @property
    def filling(self) -> float:
        """The seconds for filling and publishing, without sheets."""
        return self.plain.since(_FILLING)


def _compare(temporary: Path, branches: int, pages: int) -> None:
    here = project(temporary / "project", branches, pages)
    table("what", "seconds", "cpu seconds", "peak memory", "files", "bytes", "leaves out")
    ours = _ours(here)
    copy = _fastest(lambda n: run(here, "cp", "-r", "site", f"copy-{n}"))
    _tell("cp -r of that", copy, leaves_out="all but reading and writing")
    hugo_expert.convert(here, temporary / "expert", DAY)
    expert = _fastest(lambda _: _hugo(temporary / "expert"))
    _tell("Hugo, by an expert", expert, size(temporary / "expert/public"), _HUGO)
    hugo.convert(here, temporary / "roles", DAY)
    roles = _hugo(temporary / "roles")
    _tell("Hugo, a role for each branch", roles, size(temporary / "roles/public"), "the same")
    slow = _mkdocs(here, branches)
    _tell("MkDocs for each branch", slow, leaves_out=_MKDOCS)
    click.echo(
        f"\nMkDocs: {len(SAMPLE)} branches measured, {slow.seconds / (branches + 1):.1f} s each, "
        f"times {branches + 1}. Memory is that of all processes together. Others are compared with our build "
        "without sheets: no piece says `on_site`, so sheets are made on demand, as above 1,000 branches. "
        "Of this, of cp and of the expert's, the faster of two is told. Filling also finds what changed; cp "
        "uses one process. The first change shares all files with what was published before; from then on "
        "the two are brought up to date by turns. Seconds of CPU change less than others with what else runs."
    )
    _judge(ours, copy, expert, roles, slow)
    for name in ("expert", "roles"):
        likeness.judge(f"Hugo ({name})", temporary / name / "public", here / "site", SAMPLE)


def _ours(here: Path) -> Ours:
    """Build everything, then without sheets: anew, again, and with a number changed."""
    whole = run(here, *BUILD)
    written = size(here / "site")
    _tell("our whole build", whole, written, "nothing")
    without_sheets(here)
    plain = _fastest(lambda _: _anew(here))
    _tell("of it without sheets", plain, size(here / "site"), _SHEETS)
    row("of that, filling and publishing", f"{plain.since(_FILLING):.2f}", *[""] * 5)
    same = run(here, *BUILD)
    _tell("again, nothing changed", same)
    _tell("again, one number changed, the first time", _changed(here, "0571 0000 2001", "0571 0000 2999"))
    changed = _changed(here, "0571 0000 2999", "0571 0000 2001")
    _tell("and from then on", changed)
    return Ours(plain, same, changed, written[1])


def _judge(ours: Ours, copy: Run, expert: Run, roles: Run, slow: Run) -> None:
    """Whether each goal is reached."""
    for what, took, most in (("nothing changed", ours.same, 0.5), ("one number changed", ours.changed, 0.6)):
        times = took.seconds / ours.plain.seconds
        verdict(f"{what} takes {times:.2f} of a build without sheets, at most {most}", times <= most)
    times, work = ours.plain.seconds / expert.seconds, ours.plain.cpu / expert.cpu
    verdict(
        f"{times:.2f} times as long as Hugo by an expert, at most 1.3; {work:.2f} of its CPU", times <= 1.3
    )
    for what, took, least in (("Hugo with roles", roles, 8), ("MkDocs for each branch", slow, 100)):
        times, work = took.seconds / ours.plain.seconds, took.cpu / ours.plain.cpu
        verdict(f"{times:.1f} times faster than {what}, to reach {least}; {work:.1f} in CPU", times >= least)
    times = ours.filling / copy.seconds
    verdict(f"filling takes {times:.2f} of cp -r, at most 1.5", times <= 1.5)
    verdict(f"{mb(ours.bytes)} published, at most 700 MB", ours.bytes < 700e6)


def _tell(what: str, took: Run, written: tuple[int, int] | None = None, leaves_out: str = "") -> None:
    """A row that says what a run took, how many files and bytes it wrote, and what it left out."""
    row(
        what,
        f"{took.seconds:.2f}",
        f"{took.cpu:.1f}",
        mb(took.memory),
        *((f"{written[0]:,}", mb(written[1])) if written else ("", "")),
        leaves_out,
    )


def _fastest(measure: Callable[[int], Run]) -> Run:
    """The faster of two runs, as others may work at the same time."""
    return min((measure(n) for n in range(2)), key=lambda took: took.seconds)


def _anew(here: Path) -> Run:
    """A build of which nothing is there yet."""
    _lay_aside(here, "site", ".site*")
    return run(here, *BUILD)


def _lay_aside(here: Path, *patterns: str) -> None:
    """Move what was built out of the way.

    Removing it would slow the next run: file systems look for minutes at each place of what was removed.
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=here))
    for pattern in patterns:
        for path in [*here.glob(pattern)]:
            path.rename(aside / path.name)


def _changed(here: Path, old: str, new: str) -> Run:
    """A build after a number was changed."""
    branch = here / "branches/maiwan.yml"
    branch.write_text(branch.read_text("utf-8").replace(old, new), "utf-8")
    return run(here, *BUILD)


def _hugo(project: Path) -> Run:
    """A build with Hugo of which nothing is there yet."""
    _lay_aside(project, "public")
    return run(project, str(Path(sys.executable).with_name("hugo")))


def _mkdocs(here: Path, branches: int) -> Run:
    """MkDocs for each branch and the institution, reckoned from a few of them."""
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f")
    sample = [
        run(here, *command, configuration, BRANCH=branch, MICROSITE_TODAY=DAY.isoformat())
        for branch in SAMPLE
        for configuration in CONFIGURATIONS
    ]
    times = (branches + 1) / len(SAMPLE)
    return Run(
        sum(took.seconds for took in sample) * times,
        sum(took.cpu for took in sample) * times,
        max(took.memory for took in sample),
        [],
    )


def grow(sizes: list[int], pages: int) -> None:
    """Build networks of several sizes, one after the other."""
    table("branches", "seconds", "filling, ms a branch", "peak memory", "files", "bytes")
    filling: list[float] = []  # milliseconds a branch
    with folder() as temporary:
        for branches in sizes:
            here = project(temporary / f"{branches}", branches, pages)
            without_sheets(here)  # which larger networks make on demand
            took = run(here, *BUILD)
            files, written = size(here / "site")
            filling.append(took.since(_FILLING) / branches * 1000)
            row(
                f"{branches:,}",
                f"{took.seconds:.1f}",
                f"{filling[-1]:.1f}",
                mb(took.memory),
                f"{files:,}",
                mb(written),
            )
    if filling:
        times = filling[-1] / min(filling)
        verdict(f"filling a branch of the last takes {times:.2f} of the least, at most 1.3", times <= 1.3)
