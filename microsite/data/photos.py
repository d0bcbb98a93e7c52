"""Photos of events, shown small and without what the camera noted, when everybody in them agreed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PIL import ExifTags, Image

from microsite.data.branch import Branch
from microsite.data.campaign import Participation
from microsite.data.results import Photo, Results
from microsite.files import pictures, plain
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document

FOLDER = "photos"
FORMATS = {".jpg": "JPEG", ".png": "PNG"}
LONGEST_SIDE = 1200  # pixels, of what readers get; their lines are slow
QUALITY = 75
TURNS = {  # what makes a photo upright, by the orientation that the camera noted
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ON_ITS_SIDE = frozenset({5, 6, 7, 8})
DAMAGED = (
    "the photo can't be read",
    "Save it anew as .jpg or .png, and upload it again.",
    "这张照片打不开。请重新存成 .jpg 或 .png，再上传一次。",
)


class Picture(NamedTuple):
    """A photo as readers see it."""

    file: str  # its name in the site
    alt: Mapping[str, str]
    width: int
    height: int


def shown(results: Results | None) -> tuple[Photo, ...]:
    """Those that may be shown."""
    return (
        tuple(photo for photo in results.photos if photo.consent and photo.consent.given) if results else ()
    )


def published(branch: Branch) -> list[str]:
    """The files of all photos that a branch shows."""
    return sorted(
        {
            photo.file
            for participation in branch.participations.values()
            for photo in shown(participation.results)
        }
    )


def name(file: str) -> str:
    """The name of a photo in the site."""
    return f"{Path(file).stem}.jpg"


def picture(folder: Path, photo: Photo) -> Picture:
    """What a page must know of a photo of the branches in `folder`."""
    with _opened(folder, photo.file) as image:
        return Picture(name(photo.file), dict(photo.alt), *_size(image))


def original(folder: Path, file: str) -> bytes:
    """A photo as somebody put it into the folder."""
    return plain.read(folder / FOLDER / file, f"{folder.name}/{FOLDER}/{file}", pictures.LARGEST_FILE)


def content(folder: Path, file: str) -> bytes:
    """A photo as it is published: upright, small, and without place, time and camera."""
    try:
        with _opened(folder, file) as image:
            size, turn = _size(image), TURNS.get(_orientation(image))
            image.draft(
                "RGB", (LONGEST_SIDE, LONGEST_SIDE)
            )  # a JPEG is read at about this size, which is faster
            upright = (image if turn is None else image.transpose(turn)).convert("RGBA")
            flat = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright).convert("RGB")
            made = io.BytesIO()
            flat.resize(size, Image.Resampling.LANCZOS).save(
                made, "JPEG", quality=QUALITY, optimize=True, progressive=True
            )
            return made.getvalue()
    except pictures.UNREADABLE:
        raise Mistakes.one(f"{folder.name}/{FOLDER}/{file}", 0, *DAMAGED) from None


def doubts(
    folder: Path, participations: Mapping[str, Participation], document: Document
) -> Iterator[Mistake]:
    """Photos that are not there, or no photos."""
    for id, participation in participations.items():
        for index, photo in enumerate(participation.results.photos if participation.results else ()):
            if wrong := _refusal(folder, photo.file):
                yield document.mistake(
                    ("campaigns", id, "results", "photos", index, "file"),
                    *wrong,
                )


def _refusal(folder: Path, file: str) -> tuple[str, str, str] | None:
    path = folder / FOLDER / file
    if not path.is_file():
        known = [path.name for path in (folder / FOLDER).glob("*.*")]
        return (
            f"there is no file {folder.name}/{FOLDER}/{file}",
            nearest(file, known) or "Upload it there.",
            f"没有 {folder.name}/{FOLDER}/{file} 这个文件。{nearest_zh(file, known) or '请上传到这里。'}",
        )
    if path.stat().st_size > pictures.LARGEST_FILE:
        return (
            f"{file} is larger than {pictures.LARGEST_FILE:,} bytes",
            "Make it smaller: 1,200 points wide are enough.",
            f"{file} 超过 {pictures.LARGEST_FILE:,} 字节。请缩小，宽 1,200 像素就够了。",
        )
    if twins := [other.name for other in path.parent.glob(f"{path.stem}.*") if other != path]:
        return (
            f"{file} and {twins[0]} have the same name",
            "Give one of them another name.",
            f"{file} 和 {twins[0]} 重名。请给其中一个改名。",
        )
    try:
        with _opened(folder, file) as image:
            right = image.format == FORMATS[path.suffix] and all(
                _size(image)
            )  # what the camera noted can be read too
    except pictures.UNREADABLE:
        right = False
    return (
        None
        if right
        else (
            f"{file} is not what its name says",
            "Save it anew as a photo, .jpg or .png.",
            f"{file} 的内容不是文件名所说的格式。请重新存成 .jpg 或 .png 照片。",
        )
    )


@contextmanager
def _opened(folder: Path, file: str) -> Iterator[Image.Image]:
    with pictures.opened(original(folder, file), tuple(FORMATS.values())) as image:
        yield image


def _size(image: Image.Image) -> tuple[int, int]:
    """Width and height as published; what is small stays so."""
    width, height = image.size
    if _orientation(image) in ON_ITS_SIDE:
        width, height = height, width
    scale = min(1, LONGEST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _orientation(image: Image.Image) -> int:
    """How the camera was held, from 1 to 8."""
    turned: int = image.getexif().get(ExifTags.Base.Orientation, 1)
    return turned
