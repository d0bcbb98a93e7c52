"""The command line."""

from __future__ import annotations

import importlib
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from microsite.building.parts import Part
from microsite.files.whole import write as write_whole
from microsite.publish.hosts import HOSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.decorators import FC

    from microsite.content.pieces import Medium
    from microsite.content.word import Words

_NOT_YET = (
    "\nNothing is written yet. If this is right, add --write. "
    "还没有写入。没有问题的话，加上 --write 再运行一次。"
)
MOST_JOBS = 256  # processes, more than any machine has for this
ROUNDS = 20  # of mending at most, should one mending call for another without end


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if not value:
        return None
    from microsite.content.project import read_day

    return read_day(value).isoformat()


def _in_project(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> list[Path]:
    here = Path.cwd()
    for value in values:
        if not Path(value).resolve().is_relative_to(here):
            raise click.BadParameter(f"{value} is not in this project.")
    return [Path(value).resolve().relative_to(here) for value in values]


def _part(context: click.Context, parameter: click.Parameter, value: str) -> Part:
    try:
        return Part.read(value)
    except ValueError:
        said = f"{value} is not a part; write which and of how many, such as 2/7."
        raise click.BadParameter(said) from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="microsite", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """One content, a bilingual site for every branch. Run it in the project's folder."""
    if context.invoked_subcommand == new.name:
        return
    if not Path("mkdocs.yml").exists():
        raise click.UsageError(
            "there is no mkdocs.yml here; go to the project's folder first. "
            "这里没有 mkdocs.yml。请先进入项目的文件夹。"
        )
    from microsite.data import layer

    if not layer.is_above_another(Path.cwd()):
        sys.path.append(
            str(Path.cwd())
        )  # the project's own folder macros, before which all that is installed comes


def _words() -> Words:
    """The words of the project in which the command was started."""
    registered: Words = importlib.import_module("macros").WORDS
    return registered


def _tell(line: str) -> None:
    """Plain lines for a log; a person sees the count of sites change in its place."""
    counting = line.endswith(" sites") and sys.stdout is not None and sys.stdout.isatty()
    click.echo(f"\r{line}" if counting else line, nl=not counting or line.split()[0] == line.split()[2])


def _out(folder: str) -> Callable[[FC], FC]:
    return click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path(folder),
        show_default=True,
        metavar="DIR",
        help="Where to write.",
    )


_branches = click.option(
    "--branch", "branches", multiple=True, metavar="ID", help="Only for this branch; may be repeated."
)
_jobs = click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    default=min(os.cpu_count() or 1, MOST_JOBS),
    show_default="one a core",
    help="Processes at once.",
)


@main.command()
@click.option(
    "--branch", "branches", multiple=True, metavar="ID", help="Build only this branch; may be repeated."
)
@click.option(
    "--shard",
    "part",
    callback=_part,
    default="1/1",
    metavar="I/N",
    help="Build only part I of N of the branches.",
)
@click.option("--standalone", is_flag=True, help="One branch with its own copy of the theme files.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish.  [default: site]"
)
@click.option(
    "--host",
    type=click.Choice(list(HOSTS)),
    default="nginx",
    show_default=True,
    help="Tell this server what it needs to know, or refuse what it does not take.",
)
@click.option("--described", is_flag=True, hidden=True)  # for diff, which sets no sheets
@_jobs
@click.option("--today", callback=_day, metavar="DATE", help="The day to build for.  [default: today there]")
def build(
    branches: tuple[str, ...],
    part: Part,
    standalone: bool,
    out: Path | None,
    host: str,
    described: bool,
    jobs: int,
    today: str | None,
) -> None:
    """Build the sites of all branches, or of some."""
    from microsite.building.build import Order
    from microsite.building.build import build as run

    folder = out or Path("standalone" if standalone else "site")
    order = Order(folder, branches, part, standalone, jobs, today, HOSTS[host], described)
    click.echo(f"{run(Path.cwd(), _words(), order, _tell)} sites written to {folder}")


