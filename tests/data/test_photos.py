"""Photos as a telephone takes them: what readers get is upright, small, and tells neither place nor camera."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import ExifTags, Image, ImageOps

from microsite.data.photos import FOLDER, LONGEST_SIDE, Picture, _refusal, content, picture
from microsite.data.results import Photo
from microsite.files.mistakes import Mistakes

TAKEN = Photo.model_validate(
    {
        "file": "desk.jpg",
        "alt": {"en": "A desk", "zh": "咨询台"},
        "consent": {"given": True, "agreed_on": "2026-03-13", "asked_by": "the branch"},
    }
)
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of 4,000 by 3,000 points, red on the left, held upright when it was taken, with the place in it."""
    image = Image.new("RGB", (4000, 3000), BLUE)
    image.paste(RED, (0, 0, 2000, 3000))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "Telephone 9"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (30.0, 14.0, 51.0)
    path = tmp_path / FOLDER / "desk.jpg"
    path.parent.mkdir()
    image.save(path, exif=exif, quality=95)
    return path


def test_readers_get_it_upright_small_and_silent(tmp_path: Path, photo: Path) -> None:
    made = content(tmp_path, photo.name)
    assert b"Telephone 9" in photo.read_bytes() and b"Telephone 9" not in made and b"Exif" not in made
    assert len(made) < 100_000
    with Image.open(io.BytesIO(made)) as image:
        assert image.format == "JPEG" and dict(image.getexif()) == {}
        assert picture(tmp_path, TAKEN) == Picture("desk.jpg", TAKEN.alt, *image.size)
        assert image.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)
        colours = [image.getpixel((450, y)) for y in (100, 1100)]
    for colour, wanted in zip(colours, (RED, BLUE), strict=True):
        assert all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))  # type: ignore[arg-type]
    assert made == content(tmp_path, photo.name)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_what_is_clear_becomes_white_and_what_is_small_stays_so(tmp_path: Path, mode: str) -> None:
    (tmp_path / FOLDER).mkdir()
    Image.new(mode, (30, 20)).save(tmp_path / FOLDER / "plan.png")
    with Image.open(io.BytesIO(content(tmp_path, "plan.png"))) as image:
        assert (image.size, image.mode) == ((30, 20), "RGB")
        assert image.getpixel((9, 9)) == ((255, 255, 255) if mode in ("LA", "RGBA") else (0, 0, 0))


def test_one_that_broke_off_stops_the_build_and_names_the_file(tmp_path: Path, photo: Path) -> None:
    photo.write_bytes(photo.read_bytes()[:20_000])
    with pytest.raises(Mistakes, match=r"/photos/desk\.jpg: the photo is damaged"):
        content(tmp_path, photo.name)


def test_one_of_too_many_points_is_refused(tmp_path: Path, photo: Path) -> None:
    Image.new("1", (14_000, 14_000)).save(photo.with_suffix(".png"))
    photo.unlink()
    assert _refusal(tmp_path, "desk.png", ())[0] == (
        "desk.png has 14,000 × 14,000 points; at most 25,000,000 are read, and 20,000 of a side"
    )


@pytest.mark.sampled(3)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_upright_however_the_camera_was_held(tmp_path: Path, photo: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    drawn = Image.linear_gradient("L").resize((40, 30)).convert("RGB")
    drawn.paste(RED, (0, 0, 20, 15))
    drawn.save(photo, exif=exif, quality=95)
    with Image.open(photo) as taken, Image.open(io.BytesIO(content(tmp_path, photo.name))) as image:
        upright = ImageOps.exif_transpose(taken)
        assert image.size == upright.size == picture(tmp_path, TAKEN)[2:]
        for corner in (
            (3, 3),
            (image.width - 4, 3),
            (3, image.height - 4),
            (image.width - 4, image.height - 4),
        ):
            assert all(
                abs(one - other) < 40
                for one, other in zip(image.getpixel(corner), upright.getpixel(corner), strict=True)
            )  # type: ignore[arg-type]


@given(some.sampled_from([".jpg", ".png"]), some.integers(0, 300), some.binary(min_size=1, max_size=40))
def test_whatever_is_in_the_file_it_is_a_photo_or_a_mistake(
    tmp_path_factory: pytest.TempPathFactory, kind: str, place: int, noise: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "noise"
    path = folder / FOLDER / f"desk{kind}"
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Model] = 6, "Telephone 9"
    made = io.BytesIO()
    Image.new("RGB", (40, 30), RED).save(made, {".jpg": "JPEG", ".png": "PNG"}[kind], exif=exif)
    drawn = made.getvalue()
    path.write_bytes(drawn[:place] + noise + drawn[place + len(noise) :])
    try:
        if _refusal(folder, path.name, ()) is None:
            shown = picture(
                folder, Photo.model_validate({"file": path.name, "alt": {"en": "A desk", "zh": "咨询台"}})
            )
            try:
                with Image.open(io.BytesIO(content(folder, path.name))) as image:
                    assert image.size == (shown.width, shown.height)
            except Mistakes as wrong:
                assert "is damaged" in wrong.message
    finally:
        path.unlink()
