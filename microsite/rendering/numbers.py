"""All our numbers and the national lines, against which a browser holds the one that called."""

from __future__ import annotations

import json
import re
from datetime import date

from microsite.content.project import Project
from microsite.languages.dates import date_in_full
from microsite.languages.language import Language
from microsite.languages.phrases import phrases

NAME = "assets/answers/numbers.json"
_SAID = ("number_ours", "number_national", "number_unknown")


def numbers(project: Project) -> bytes:
    """What number.js reads: digits of ours, who answers a national line, and what is said of each kind."""
    network = project.roster.network
    ours = {
        digits(hotline.number)
        for branch in project.roster
        for _, hotline in branch.all_hotlines
        if hotline.number
    }
    data = {
        "ours": sorted(ours),
        "national": {
            digits(line.number): {language: line.runs[language] for language in network.languages}
            for line in network.national_hotlines.values()
        },
        "say": said(project, project.today),
    }
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def said(project: Project, built: date) -> dict[Language, list[str]]:
    """What is said of each kind of number in each language, the day on which it was true last."""
    return {language: _sentences(language, built) for language in project.roster.network.languages}


def _sentences(language: Language, built: date) -> list[str]:
    say = phrases(language)
    return [*(say[name] for name in _SAID), say["number_day"].format(date_in_full(language, built))]


def digits(number: str) -> str:
    """A number by its digits, an area code without the 0, as number.js compares it."""
    return re.sub(r"\D", "", number).lstrip("0")