@main.command()
@_branches
@click.option("--piece", "wanted", multiple=True, metavar="NAME", help="Only this piece; may be repeated.")
@click.option("--language", "languages", multiple=True, metavar="LANGUAGE", help="Only in this language.")
@click.option(
    "--for",
    "media",
    multiple=True,
    type=click.Choice(["office", "house", "screen"]),
    help="Only for an office printer, a printing house, or screens.",
)
@click.option("--campaign", metavar="ID", help="The pieces that show the theme of this campaign.")
@_out("print")
@_jobs
@click.option("--today", callback=_day, metavar="DATE", help="The day to print for.  [default: today there]")
def pieces(
    branches: tuple[str, ...],
    wanted: tuple[str, ...],
    languages: tuple[str, ...],
    media: tuple[Medium, ...],
    campaign: str | None,
    out: Path,
    jobs: int,
    today: str | None,
) -> None:
    """Make what branches hand out, as PDF or pictures; each sheet is read back before it is written."""
    from microsite.building.printing import Print, make
    from microsite.pieces.choice import Choice

    choice = Choice(wanted, languages, media, campaign)
    made = make(Path.cwd(), _words(), Print(out, branches, choice, today, jobs), _tell)
    click.echo(f"{made} sheets written to {out}")


@main.command()
@click.argument("campaign")
@_branches
@_out("kits")
@_jobs
@click.option("--today", callback=_day, metavar="DATE", help="The day to pack for.  [default: today there]")
def kit(campaign: str, branches: tuple[str, ...], out: Path, jobs: int, today: str | None) -> None:
    """Pack all that a branch prints, shows and sends in a campaign, with a list of what to do."""
    from microsite.building.kits import make
    from microsite.building.printing import Print

    made = make(Path.cwd(), _words(), campaign, Print(out, branches, day=today, jobs=jobs), _tell)
    click.echo(f"{made} kits written to {out}")


@main.command()
@_jobs
@click.option("--today", callback=_day, metavar="DATE", help="The day to look from.  [default: today there]")
def recall(jobs: int, today: str | None) -> None:
    """List what was printed and has changed since.

    The exit status is 1 if numbers or days have.
    """
    from microsite.building.recall import old

    found = old(Path.cwd(), _words(), today, jobs)
    for one in found:
        click.echo("\n".join(one.told()))
    if not found:
        click.echo("Nothing to take back. 没有要收回的。")
    if any(one.is_wrong for one in found):
        raise click.exceptions.Exit(1)


@main.command()
def schema() -> None:
    """Write the JSON Schemas that editors' YAML files name, to the folder schema."""
    from microsite.data import loading
    from microsite.reference.schema import write_schemas

    for path in write_schemas(Path("schema"), loading.languages(Path.cwd())):
        click.echo(path)


@main.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True), callback=_in_project)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="For people, for a workflow of GitHub, or a list of objects for programs.",
)
@click.option("--fix", is_flag=True, help="First mend what can only be meant one way.")
@click.option("--today", callback=_day, metavar="DATE", help="The day to check for.  [default: today there]")
def check(files: list[Path], form: str, fix: bool, today: str | None) -> None:
    """Check content and data against all rules; with files or folders, show and mend only what is in them.

    Warnings are shown, but only mistakes make the exit status 1. The list of --format json has objects with
    rule, severity, file, line, column (both 0 when unknown), message, hint, zh (both in Chinese), fixable
    and cause, the missing file of which it is a consequence.
    """
    from microsite.checks.check import findings
    from microsite.checks.formats import FORMATS, overview, summary
    from microsite.files.mending import mend
    from microsite.files.mistakes import Mistake, counted

    here = Path.cwd()
    wrong = findings(here, _words(), today, files)
    if fix:
        mended: list[Mistake] = []
        for _ in range(ROUNDS):  # one mistake may have hidden others
            now = mend(here, (finding.mistake for finding in wrong))
            if not now:
                break
            mended += now
            wrong = findings(here, _words(), today, files)
        files_mended = len({mistake.file for mistake in mended})
        click.echo(f"{counted(len(mended), 'mistake')} mended in {counted(files_mended, 'file')}.", err=True)
    click.echo(FORMATS[form](wrong), nl=False)
    if form == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with open(page, "a", encoding="utf-8") as file:
            file.write(overview(wrong))
    if any(finding.rule.severity == "error" for finding in wrong):
        raise click.ClickException(summary(wrong))


