"""What a branch prints is its own, whole, readable by everybody, and read back before it is written."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import PdfBitmap, PdfDocument, PdfImage, PdfMatrix, PdfPage, raw
from support.command import microsite, run
from support.network import DAY
from support.pieces import PIECES

from microsite.building import printing as printing_room
from microsite.content import pieces as content
from microsite.content.project import Project
from microsite.data.in_languages import InLanguages
from microsite.data.site_numbers import AllNumbers
from microsite.files.mistakes import Mistakes
from microsite.pieces import proof
from microsite.pieces import said as shown
from microsite.pieces.choice import Choice, sheets
from microsite.pieces.sheet import OLDEST, Sheet
from microsite.pieces.typesetting import Typesetter
from microsite.rendering.fill import Filler

Sheets = Callable[[str], list[Sheet]]
KINDS = ("maiwan", "head-office-hall", "bamboo-east-community")
OWN, OTHER = "0571 0000 2001", "0571 0000 2003"


def text(made: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(made))


def named(sheets: list[Sheet], name: str, language: str) -> Sheet:
    return next(sheet for sheet in sheets if (sheet.name, sheet.context.language) == (name, language))


def proved(sheet: Sheet, typesetter: Typesetter, printing: Project) -> bytes:
    made = typesetter.pdf(sheet)
    assert [*proof.faults(sheet, made, AllNumbers(printing.roster))] == []
    return made


def test_every_design_is_right(sheets_of: Sheets, typesetter: Typesetter, printing: Project) -> None:
    sheets = [sheet for sheet in sheets_of("maiwan") if sheet.context.language == "zh"]
    assert {sheet.name for sheet in sheets} == {*PIECES}
    for sheet in sheets:
        made = proved(sheet, typesetter, printing)
        assert b"pdfuaid:part" in made and len(made) < 120_000


@pytest.mark.exhaustive
@pytest.mark.parametrize("id", KINDS)
def test_every_sheet_is_right(sheets_of: Sheets, typesetter: Typesetter, printing: Project, id: str) -> None:
    for sheet in sheets_of(id):
        assert proved(sheet, typesetter, printing) == typesetter.pdf(sheet)


def test_a_screen_gets_a_small_picture(sheets_of: Sheets, typesetter: Typesetter, printing: Project) -> None:
    sheet = named(sheets_of("maiwan"), "screen", "zh")
    made = proof.proved(sheet, typesetter, AllNumbers(printing.roster))
    picture = Image.open(io.BytesIO(made))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1920, 1080))
    assert len(made) < 80_000
    assert [*proof.picture_faults(named(sheets_of("yunlu"), "screen", "zh"), made)]


def test_large_print_has_no_small_letters(
    sheets_of: Sheets, typesetter: Typesetter, printing: Project
) -> None:
    sheets = sheets_of("maiwan")
    proved(named(sheets, "large", "zh"), typesetter, printing)
    leaflet = named(sheets, "leaflet", "zh")
    claimed = replace(leaflet, piece=leaflet.piece.model_copy(update={"large_print": True}))
    found = proof.faults(claimed, typesetter.pdf(leaflet), AllNumbers(printing.roster))
    assert any("letters of 8.0 points" in mistake.message for mistake in found)


def test_a_printing_house_gets_a_sheet_to_cut(sheets_of: Sheets, typesetter: Typesetter) -> None:
    house = next(sheet for sheet in sheets_of("maiwan") if sheet.size.bleed)
    made = typesetter.pdf(house)
    media, trim = (
        [float(number) for number in re.search(rb"/%s ?\[([^\]]+)\]" % box, made)[1].split()]
        for box in (b"MediaBox", b"TrimBox")
    )
    assert [round((trim[n + 2] - trim[n]) / 72 * 25.4) for n in (0, 1)] == [210, 285]
    assert [round((media[n + 2] - media[n]) / 72 * 25.4) for n in (0, 1)] == [216, 291]


def spoilt_number(said: dict[str, Any]) -> None:
    said["numbers"][0]["number"] = OTHER


def swapped_digits(said: dict[str, Any]) -> None:
    number = said["numbers"][0]["number"]
    said["numbers"][0]["number"] = number[:-2] + number[-1] + number[-2]


def foreign_code(said: dict[str, Any]) -> None:
    said["code"] = said["leads"].replace("maiwan", "yunlu")


def foreign_name(said: dict[str, Any]) -> None:
    said["branch"] = "云麓县支行"


def other_language(said: dict[str, Any]) -> None:
    said["title"] = "Not what it says"


def idle_code(said: dict[str, Any]) -> None:
    said["code"] = "x"


def foreign_link(said: dict[str, Any]) -> None:
    said["leads"] = said["leads"].replace("maiwan", "yunlu")


FAULTS = [spoilt_number, swapped_digits, foreign_code, foreign_name, other_language]
EACH = [(name, fault) for name in PIECES for fault in FAULTS]


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("notice", idle_code),
        ("leaflet", foreign_link),
        *(pytest.param(*one, marks=() if one[0] == "sign" else pytest.mark.exhaustive) for one in EACH),
    ],
)
def test_a_seeded_fault_is_found(
    sheets_of: Sheets,
    typesetter: Typesetter,
    printing: Project,
    name: str,
    spoil: Callable[[dict[str, Any]], None],
) -> None:
    sheet = named(sheets_of("maiwan"), name, "zh")
    said = copy.deepcopy(sheet.data)
    spoil(said)
    made = typesetter.set(sheet.piece.design, said, sheet.day)
    found = [*proof.faults(sheet, made, AllNumbers(printing.roster))]
    assert found and all(mistake.zh and "maiwan" in mistake.message for mistake in found)


def with_picture(page: PdfPage, document: PdfDocument, code: Image.Image) -> None:
    """A pale code on top of a page, as a picture."""
    picture = PdfImage.new(document)
    picture.set_bitmap(PdfBitmap.from_pil(code.convert("L").point(lambda light: 200 + light * 55 // 255)))
    picture.set_matrix(PdfMatrix().scale(100, 100).translate(320, 110))
    page.insert_obj(picture)


def with_squares(page: PdfPage, document: PdfDocument, code: Image.Image) -> None:
    """A pale code on top of a page, drawn dot by dot."""
    side = 100 / code.width
    for place, light in enumerate(code.convert("L").tobytes()):
        x, y = place % code.width, place // code.width
        dot = raw.FPDFPageObj_CreateNewRect(320 + x * side, 210 - y * side, side, side)
        raw.FPDFPageObj_SetFillColor(dot, *((255,) * 3 if light else (200,) * 3), 255)
        raw.FPDFPath_SetDrawMode(dot, raw.FPDF_FILLMODE_WINDING, 0)
        raw.FPDFPage_InsertObject(page, dot)


@pytest.mark.parametrize("draw", [with_picture, with_squares])
def test_a_pale_foreign_code_is_found_wherever_it_is(
    sheets_of: Sheets,
    typesetter: Typesetter,
    printing: Project,
    draw: Callable[[PdfPage, PdfDocument, Image.Image], None],
) -> None:
    sheet = named(sheets_of("maiwan"), "sign", "zh")
    foreign = sheet.address.replace("maiwan", "yunlu")
    document = PdfDocument(typesetter.pdf(sheet))
    page = document[0]
    draw(page, document, Image.open(io.BytesIO(shown.code(foreign))))
    page.gen_content()
    spoilt = io.BytesIO()
    document.save(spoilt)
    found = [*proof.faults(sheet, spoilt.getvalue(), AllNumbers(printing.roster))]
    assert any("has codes that lead to" in one.message and foreign in one.message for one in found)


def test_a_sheet_too_many_is_found(sheets_of: Sheets, typesetter: Typesetter, printing: Project) -> None:
    sheet = named(sheets_of("maiwan"), "sign", "en")
    made = typesetter.pdf(sheet)
    two = replace(sheet, piece=sheet.piece.model_copy(update={"pages": 2}))
    found, *_ = proof.faults(two, made, AllNumbers(printing.roster))
    assert "takes 1 pages, and may take 2" in found.message


def with_branch(sheet: Sheet, **changes: Any) -> Sheet:
    branch = replace(sheet.context.branch, **changes)
    return replace(sheet, context=replace(sheet.context, branch=branch))


LONG = InLanguages(en="Town Co-operative " * 3, zh="堃喆镕信用社" * 8)


@pytest.mark.exhaustive
def test_long_names_and_many_numbers_fit_or_are_refused_in_words(
    sheets_of: Sheets, typesetter: Typesetter, printing: Project
) -> None:
    fitted = 0
    for sheet in sheets_of("maiwan"):
        numbers = sheet.context.branch.numbers
        (complaint,) = numbers["complaint"]
        three = tuple(
            complaint.model_copy(update={"number": f"0571 0000 290{place}", "extension": "8801"})
            for place in range(3)
        )
        says_numbers = sheet.piece.parts or sheet.piece.chapters  # as its page was filled
        called = numbers if says_numbers else {**numbers, "complaint": three}
        full = with_branch(sheet, name=LONG, numbers=called)
        try:
            made = typesetter.pdf(full)
        except Mistakes as refused:
            assert ", and has" in str(refused)
        else:
            assert [*proof.faults(full, made, AllNumbers(printing.roster))] == []
            fitted += 1
    assert fitted > 20


def test_a_long_name_fits(sheets_of: Sheets, typesetter: Typesetter, printing: Project) -> None:
    for name in ("sign", "leaflet"):
        proved(with_branch(named(sheets_of("maiwan"), name, "zh"), name=LONG), typesetter, printing)


@pytest.mark.parametrize(("name", "told"), [("𠮷祥支行", "𠮷"), ("بانكا", "ا")])
def test_what_no_font_has_is_refused_in_words(
    sheets_of: Sheets, typesetter: Typesetter, name: str, told: str
) -> None:
    sheet = with_branch(named(sheets_of("maiwan"), "sign", "zh"), name=InLanguages(en="x", zh=name))
    with pytest.raises(Mistakes, match=f"no font of the folder pieces/fonts has “{told}”"):
        typesetter.pdf(sheet)


def test_a_logo_stands_for_the_coin(sheets_of: Sheets, typesetter: Typesetter, printing: Project) -> None:
    sheet = named(sheets_of("maiwan"), "sign", "zh")
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path fill="#08f" d="M0 0h8v4z"/></svg>'
    )
    branded = replace(sheet, logo=drawn)
    assert proved(branded, typesetter, printing) != typesetter.pdf(sheet)
    assert branded.edition != sheet.edition


def test_somebody_chooses_sheets(printing: Project, fillers: list[Filler]) -> None:
    def chosen(**choice: Any) -> set[str]:
        found = sheets(printing, fillers, printing.roster["maiwan"], Choice(**choice))
        return {path for _, path in found}

    assert chosen(media=("screen",), languages=("zh",)) == {"screen-zh-screen-across.png"}
    assert chosen(pieces=("poster",), media=("house",), languages=("en",)) == {"poster-en-420x570.pdf"}
    assert chosen(campaign="315-2027") == {"campaign-en-a3.pdf", "campaign-zh-a3.pdf"}
    assert chosen(campaign="nobody-s") == set()


def test_a_campaign_shows_its_theme_slogans_and_events(sheets_of: Sheets, typesetter: Typesetter) -> None:
    sheet = named(sheets_of("maiwan"), "campaign", "en")
    campaign = sheet.campaign
    assert campaign and campaign.slogans and campaign.events
    shown = "".join(text(typesetter.pdf(sheet)).split())
    for said in (campaign.theme, campaign.title, *campaign.slogans, *(one.title for one in campaign.events)):
        assert "".join(said["en"].split()) in shown


def test_what_does_not_fit_is_refused_with_its_measure(sheets_of: Sheets, typesetter: Typesetter) -> None:
    sheet = named(sheets_of("maiwan"), "leaflet", "zh")
    (part,) = (sheet.text.parts[id] for id in sheet.piece.parts)
    long = replace(part, blocks=part.blocks * 12)
    crowded = replace(sheet, text=replace(sheet.text, parts={"now": long}))
    with pytest.raises(Mistakes, match=r"needs \d+ mm, and has \d+ mm"):
        typesetter.pdf(crowded)


@pytest.mark.parametrize(
    "design",
    ["sign", *(pytest.param(name, marks=pytest.mark.exhaustive) for name in PIECES if name != "sign")],
)
def test_data_are_never_markup(
    sheets_of: Sheets, typesetter: Typesetter, printing: Project, design: str
) -> None:
    hostile = '#panic("x") *b* _i_ $x$ <a> @b `c` \\ [d] // e'
    sheet = with_branch(named(sheets_of("maiwan"), design, "en"), name=InLanguages(en=hostile, zh="x"))
    assert "".join(hostile.split()) in "".join(text(proved(sheet, typesetter, printing)).split())


def test_a_number_that_nobody_called_for_long_is_not_printed(sheets_of: Sheets) -> None:
    sheet = named(sheets_of("maiwan"), "sign", "zh")
    sheet.refuse_old_numbers()
    later = replace(sheet.context, today=sheet.context.today + OLDEST)
    with pytest.raises(Mistakes, match="nobody has called 0571 0000 2001"):
        replace(sheet, context=later).refuse_old_numbers()


def test_its_day_and_edition_change_with_what_stands_on_it_alone(sheets_of: Sheets) -> None:
    sheet = named(sheets_of("maiwan"), "sign", "zh")
    tomorrow = replace(sheet, context=replace(sheet.context, today=sheet.context.today + timedelta(1)))
    assert (tomorrow.day, tomorrow.edition) == (sheet.day, sheet.edition)
    renamed = with_branch(sheet, name=InLanguages(en="x", zh="麦湾支行"))
    assert renamed.edition != sheet.edition


def signs(printing: Project, out: Path, jobs: str) -> dict[str, bytes]:
    """The signs of a branch, printed by some processes."""
    arguments = ("--branch", "maiwan", "--piece", "sign", "--out", str(out), "--jobs", jobs, "--today", DAY)
    done = microsite(printing.folder, "pieces", *arguments)
    assert "2 sheets written" in done.stdout, done.stderr
    return {path.name: path.read_bytes() for path in (out / "maiwan").iterdir()}


@pytest.mark.exhaustive
def test_somebody_prints_a_piece(printing: Project, tmp_path: Path) -> None:
    assert sorted(signs(printing, tmp_path / "a", "2")) == ["sign-en-a5-across.pdf", "sign-zh-a5-across.pdf"]


@pytest.mark.exhaustive
def test_sheets_are_the_same_however_many_processes_make_them(printing: Project, tmp_path: Path) -> None:
    assert signs(printing, tmp_path / "a", "1") == signs(printing, tmp_path / "b", "2")


def test_a_piece_that_nobody_knows_is_told(printing: Project) -> None:
    done = run(printing.folder, "pieces", "--branch", "maiwan", "--piece", "sing")
    assert done.exit_code == 1 and "Did you mean “sign”?" in done.output


def test_a_piece_of_a_campaign_needs_one(printing: Project) -> None:
    done = run(printing.folder, "pieces", "--piece", "campaign")
    assert done.exit_code == 1 and "--campaign" in done.output
    done = run(printing.folder, "pieces", "--piece", "sign", "--campaign", "315-2027")
    assert done.exit_code == 1 and "Leave out --campaign" in done.output


def test_a_piece_of_a_hidden_page_is_left_out_and_told(printing: Project) -> None:
    hidden = {"complain/money-gone.md"}
    pieces = content.load(
        printing.layers, printing.site, printing.roster.network, printing.pages, hidden=hidden
    )
    without = replace(printing, pieces=pieces)
    lines: list[str] = []
    printing_room.tell_left_out(without, lines.append)
    assert [line.split()[0] for line in lines] == [
        "booklet",
        "large",
        "leaflet",
        "poster",
        "trifold",
    ]
    assert all("complain/money-gone.md, which is hidden. 没有做" in line for line in lines)
    assert not {"leaflet", "booklet"} & {*pieces.pieces} and "sign" in pieces.pieces
