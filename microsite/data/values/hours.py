"""The week of a place that is open, or of its counters, as people write it in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise

from microsite.data.values.characters import plain
from microsite.data.values.spans import (
    CLOSED,
    ROUND,
    SPAN,
    Spans,
    holds_letters,
    holds_no_colon,
    in_digits_alone,
    in_order,
    span,
    with_colons,
    without_break,
)
from microsite.files.mistakes import Wrong

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAYS = "holidays"
NAMES = (*DAYS, HOLIDAYS)
CHINESE = (*(f"周{day}" for day in "一二三四五六日"), "节假日")
SERVICES = ("counter", "firms", "night", "self-service")
BREAK = "break"
TOKENS = {
    "span": SPAN,
    BREAK: re.compile("午休|午间休息|中午休息|lunch(?: break)?"),
    "no break": re.compile("(?:中午|午间)(?:不休息?|连续营业)|no lunch break"),
    "closed": re.compile("不对外营业|不营业|不开放|不开门|不上班|不办理|停业|关门|休息|closed|休|除外"),
    "service": re.compile(
        "(?P<firms>对公|公司业务|企业业务|单位业务|firms)"
        "|(?P<night>夜间|night)"
        "|(?P<self>(?P<round>24小时)?自助(?:银行|服务区?|设备|区)?|self-service|atms?)"
        "|(?P<counter>对私|个人业务|柜台|柜面|counter|people)"
    ),
    "round": re.compile(
        "7 ?[×x*] ?24(?:小时)?|全天(?:24小时)?|24小时|24 ?h(?:(?:ou)?rs)?(?![a-z])|24/7"
        "|around the clock|always"
    ),
    "days": re.compile(
        "(?P<year>全年无休|年中无休)"
        "|(?P<all>每天|每日|天天|全周|daily|every ?day)"
        "|(?P<work>工作日|weekdays)|(?P<end>周末|双休日|weekends?)"
        "|(?P<holidays>(?:国家)?法定(?:节假日|假日)|节假日|(?:public |bank )?holidays?)"
        "|每?(?:周|星期|礼拜)(?P<zh>[一二三四五六日天](?![点时])|[1-7](?![0-9.:点时]))"
        "|(?P<en>mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?"
        "|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)(?![a-z])"
    ),
    # 周一、三、五; 周1-5
    "more days": re.compile("(?P<zh>[一二三四五六日天](?![点时])|(?<=[-~至到])[1-7](?![0-9.:点时]))"),
    "through": re.compile("[-~]|至|到|to"),
    "and": re.compile(
        r"(?:其余|其[他它])(?:的?时间|日子)?(?:休息|不营业)"
        r"|(?:营业|办公|服务|工作|接待)时间"
        r"|[、,;|/。&\s:()]|和|及|与|and|对外营业|营业|业务|办理|开放|服务"
    ),
}
GROUPS = {"year": range(8), "all": range(7), "work": range(5), "end": range(5, 7), "holidays": range(7, 8)}
_OF_DAYS = ("days", "more days", "through")
JOINS = frozenset("、和及与&")
ELSEWHERE = {  # what has a field of its own
    "夏|冬|春|秋|[0-9]{1,2}月|summer|winter": (
        "; hours of a part of the year are written in the branch's own file, in seasons",
        "；按季节变的时间，写在网点自己的文件里，字段是 seasons",
    ),
    "逢|赶集|赶场|集日|圩日|墟日|market": (
        "; hours of market days are written in the branch's own file, in market_days",
        "；集日的时间，写在网点自己的文件里，字段是 market_days",
    ),
    "其余|其他|其它|另外|other|the rest|remaining": (
        "; name those days themselves, such as wed-fri",
        "；是星期几，请写出来，例如 周三至周五",
    ),
    "除|except|apart from": (
        "; write which days are closed, such as sun closed, or holidays closed",
        "；哪天不营业，请这样写：周日休息，节假日休息",
    ),
    "[一二两三四五六七八九十]+[点时]|[朝早][八九]晚[四五六]": (
        "; write times of day in digits, such as 8:30-17:30",
        "；几点几分请写数字，例如 8:30-17:30",
    ),
    r"[0-9]{1,2}:[0-9]{2} ?(?:以?后|以?前)|after|before": (
        "; what else there is to say goes below note in the branch's own file",
        "；另外要说明的，写在网点自己的文件里，字段是 note",
    ),
    "不休": (
        "; write the hours of public holidays, such as holidays 9:00-16:00",
        "；节假日几点到几点，请写出来，例如 节假日 9:00-16:00",
    ),
    "照常|正常|as usual": ("; write the hours themselves", "；请写出几点到几点"),
}
_TIMES = r"\d{1,2}[:：]\d{2} ?(?:[-~]|至|到) ?\d{1,2}[:：]\d{2}"
_SEVERAL = rf"{_TIMES}(?:[,、;] ?{_TIMES}){{0,2}}"
_DAY = "[一二三四五六日天]"
_NAMED = (
    f"(?:每?(?:周|星期|礼拜){_DAY}(?:{_DAY}|[-~至到、](?:周|星期|礼拜)?{_DAY}){{0,6}}"
    "|每天|每日|工作日|周末|双休日)"
)
_ORDERS = (
    (re.compile(r"(\d{1,2}:\d{2}):00(?!\d)"), r"\1"),  # of a spreadsheet
    (re.compile("[-‐–—~]{2,}"), "-"),
    (re.compile(rf"(?:中午|午间) ?({_TIMES}) ?休息?"), r"午休\1"),
    (
        re.compile(rf"({_NAMED}) ?\(([^()]{{0,30}}(?:除外|休息|不营业|午休)[^()]{{0,30}})\) ?({_SEVERAL})"),
        r"\1 \3(\2)",
    ),
)
_BEHIND = re.compile(rf"({_SEVERAL}) ?\(({_NAMED})\)")
_ALL_BEHIND = re.compile(rf"(?:{_SEVERAL} ?\({_NAMED}\)[,;、。 ]*){{1,7}}")
_SERVICE_BEHIND = re.compile(rf"{_TIMES} ?\((?:对公|对私|个人|公司|企业)[^()]{{0,6}}\)")
Token = tuple[str, re.Match[str]]
Week = dict[str, Spans]
Group = tuple[list[int], list[str]]  # days, and what is said of them


class NoWeek(Wrong):
    """What leaves open on which days, or when, it is open."""


def week(text: str) -> Week:
    """“周一至周五 8:30-17:00，周末休息” or “mon-fri 08:30-17:00” by day; Wrong says what can't be read."""
    found = services(text)
    if list(found) != ["counter"]:
        named = ", ".join(found)
        raise Wrong(
            f"tells several counters apart ({named}); write one week",
            f"分了几种业务（{named}），这里只写一种",
        )
    return found["counter"]


