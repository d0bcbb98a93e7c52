"""Which branch of the roster a row of a sheet is about, and the id of a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, count

from microsite.data.references import RESERVED
from microsite.data.roster import Roster
from microsite.files.mistakes import Wrong
from microsite.languages.chinese import syllables
from microsite.languages.writing import known
from microsite.sheets.cells import HAN, WORDS, labelled_phone, narrow, normal, roster_form, tidy

Cells = Mapping[str, str]
_FIRM = "(?:股份有限公司|有限责任公司)"  # which an institution may write after its name, or not
LONGEST_ID = 19  # characters of an id that is made of a name
_SOUNDS: Mapping[str, str] = WORDS["sounds"]
_SOUNDS_OTHERWISE = re.compile(f"({'|'.join(_SOUNDS)})")


class Directory:
    """All branches by id, by the institution's own number and by name."""

    def __init__(self, roster: Roster, rows: Iterable[Cells]) -> None:
        self.institution = roster.institution
        self.ids = set(roster.everyone)
        self.taken = self.ids | RESERVED | set(known())
        self.codes: dict[str, set[str]] = {}
        self.names: dict[str, set[str]] = {}
        self.site = roster.network.site
        self.districts = {
            (language, said): branch.district
            for branch in roster
            for language, said in branch.district.items()
        }
        self.kinds = {
            normal(name): id
            for id, kind in roster.network.kinds.items()
            for name in (id, *kind.label.root.values())
        }
        self._numbers: dict[str, Iterator[int]] = {}  # with which ids of one name end
        self._rows: dict[frozenset[tuple[str, str]], int] = {}
        self._branches = {branch.id: branch for branch in roster}
        self._places = {branch.id: set(branch.district.root.values()) for branch in roster}
        for row in rows:
            if "code" in row:
                self.codes.setdefault(normal(row["code"]), set()).add(row["id"])
        for branch in roster:
            for name in branch.name.root.values():
                self.names.setdefault(normal(self.short(name)), set()).add(branch.id)

    def short(self, name: str) -> str:
        """A name without the institution's before it: 禾塘银行股份有限公司柳路支行 is 柳路支行."""
        own = "|".join(re.escape(re.sub(f"{_FIRM}$", "", own)) for _, own in self.institution.name.items())
        whole = re.sub(f"^({own}){_FIRM}$", r"\1", tidy(name))  # the institution itself
        return re.sub(f"^(?:{own}){_FIRM}? ?(?=.)", "", whole)

    def called(self, text: str) -> str:
        """The id of the branch that a cell names by its id or name; Wrong if there is none here."""
        id = roster_form("id", text)
        named = self._among(self.names, self.short(text))
        if id not in self.ids and len(named) != 1:
            raise Wrong(
                "is neither the id nor the name of a branch that is here",
                "不是这里任何一个网点的名称或编号；承接的网点是新的，请先把它单独导入一次",
            )
        return id if id in self.ids else next(iter(named))

    def find(self, cells: Cells) -> str | None:
        """The id of the branch that a row is about, None for a new one; Wrong says why it can't be told."""
        given = roster_form("id", cells.get("id", ""))
        named = self._among(self.names, *map(self.short, texts(cells, "name")))
        if given:
            if given not in self.ids and named:
                raise Wrong(
                    f"the id “{given}” is new, but the name is that of {', '.join(sorted(named))}",
                    f"id“{given}”是新的，名称却是 {'、'.join(sorted(named))} 的。",
                )
            return given if given in self.ids else None
        coded = self._among(self.codes, cells.get("code", ""))
        found = coded or named
        if len(found) > 1:
            places = set(map(tidy, texts(cells, "district")))
            found = {id for id in found if self._places[id] & places} or found
        if len(found) > 1:
            raise Wrong(
                f"could be any of {', '.join(sorted(found))}",
                f"可能是 {'、'.join(sorted(found))}，分不清是哪一个。",
            )
        id = next(iter(found), None)
        if id and coded and named and id not in named:
            other = ", ".join(sorted(named))
            raise Wrong(
                f"has the code of {id}, but the name of {other}",
                f"机构号是 {id} 的，名称却是 {other} 的。",
            )
        if id and coded and self._agrees_in_nothing(id, cells):
            raise Wrong(
                f"has the code of {id}, but another name, address and number",
                f"机构号是 {id} 的，名称、地址、电话却都不一样，是不是另一个网点？",
            )
        if id and not coded and self._is_another(id, cells):
            raise Wrong(
                f"has a name of {id}, but another name and another address than {id} has",
                f"有一个名称和 {id} 的一样，另一个名称和地址却不一样。",
            )
        return id

    def _is_another(self, id: str, cells: Cells) -> bool:
        """Whether a row that is found by one of its names is of another branch by the rest."""
        names, addresses = self._called(texts(cells, "name")), set(map(normal, texts(cells, "address")))
        branch = self._branches[id]
        return (
            not names <= self._called(branch.name.root.values())
            and bool(addresses)
            and addresses.isdisjoint(map(normal, branch.address.root.values()))
        )

    def _agrees_in_nothing(self, id: str, cells: Cells) -> bool:
        """Whether a row has a name, an address and numbers, and none of them is that of a branch."""
        branch = self._branches.get(id)
        names, addresses = self._called(texts(cells, "name")), set(map(normal, texts(cells, "address")))
        numbers = {_digits(text) for column, text in cells.items() if column.endswith("_number") and text}
        return bool(
            branch
            and names
            and addresses
            and numbers
            and names.isdisjoint(self._called(branch.name.root.values()))
            and addresses.isdisjoint(map(normal, branch.address.root.values()))
            and numbers.isdisjoint(_digits(hotline.number or "") for _, hotline in branch.all_hotlines)
        )

    def _called(self, names: Iterable[str]) -> set[str]:
        return {normal(self.short(name)) for name in names}

    def repeated(self, cells: Cells, row: int) -> tuple[str, str, str] | None:
        """That a row says what an earlier one says, but for its number."""
        same = frozenset((column, text) for column, text in cells.items() if column != "code")
        first = self._rows.setdefault(same, row)
        if first == row:
            return None
        return f"says the same as row {first}", "", f"和第{first}行一样，只导入一次。"

    def _among(self, index: Mapping[str, set[str]], *texts: str) -> set[str]:
        return next((index[key] for text in texts if (key := normal(text)) and key in index), set())

    def new_id(self, cells: Cells) -> str:
        """An id for a new branch, kept from now on: the one it has, or its name in letters."""
        given = roster_form("id", cells.get("id", ""))
        name = letters(re.sub("支行(?=$|营业)", "", self.short(written_in_characters(texts(cells, "name")))))
        others = (f"{name}-{number}" for number in self._numbers.setdefault(name, count(2)))
        district = letters(written_in_characters(texts(cells, "district")))
        candidates = chain((name, f"{name}-{district}"), others)
        id = given or next(id for id in candidates if id not in self.taken)
        self.taken.add(id)
        return id


