"""The schemas that editors' files name are there, and say what the generator takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from support.network import EVERY_KIND, PROJECT, SITE

from microsite.data.results import Photo
from microsite.reference.schema import write_schemas

DATA = sorted([*EVERY_KIND.glob("branches/**/*.yml"), *EVERY_KIND.glob("facts/*.yml")])


def test_the_schemas_are_those_of_the_models(tmp_path: Path) -> None:
    written = write_schemas(tmp_path, SITE)
    assert len(written) == len(list(PROJECT.glob("schema/*.json"))) > 3
    for path in written:
        assert (PROJECT / "schema" / path.name).read_text("utf-8") == path.read_text("utf-8"), (
            "run make schema"
        )


@pytest.mark.parametrize("path", DATA, ids=[path.relative_to(EVERY_KIND).as_posix() for path in DATA])
def test_each_file_names_its_schema(path: Path) -> None:
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
    assert named
    below = (path.parent / named[1]).resolve().relative_to(EVERY_KIND)
    assert (PROJECT / below).is_file()


WHO = {"agreed_on": "2026-03-13", "asked_by": "the branch"}


@pytest.mark.parametrize(
    "consent",
    [
        False,
        "no",
        "否",
        "false",
        True,
        "yes",
        "是",
        "maybe",
        "",
        1,
        0,
        None,
        [],
        {},
        {"given": False},
        {"given": "no"},
        {"given": "否", "asked_by": "the branch"},
        {"given": True},
        {"given": "yes"},
        {"given": "是", **WHO},
        {"given": True, **WHO},
        {"given": True, "agreed_on": "2026-03-13"},
        {"given": True, "asked_by": "the branch"},
        {"given": True, "agreed_on": None, "asked_by": "the branch"},
        {"given": "no", "asked": "x"},
        {"given": "x", **WHO},
        WHO,
    ],
)
def test_the_schema_takes_the_consent_that_the_loader_takes(consent: object) -> None:
    schema = json.loads((PROJECT / "schema/branch.json").read_text("utf-8"))
    of_photo = {"$ref": "#/$defs/Photo", "$defs": schema["$defs"]}
    photo = {"file": "desk.jpg", "alt": {"en": "A desk", "zh": "咨询台"}, "consent": consent}
    try:
        Photo.model_validate(photo)
        taken = True
    except ValidationError:
        taken = False
    assert Draft202012Validator(of_photo).is_valid(photo) == taken
