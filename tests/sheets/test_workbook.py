"""Any file is a sheet or a mistake, never a crash and never half a roster."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from support import workbooks
from support.command import run
from support.sheets import VERIFIED

from microsite.data import loading
from microsite.sheets import workbook


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("a.xls", workbook.OLD_EXCEL + b"Workbook", "the file is damaged"),
        ("a.xlsx", workbook.OLD_EXCEL + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xls", b"<html><table>", "this is a web page"),
        ("a.xlsx", b"PK\x03\x04 cut off", "the file is damaged"),
        ("a.xlsx", zipped(mimetype=b"application/vnd.oasis"), "the file is damaged"),
        ("a.csv", "名称,地址\n".encode() + b"x\n" * 50_001, "more than 50,000 rows"),
        ("a.csv", b"", "no heading is known"),
        ("a.csv", b"\xff\xfe\x00", "neither in UTF-8"),
        ("a.csv", b"\x81\xff\xff", "neither in UTF-8"),
        ("a.csv", b'name_zh,address_zh\n"' + b"x" * 200_000, "this row can't be read"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_sheet(folder: Path, name: str, content: bytes, answer: str) -> None:
    (folder / name).write_bytes(content)
    said = run(folder, "import", name, "--write")
    assert said.exit_code == 1 and answer in said.output


def test_a_workbook_that_unpacks_to_too_much(folder: Path) -> None:
    test_a_file_that_is_no_sheet(
        folder, "a.xlsx", zipped(bomb=b"0" * 60_000_001), "unpacks to more than 60,000,000 bytes"
    )


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("gb18030", ","), ("utf-16", "\t"), ("utf-8", ";")]
)
def test_text_as_excel_saves_it(folder: Path, encoding: str, delimiter: str) -> None:
    (folder / "a.csv").write_bytes(
        f"名称{delimiter}投诉电话\r\n柳路东支行{delimiter}0571-00010001\r\n".encode(encoding)
    )
    assert "0 changed" in run(folder, "import", "a.csv").output


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The same with some bytes changed, cut out or doubled."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(spoilt) or 1)
        end = start + chance.randint(1, 8)
        spoilt[start:end] = chance.choice(
            [b"", chance.randbytes(end - start), spoilt[start:end] * 2, b"<", b'"', b",", b"-1", b"99999999"]
        )
    return bytes(spoilt)


def spoilt_workbook(content: bytes, chance: random.Random) -> bytes:
    """A workbook with one spoilt part, or spoilt itself."""
    if chance.random() < 0.3:
        return spoilt(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    name = chance.choice(sorted(files))
    return zipped(**files | {name: spoilt(files[name], chance)})


def spoil_and_import(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    make = chance.choice([workbooks.head_office, workbooks.core_system, workbooks.in_english])
    path = folder / "spoilt"
    make(path)
    path.write_bytes(
        (spoilt if make is workbooks.core_system else spoilt_workbook)(path.read_bytes(), chance)
    )
    target = folder / "branches/roster.csv"
    before = target.read_bytes()
    done = run(folder, "import", path.name, *VERIFIED, "--skip-wrong-rows", "--write")
    if done.exit_code:
        assert target.read_bytes() == before
    loading.load(folder / "branches")
    assert sorted(path.name for path in (folder / "branches").iterdir()) == [
        "campaigns",
        "maiwan.yml",
        "network.yml",
        "roster.csv",
    ]
    target.write_bytes(before)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("seed", range(20))
def test_a_spoilt_file_spoils_nothing(worn: Path, seed: int) -> None:
    spoil_and_import(worn, seed)


@pytest.mark.first
@pytest.mark.exhaustive
def test_many_spoilt_files_spoil_nothing(worn: Path) -> None:
    for seed in range(20, 1000):
        spoil_and_import(worn, seed)
