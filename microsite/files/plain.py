"""Reading plain files: no link, device or pipe is followed, and none is larger than it may be."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from microsite.files.mistakes import Mistake, Mistakes

LARGEST = 1_000_000  # bytes; a branch is written in a few hundred


def read(path: Path, name: str, largest: int = LARGEST) -> bytes:
    """The content of a plain file; `name` is what messages call it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Mistakes([_not_plain(name)])
            content = file.read(largest + 1)
    except OSError as error:
        raise Mistakes([_not_plain(name) if error.errno == errno.ELOOP else _unread(name, error)]) from None
    if len(content) > largest:
        raise Mistakes([_too_large(name, largest)])
    return content


def text(path: Path, name: str, largest: int = LARGEST) -> str:
    """The text of a plain file: UTF-8, or as Windows in China and its Excel save it."""
    content = read(path, name, largest)
    encoding = encoding_of(content)
    if not encoding:
        raise Mistakes([_unknown_encoding(name, content)])
    return encoding.decode(content)


class Encoding(NamedTuple):
    """How a text is written in bytes: the mark before it, and the code of the rest."""

    mark: bytes
    code: str

    def decode(self, content: bytes) -> str:
        """The text of these bytes."""
        return content.removeprefix(self.mark).decode(self.code)

    def encode(self, text: str) -> bytes:
        """The bytes of a text."""
        return self.mark + text.encode(self.code)


_MARKED = (
    Encoding(codecs.BOM_UTF8, "utf-8"),
    Encoding(codecs.BOM_UTF16_LE, "utf-16-le"),
    Encoding(codecs.BOM_UTF16_BE, "utf-16-be"),
)
UTF_8 = Encoding(b"", "utf-8")
_UNMARKED = (UTF_8, Encoding(b"", "gb18030"))


def encoding_of(content: bytes) -> Encoding | None:
    """UTF-8, or how Windows in China and its Excel save; none if it is neither."""
    marked = [encoding for encoding in _MARKED if content.startswith(encoding.mark)]
    for encoding in marked or _UNMARKED:
        try:
            encoding.decode(content)
        except UnicodeDecodeError:
            continue
        return encoding
    return None


def _unknown_encoding(name: str, content: bytes) -> Mistake:
    good = content.decode("utf-8", "replace").partition("\ufffd")[0]
    return Mistake(
        name,
        good.count("\n") + 1,
        "the file is neither in UTF-8 nor in GB18030",
        "Save it again with the encoding UTF-8.",
        "文件的编码不是 UTF-8，也不是 GB18030。请重新保存，编码选 UTF-8。",
        column=len(good) - good.rfind("\n"),
    )


def refuse_other(path: Path, name: str) -> None:
    """Raise what is a device or a pipe, before it is opened; a link is followed."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise Mistakes([_not_plain(name)])


def refuse_others(folder: Path) -> None:
    """Raise everything below a folder that is neither a folder nor a plain file, before it is entered."""
    if wrong := [*_others(folder, folder.name)]:
        raise Mistakes(wrong)


def _others(path: Path, name: str) -> Iterator[Mistake]:
    try:
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            for entry in sorted(os.listdir(path)):
                yield from _others(path / entry, f"{name}/{entry}")
        elif not stat.S_ISREG(mode):
            yield _not_plain(name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield _unread(name, error)


def _not_plain(name: str) -> Mistake:
    return Mistake(
        name,
        0,
        "is no plain file, but a link to another place, a device or a pipe",
        "Put the file itself there.",
        "不是普通文件，而是指向别处的链接、设备或管道。请放文件本身。",
    )


def _unread(name: str, error: OSError) -> Mistake:
    return Mistake(
        name,
        0,
        f"can't be read: {error.strerror}",
        "Is the file there, and a plain file?",
        "文件打不开。请看文件在不在，名字对不对。",
    )


def _too_large(name: str, largest: int) -> Mistake:
    return Mistake(
        name,
        0,
        f"the file is larger than {largest:,} bytes",
        "Was something else saved under this name?",
        f"文件超过 {largest:,} 字节。是不是把别的文件存成了这个名字？",
    )
