"""What a check has found, for people, for GitHub and for other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from microsite.checks.rule import Finding, Rule
from microsite.files.mistakes import Mistake, counted

NOTHING = "Nothing to mend. / 没有要改的地方。\n"
ANNOTATIONS = 10  # of errors, and of warnings, are shown by GitHub for one step


def text(findings: Sequence[Finding]) -> str:
    """Each mistake with its place, its rule and what to write instead, then the same in Chinese."""
    return "".join(f"{_line(finding)}\n" for finding in findings) or NOTHING


def _line(finding: Finding) -> str:
    rule, mistake = finding
    warning = "warning: " if rule.severity == "warning" else ""
    told = (f"{mistake.position}: {warning}{mistake.message} [{rule.id}]", mistake.hint, mistake.zh)
    return "\n    ".join([*filter(None, told), *_consequences(mistake)])


def _consequences(mistake: Mistake) -> list[str]:
    """Where else something is wrong because of a mistake, or in the same way, a line each."""
    return [
        f"- {one.position}" + (f": {one.message}" if one.message != mistake.message else "")
        for one in mistake.consequences
    ]


def github(findings: Sequence[Finding]) -> str:
    """Commands with which a workflow of GitHub marks lines of a pull request.

    It shows ten of each kind, so the others follow as text, and in the summary of the run.
    """
    shown, others = _shown(findings)
    commands = "".join(f"{_command(finding)}\n" for finding in shown)
    return commands + (f"{_more(len(others))}\n{text(others)}" if others else "")


def _shown(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """As many findings as GitHub shows as annotations, and the others."""
    shown: list[Finding] = []
    others: list[Finding] = []
    counts = dict.fromkeys(("error", "warning"), 0)
    for finding in findings:
        counts[finding.rule.severity] += 1
        (shown if counts[finding.rule.severity] <= ANNOTATIONS else others).append(finding)
    return shown, others


def _more(count: int) -> str:
    return (
        f"{count} more are told here and in the summary of this run. / "
        f"还有{count}条，列在这里和本次运行的摘要里。"
    )


def overview(findings: Sequence[Finding]) -> str:
    """Everything found as Markdown, for the summary of a workflow's run."""
    told = []
    for rule, mistake in findings:
        said = " ".join(filter(None, (mistake.message, mistake.hint, mistake.zh)))
        told.append(f"- {rule.severity} {rule.id}, {_inert(mistake.position)}: {_inert(said)}\n")
        told += [f"    - {_inert(one.position)}: {_inert(one.message)}\n" for one in mistake.consequences]
    return "".join(told) or NOTHING


def _inert(text: str) -> str:
    """Text in which nothing is a mark of Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]()#|<>~!@&])", r"\\\1", text.replace("\n", " "))


def _command(finding: Finding) -> str:
    rule, mistake = finding
    properties = {"file": mistake.file, "line": mistake.line, "col": mistake.column, "title": rule.id}
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    message = "\n".join([*filter(None, (mistake.message, mistake.hint, mistake.zh)), *_consequences(mistake)])
    return f"::{rule.severity} {said}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def as_json(findings: Sequence[Finding]) -> str:
    """Objects of rule, severity, file, line and column (0: unknown), message, hint, zh, fixable, cause."""
    listed = []
    for rule, mistake in findings:
        listed.append(_object(rule, mistake, ""))
        listed += [_object(rule, one, mistake.file) for one in mistake.consequences]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _object(rule: Rule, mistake: Mistake, cause: str) -> dict[str, object]:
    """A finding for programs; `cause` is the missing file from which it follows."""
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "file": mistake.file,
        "line": mistake.line,
        "column": mistake.column,
        "message": mistake.message,
        "hint": mistake.hint,
        "zh": mistake.zh,
        "fixable": mistake.edit is not None,
        "cause": cause,
    }


def summary(findings: Sequence[Finding]) -> str:
    """How much there is to mend, and where to read more."""
    wrong = [finding.rule for finding in findings if finding.rule.severity == "error"]
    warnings = len(findings) - len(wrong)
    also = f" and {counted(warnings, 'warning')}" if warnings else ""
    also_zh = f"，另有{warnings}处提醒" if warnings else ""
    explain = f"microsite explain {wrong[0].id}"
    return (
        f"{counted(len(wrong), 'mistake')} to mend{also}. More about a rule: {explain}\n"
        f"共有{len(wrong)}处要改{also_zh}。规则的说明：{explain}"
    )


FORMATS = {"text": text, "github": github, "json": as_json}