@main.command()
@click.argument("id", required=False)
def explain(id: str | None) -> None:
    """Show a rule with an example, such as explain MS005; without an id, list all rules."""
    from microsite.checks.rules import RULES
    from microsite.files.mistakes import nearest

    if id is None:
        for rule in RULES:
            fixable = " (check --fix mends some)" if rule.fixable else ""
            click.echo(f"{rule.id}  {rule.severity:7}  {rule.title}{fixable}")
        return
    rules = {rule.id: rule for rule in RULES}
    short = re.fullmatch(r"ms(\d+)", id, re.ASCII | re.IGNORECASE)
    asked = f"MS{int(short[1]):03}" if short else id.upper()
    if asked not in rules:
        raise click.ClickException(f"there is no rule “{id}”. {nearest(asked, rules)}")
    rule = rules[asked]
    click.echo(f"{rule.id}, {rule.severity}: {rule.title}\n\n{rule.why}\n\n{rule.zh}\n")
    click.echo(f"Wrong:\n\n{rule.wrong}\n\nRight:\n\n{rule.right}")
    if rule.fixable:
        click.echo("\nmicrosite check --fix mends some of these by itself.")


@main.command()
@click.argument("place", metavar="FOLDER|URL")
@click.option("--at", metavar="URL", help="Where the folder is published, if no file CNAME says it.")
@click.option("--built", metavar="FOLDER", help="Compare each byte with this folder, which was built anew.")
@click.option(
    "--sample",
    type=click.IntRange(0),
    metavar="N",
    help="Look at so many branches.  [default: all in a folder, 2 on a host]",
)
@click.option(
    "--shard",
    "part",
    callback=_part,
    default="1/1",
    metavar="I/N",
    help="Look only at part I of N of the branches.",
)
@click.option(
    "--today", callback=_day, metavar="DATE", help="The day it was built for.  [default: today there]"
)
def verify(
    place: str, at: str | None, built: str | None, sample: int | None, part: Part, today: str | None
) -> None:
    """Read what was built, or what is online, as readers and search engines do; tell what is wrong there."""
    from microsite.checks.formats import NOTHING
    from microsite.content import project
    from microsite.files.mistakes import Mistakes, counted
    from microsite.verify.run import Order, run

    loaded = project.load(Path.cwd(), _words(), today)
    found = run(loaded, Order(place, part.holds, sample, at, built))
    for note in found.notes:
        click.echo(f"note: {note}")
    if found.left:
        click.echo(f"Of each kind a few are told; there are {counted(found.left, 'more mistake')}.", err=True)
    if found.mistakes:
        raise Mistakes(found.mistakes)
    click.echo(NOTHING, nl=False)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--today", callback=_day, metavar="DATE", help="The day of sealing.  [default: today there]")
