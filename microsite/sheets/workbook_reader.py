"""What workbook.py lets do in a process of its own: reading a workbook that a stranger sent."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from microsite.files.mistakes import Mistakes
from microsite.sheets.sheet import Sheet, refuse_size
from microsite.sheets.workbook_marks import Marks, marks

LARGEST_UNPACKED = 60_000_000  # bytes; 16,000 branches need about 20 MB
UNSURE = (
    "an empty cell changes nothing, since in this format it may as well hold an error; .xlsx tells them apart"
)


def sheets(path: Path) -> dict[str, Sheet]:
    """Every sheet by its title."""
    try:
        known = _examined(path)
        workbook = CalamineWorkbook.from_path(path)
        return {
            about.name: _sheet(
                f"{path.name}:{about.name}",
                workbook.get_sheet_by_index(number),
                known.get(about.name),
                about.visible != SheetVisibleEnum.Visible,
            )
            for number, about in enumerate(workbook.sheets_metadata)
        }
    except PasswordError:
        raise _locked(path.name) from None
    except (Mistakes, MemoryError):
        raise
    except (
        CalamineError,
        OSError,
        RuntimeError,
        ValueError,
        LookupError,
        SyntaxError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise _locked(path.name) from None
        raise Mistakes.one(
            path.name,
            0,
            "the file is damaged, or not a workbook",
            "Open it in Excel and save it anew as .xlsx.",
            "文件坏了，或不是 Excel 工作簿。请用 Excel 打开，重新存为 .xlsx。",
        ) from None


def _locked(file: str) -> Mistakes:
    return Mistakes.one(
        file,
        0,
        "the file is protected by a password",
        "Open it in Excel, take the password off and save it.",
        "文件加了密码。请用 Excel 打开，去掉密码后保存。",
    )


def _examined(path: Path) -> dict[str, Marks]:
    """What .xlsx files tell beside their values; a bomb is refused before it is unpacked."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        if sum(item.file_size for item in archive.infolist()) > LARGEST_UNPACKED:
            raise Mistakes.one(
                path.name,
                0,
                f"the file unpacks to more than {LARGEST_UNPACKED:,} bytes",
                "Copy the branches into a new workbook, without pictures.",
                f"文件解压后超过 {LARGEST_UNPACKED:,} 字节。请把网点复制到新的工作簿，不带图片。",
            )
        return marks(archive, path.name)


def _sheet(file: str, values: CalamineSheet, known: Marks | None, is_hidden: bool) -> Sheet:
    refuse_size(file, values.total_height, values.total_width)
    sheet = Sheet(file, is_hidden=is_hidden, tells_errors=known is not None)
    for number, row in enumerate(values.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(row, 1):
            sheet.put(number, column, value)
    for (top, left), (bottom, right) in values.merged_cell_ranges or ():
        refuse_size(file, bottom - top, right - left if bottom > top else 0)
        sheet.spread(top + 1, left + 1, bottom + 1, right + 1)
    if known:
        known.tell(sheet)
    else:
        sheet.notes.append(UNSURE)
    return sheet
