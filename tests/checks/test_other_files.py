"""Only pages and pictures leave docs/, and no link, device or pipe is followed anywhere."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from support.command import microsite
from support.network import DAY

from macros import WORDS
from microsite.checks.check import findings, refuse
from microsite.checks.rules import other_files
from microsite.content.project import load
from microsite.files import pictures, yamlfile
from microsite.files.mistakes import Mistakes

KNOWN = yamlfile.shipped(Path(__file__).parent / "other_files.yml")


def picture(kind: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **saved: Any) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, "green").save(made, kind, **saved)
    return made.getvalue()


def told(project: Path) -> list[str]:
    """What stops a build of the project."""
    try:
        refuse(load(project, WORDS, DAY))
    except Mistakes as found:
        return [mistake.file for mistake in found.mistakes]
    return []


def test_every_stray_file_is_told_and_stops_the_build(small_kept: Path) -> None:
    loaded = load(small_kept, WORDS, DAY)
    assert other_files.RULE.stops_build
    for name in KNOWN["strays"]:
        path = small_kept / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(picture("PNG") if path.suffix == ".png" else b"<script>alert(1)</script>")
        assert [wrong for wrong in other_files.check(loaded) if name.startswith(wrong.file)], name
        path.unlink() if before is None else path.write_bytes(before)
        for folder in (path.parent, *path.parent.parents):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    assert told(small_kept) == []


def test_no_link_is_followed(small_kept: Path) -> None:
    for case in KNOWN["links"]:
        path = small_kept / case["at"]
        kept = path.rename(path.with_name(f"{path.name}-kept")) if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(case["to"])
        assert told(small_kept) == [case["at"]], case
        path.unlink()
        if kept:
            kept.rename(path)
    (small_kept / "branches/zero.yml").symlink_to("/dev/zero")
    assert [mistake.file for _, mistake in findings(small_kept, WORDS, DAY)] == ["branches/zero.yml"]


def test_no_pipe_is_waited_for(small_kept: Path) -> None:
    for name in KNOWN["pipes"]:
        (small_kept / name).parent.mkdir(exist_ok=True)
        os.mkfifo(small_kept / name)
        assert told(small_kept) == [name]
        (small_kept / name).unlink()


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"<svg onload=alert(1)>"),
        ("a.png", picture("JPEG")),
        ("a.jpg", picture("PNG")),
        ("a.webp", b"RIFF\0\0\0\0WEBP"),
        ("a.png", b""),
        ("a.jpg", b"GIF89a/*" + b"0" * 99),
        ("a.png", picture("PNG", (20_001, 1))),
        ("a.png", picture("PNG", (6_000, 6_000), "1")),
        ("a.jpg", b"\xff\xd8\xff" + b"0" * 10_000_001),
    ],
    ids=["svg", "jpeg", "png", "webp", "empty", "gif", "long", "many points", "large"],
)
def test_a_picture_is_what_its_name_says(small_kept: Path, name: str, content: bytes) -> None:
    (small_kept / "docs/en" / name).write_bytes(content)
    assert told(small_kept) == [f"docs/en/{name}"]


@pytest.mark.parametrize(("suffix", "kind"), pictures.FORMATS.items())
def test_a_picture_is_made_anew_without_what_was_noted(suffix: str, kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x9286] = "Camera of Zhang", 6, "secret place"
    noted = picture(kind, (2_400, 1_200), exif=exif) + b"trailing <script>secret</script>"
    made = pictures.made_anew(noted, suffix, 1_200)
    assert b"Zhang" in noted and b"Zhang" not in made and b"secret" not in made
    with Image.open(io.BytesIO(made)) as image:
        assert (image.format, image.size) == (kind, (600, 1_200))  # upright
        assert not image.getexif() and not {"exif", "comment", "icc_profile", "xmp"} & image.info.keys()


@pytest.mark.exhaustive
def test_pictures_are_published_anew_and_no_file_of_the_theme_below_ours(small_kept: Path) -> None:
    from material import __path__ as theme  # type: ignore[import-untyped]

    scripts = [path.name for path in Path(theme[0]).rglob("*.min.js")]
    page = small_kept / "docs/en/index.md"
    page.write_text(
        f"{page.read_text('utf-8')}\n![A green field](field.jpg)\n\n{' '.join(scripts)}\n", "utf-8"
    )
    (small_kept / "docs/en/field.jpg").write_bytes(picture("JPEG", comment=b"secret"))
    (small_kept / "docs/en/unused.png").write_bytes(picture("PNG"))
    done = microsite(small_kept, "build", "--today", DAY)
    assert done.returncode == 0, done.stderr
    site = small_kept / "site"
    (published,) = (path for path in (site / "en/field.jpg", site / "field.jpg") if path.exists())
    assert b"secret" not in published.read_bytes()
    assert not [*site.rglob("unused*")]
    assert scripts and not [*site.rglob("*.min.js")]
