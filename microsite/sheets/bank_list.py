"""What a bank's own list leaves to its readers: days, map systems, machines, closed branches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from statistics import median
from typing import Literal, NamedTuple, get_args

from microsite.data import roster_table
from microsite.data.values.degrees import degrees
from microsite.sheets import closing, joined_hours
from microsite.sheets.cells import kind_of, normal
from microsite.sheets.closing import Doubt
from microsite.sheets.columns import Headings
from microsite.sheets.coordinates import Point, System, apart, system_in, to_wgs84

LeaveOut = Literal["leave-out"]
REACH = 50  # kilometres from the middle of a district; few counties are larger
FEWEST = 3  # places of a district by which its middle is known
PLACES = ("latitude", "longitude")
_MACHINE = re.compile(r"ATM|CRS|CDM|VTM|自助(?:银行|网点|服务|设备|机)|取款机|存取款|离行", re.IGNORECASE)
_ANY_KIND = ("网点", "营业网点", "营业厅")  # of which the name may say more
_HOUSE = re.compile(r"\d号")
_SEASON = re.compile("[夏冬春秋][季令天].{0,20}时|[夏冬]令时|(?:summer|winter) (?:hours|time)", re.IGNORECASE)
_SEPARATORS = re.compile(r"(?<=\d)[-‐-―−－]{2,}(?=\d)")


class Answers(NamedTuple):
    """What somebody answered once for a whole list."""

    days: str = ""  # on which the hours hold that name none
    coordinates: System | None = None
    machines: LeaveOut | None = None
    closed: LeaveOut | None = None


NO_ANSWERS = Answers()


class Row(NamedTuple):
    """What a row says once it is completed, what is wrong with it, and why it is left out."""

    said: dict[str, str]
    wrong: list[Doubt]
    left: Doubt | None = None


def completed(
    said: Mapping[str, str], headings: Headings, row: int, kinds: Mapping[str, str], answers: Answers
) -> Row:
    """A row with what the list says elsewhere, or what somebody must answer first; `kinds` are one's own."""
    done: dict[str, str] = dict(said)
    machine = _machine(headings, row, kinds)
    closed = [*(closing.doubts_of_a_day if said.get("closes") else closing.signs)(headings, row)]
    if machine and answers.machines:
        return Row(done, [], (f"“{machine}”, a machine", "", f"“{machine}”是机具，已略过。"))
    if closed and answers.closed:
        return Row(done, [], closing.left_out(closed[0]))
    for column in done:
        if column.endswith("_number"):
            done[column] = _SEPARATORS.sub("-", done[column])
    if normal(done.get("kind", "")) in _ANY_KIND and (kind := kind_of(done.get("name_zh", ""), kinds)):
        done["kind"] = kind
    doubts = (
        _asked_about(machine) if machine else None,
        joined_hours.join(done, headings.of_columns, answers.days),
        _measure(done, headings, answers.coordinates),
        _season(headings, row),
    )
    return Row(done, [*(sign.asked for sign in closed), *filter(None, doubts)])


def _season(headings: Headings, row: int) -> Doubt | None:
    """Hours of a part of the year, which no column holds; without them others would be shown all year."""
    for number, cell in headings.sheet.cells[row].items():
        name = headings.names.get(number, "")
        is_known = number in headings.columns and headings.columns[number] != "hours"
        if cell and not is_known and number not in headings.unwanted and _SEASON.search(name):
            return (
                f"“{name}” holds hours of a part of the year, and this column is not taken",
                f'Leave it out with --column "{name}=", then write both seasons, in seasons of the '
                "branch's own file or, for all, in branches/network.yml.",
                f'“{name}”是一年里某一段的时间，不能从这一列导入。请用 --column "{name}=" 略过，'
                "再在网点自己的文件（全部一样的，在 branches/network.yml）里用 seasons 写明冬夏两季的时间。",
            )
    return None


def _machine(headings: Headings, row: int, kinds: Mapping[str, str]) -> str:
    """The cell of a row that says that it is a machine; empty if none does."""
    cells = headings.sheet.cells[row]
    kind = next(
        (cells.get(number, "") for number, column in headings.columns.items() if column == "kind"), ""
    )
    return kind if _MACHINE.search(kind) and normal(kind) not in kinds else ""


def _asked_about(cell: str) -> Doubt:
    return (
        f"“{cell}” is a machine, where nobody can be asked or complained to",
        "Leave all such rows out with --machines leave-out, or delete them; or make a kind of your own of "
        "them in branches/network.yml.",
        f"“{cell}”是机具，没有人值守。请用 --machines leave-out 全部略过，或删掉这些行；"
        "想让它们也有网页，在 branches/network.yml 的 kinds 里加上自己的类型。",
    )