def seal(folder: Path, today: str | None) -> None:
    """List in a built folder what it holds, with the commit and the day: SHA256SUMS, which verify compares.

    Then sign it where the key is: ssh-keygen -Y sign -n microsite -f KEY site/SHA256SUMS. Who may sign stands
    in the file allowed_signers.
    """
    from microsite.changes import revision
    from microsite.content import project
    from microsite.publish.seal import SUMS, Origin
    from microsite.publish.seal import seal as run

    loaded = project.load(Path.cwd(), _words(), today)
    commit = revision.commit(Path.cwd())
    if commit == revision.NO_COMMIT:
        click.echo(
            "Nothing here is committed in git, so the list names no commit: nobody can tell later from which "
            "files the sites were made. "
            "这里没有 git 提交，清单里写不出网页是用哪个提交做的，以后查不到当时的文件。",
            err=True,
        )
    origin = Origin(loaded.roster.network.url, commit, loaded.today)
    click.echo(f"{run(folder, origin)} files are listed in {(folder / SUMS).as_posix()}.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("to", metavar="s3://BUCKET[/FOLDER]")
@click.option("--endpoint", metavar="URL", help="Where the store is, if not at Amazon.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be uploaded and deleted.")
def upload(folder: Path, to: str, endpoint: str | None, dry_run: bool) -> None:
    """Copy a built folder to an object store: what changed, in an order that readers don't notice."""
    from microsite.data import site_languages

    site_languages.load(Path.cwd())
    try:
        from microsite.publish.store import Store
        from microsite.publish.upload import upload as run

        run(folder, Store(to, endpoint), dry_run, click.echo)
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name} is not installed. Run make upload TO={to}, which installs it."
        ) from None


@main.command("set")
@click.argument("file")
@click.argument("pairs", nargs=-1, required=True, metavar="PATH VALUE [PATH VALUE]...")
@click.option(
    "--was",
    multiple=True,
    metavar="VALUE",
    help="What you saw at a path, in their order; refused if something else is there by now.",
)
@click.option("--today", callback=_day, metavar="DATE", help="The day to check for.  [default: today there]")
def set_(file: str, pairs: tuple[str, ...], was: tuple[str, ...], today: str | None) -> None:
    """Write values into a file of data: their lines change, and no other byte.

    A path is hotlines.complaint.number in YAML, and in a table what its row begins with and the column:
    maiwan.complaint_number. An empty value takes away what is there. Nothing is written that is wrong.
    """
    from itertools import zip_longest

    from microsite.changes.setting import Wish, propose

    if len(pairs) % 2 or len(was) > len(pairs) // 2:
        raise click.UsageError("write a value after each path, and --was at most once for each.")
    [path] = _in_project(click.get_current_context(), click.Argument(["file"]), (file,))
    wishes = [Wish(*one) for one in zip_longest(pairs[::2], pairs[1::2], was)]
    setting = propose(Path.cwd(), _words(), path.as_posix(), wishes, today)
    for line in setting.told():
        click.echo(line)
    if setting.before == setting.after:
        click.echo("It stands there already. 已经是这样了。")
    else:
        setting.write(Path.cwd())


@main.command()
@click.argument("form", type=click.Path(path_type=Path))
@click.option("--today", callback=_day, metavar="DATE", help="The day to check for.  [default: today there]")
def apply(form: Path, today: str | None) -> None:
    """Write what a form says: a changed number, an event, or results.

    It is a text, or an issue as GitHub hands it over (.json). Nothing is written that a build would
    refuse, nor what an outsider wrote in an issue.
    """
    from microsite.changes.applying import apply as run
    from microsite.changes.form import read

    setting = run(Path.cwd(), _words(), read(form), today)
    for line in setting.told():
        click.echo(line)
    setting.write(Path.cwd())


