"""Values set in a file that editors keep, if the project reads as well with them as without."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from microsite.content import project
from microsite.content.word import Words
from microsite.data import layer
from microsite.files import plain, rewriting
from microsite.files.csv_cells import Table
from microsite.files.lending import lend
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yaml_places import Written

_DATA = ("branches", "docs", "facts", "languages", "pieces")


class Wish(NamedTuple):
    """A value to be written at a path; nothing takes away what is there."""

    path: str
    value: str
    seen: str | None = None  # what stood there when the wish was made; None: whatever stands there


@dataclass(frozen=True)
class Setting:
    """One file as it is and as it would be."""

    name: str
    before: str
    after: str
    encoding: plain.Encoding

    def write(self, folder: Path) -> None:
        """Write the file, in a new folder if it is the first there."""
        (folder / self.name).parent.mkdir(exist_ok=True)
        rewriting.write(folder / self.name, self.name, self.after, self.encoding)

    def told(self) -> Iterator[str]:
        """The lines that change, each with its number."""
        old, new = self.before.splitlines(), self.after.splitlines()
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for tag, first, last, new_first, new_last in matcher.get_opcodes():
            if tag != "equal":
                yield from self._lines("-", old, first, last)
                yield from self._lines("+", new, new_first, new_last)

    def _lines(self, sign: str, lines: Sequence[str], first: int, last: int) -> Iterator[str]:
        for number, line in enumerate(lines[first:last], first + 1):
            yield f"{sign} {self.name}:{number}: {line.strip()}"


def propose(folder: Path, words: Words, name: str, wishes: Sequence[Wish], day: str | None) -> Setting:
    """A file with what is wished; refused if it is stale, or if anything would be wrong then."""
    _refuse_others(folder, name)
    text, encoding = rewriting.written(folder / name, name)
    refused = [mistake for wish in wishes for mistake in _stale(text, name, wish)]
    if refused := refused or [*_uncalled(text, name, wishes)]:
        raise Mistakes(refused)
    for typed in (False, True):  # a day or a number that is new is no text
        setting = Setting(name, text, _with(text, name, wishes, typed), encoding)
        if setting.after == text:
            return setting
        refused = refused or _wrong(folder, words, setting, day)
        if not refused or (typed and not _wrong(folder, words, setting, day)):
            return setting
    raise Mistakes(refused)


def refuse_wrong(folder: Path, words: Words, setting: Setting, day: str | None) -> None:
    """Raise what would be wrong with it and is not now."""
    plain.refuse_others(folder / PurePosixPath(setting.name).parts[0])
    if mistakes := _wrong(folder, words, setting, day):
        raise Mistakes(mistakes)


def _with(text: str, name: str, wishes: Sequence[Wish], typed: bool) -> str:
    for path, value, _ in wishes:
        text = (
            Table(text, name).with_value(path, value)
            if name.endswith(".csv")
            else Written(text, name).with_value(path, value, typed)
        )
    return text


def _stale(text: str, name: str, wish: Wish) -> Iterator[Mistake]:
    """That something else stands there than was seen."""
    if wish.seen is None:
        return
    if (now := _now(text, name, wish.path)) != wish.seen:
        yield Mistake(
            name,
            0,
            f"“{wish.path}” is “{now}” by now, no longer “{wish.seen}”",
            "Somebody has changed it since. Look at it again.",
            f"“{wish.path}”现在是“{now}”，不是“{wish.seen}”，已经有人改过。请重新看一遍再改。",
        )


def _now(text: str, name: str, path: str) -> str:
    """What stands at a path; empty where nothing does."""
    return (Table(text, name) if name.endswith(".csv") else Written(text, name)).value(path) or ""


def _uncalled(text: str, name: str, wishes: Sequence[Wish]) -> Iterator[Mistake]:
    """That a number is changed, but not its day: on the old one somebody called the old number."""
    wished = {wish.path for wish in wishes}
    for wish in wishes:
        day = f"{wish.path.removesuffix('number')}verified_on"
        if not wish.path.endswith("number") or day in wished or _now(text, name, wish.path) == wish.value:
            continue
        if called := _now(text, name, day):
            yield Mistake(
                name,
                0,
                f"“{wish.path}” is a new number, and “{day}” is {called}, when somebody called the old one",
                f"Call the new number, and set the day too: {day} DATE.",
                f"“{wish.path}”换了新号码，“{day}”却还是旧号码的核实日期 {called}。"
                f"请打一遍新号码，把日期一起写上：{day} 日期。",
            )


def _refuse_others(folder: Path, name: str) -> None:
    """Raise that a file is none with data, or not here."""
    path = PurePosixPath(name)
    is_data = name == layer.FILE or (path.parts[0] in _DATA and path.suffix in (".yml", ".csv"))
    if not is_data or ".." in path.parts:
        raise Mistakes.one(
            name,
            0,
            "is no file with data",
            f"Values stand in {layer.FILE}, and in .yml and .csv below {', '.join(_DATA)}.",
            f"不是数据文件。数据在 {layer.FILE} 里，和 {'、'.join(_DATA)} 下的 .yml、.csv 文件里。",
        )
    if not (folder / name).is_file():
        raise Mistakes.one(
            name,
            0,
            "is not here",
            "Look at the name; what is common is changed by your own file or page over it.",
            "这里没有这个文件。请看名字对不对；公共内容不能直接改，要用自己的文件替换。",
        )
    plain.refuse_others(folder / path.parts[0])


def _wrong(folder: Path, words: Words, setting: Setting, day: str | None) -> list[Mistake]:
    """What would be wrong with it and is not now."""
    with TemporaryDirectory(prefix="microsite-") as temporary:
        copy = Path(temporary)
        for name in (*project.FOLDERS, layer.FILE):
            if (folder / name).is_dir():
                shutil.copytree(folder / name, copy / name, symlinks=True, copy_function=lend)
            elif (folder / name).is_file():
                lend(folder / name, copy / name)
        setting.write(copy)
        mistakes = project.read(copy, words, day)[1]
    if not mistakes:
        return []
    told_already = {_told(mistake) for mistake in project.read(folder, words, day)[1]}
    return [mistake for mistake in mistakes if _told(mistake) not in told_already]


def _told(mistake: Mistake) -> tuple[str, str]:
    return mistake.file, mistake.message