def _measure(said: dict[str, str], headings: Headings, answered: System | None) -> Doubt | None:
    """Bring the coordinates of a row to WGS 84."""
    cells = [said.get(column, "") for column in PLACES]
    if not all(cells) or {*cells} == {"0"}:
        for column in PLACES:
            said.pop(column, None)
        return _half_a_place(next(filter(None, cells))) if any(cells) and not all(cells) else None
    system = answered or _named_system(headings)
    if not system:
        for column in PLACES:
            del said[column]
        return (
            "the list has coordinates, but doesn't say of which map",
            f"Say it once for all: --coordinates {'|'.join(get_args(System))}. Baidu's maps have bd09, "
            "those of Amap and Tencent gcj02, satellite receivers wgs84.",
            "表里有经纬度，但没说是哪种坐标。请统一写明：百度地图写 --coordinates bd09，"
            "高德、腾讯地图写 gcj02，GPS 写 wgs84。",
        )
    if system != "wgs84":
        try:
            point = to_wgs84(Point(*map(degrees, cells)), system)
        except ValueError:
            return None  # told by the record
        said |= {column: f"{value:.6f}" for column, value in zip(PLACES, point, strict=True)}
    return None


def _half_a_place(cell: str) -> Doubt:
    return (
        f"has only one of latitude and longitude, “{cell}”",
        "Write both, each in a cell of its own, or clear it.",
        f"经度、纬度只有一个：“{cell}”。请两格都写上，一格一个；不知道的就清空。",
    )


def _named_system(headings: Headings) -> System | None:
    """The system that the list names; a roster has WGS 84, but not what was added to an exported sheet."""
    names = [name for column, name in headings.of_columns.items() if column in PLACES]
    if not headings.sheet.was_exported and all(
        name in roster_table.usual_columns() for name in headings.of_columns.values()
    ):
        return "wgs84"
    return next(filter(None, map(system_in, names)), None)


def _point(record: Mapping[str, str]) -> Point | None:
    """Where a branch is; none where nothing is said of it, or nothing that can be read."""
    try:
        return Point(*(degrees(record[column]) for column in PLACES))
    except (KeyError, ValueError):
        return None


def far_off(records: Mapping[str, Mapping[str, str]], district: str) -> Iterator[tuple[str, Doubt]]:
    """The branches whose place on the map is far from the middle of their district."""
    places: dict[str, dict[str, Point]] = {}
    for id, record in records.items():
        if (point := _point(record)) and district in record:
            places.setdefault(record[district], {})[id] = point
    for name, points in places.items():
        if len(points) < FEWEST:
            continue
        middle = Point(*(median(values) for values in zip(*points.values(), strict=True)))
        for id, point in points.items():
            if (distance := apart(point, middle)) > REACH:
                yield id, _far(name, round(distance))


def same_places(records: Mapping[str, Mapping[str, str]], address: str) -> Iterator[tuple[str, Doubt]]:
    """The branches that stand on the map where an earlier one with another address does."""
    first: dict[Point, str] = {}
    for id, record in records.items():
        if point := _point(record):
            other = first.setdefault(point, id)
            if record.get(address) != records[other].get(address):
                yield id, _same_place(other)


def named_like_addresses(records: Mapping[str, Mapping[str, str]], name: str) -> Iterator[tuple[str, Doubt]]:
    """The branches whose name is one of a house in a street."""
    for id, record in records.items():
        if _HOUSE.search(record.get(name, "")):
            yield id, _like_an_address(record[name])


def _same_place(other: str) -> Doubt:
    return (
        f"has the coordinates of {other}, but another address; one of the two is wrong",
        "Look both up, and mend the sheet.",
        f"经纬度和 {other} 完全相同，地址却不同，其中一个有误。请在地图上查一下，改好表格。",
    )


def _like_an_address(name: str) -> Doubt:
    return (
        f"its name “{name}” looks like an address",
        "Write what people call the branch.",
        f"名称“{name}”像是地址。请写大家对这个网点的叫法。",
    )


def _far(district: str, distance: int) -> Doubt:
    return (
        f"its place on the map is {distance} km from the others of {district}, and is left out",
        "Look it up, and write it into the sheet.",
        f"它的经纬度离{district}其他网点 {distance} 公里，已略过。请在地图上查一下，改好表格。",
    )
