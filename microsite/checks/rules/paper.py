"""More of a material handed out than was printed."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake
from microsite.reports.report import results
from microsite.reports.totals import summed


def check(project: Project) -> Iterator[Mistake]:
    """Compare what each branch reports with what it had printed."""
    roster = project.roster
    for id, rows in roster.prints.items():
        for name in sorted({row.branch for row in rows} & roster.everyone.keys()):
            found = results(roster.everyone[name], id)
            printed = summed((row.material, row.copies) for row in rows if row.branch == name)
            for material, given in found.materials.items() if found else ():
                if material in printed and given > printed[material]:
                    yield roster.written[name].mistake(
                        ("campaigns", id, "results", "materials", material),
                        f"“{name}” handed out {given} {material}, and {printed[material]} were printed",
                        f"Look at both numbers; what was printed stands in branches/prints/{id}.csv.",
                        f"“{name}”发放 {material} {given}份，只印了{printed[material]}份。"
                        f"请核对两个数字；印数在 branches/prints/{id}.csv 里。",
                    )


RULE = Rule(
    "MS097",
    "No more is handed out than was printed",
    check,
    wrong="leaflets: 460 in the results, copies: 400 in the prints",
    right="leaflets: 360 in the results, copies: 400 in the prints",
    zh="发放的比印的还多。请核对发放数和印数。",
    why="One of the two is a slip of the hand, or some came from elsewhere, which the report should say.",
    severity="warning",
)