def _digits(number: str) -> str:
    """What is dialled, without an extension."""
    with suppress(Wrong):
        number = labelled_phone(number).number
    return re.sub(r"\D", "", narrow(number))


def texts(cells: Cells, subject: str) -> Iterator[str]:
    """What a row says of a subject, in each language in which it does."""
    columns = (f"{subject}_{language}" for language in known())
    return (cells[column] for column in columns if cells.get(column))


def written_in_characters(names: Iterable[str]) -> str:
    """Of a name in several languages the one with Chinese characters, which pinyin makes short letters of."""
    said = [*names]
    return next((name for name in said if re.search(f"[{HAN}]", name)), said[0] if said else "")


def letters(text: str) -> str:
    """A name in the letters of an id."""
    found = ""
    for sound in sounds(text):
        if len(found + sound) > LONGEST_ID:
            break
        found += sound
    found = re.sub("[^a-z0-9]+", "-", found.lower())[:LONGEST_ID].strip("-")
    return found if found[:1].isalpha() else f"branch-{found}".strip("-")


def sounds(text: str) -> Iterator[str]:
    """How a name is said, a syllable or a known place each."""
    for part in _SOUNDS_OTHERWISE.split(text):
        yield from [_SOUNDS[part]] if part in _SOUNDS else syllables(part)
