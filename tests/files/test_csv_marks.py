"""Signs of another keyboard between the cells of a table and round them are told where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.files import csvfile
from microsite.files.csv_cells import Table
from microsite.files.csvfile import Row
from microsite.files.mistakes import Mistake, Mistakes

COLUMNS = ("id", "kind", "district", "address", "owner")
WHOLE = 'a,outlet,青杉区,"13 Willow Road, Qingshan",Manager'
OTHERS = (
    'b,outlet,石桥区,"19 Pine Road, Shiqiao",Manager',
    'c,outlet,白鹭区,"16 Bamboo Road, Bailu","Manager on duty"',
)
APART = "is no comma of the English keyboard"
ROUND = "is no quotation mark of the English keyboard, and doesn't hold the cell together"


def read(folder: Path, *lines: str) -> list[Row]:
    path = folder / "a.csv"
    path.write_text("\n".join((",".join(COLUMNS), *lines, "")), "utf-8")
    return csvfile.rows(path, "a.csv", COLUMNS, COLUMNS)[1]


def told(folder: Path, *lines: str) -> Mistake:
    with pytest.raises(Mistakes) as refused:
        read(folder, *lines)
    (mistake,) = refused.value.mistakes
    return mistake


@pytest.mark.parametrize(
    ("whole", "torn", "column", "message"),
    [
        ('区,"', '区，"', 13, f"， between two cells {APART}"),
        ('区,"', '区；"', 13, f"； between two cells {APART}"),
        ('区,"', '区、"', 13, f"、 between two cells {APART}"),
        ('区,"', '区;"', 13, f"; between two cells {APART}"),
        ('区,"', '区\t"', 13, f"the tab between two cells {APART}"),
        ('区,"', '区， "', 13, f"， between two cells {APART}"),
        ('",M', '"，M', 40, f"， between two cells {APART}"),
        ('",M', '" ；M', 41, f"； between two cells {APART}"),
        ('",M', '"、M', 40, f"、 between two cells {APART}"),
        ('",M', "”,M", 39, f"” {ROUND}"),
        ('",M', "＂,M", 39, f"＂ {ROUND}"),
        (',"1', ",“1", 14, f"“ {ROUND}"),
        (',"1', ",「1", 14, f"「 {ROUND}"),
        (',"1', ', "1', 14, 'a blank beside the " of a cell'),
        ('",M', '" ,M', 40, 'a blank beside the " of a cell'),
        ("Willow", '"Willow"', 18, 'a " within a cell'),
        ("Manager", 'Mana"ger', 45, 'a " within a cell'),
    ],
)
def test_a_sign_beside_a_quoted_cell(
    tmp_path: Path, whole: str, torn: str, column: int, message: str
) -> None:
    mistake = told(tmp_path, WHOLE.replace(whole, torn), *OTHERS)
    assert (mistake.line, mistake.column, mistake.message) == (2, column, message)
    assert mistake.hint and mistake.zh


@pytest.mark.parametrize(
    ("whole", "torn", "column", "hint"),
    [
        ("a,outlet", "a，outlet", 2, "for ， in “a，outlet”"),
        ("outlet,青", "outlet；青", 9, "for ； in “outlet；青杉区”"),
        ("outlet,青", "outlet、青", 9, "for 、 in “outlet、青杉区”"),
        ("outlet,青", "outlet;青", 9, "for ; in “outlet;青杉区”"),
        ("outlet,青", "outlet\t青", 9, "for the tab in “outlet\t青杉区”"),
        ("a,outlet,青", "a，outlet，青", 2, "for ， in “a，outlet，青杉区”"),
        ('"13 Willow Road, Qingshan"', "“13 Willow Road, Qingshan”", 14, 'write "13 Willow Road, Qingshan"'),
        ('"13 Willow Road, Qingshan"', "'13 Willow Road, Qingshan'", 14, 'write "13 Willow Road, Qingshan"'),
        ('"13 Willow Road, Qingshan"', "13 Willow Road, Qingshan", 14, 'write "13 Willow Road, Qingshan"'),
        (",青杉区", "", 10, "The cell “district” seems to be missing: write it behind “outlet”"),
    ],
)
def test_a_row_whose_cells_run_together(
    tmp_path: Path, whole: str, torn: str, column: int, hint: str
) -> None:
    mistake = told(tmp_path, WHOLE.replace(whole, torn), *OTHERS)
    assert (mistake.line, mistake.column) == (2, column)
    assert hint in mistake.hint


def test_a_comma_of_a_sentence_is_not_blamed_for_a_missing_cell(tmp_path: Path) -> None:
    row = WHOLE.replace(",Manager", "").replace("青杉区", "青杉区，东边")
    mistake = told(tmp_path, row, *OTHERS, OTHERS[0].replace("石桥区", "石桥区，西边"))
    assert "“owner” seems to be missing" in mistake.hint


def test_other_rows_are_read_as_they_are(tmp_path: Path) -> None:
    quoted = 'd,outlet,"青杉区，""东""，西","“13” Willow Road, 1；2、3","a\nb"'
    rows = read(tmp_path, WHOLE, *OTHERS, quoted)
    assert rows[-1].cells["district"] == '青杉区，"东"，西'
    assert rows[-1].cells["address"] == "“13” Willow Road, 1；2、3"


@pytest.mark.parametrize("sign", "，、；;")
def test_a_sign_in_the_first_row(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id{sign}kind,district,address,owner\n", "utf-8")
    with pytest.raises(Mistakes) as refused:
        csvfile.rows(path, "a.csv", COLUMNS, COLUMNS)
    (mistake,) = refused.value.mistakes
    assert (mistake.column, mistake.message.startswith(sign)) == (3, True)


def test_a_table_to_be_changed_tells_the_same() -> None:
    with pytest.raises(Mistakes) as refused:
        Table('id,name\na,"b"，c\n', "a.csv")
    assert refused.value.mistakes[0].column == 6
