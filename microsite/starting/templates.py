"""The files of a new repository that are the same for every institution but for its names."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).with_name("templates")
FORMS = ("number", "event", "results")
HOMES = {
    "microsite.yml": "microsite.yml",
    "network.yml": "branches/network.yml",
    "mkdocs.yml": "mkdocs.yml",
    "Makefile": "Makefile",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "REVIEWING.md": "REVIEWING.md",
    "PUBLISHING.md": "PUBLISHING.md",
    "SECURITY.md": "SECURITY.md",
    "CODEOWNERS": "CODEOWNERS",
    "gitignore": ".gitignore",
    "check.yml": ".github/workflows/check.yml",
    "publish.yml": ".github/workflows/publish.yml",
    "form.yml": ".github/workflows/form.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "propose": ".ci/propose",
    "refuse": ".ci/refuse",
    "sign": ".ci/sign",
    **{f"form-{form}.yml": f".github/ISSUE_TEMPLATE/{form}.yml" for form in FORMS},
    **{f"form-{form}.md": f".gitlab/issue_templates/{form}.md" for form in FORMS},
}


_AS_YAML = (
    "brand",
    "coordinates",
    "consultation",
    "languages",
    "name_en",
    "district_en",
    "drafted",
)  # written as YAML already


_QUESTIONS = {".yml": "\n  - type: ", ".md": "\n### "}  # what parts those of a form, at each code host
_OF_LANGUAGE = re.compile(r"\([a-z]+_([a-z]{2})\)")


class _Filled(Template):
    delimiter = "§"


def lay(folder: Path, said: Mapping[str, str]) -> None:
    """Write the files; in YAML what is said stands in quotation marks, whatever it is."""
    for name, home in HOMES.items():
        text = (_FOLDER / name).read_text("utf-8")
        if name.startswith("form-"):
            text = asked_in(said["languages"].split(", "), text, _QUESTIONS[Path(name).suffix])
        is_data = name in ("microsite.yml", "network.yml")
        given = {
            key: quoted(value) if is_data and key not in _AS_YAML else value for key, value in said.items()
        }
        path = folder / home
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_Filled(text).substitute(given).encode())
        if text.startswith("#!"):
            path.chmod(0o755)
    for language in said["languages"].split(", "):
        (folder / "docs" / language).mkdir(parents=True, exist_ok=True)
        (folder / "docs" / language / ".gitkeep").touch()


def asked_in(languages: Collection[str], form: str, separator: str) -> str:
    """A form without the questions for texts in other languages than those of the institution."""
    questions = form.split(separator)
    return separator.join(
        one for one in questions if {found[1] for found in _OF_LANGUAGE.finditer(one)} <= {*languages}
    )


def quoted(text: str) -> str:
    """A text as YAML."""
    return json.dumps(text, ensure_ascii=False)
