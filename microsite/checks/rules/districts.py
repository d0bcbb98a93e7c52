"""Addresses in another district than the one that stands beside them."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import ne
from typing import NamedTuple

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.content.tongue import HAN
from microsite.data.branch import Branch
from microsite.data.record import Text
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import KeyPath
from microsite.languages.language import Language

# a road may be named after a district
_NO_ROAD = r"(?![路街巷弄道]| (?:Road|Street|Lane|Avenue|Alley|Square))"
_KINDS = r"[区县市镇乡旗盟州]", r" (?:District|County|City|Town|Township|Village)"
_SUFFIX = re.compile(rf"{_KINDS[0]}$|[A-Za-z]{_KINDS[1]}$")
_LAST_WORD = re.compile("|".join(_KINDS))

_WORD_ZH = re.compile("[\u4e00-\u9fff]{2,3}?[区县市镇乡旗]")
_NUMBERS = re.compile(r"[0-9]+")
_LIKE = 0.8  # how like another name must be to be a misspelt one
_Told = tuple[str, str, str]


class _Written(NamedTuple):
    """An address of a branch, now or from some day on, with the district that stands beside it."""

    branch: Branch
    path: KeyPath
    address: Text
    district: Text


def check(project: Project) -> Iterator[Mistake]:
    """Find addresses that name the district of other branches alone, and names that belong to another."""
    branches = [branch for branch in project.roster.everyone.values() if not branch.is_institution]
    pairs = Counter((branch.district["zh"], branch.district["en"]) for branch in branches)
    addresses = [written for branch in branches for written in _addresses(branch)]
    for language in project.site.complete:
        named = tuple(sorted({branch.district[language] for branch in branches}))
        pattern = _any_of(name for name in named if _SUFFIX.search(name))
        for written in addresses:
            told = _elsewhere(project, written, language, pattern) or _near(written, language, named)
            if told:
                document = project.roster.written[written.branch.id]
                yield document.mistake((*written.path, language), *told)
        names = Counter(branch.district[language] for branch in branches)
        for branch in branches:
            if whole := _whole_name(branch.district[language], names):
                yield _cut_short(project, branch, language, whole)
    for written in addresses:
        yield from _other_house(project, written)
    for branch in branches:
        yield from _mismatched(project, branch, pairs)


def _addresses(branch: Branch) -> Iterator[_Written]:
    """Every address of a branch, where it is written; the district of a move may be the one before."""
    if not branch.places:
        yield _Written(branch, ("address",), branch.address, branch.district)
        return
    yield _Written(branch, ("address",), branch.places[0].address, branch.places[0].district)
    for place in branch.places[1:]:
        number = next(n for n, move in enumerate(branch.life.moves) if move.on == place.since)
        yield _Written(branch, ("life", "moves", number, "address"), place.address, place.district)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    listed = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<![A-Za-z])(?:{listed})(?![A-Za-z]){_NO_ROAD}")


def _elsewhere(
    project: Project, written: _Written, language: Language, pattern: re.Pattern[str]
) -> _Told | None:
    id, own, address = written.branch.id, written.district[language], written.address[language]
    found = pattern.search(address) if own not in address else None
    if not found or found[0] in own or project.roster.institution.district[language] == found[0]:
        return None
    return (
        f"the address of “{id}” is in “{found[0]}”, but its district is “{own}”",
        "Mend whichever of the two is wrong, in every language.",
        f"“{id}”的地址写的是“{found[0]}”，所在区域（district）写的却是“{own}”。"
        "请核对，把写错的那一个改过来，各种语言都要改。",
    )


def _near(written: _Written, language: Language, named: tuple[str, ...]) -> _Told | None:
    """An address without its district, with a word that is nearly a known one."""
    address = written.address[language]
    if written.district[language] in address:
        return None
    for word in (*_WORD_ZH.findall(address), *map(str.strip, address.split(",")[1:])):
        is_own = written.district[language].startswith(f"{word} ")  # in short
        if not is_own and (meant := _meant(word, named)):
            return (
                f"the address of “{written.branch.id}” names “{word}”, which no branch has as its district",
                f"Write “{meant}” if that is meant; look at the district too.",
                f"“{written.branch.id}”的地址里写的是“{word}”，没有这个区域。"
                f"是“{meant}”的话请改过来；所在区域（district）也请核对。",
            )
    return None


@lru_cache(10_000)
def _meant(word: str, named: tuple[str, ...]) -> str:
    """The first name that a word nearly is; nothing if it is one."""
    return "" if word in named else next((name for name in named if _is_nearly(word, name)), "")


def _is_nearly(word: str, name: str) -> bool:
    """Whether a word has one character wrong, or lacks the second word of a name such as Bailu District."""
    if HAN.search(name):
        return len(word) == len(name) and sum(map(ne, word, name)) == 1
    stem, _, kind = name.rpartition(" ")
    other, _, other_kind = word.rpartition(" ")
    if not stem or word == stem or kind != other_kind:
        return bool(stem) and word == stem
    return difflib.SequenceMatcher(None, stem, other).ratio() >= _LIKE


def _other_house(project: Project, written: _Written) -> Iterator[Mistake]:
    """A number of a house that is another one in another language."""
    first, *others = project.site.complete
    numbers = _NUMBERS.findall(written.address[first])
    for language in others:
        other = _NUMBERS.findall(written.address[language])
        if len(numbers) == len(other) == 1 and numbers != other:
            id = written.branch.id
            yield project.roster.written[id].mistake(
                (*written.path, language),
                f"the address of “{id}” has the number {numbers[0]} in {first}, and {other[0]} in {language}",
                "Mend whichever of the two is wrong.",
                f"“{id}”的地址，门牌号在 {first} 里是 {numbers[0]}，在 {language} 里是 {other[0]}。"
                "请核对，把写错的改过来。",
            )


def _mismatched(project: Project, branch: Branch, pairs: Mapping[tuple[str, str], int]) -> Iterator[Mistake]:
    """A name of a district beside that of another one, as all other branches have them."""
    zh, en = branch.district["zh"], branch.district["en"]
    if pairs[zh, en] > 1:
        return
    usual = {other: count for (name, other), count in pairs.items() if name == zh and other != en}
    elsewhere = [name for (name, other), count in pairs.items() if other == en and name != zh and count > 1]
    if elsewhere and max(usual.values(), default=0) > 1:
        right = max(usual, key=lambda name: usual[name])
        yield project.roster.written[branch.id].mistake(
            ("district", "en"),
            f"the district of “{branch.id}” is “{en}” in English and “{zh}” in Chinese, which are two",
            f"Elsewhere “{zh}” is “{right}”, and “{en}” is “{elsewhere[0]}”.",
            f"“{branch.id}”的所在区域，英文是“{en}”，中文是“{zh}”，不是同一个地方。"
            f"别的网点里，“{zh}”写作“{right}”，“{en}”是“{elsewhere[0]}”。请改正。",
        )


def _whole_name(name: str, names: Mapping[str, int]) -> str:
    """The district of other branches whose name this one is without its last word."""
    whole = (other for other, count in names.items() if count >= names[name] and other.startswith(name))
    return next((other for other in whole if _LAST_WORD.fullmatch(other[len(name) :])), "")


def _cut_short(project: Project, branch: Branch, language: Language, whole: str) -> Mistake:
    name = branch.district[language]
    return project.roster.written[branch.id].mistake(
        ("district", language),
        f"the district of “{branch.id}” is “{name}”, that of others “{whole}”",
        f"Write “{whole}”: readers look for the branches of one district below one name.",
        f"“{branch.id}”的所在区域写的是“{name}”，别的网点写的是“{whole}”。是同一个地方的，请写“{whole}”。",
    )


RULE = Rule(
    "MS093",
    "An address is in the district that stands beside it",
    check,
    wrong="district: {en: Shiqiao District, zh: 石桥区}\naddress: {en: …, zh: 白鹭区松路19号}",
    right="district: {en: Shiqiao District, zh: 石桥区}\naddress: {en: …, zh: 石桥区松路19号}",
    zh="地址里的区县和所在区域不一致。核对后改成一样的。",
    why="Whoever looks for a branch of his district is sent to another end of the city.",
)
