"""Photos of events, shown small and without what the camera noted, when everybody in them agreed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from microsite.data.branch import Branch
from microsite.data.campaign import Participation
from microsite.data.record import Text
from microsite.data.results import Photo, Results
from microsite.files import pictures, plain
from microsite.files.mistakes import Mistake, Mistakes, Wrong, nearest, nearest_zh
from microsite.files.yamlfile import Document

FOLDER = "photos"
FORMATS = {".jpg": "JPEG", ".png": "PNG"}
LONGEST_SIDE = 1200  # pixels, of what readers get; their lines are slow
AGAIN = "Save it anew as .jpg or .png, 1,200 points wide, and upload it again."
AGAIN_ZH = "请重新存成 .jpg 或 .png，宽 1,200 像素，再上传一次。"


class Picture(NamedTuple):
    """A photo as readers see it."""

    file: str  # its name in the site
    alt: Text
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
    return Picture(name(photo.file), photo.alt, *_look(folder, photo.file).upright(LONGEST_SIDE))


def get_ready(folder: Path) -> None:
    """Get ready to look at photos, if there are any."""
    if any((folder / FOLDER).glob("*.*")):
        pictures.get_ready()


def original(folder: Path, file: str) -> bytes:
    """A photo as somebody put it into the folder."""
    return plain.read(folder / FOLDER / file, f"{folder.name}/{FOLDER}/{file}", pictures.LARGEST_FILE)


def content(folder: Path, file: str) -> bytes:
    """A photo as it is published: upright, small, and without place, time and camera."""
    try:
        return pictures.flattened(original(folder, file), tuple(FORMATS.values()), LONGEST_SIDE)
    except Wrong as error:
        raise Mistakes([refused(f"{folder.name}/{FOLDER}/{file}", error)]) from None


def refused(name: str, error: Wrong) -> Mistake:
    """A picture that can't be published, whatever it is called."""
    return Mistake(name, 0, f"the photo {error}", AGAIN, f"这张照片{error.zh}。{AGAIN_ZH}")


def doubts(
    folder: Path, participations: Mapping[str, Participation], document: Document
) -> Iterator[Mistake]:
    """Photos that are not there, or no photos."""
    results = {id: one.results for id, one in participations.items() if one.results}
    named = {photo.file for one in results.values() for photo in one.photos}
    for id, result in results.items():
        for index, photo in enumerate(result.photos):
            if wrong := _refusal(folder, photo.file, named):
                yield document.mistake(
                    ("campaigns", id, "results", "photos", index, "file"),
                    *wrong,
                )


def _refusal(folder: Path, file: str, named: Collection[str]) -> tuple[str, str, str] | None:
    path = folder / FOLDER / file
    if not path.is_file():
        if (folder / file).is_file():
            return (
                f"{file} stands in {folder.name}, not in {folder.name}/{FOLDER}",
                f"Move it to {folder.name}/{FOLDER}/{file}.",
                f"{file} 放在了 {folder.name} 里，不在 {folder.name}/{FOLDER} 里。"
                f"请移到 {folder.name}/{FOLDER}/{file}。",
            )
        known = sorted({path.name for path in (folder / FOLDER).glob("*.*")} - {*named})
        meant = (
            nearest(file, known) or "Upload it there under this name. Is there none? Delete the item of it."
        )
        meant_zh = nearest_zh(file, known) or "请用这个文件名上传到这里；没有这张照片，就删掉这一项。"
        there = f"{folder.name}/{FOLDER}/{file}"
        return f"there is no file {there}", meant, f"没有 {there} 这个文件。{meant_zh}"
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
        right = _look(folder, file).format == FORMATS[path.suffix]
    except Wrong as error:
        return f"{file} {error}", AGAIN, f"{file} {error.zh}。{AGAIN_ZH}"
    return (
        None
        if right
        else (
            f"{file} is not what its name says",
            "Save it anew as a photo, .jpg or .png.",
            f"{file} 的内容不是文件名所说的格式。请重新存成 .jpg 或 .png 照片。",
        )
    )


def _look(folder: Path, file: str) -> pictures.Seen:
    return pictures.look(original(folder, file), tuple(FORMATS.values()))