@lru_cache(1000)  # as most branches of a network have the same hours
def services(text: str) -> dict[str, Week]:
    """The weeks of a place's counters: “对私 周一至周日 8:30-17:00；对公 周一至周五 8:30-17:00”."""
    weeks: dict[str, Week] = {}
    written = _in_usual_order(plain(text).lower())
    if _SERVICE_BEHIND.search(written):
        raise Wrong(
            "names a counter behind its hours; write it before them",
            "业务写在了时间后面；请写在前面，例如 对公 周一至周五 8:30-17:00",
        )
    segments = [*_segments(_tokens(written))]
    _refuse_break_of_one([any(kind == BREAK for kind, _ in tokens) for _, tokens in segments])
    for names, tokens in segments:
        read = _week(tokens)
        for name in names:
            if name in weeks:
                raise Wrong(f"tells of {name} twice", f"{name} 写了两次")
            weeks[name] = read
    if not weeks:
        raise NoWeek("gives no days and hours", "没有写星期和时间")
    return weeks


def _in_usual_order(text: str) -> str:
    """Hours with their days before them, and with closed days and the lunch break behind them."""
    for pattern, instead in _ORDERS:
        text = pattern.sub(instead, text)
    return _BEHIND.sub(r"\2 \1", text) if _ALL_BEHIND.fullmatch(text) else text


def told(
    runs: Sequence[tuple[int, int, Spans]], holidays: Spans | None = None, with_closed: bool = False
) -> str:
    """Runs of weekdays with the same spans, as they stand in a roster; there a closed day is left out."""
    said = [
        f"{DAYS[first]}{f'-{DAYS[last]}' if last > first else ''} {', '.join(open_at) or CLOSED}"
        for first, last, open_at in runs
        if open_at or with_closed
    ]
    if holidays is not None:
        said.append(f"{HOLIDAYS} {', '.join(holidays) or CLOSED}")
    return "; ".join(said)


def _segments(tokens: Iterable[Token]) -> Iterator[tuple[list[str], list[Token]]]:
    """The tokens of each counter; before any is named, of that for everybody."""
    names: list[str] = []
    held: list[Token] = []
    for kind, found in tokens:
        if kind != "service":
            held.append((kind, found))
            continue
        if any(kind != "and" for kind, _ in held):
            yield names or ["counter"], held
            names = []
        held = [("round", found)] if found["round"] else []
        names.append("self-service" if found["self"] else found.lastgroup or "")
    if names or any(kind != "and" for kind, _ in held):
        yield names or ["counter"], held


