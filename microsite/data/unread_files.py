"""Files among the data whose names nothing reads; a change in them would be lost without a word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from microsite.files import pictures
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yamlfile import Document

ENDINGS = {
    ".": ".yml",
    "campaigns": ".yml",
    "events": ".csv",
    "results": ".csv",
    "frozen": ".csv",
    "prints": ".csv",
}
ROSTER = "roster.csv"
REVIEW = "review.xlsx"  # what a person reads before the first publication
SHEETS = (".xlsx", ".xls", ".ods", ".et", ".csv")
_PHOTOS = "photos"
_OF_BRANCH = {"id", "kind", "district", "address", "hotlines"}
_LITTER = re.compile(  # of spreadsheets, editors and systems
    r"~\$.*|.*~|(?:thumbs\.db|desktop\.ini)|.*\.(?:bak|tmp|orig|rej|swp|old)", re.IGNORECASE
)
_MISNAMED = (".yaml", ".yml", ".txt", "")  # endings with which somebody may save what ends in .yml
_MOST = 20  # files told of one folder


def doubts(folder: Path) -> Iterator[Mistake]:
    """Every such file, with the name that was probably meant."""
    for inner, ending in ENDINGS.items():
        for path in sorted((folder / inner).glob("[!.]*")):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            if path.is_dir() and not (inner == "." and path.name in (*ENDINGS, _PHOTOS)):
                yield from _folder(folder, path)
            elif path.is_file() and path.suffix != ending and path != folder / ROSTER:
                yield _file(path, name, inner, ending)
    for path in sorted((folder / _PHOTOS).glob("[!.]*")):
        if path.is_dir():
            yield from _folder(folder, path)


def names(folder: Path) -> set[str]:
    """The branches or campaigns in a folder whose files nothing reads for their endings: none is unknown."""
    return {
        id
        for path in folder.glob("[!.]*")
        if path.suffix.lower() in _MISNAMED and path.is_file()
        if not (folder / f"{(id := path.name.partition('.')[0])}.yml").exists()
    }


def refuse_campaign(document: Document, path: Path) -> None:
    """Raise that a campaign stands among the branches."""
    if document.data.keys() & {"series", "slogans", "topics"} and not document.data.keys() & _OF_BRANCH:
        raise Mistakes([_other_kind(document.file, path, "campaign", "活动", "campaigns/")])


def refuse_branch(document: Document, path: Path) -> None:
    """Raise that a branch stands among the campaigns."""
    if document.data.keys() >= {"id", "kind"} or document.data.keys() & {"hotlines", "address"}:
        raise Mistakes([_other_kind(document.file, path, "branch", "网点", "")])


def _other_kind(file: str, path: Path, kind: str, kind_zh: str, inner: str) -> Mistake:
    home = f"{file.partition('/')[0]}/{inner}{path.name}"
    return Mistake(
        file,
        0,
        f"this is the file of a {kind}, in a folder for others",
        f"Move it to {home}.",
        f"这是{kind_zh}的文件，放错了文件夹。请移到 {home}。",
    )


def imported(name: str) -> Mistake:
    """A sheet of branches, which is imported and not laid beside the data."""
    return Mistake(
        name,
        0,
        "nothing reads a sheet here: it is imported",
        f"Run microsite import {name} to see what would change (with --table, if it holds events or "
        "results), then again with --write. Afterwards take the sheet away; one that was exported, too.",
        f"表格放在这里不会被读取，要导入。先运行 microsite import {name} 看看会改什么"
        "（场次、结果的表加上 --table），再加 --write 运行一次，然后把表格拿走；导出的表格也要放到别处。",
    )


def _file(path: Path, name: str, inner: str, ending: str) -> Mistake:
    if _LITTER.fullmatch(path.name):
        return Mistake(
            name,
            0,
            "a program left this file behind; nothing reads it",
            "Take it away.",
            "这是软件自己留下的文件（备份、缓存或锁定文件），不会被读取。请删掉它。",
        )
    if inner == "." and path.suffix.lower() == ".csv" and _is_of_campaign(path):
        return Mistake(
            name,
            0,
            "a table of a campaign is not read here",
            "Move it to the folder events, results or prints beside it, whichever it holds, and name it "
            "after the campaign, such as 315-2027.csv.",
            "活动的表格放在这里不会被读取。写的是场次，请移到 events 文件夹；是结果，移到 results；"
            "是印刷，移到 prints。文件名用活动的编号，例如 315-2027.csv。",
        )
    if inner == "." and path.suffix.lower() in SHEETS:
        return imported(name)
    meant = f"{path.name.split('.')[0].lower()}{ending}"
    if path.suffix.lower() in pictures.FORMATS:
        home = f"{name.partition('/')[0]}/{_PHOTOS}/{path.name}"
        return Mistake(
            name,
            0,
            "nothing reads a photo here",
            f"Move it to {home}, and name it in the results of an event.",
            f"照片放在这里不会被读取。请移到 {home}，再在活动结果里写上它。",
        )
    return Mistake(
        name,
        1,
        f"nothing reads this file: in this folder names end in {ending}",
        f"Write it as {meant}, or take it away.",
        f"这个文件不会被读取：这个文件夹里的文件名要以 {ending} 结尾。请改存为 {meant}，或删掉它。",
    )


def _is_of_campaign(path: Path) -> bool:
    """Whether a table is one of events, results or prints: each of its rows begins with a branch."""
    with path.open("rb") as file:
        return file.readline(100).removeprefix(b"\xef\xbb\xbf").startswith(b"branch,")


def _folder(folder: Path, path: Path) -> Iterator[Mistake]:
    """Everything in a folder that nothing reads, with the folder where it belongs."""
    close = difflib.get_close_matches(path.name.casefold(), [*ENDINGS, _PHOTOS], n=1, cutoff=0.6)
    files = sorted(file for file in path.rglob("*") if file.is_file())
    for file in files[:_MOST]:
        name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
        inner = close or path.relative_to(folder).parent.parts
        home = "/".join((folder.name, *inner, file.name))
        yield Mistake(
            name,
            0,
            f"nothing reads the folder {folder.name}/{path.relative_to(folder).as_posix()}",
            f"Move the file to {home}, or take it away.",
            f"文件夹 {folder.name}/{path.relative_to(folder).as_posix()} 不会被读取。"
            f"请把文件移到 {home}，或删掉它。",
        )