_table = click.option(
    "--table",
    metavar="FILE",
    help="Events or results of a campaign instead: branches/results/315-2027.csv.",
)


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook that has several.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="HEADING=COLUMN",
    help="What a heading, or a column's letter, means; may be repeated.",
)
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The same in a YAML file: a line “heading: column” each.",
)
@click.option(
    "--verified-on",
    callback=_day,
    metavar="DATE",
    help="The day when the new numbers were called, if the sheet doesn't say it.",
)
@click.option("--owner", metavar="TEXT", help="Who answers for the new numbers, if the sheet doesn't say it.")
@click.option(
    "--days", default="", metavar="TEXT", help="On which days hours hold that name none: 周一至周五."
)
@click.option(
    "--coordinates",
    type=click.Choice(["wgs84", "gcj02", "bd09"]),
    help="Of which maps the coordinates are; Baidu's have bd09, those of Amap and Tencent gcj02.",
)
@click.option("--machines", type=click.Choice(["leave-out"]), help="What becomes of rows about machines.")
@click.option(
    "--closed", type=click.Choice(["leave-out"]), help="What becomes of branches said to be closed."
)
@click.option("--skip-wrong-rows", is_flag=True, help="Take the other rows all the same.")
@click.option("--remove-missing", is_flag=True, help="Remove branches that are not in the sheet.")
@_table
@click.option("--write", is_flag=True, help="Write it; without this, only show what would change.")
def import_(
    file: Path,
    table: str | None,
    sheet: str | None,
    columns: tuple[str, ...],
    mapping: Path | None,
    verified_on: str | None,
    owner: str | None,
    skip_wrong_rows: bool,
    remove_missing: bool,
    write: bool,
    **answers: Any,
) -> None:
    """Take branches from a sheet (.xlsx, .xls, .ods or .csv) into branches/roster.csv.

    With --table, events or results into their table, which was exported before. What was changed both in
    the sheet and here meanwhile is refused.
    """
    if table:
        _take_back(file, table, write)
        return
    from microsite.files.mistakes import Mistakes
    from microsite.sheets import columns as headings
    from microsite.sheets import importing, workbook
    from microsite.sheets.bank_list import Answers
    from microsite.sheets.branch_row import Verified

    said = headings.wishes(mapping, columns)
    own = headings.of_purposes(importing.purposes(Path("branches")))
    found = headings.choose(workbook.sheets(file, sheet), said, file.name, own)
    click.echo(f"{found}\n")
    proposal = importing.propose(
        Path("branches"),
        found,
        Verified(verified_on or "", owner or ""),
        remove_missing,
        Answers(**answers),
        workbook.exported(file, importing.KEY),
    )
    if proposal.wrong and (remove_missing or not skip_wrong_rows):
        raise Mistakes(proposal.wrong)
    for mistake in proposal.wrong:
        click.echo(f"skipped 没有导入 {mistake}")
    for line in importing.told(proposal):
        click.echo(line)
    if write and proposal.after != proposal.before:
        proposal.write(Path(importing.ROSTER))
        click.echo(f"\n{importing.ROSTER} is written. 已写入。")
    elif proposal.after != proposal.before:
        click.echo(_NOT_YET)


def _take_back(file: Path, table: str, write: bool) -> None:
    from microsite.changes.returned import take_back

    setting, missing = take_back(Path.cwd(), _words(), table, file, None)
    for line in setting.told():
        click.echo(line)
    for id in missing:
        click.echo(f"kept 保留       {id}, which is no longer in the sheet 表格里没有了")
    if setting.before == setting.after:
        click.echo("It stands there already. 已经是这样了。")
    elif write:
        setting.write(Path.cwd())
        click.echo(f"\n{table} is written. 已写入。")
    else:
        click.echo(_NOT_YET)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@_table
def export(file: Path, table: str | None) -> None:
    """Write the rows of branches/roster.csv, or of another table, to a sheet (.xlsx or .csv) for Excel."""
    if table:
        from microsite.changes.returned import send

        rows = send(Path.cwd(), table, file)
        click.echo(f"{rows} rows are written to {file}. 已把{rows}行写入 {file}。")
        return
    from microsite.sheets.exporting import export as run

    count, elsewhere = run(Path("branches"), file)
    click.echo(f"{count} branches are written to {file}. 已把{count}个网点写入 {file}。")
    if elsewhere:
        names = ", ".join(elsewhere)
        click.echo(
            f"Not in it, as each has a file of its own in branches/: {names}. 这些有自己的文件，不在表里。"
        )


