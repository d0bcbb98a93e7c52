"""The schemas that editors' files name are there, and say what the generator takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.network import EVERY_KIND, PROJECT

from microsite.reference.schema import write_schemas

DATA = sorted([*EVERY_KIND.glob("branches/**/*.yml"), *EVERY_KIND.glob("facts/*.yml")])


def test_the_schemas_are_those_of_the_models(tmp_path: Path) -> None:
    written = write_schemas(tmp_path)
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