def _week(tokens: Sequence[Token]) -> Week:
    days: Week = {}
    groups = _all_year(_closed_first(_groups(_days_first(tokens))))
    _refuse_break_of_one([BREAK in said for _, said in groups if said and said != [CLOSED]])
    for place, (named, said) in enumerate(groups):
        if not said:
            raise NoWeek(
                f"gives no hours for {', '.join(NAMES[day] for day in named)}",
                f"没有写{'、'.join(CHINESE[day] for day in named)}的时间",
            )
        if CLOSED in said and len(said) > 1:
            raise _closed_and_open(named, said)
        for day in named:
            if NAMES[day] in days and not (said == [CLOSED] and _is_taken_out(named, groups[0][0])):
                raise _named_twice(day, groups[:place], named, said)
            days[NAMES[day]] = () if CLOSED in said else in_order(_opened(said))
    if not days:
        raise NoWeek("gives no days and hours", "没有写星期和时间")
    if set(days) == {HOLIDAYS} and days[HOLIDAYS]:
        raise NoWeek(
            "gives the hours of public holidays alone, not those of the week",
            "只写了节假日的时间，没有写平时的",
        )
    if not any(days.get(day) for day in DAYS):
        raise NoWeek(
            "says only when it is closed, not when it is open", "只写了什么时候不营业，没有写什么时候营业"
        )
    return days


def _refuse_break_of_one(has_break: Sequence[bool]) -> None:
    """Refuse a lunch break behind the last of several parts: nobody knows whether it holds for all."""
    if len(has_break) > 1 and has_break[-1] and not any(has_break[:-1]):
        raise NoWeek(
            "names a lunch break at the end, but not whether it holds for all days and counters; write "
            "08:30-12:00, 13:30-17:00 for each",
            "最后写了午休，看不出是不是每一段都休息；请每一段都写成 8:30-12:00，13:30-17:00",
        )


def _is_taken_out(named: Sequence[int], first: Sequence[int]) -> bool:
    """“每天8:30-17:00，周三休息”: days that close are taken out of the whole week named before."""
    return len(named) < len(DAYS) <= len(first)


def _closed_and_open(named: Sequence[int], said: Sequence[str]) -> Wrong:
    """Days that are closed and open: mostly, the days of the hours are missing, or it is a lunch break."""
    closed = "、".join(CHINESE[day] for day in named)
    others = [day for day in range(len(DAYS)) if day not in named]
    if said[0] == CLOSED and others and BREAK not in said:
        hours, first = ", ".join(said[1:]), DAYS[others[0]]
        return Wrong(
            f"says closed, then {hours}, but not on which days; write them too, such as {first} {hours}",
            f"{closed}休息之后写了 {hours}，没有写是星期几的；请写出来，例如 {CHINESE[others[0]]} {hours}",
        )
    return Wrong(
        "says both closed and open of the same days; write a lunch break as 8:30-12:00, 13:30-17:00",
        "同一天又写营业又写休息；中午休息的，写成 8:30-12:00，13:30-17:00",
    )


def _named_twice(day: int, before: Iterable[Group], named: list[int], said: list[str]) -> Wrong:
    """A day with hours in two places; how to write them together, if both name the same days."""
    en, zh = f"names {NAMES[day]} twice", f"{CHINESE[day]}写了两次"
    earlier = next((spans for days, spans in before if days == named), [CLOSED])
    is_run = named == [*range(named[0], named[-1] + 1)] and named[-1] < len(DAYS)
    if is_run and not {CLOSED, BREAK} & {*earlier, *said}:
        with suppress(Wrong):
            right = told([(named[0], named[-1], in_order(sorted({*earlier, *said})))])
            return Wrong(f"{en}; write {right}", f"{zh}，请合在一起写成 {right}")
    return Wrong(f"{en}; keep one", f"{zh}，请只留一处")


def _opened(said: list[str]) -> list[str]:
    """The spans of a day, with its lunch break taken out."""
    match said:
        case [whole, pause, "break"] | [whole, "break", pause] if BREAK not in (whole, pause):
            return without_break(whole, pause)
    if BREAK in said:
        raise Wrong(
            "names a lunch break, but not clearly which hours; write 08:30-12:00, 13:30-17:00",
            "提到午休，但看不出是哪段时间。请写成 8:30-12:00，13:30-17:00",
        )
    return said


def _groups(tokens: Iterable[Token]) -> list[Group]:
    """Days with what is said of them."""
    groups: list[Group] = []
    before = joint = ""
    for kind, found in tokens:
        if kind in ("days", "more days"):
            if not groups or groups[-1][1]:
                groups.append(([], []))
            _refuse_gap(groups[-1][0], _named(found.groupdict()), kind == before == "days" and not joint)
            _name(groups[-1][0], _named(found.groupdict()), before == "through", kind == "more days", joint)
        elif kind == "round" and not groups:
            groups.append(([*range(7)], [ROUND]))
        elif kind in ("span", "closed", "round", BREAK):
            if not groups:
                raise NoWeek("doesn't say on which days", "没有写是星期几")
            groups[-1][1].append({"closed": CLOSED, "round": ROUND, BREAK: BREAK}.get(kind) or span(found))
        if kind == "and":
            joint = found[0] if found[0].strip() else joint
            continue
        joint = ""
        if before == "through" and "days" not in kind:
            raise NoWeek("leaves open until when", "没有写到什么时候")
        before = kind
    if before == "through":
        raise NoWeek("leaves open until when", "没有写到什么时候")
    return groups


