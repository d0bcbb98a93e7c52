"""The command line."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from microsite.schema import write_schemas


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise click.BadParameter(f"{value} is not a day; write year-month-day, such as 2027-03-15.") from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """One content, a bilingual site for every branch. Run it in the project's folder."""
    if not Path("mkdocs.yml").exists():
        raise click.UsageError("there is no mkdocs.yml here; go to the project's folder first.")
    sys.path.insert(0, str(Path.cwd()))  # the project's own folder macros


def _tell(line: str) -> None:
    """Plain lines for a log; a person sees the count of sites change in its place."""
    counting = line.endswith(" sites") and sys.stdout.isatty()
    click.echo(f"\r{line}" if counting else line, nl=not counting or line.split()[0] == line.split()[2])


@main.command()
@click.option("--branch", "branches", multiple=True, metavar="ID", help="Build only this branch; may be repeated.")
@click.option("--standalone", is_flag=True, help="One branch with its own copy of the theme files.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish.  [default: site]")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a core", help="Processes at once.")
@click.option("--today", callback=_day, metavar="DATE", help="The day to build for.  [default: today there]")
def build(branches: tuple[str, ...], standalone: bool, out: Path | None, jobs: int, today: str | None) -> None:
    """Build the sites of all branches, or of some."""
    from microsite.build import build as run

    folder = out or Path("standalone" if standalone else "site")
    written = run(Path.cwd(), folder, branches, standalone, jobs, today, _tell)
    click.echo(f"{written} sites written to {folder}")


@main.command()
def schema() -> None:
    """Write the JSON Schemas that editors' YAML files name, to the folder schema."""
    for path in write_schemas(Path("schema")):
        click.echo(path)


@main.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True))
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True,
              help="For people, for a workflow of GitHub, or a list of objects for programs.")
@click.option("--fix", is_flag=True, help="First mend what can only be meant one way.")
@click.option("--today", callback=_day, metavar="DATE", help="The day to check for.  [default: today there]")
def check(files: tuple[str, ...], form: str, fix: bool, today: str | None) -> None:
    """Check content and data against all rules; with files, show and mend only what is wrong in them.

    Warnings are shown, but only mistakes make the exit status 1. The list of --format json has objects with rule,
    severity, file, line, column (both 0 when unknown), message, hint and fixable.
    """
    from microsite.check import findings
    from microsite.mend import mend
    from microsite.mistakes import counted
    from microsite.report import FORMATS, summary

    here, only = Path.cwd(), {Path(file).as_posix() for file in files}
    if fix:
        mended = mend(here, (finding.mistake for finding in findings(here, today, only)))
        click.echo(f"{counted(len(mended), 'mistake')} mended in {counted(len({mistake.file for mistake in mended}), 'file')}.", err=True)
    wrong = findings(here, today, only)
    click.echo(FORMATS[form](wrong), nl=False)
    if any(finding.rule.severity == "error" for finding in wrong):
        raise click.ClickException(summary(wrong))


@main.command()
@click.argument("id", required=False)
def explain(id: str | None) -> None:
    """Show a rule with an example, such as explain MS005; without an id, list all rules."""
    from microsite.mistakes import nearest
    from microsite.rules import RULES

    if id is None:
        for rule in RULES:
            click.echo(f"{rule.id}  {rule.severity:7}  {rule.title}{' (check --fix mends some)' if rule.fixable else ''}")
        return
    rules = {rule.id: rule for rule in RULES}
    if id.upper() not in rules:
        raise click.ClickException(f"there is no rule “{id}”. {nearest(id.upper(), rules)}")
    rule = rules[id.upper()]
    click.echo(f"{rule.id}, {rule.severity}: {rule.title}\n\n{rule.why}\n\nWrong:\n\n{rule.wrong}\n\nRight:\n\n{rule.right}"
               + ("\n\nmicrosite check --fix mends some of these by itself." if rule.fixable else ""))


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "csv", "markdown"]), default="text", show_default=True,
              help="For people, for a spreadsheet, or for an issue.")
@click.option("--today", callback=_day, metavar="DATE", help="The day to look from.  [default: today there]")
def stale(form: str, today: str | None) -> None:
    """List the numbers to call and the pages to read again; the exit status is 1 when one has expired."""
    from microsite import project
    from microsite.stale import FORMATS, due

    listed = due(project.load(Path.cwd(), today))
    click.echo(FORMATS[form](listed), nl=False)
    if any(one.expired for one in listed):
        raise click.exceptions.Exit(1)
