"""Photos of events: files in branches/photos, shown when it is noted that everybody in them agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite.branch import Branch
from microsite.campaign import Participation
from microsite.mistakes import Mistake, nearest
from microsite.results import Photo, Results
from microsite.yamlfile import Document

FOLDER = "photos"
LARGEST_FILE = 200_000  # bytes; readers have slow lines
SIGNATURES = {".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}


def shown(results: Results | None) -> tuple[Photo, ...]:
    """Those that may be shown."""
    return tuple(photo for photo in results.photos if photo.consent) if results else ()


def published(branch: Branch) -> list[str]:
    """The files of all photos that a branch shows."""
    return sorted({photo.file for participation in branch.participations.values() for photo in shown(participation.results)})


def doubts(folder: Path, participations: Mapping[str, Participation], document: Document) -> Iterator[Mistake]:
    """Photos that are not there, or no photos."""
    for id, participation in participations.items():
        for index, photo in enumerate(participation.results.photos if participation.results else ()):
            if wrong := _refusal(folder, photo.file):
                yield Mistake(document.file, document.line(("campaigns", id, "results", "photos", index, "file")), *wrong)


def _refusal(folder: Path, file: str) -> tuple[str, str] | None:
    path = folder / FOLDER / file
    if not path.is_file():
        known = [path.name for path in (folder / FOLDER).glob("*.*")]
        return f"there is no file {folder.name}/{FOLDER}/{file}", nearest(file, known) or "Upload it there."
    if path.stat().st_size > LARGEST_FILE:
        return f"{file} is larger than {LARGEST_FILE:,} bytes", "Make it smaller: 1,200 points wide are enough."
    if not path.read_bytes().startswith(SIGNATURES[path.suffix]):
        return f"{file} is not what its name says", "Save it anew as a photo, .jpg or .png."
    return None
