"""Writing in a file that editors keep: what is named changes, every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from microsite import faults
from microsite.files import plain
from microsite.files.csvfile import LARGEST_FILE
from microsite.files.mistakes import Mistakes
from microsite.files.whole import replace


class Splice(NamedTuple):
    """From a place of the text on, `new` instead of `old`."""

    start: int
    old: str
    new: str


def spliced(text: str, splices: Iterable[Splice]) -> tuple[str, list[Splice]]:
    """A text with what could be spliced in; what was, from the end of the text to its beginning.

    What has changed since, and what overlaps another one, is left out.
    """
    made: list[Splice] = []
    end = len(text)
    for splice in sorted(splices, reverse=True):
        start, old, new = splice
        if text.startswith(old, start) and start + len(old) <= end:
            text = text[:start] + with_ends_of(text, new) + text[start + len(old) :]
            end = start
            made.append(splice)
    return text, made


def with_ends_of(text: str, new: str) -> str:
    """What is new, with ends of lines as the text has them."""
    return new.replace("\n", "\r\n") if text.partition("\n")[0].endswith("\r") else new


def written(path: Path, name: str) -> tuple[str, plain.Encoding]:
    """The text of a file, and how to write it in the same bytes."""
    text = plain.text(path, name, LARGEST_FILE)
    content = plain.read(path, name, LARGEST_FILE)
    encoding = plain.encoding_of(content)
    if not encoding or encoding.encode(text) != content:
        return text, plain.UTF_8
    return text, encoding


def write(path: Path, name: str, text: str, encoding: plain.Encoding = plain.UTF_8) -> None:
    """Write a text whole, or tell why the file stays as it is."""
    try:
        replace(path, encoding.encode(text))
    except OSError as error:
        fault = faults.told(error)
        raise Mistakes.one(
            name,
            0,
            f"can't be written: {fault.message}",
            "It is as it was before.",
            f"文件写不进去：{fault.zh}。文件没有改动。",
        ) from None
