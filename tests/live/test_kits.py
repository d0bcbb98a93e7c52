"""Each case that the project was made from has its pieces, from the plan to the kit and the report."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from support.command import microsite
from support.network import PROJECT

from microsite.data.roster import Roster

CASES = {
    "maiwan": "a town co-operative",
    "wealth-centre": "a wealth centre",
    "yunlu": "a county branch",
    "hetang": "a head office",
}


@pytest.mark.exhaustive
def test_each_case_has_its_pieces_from_plan_to_report(live: Roster, tmp_path: Path) -> None:
    latest = max(live.campaigns, key=lambda id: live.campaigns[id].first)
    reported = max(
        id for branch in live for id, part in branch.participations.items() if part.results is not None
    )
    taking = [id for id in CASES if latest in live[id].campaigns]
    assert taking
    wanted = [argument for id in taking for argument in ("--branch", id)]
    done = microsite(PROJECT, "kit", latest, *wanted, "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    for id in taking:
        archive = zipfile.ZipFile(io.BytesIO((tmp_path / f"{latest}-{id}.zip").read_bytes()))
        names = archive.namelist()
        for language in live.network.languages:
            told = "".join(
                page.get_textpage().get_text_range()
                for page in PdfDocument(archive.read(f"list-{language}.pdf"))
            )
            assert live[id].name[language].replace(" ", "") in "".join(told.split())
        kinds = {name.partition("/")[0] for name in names}
        assert {"print", "printing-house", "screens"} <= kinds
        report = microsite(PROJECT, "report", reported, "--branch", id, "--format", "md")
        assert report.returncode == 0, report.stderr
