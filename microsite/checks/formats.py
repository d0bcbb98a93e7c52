"""What a check has found, for people, for GitHub and for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from microsite.checks.check import Finding
from microsite.files.mistakes import counted


def text(findings: Sequence[Finding]) -> str:
    """Each mistake with its place, its rule and what to write instead, then the same in Chinese."""
    return "".join(f"{_line(finding)}\n" for finding in findings) or "Nothing to mend.\n"


def _line(finding: Finding) -> str:
    rule, mistake = finding
    warning = "warning: " if rule.severity == "warning" else ""
    return "\n    ".join(
        filter(
            None, (f"{mistake.position}: {warning}{mistake.message} [{rule.id}]", mistake.hint, mistake.zh)
        )
    )


def github(findings: Sequence[Finding]) -> str:
    """Commands with which a workflow of GitHub marks lines of a pull request."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    rule, mistake = finding
    properties = {"file": mistake.file, "line": mistake.line, "col": mistake.column, "title": rule.id}
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    message = "\n".join(filter(None, (mistake.message, mistake.hint, mistake.zh)))
    return f"::{rule.severity} {said}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def as_json(findings: Sequence[Finding]) -> str:
    """Objects of rule, severity, file, line and column (0: unknown), message, hint, zh, fixable."""
    return (
        json.dumps(
            [
                {
                    "rule": rule.id,
                    "severity": rule.severity,
                    "file": mistake.file,
                    "line": mistake.line,
                    "column": mistake.column,
                    "message": mistake.message,
                    "hint": mistake.hint,
                    "zh": mistake.zh,
                    "fixable": mistake.edit is not None,
                }
                for rule, mistake in findings
            ],
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def summary(findings: Sequence[Finding]) -> str:
    """How much there is to mend, and where to read more."""
    wrong = [finding.rule for finding in findings if finding.rule.severity == "error"]
    warnings = len(findings) - len(wrong)
    also = f" and {counted(warnings, 'warning')}" if warnings else ""
    return (
        f"{counted(len(wrong), 'mistake')} to mend{also}. More about a rule: microsite explain {wrong[0].id}"
    )


FORMATS = {"text": text, "github": github, "json": as_json}
