"""The command line."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Literal

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
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--today", callback=_day, metavar="DATE", help="The day to check for.  [default: today there]")
def check(files: tuple[str, ...], today: str | None) -> None:
    """Check content and data against all rules; with files, show only what is wrong in them."""
    from microsite import project
    from microsite.check import found

    shown = [(rule, mistake) for rule, mistake in found(project.load(Path.cwd(), today)) if not files or mistake.file in files]
    for rule, mistake in sorted(shown, key=lambda pair: pair[1]):
        click.echo(f"{mistake} [{rule.id}]" if not mistake.hint else str(mistake).replace("\n", f" [{rule.id}]\n", 1))
    if shown:
        raise click.ClickException(f"{len(shown)} {'mistake' if len(shown) == 1 else 'mistakes'} to mend. "
                                   f"More about a rule: microsite explain {shown[0][0].id}")
    click.echo("Nothing to mend.")


@main.command()
@click.argument("id")
def explain(id: str) -> None:
    """Show a rule with an example, such as explain MS005."""
    from microsite.mistakes import nearest
    from microsite.rules import RULES

    rules = {rule.id: rule for rule in RULES}
    if id.upper() not in rules:
        raise click.ClickException(f"there is no rule “{id}”. {nearest(id.upper(), rules)}")
    rule = rules[id.upper()]
    click.echo(f"{rule.id}: {rule.title}\n\nWrong:\n\n{rule.wrong}\n\nRight:\n\n{rule.right}")


@main.command()
@click.argument("campaign")
@click.option("--branch", metavar="ID", help="The report of one branch.  [default: all branches together]")
@click.option("--language", type=click.Choice(["en", "zh"]), default="zh", show_default=True, help="Of the summary, in docx and md.")
@click.option("--format", "form", type=click.Choice(["docx", "md", "csv", "json"]), default="md", show_default=True,
              help="A document or text, or the numbers alone.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to write it.  [default: the screen]")
def report(campaign: str, branch: str | None, language: Literal["en", "zh"], form: str, out: Path | None) -> None:
    """Tell what was done in a campaign, such as report 315-2026."""
    from microsite.exports import export

    if form == "docx" and not out:
        raise click.UsageError("a document needs --out FILE, such as --out summary.docx.")
    content = export(Path("branches"), campaign, branch, language, form)
    try:
        out.write_bytes(content) if out else click.echo(content, nl=False)
    except OSError as error:
        raise click.ClickException(f"{out}: {error.strerror}. Choose another file with --out.") from None