@main.command()
@click.argument("campaign")
@click.option("--today", callback=_day, metavar="DATE", help="The day of freezing.  [default: today there]")
def freeze(campaign: str, today: str | None) -> None:
    """Keep the reports on a past campaign as they are: names of this day; only corrections change results.

    Once more, it takes up what was corrected or reported since; the names stay those of the first day.
    """
    from microsite.content import project
    from microsite.reports.freezing import freeze as run

    loaded = project.load(Path.cwd(), _words(), today)
    click.echo(f"{run(loaded.roster, campaign, loaded.today)} is written.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("list_", metavar="LIST", type=click.Path(path_type=Path))
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook that has several.")
@click.option("--column", "pairs", multiple=True, metavar="HEADING=COLUMN", help="What a heading means.")
@click.option("--name", metavar="TEXT", help="What the institution is called, in Chinese.")
@click.option("--url", metavar="URL", help="Where the sites will be, with a slash at the end.")
@click.option("--number", metavar="NUMBER", help="For complaints; call it first.")
@click.option(
    "--verified-on", metavar="DATE", help="The day when it and the numbers of the list were called."
)
@click.option("--days", metavar="TEXT", help="On which days hours hold that name none: 周一至周五.")
@click.option("--hours", metavar="TEXT", help="When the head office is open.")
@click.option("--address", metavar="TEXT", help="Of the head office, if the list doesn't have it.")
@click.option("--coordinates", metavar="SYSTEM", help="Of which maps coordinates are: bd09, gcj02 or wgs84.")
@click.option("--languages", metavar="LIST", help="zh, or zh,en with English names drafted from pinyin.")
@click.option("--owner", metavar="TEXT", help="Who answers for the numbers.")
@click.option("--colour", metavar="COLOUR", help='Of the institution, such as "#8a1c2b".')
@click.option("--logo", type=click.Path(exists=True, dir_okay=False), help="An SVG.")
@click.option("--today", callback=_day, metavar="DATE", help="The day to begin on.  [default: today]")
def new(
    folder: Path,
    list_: Path,
    sheet: str | None,
    pairs: tuple[str, ...],
    today: str | None,
    **given: str | None,
) -> None:
    """Begin an institution's own repository from its list of branches; asks at most six questions."""
    from datetime import date

    from microsite.starting.new import Order, make

    logo = Path(given["logo"]) if given["logo"] else None
    day = date.fromisoformat(today) if today else date.today()  # noqa: DTZ011 - where the clerk sits
    for line in make(Order(folder, list_, sheet, pairs, given, logo, day, _words())):
        click.echo(line)
    click.echo(f"\n{folder} is written. Read review.xlsx there, then run make test.")
    click.echo(f"{folder} 已建好。请先看里面的 review.xlsx，再运行 make test。")


@main.command()
@click.argument("page")
def eject(page: str) -> None:
    """Copy a common page, such as risks/gold.md, to replace it; if it is, note that it was read again."""
    from microsite.content import project
    from microsite.layers import note, original

    loaded = project.load(Path.cwd(), _words())
    loaded.layering.refuse_no_common(page)
    written = dict(original.copy_missing(loaded.layers, page, loaded.layering.layer.languages))
    for file, text in written.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode())
        click.echo(f"{file.relative_to(Path.cwd()).as_posix()} is written.")
    note.replaced(Path.cwd(), page, original.digests(loaded, page))
    click.echo("microsite.yml says which version was read.")


@main.command()
@click.argument("version", metavar="VERSION|WHEEL")
@click.option("--today", callback=_day, metavar="DATE", help="The day to look from.  [default: today there]")
def update(version: str, today: str | None) -> None:
    """Raise the common layer to a version, and tell what the public will see differently."""
    from microsite.layers.update import update as run

    for told in run(Path.cwd(), _words(), version, today):
        click.echo(f"{told}\n")