def _days_first(tokens: Sequence[Token]) -> Sequence[Token]:
    """“8:30-12:00 14:00-17:30 周一至周六”: the days that stand behind all hours are those of the hours."""
    first = next((place for place, (kind, _) in enumerate(tokens) if kind == "days"), 0)
    hours, days = tokens[:first], tokens[first:]
    if {kind for kind, _ in hours} <= {"span", "and"} and {kind for kind, _ in days} <= {*_OF_DAYS, "and"}:
        return [*days, *hours]
    return tokens


def _closed_first(groups: list[Group]) -> list[Group]:
    """“Mon-Fri 9-17; closed Sundays”: closed are the days behind the word, of which nothing else is said."""
    for (_, said), (_, behind) in pairwise(groups):
        if len(said) > 1 and said[-1] == CLOSED and not behind:
            behind.append(said.pop())
    return groups


def _all_year(groups: list[Group]) -> list[Group]:
    """“每天 9:00-17:00（全年无休）”: the hours of every day are those of public holidays too."""
    match groups:
        case [([*days], said), ([*year], [])] if days == [*range(7)] and year == [*GROUPS["year"]]:
            return [(year, said)]
    return groups


def turned_round(first: int, last: int) -> Wrong:
    """Days that end before they begin in a week from Monday: they go over the weekend, or are a slip."""
    over = ", ".join(_through(*part) for part in ((first, 6), (0, last)))
    return Wrong(
        f"“{DAYS[first]}-{DAYS[last]}” ends before it starts in a week from mon to sun; write {over} "
        f"if it goes over the weekend, or {_through(last, first)}",
        f"“{DAYS[first]}-{DAYS[last]}”的先后反了，一周从 mon 到 sun。要是跨过周末，请分开写 {over}；"
        f"不是，就写 {_through(last, first)}",
    )


def _through(first: int, last: int) -> str:
    return DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"


def _refuse_gap(days: Sequence[int], named: Sequence[int], unjoined: bool) -> None:
    """Refuse “周一周五”, in which the sign between the days was lost."""
    if unjoined and days and named[0] in range(7) and named[0] > days[-1] + 1:
        first, last = days[-1], named[0]
        raise Wrong(
            f"doesn't say whether {_through(first, last)} is meant, or {DAYS[first]}, {DAYS[last]}",
            f"没有写清是{CHINESE[first]}至{CHINESE[last]}，还是{CHINESE[first]}、{CHINESE[last]}",
        )


def _name(days: list[int], named: Sequence[int], through: bool, goes_on: bool, joint: str) -> None:
    """Add days to those that are named already; holidays beside weekdays must be joined to them."""
    holidays = 7 in named or 7 in days
    if through and days and len(named) == 1 and not holidays and named[0] > days[-1]:
        named = range(days[-1] + 1, named[0] + 1)
    elif through and days and len(named) == 1 and not holidays and named[0] < days[-1]:
        raise turned_round(days[-1], named[0])
    elif through or (goes_on and not days) or (holidays and days and joint not in JOINS | {"and"}):
        raise Wrong("names days in an order that can't be read", "星期的先后看不懂")
    days += named


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        for kind, pattern in TOKENS.items():
            if found := pattern.match(text, place):
                yield kind, found
                place = found.end()
                break
        else:
            raise _unread(text[place:])


def _unread(rest: str) -> Wrong:
    span = re.split("[,;，；、 ]", rest)[0]
    if meant := in_digits_alone(span):
        return Wrong(*holds_letters(span, meant))
    if meant := with_colons(span):
        return Wrong(*holds_no_colon(span, meant))
    en, zh = next((way for pattern, way in ELSEWHERE.items() if re.match(pattern, rest)), ("", ""))
    return Wrong(f"holds “{rest}”, which can't be read{en}", f"“{rest}”看不懂{zh}")


def _named(found: Mapping[str, str | None]) -> Sequence[int]:
    for name, days in GROUPS.items():
        if found.get(name):
            return days
    chinese = found.get("zh")
    return (
        ("1234567" if chinese.isascii() else "一二三四五六日").index(chinese.replace("天", "日"))
        if chinese
        else DAYS.index((found["en"] or "")[:3]),
    )
