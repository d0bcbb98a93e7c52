"""A form is read as text: a heading for each field, one line of value, and of issues only those of members."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from support.network import PROJECT

from microsite.changes import form
from microsite.data.campaign_tables import events
from microsite.files.mistakes import Mistakes
from microsite.starting import templates

TEXT = "### 新号码 / New (number)\r\n\r\n0571 0000 2001\r\n\r\n### Who (owner)\r\n\r\n_No response_"


def test_values_stand_below_headings() -> None:
    read = form.parse(TEXT, "form.txt")
    assert dict(read.values) == {"number": "0571 0000 2001"}
    assert dict(read.lines) == {"number": 1, "owner": 5}


@pytest.mark.parametrize(
    "text",
    [
        "您好\n" + TEXT,
        TEXT + "\n\n### New (number)\n\n0571 0000 2002",
        TEXT.replace("2001", "2001\r\n\r\nmore"),
        "### number\n\n0571 0000 2001",
        "### ()\n\nx",
    ],
    ids=["before", "twice", "two lines", "no name", "empty name"],
)
def test_what_is_no_form_is_refused(text: str) -> None:
    with pytest.raises(Mistakes) as refused:
        form.parse(text, "form.txt")
    [mistake] = refused.value.mistakes
    assert mistake.line and mistake.zh


def test_hostile_text_stays_text() -> None:
    said = "$(rm -rf /) `id` {{ 7*7 }} \"'; !!python/object <script> ${{ github.token }} ## (x)"
    assert form.parse(f"### Title (title_zh)\n\n{said}", "form.txt")["title_zh"] == said


@pytest.mark.parametrize("author", ["OWNER", "MEMBER", "COLLABORATOR"])
def test_a_member_fills_in_an_issue(tmp_path: Path, author: str) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": TEXT, "author_association": author}}))
    assert form.read(event)["number"] == "0571 0000 2001"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"issue": {"body": TEXT, "author_association": "NONE"}}, "not written by a member"),
        ({"issue": {"body": TEXT, "author_association": "CONTRIBUTOR"}}, "not written by a member"),
        ({"issue": {"body": TEXT}}, "no event of a new issue"),
        ({"issue": {"body": None, "author_association": "OWNER"}}, "no event of a new issue"),
        ([], "no event of a new issue"),
    ],
)
def test_nobody_else_does(tmp_path: Path, event: object, said: str) -> None:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event))
    with pytest.raises(Mistakes, match=said):
        form.read(file)


@pytest.mark.parametrize("text", ["{", "[" * 100_000])
def test_what_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "event.json"
    file.write_text(text)
    with pytest.raises(Mistakes, match="no event of a new issue"):
        form.read(file)


@pytest.mark.parametrize("name", templates.FORMS)
def test_forms_of_both_hosts_have_the_same_headings(name: str) -> None:
    begun = Path(templates.__file__).with_name("templates")
    for github, gitlab in (
        (
            PROJECT / ".github/ISSUE_TEMPLATE" / f"{name}.yml",
            PROJECT / ".gitlab/issue_templates" / f"{name}.md",
        ),
        (begun / f"form-{name}.yml", begun / f"form-{name}.md"),
    ):
        labels = [one["attributes"]["label"] for one in yaml.safe_load(github.read_text("utf-8"))["body"]]
        text = gitlab.read_text("utf-8")
        assert [line.removeprefix("### ") for line in text.splitlines() if line] == labels
        assert len(form.parse(text, name).lines) == len(labels)


@pytest.mark.parametrize("languages", [("zh",), ("zh", "en")])
@pytest.mark.parametrize("suffix", ["yml", "md"])
def test_a_new_repository_asks_for_texts_in_its_languages(languages: tuple[str, ...], suffix: str) -> None:
    begun = Path(templates.__file__).with_name("templates") / f"form-event.{suffix}"
    separator = {"yml": "\n  - type: ", "md": "\n### "}[suffix]
    text = templates.asked_in(languages, begun.read_text("utf-8"), separator)
    if suffix == "yml":
        labels = [one["attributes"]["label"] for one in yaml.safe_load(text)["body"]]
        text = "".join(f"### {label}\n\n" for label in labels)
    asked = {*form.parse(text, "event").lines}
    assert {*events.required(languages)} <= asked
    assert {f"place_{language}" for language in languages} <= asked
    assert {name[-2:] for name in asked if name[-3:-2] == "_"} == {*languages}