@main.command()
@click.argument("revision", metavar="REVISION", required=False)
@click.argument("later", metavar="LATER", required=False)
@click.option("--common", metavar="PAGE", help="Compare a page of your own with the common one instead.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="How to tell it.",
)
@click.option(
    "--preview",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Lay the changed pages there, before and after, to look at without a server.",
)
@_jobs
@click.option("--today", callback=_day, metavar="DATE", help="The day to build for.  [default: today there]")
def diff(
    revision: str | None,
    later: str | None,
    common: str | None,
    form: str,
    preview: Path | None,
    jobs: int,
    today: str | None,
) -> None:
    """Tell what the public will see differently than at a revision, such as main or HEAD~1.

    Both are built, and every published file is compared. With a later revision, what it changed;
    else what the files here change. Run in the base's own folder, the base's tools judge the change.
    """
    if common:
        from microsite.content import project
        from microsite.layers.comparing import difference

        layering = project.layering(Path.cwd())
        layering.refuse_no_common(common)
        click.echo(difference(layering.layers, common) or "Your page is as the common one.")
        return
    if not revision:
        raise click.UsageError("write a revision, such as main, or --common and a page.")
    from microsite.building.judging import Question, judged

    question = Question(revision, later, today, jobs, form == "markdown", preview)
    click.echo(judged(Path.cwd(), _words(), question))


@main.command()
def parts() -> None:
    """List, as JSON, the parts in which machines build this network side by side: build --shard 1/2."""
    import json

    from microsite.building.parts import parts as divided
    from microsite.data import loading

    click.echo(json.dumps([str(part) for part in divided(len(loading.load(Path("branches"))))]))


@main.command()
def reference() -> None:
    """Write the editors' reference of words, fields and rules, to the folder docs/editors."""
    from microsite.reference.reference import reference as pages

    if not Path("macros/examples.yml").exists():
        raise click.ClickException(
            "the reference belongs to the common layer. 参考文档只在公共内容的仓库里生成。"
        )
    for path, text in pages(Path.cwd(), _words()).items():
        write_whole(path, text.encode())
        click.echo(path.relative_to(Path.cwd()))


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "markdown"]),
    default="text",
    show_default=True,
    help="For people, for a spreadsheet, or for an issue.",
)
@click.option("--today", callback=_day, metavar="DATE", help="The day to look from.  [default: today there]")
@click.option("--sources", is_flag=True, help="List what must be read before real publication instead.")
def stale(form: str, today: str | None, sources: bool) -> None:
    """List the numbers to call, and the pages and laws to look at again.

    The exit status is 1 if one has expired.
    """
    from microsite.checks.reading_list import reading_list
    from microsite.checks.stale import due
    from microsite.checks.stale_list import FORMATS
    from microsite.content import project

    if sources:
        click.echo(reading_list(project.load(Path.cwd(), _words(), today)), nl=False)
        return
    listed = due(project.load(Path.cwd(), _words(), today))
    click.echo(FORMATS[form](listed), nl=False)
    if any(one.expired for one in listed):
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("campaign")
@click.option("--branch", metavar="ID", help="The report of one branch.  [default: all branches together]")
@click.option(
    "--language",
    metavar="LANGUAGE",
    help="Of the summary, in docx and md.  [default: the first of the site]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "md", "csv", "json"]),
    default="md",
    show_default=True,
    help="A document or text, or the numbers alone.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write it.  [default: the screen]",
)
def report(campaign: str, branch: str | None, language: str | None, form: str, out: Path | None) -> None:
    """Tell what was done in a campaign, such as report 315-2026."""
    from microsite.reports.export import export

    if form == "docx" and not out:
        raise click.UsageError("a document needs --out FILE, such as --out summary.docx.")
    content = export(Path("branches"), campaign, branch, language, form)
    write_whole(out, content) if out else click.echo(content, nl=False)
