"""What in a bank's own list says that a branch is closed, moves or is not open yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from microsite.data.values import yes_no
from microsite.data.values.characters import plain
from microsite.sheets.cells import WORDS, normal
from microsite.sheets.columns import Headings

Doubt = tuple[str, str, str]  # message and hint, then both in Chinese
_CLOSED = re.compile(
    r"(?<![未不没无])(?:[撤撒裁]销|[撤裁]并|撤点|裁撤|注销|吊销|关闭|关停|关门|停业|歇业|停办|停用|停机|停电|终止|暂停"
    "|停止|废止|装修|改造|升级|筹[建备]|退出|退租|清退|下线|废弃|作废|拆除|拆迁|搬家|搬迁|搬至|搬到|迁至|迁往|迁址|新址"
    "|更名|改名|合并|并入|合署|整合|降格|转型|代办|代为|无人值守|无柜台|受损|恢复营业|空置|冻结|封闭)"
    "|[已待拟]撤|已拆|已搬|搬走|人[去走]楼空|闭店|取缔|移交|无法营业|销号|缴回|交回|不续租|不办业务|尚未验收|待开|转让|迁移|迁到|搬去|挪至|原址已?改|借用|过渡期|腾退|撤了|挪走|不在了|代管|租给|划转|离行式自助$|仅限自助|空号|传真|打不通|停号"
    "|已关|关了|(?:未|待|不再?|没有?)(?:对外|营业|开业|开门|开放|投入|启用|办理)"
    "|(?:改为?|仅保留|只保留|仅有|只有)(?:自助|ATM)|现址|仅周|只周|^[停×✕xX]$"
    "|(?:预计|计划|拟|将于?).{0,9}(?:开业|营业|迁|搬|撤|关)"
    r"|\b(?:clos(?:ed|ing|es|ure)|close(?! to)|shut|suspend(?:ed)?|discontinued|ceased|no longer|vacated"
    r"|out of service|decommissioned|demolished|relocat\w+|mov(?:ed|ing|es?) (?:to|in|next|on|by)|moved$"
    r"|merged (?:with|into)|consolidated|renovation|refurbish\w+|not (?:yet )?open|opening (?:soon|in)"
    r"|to be opened|will (?:move|close|open))\b",
    re.IGNORECASE,
)
_ON = r"[^，,；;。、\s]{0,12}"  # what goes on in the same breath
# what has one of these words and says nothing of the kind
_HARMLESS = re.compile(
    "|".join(
        (
            # works that are done, nearby or of something else
            r"(?:装修|改造|搬迁|升级)(?:工程)?(?:已|全部)*(?:完[成毕]|竣工|达标|后)",
            "(?:已|新|二期)装修(?!中)|(?:完成|旧)(?:装修|改造)|已?恢复(?:正常)?营业|迁入现址",
            f"装修(?:市场|城|贷|分期|风格|一新)|家装{_ON}|升级版|拆除违建|移民搬迁",
            "(?:无障碍|适老化?|消防|厕所|外立面|老旧小区|棚户区|门头|线路)改造",
            "(?:移民|易地)?(?:搬迁|拆迁)(?:小区|安置|户|片区)|封闭小区",
            f"(?:旁|边|附近)有?关闭的{_ON}|关停{_ON}企业|筹建工会|停车{_ON}|停电(?:应急|可|不){_ON}|停电，可营业",
            # services and systems
            f"合并(?:财务|报表|一卡通|办理|单元)|[与和]{_ON}合并办理|并入省联社|改制并入{_ON}|系统(?:并入|升级|改造)",
            f"(?:有|设|可|能|含|提供)代办{_ON}|代办(?:点|社保|水电|业务|缴费)|可?办理(?:注销|挂失|冻结){_ON}",
            f"可?注销(?:户口|业务|账户|卡){_ON}|账户(?:关闭|注销){_ON}|停用{_ON}[卡折]|[卡折]停用{_ON}",
            "受损(?:害|人民币|残币|钞|币)|黑名单退出|退出机制|终止妊娠|闭环管理",
            f"无人值守自助{_ON}|自助{_ON}无人值守",
            # hours and denials
            f"关门时间{_ON}|暂停营业前|(?:法定)?节假日停止营业|关门，?午休|午休[\\d:：~～-]+关门|关闭账户|搬家公司|建材城|近装修",
            "(?:地铁口|电梯|洗手间|道路|卷帘门|门口)[^，,；;。]{0,6}(?:封闭|改造|停用|装修|升级)中?|已升级|完成升级改造|搬迁至此|新址已启用",
            "ATM暂停服务|暂停(?:转账|取号)|系统维护|合并了|传真机|\\bnever closes\\b|\\bclosed Sundays?\\b",
            "(?:从不|[不未没无](?:曾|有|会|再)?)计?划?(?:关闭|关门|停业|休息|搬迁|撤[销并]|合并)(?:计划)?",
            "(?:周[一二三四五六日天末]|星期[一二三四五六日天]|节假日|中午|午间|夜间|晚上)"
            "(?:均|都|全天)?(?:不营业|不办理|关门|关闭|停业|休息)",
            r"\bclos(?:ed|es|ing)[ -](?:circuit|loop|at|time|price)\b",
            r"\bclosed on (?:\w+days?|(?:public )?holidays|weekends)\b",
            r"\b(?:not|never) closed\b|\bmov(?:ed|es) to (?:tears|digital|online)\b",
        )
    ),
    re.IGNORECASE,
)
_STATUS = re.compile(r"状态|\bstatus\b", re.IGNORECASE)
_ASKS_OPEN = re.compile(
    r"^(?:是否)?(?:对外)?(?:营业|有效|在营|在用|可用|正常|启用|开业|开门|运营|经营|存续|存在|对外)(?:标[志识])?$"
    r"|^(?:is |currently )?(?:open|active|valid|operational|in operation)\??$",
    re.IGNORECASE,
)
_ASKS_CLOSED = re.compile(
    r"^(?:是否|已)?(?:撤[销并]|停业|歇业|关闭|关停|注销|停用|搬迁|迁址)(?:标[志识]|与否)?$"
    r"|^(?:is )?closed\??$",
    re.IGNORECASE,
)
_SAYS = (  # in cells
    yes_no.WORDS
    | dict.fromkeys((*"y1√有对", "是的", "在营业", "有效"), True)
    | dict.fromkeys((*"n0×x无", "不是", "没有", "未停业"), False)
)
_OPEN = {normal(word) for word in WORDS["open"]}
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_STRUCK = (
    ": is the branch closed?",
    "Delete the row, or leave all such rows out with --closed leave-out; if it is not closed, take "
    "the line off.",
    "，网点是不是撤销了？请删掉这一行，或用 --closed leave-out 全部略过；没有撤销的，请去掉删除线。",
)
_NOT_TAKEN = (
    ", but nothing is taken from this column: the branch would be open",
    "If it is open all the same, clear this cell. If not, delete the row, or leave all such rows out with "
    "--closed leave-out; or add a column 撤销日期 (closes) with the day. If it is closed for a time only, or "
    "moves, clear this cell, and write closed_between or moves below life in a file of the branch.",
    "，但这一列不会导入，网点会当成正常营业的发布。其实在正常营业的，清空这一格；已经撤销的，删掉这一行，"
    "或用 --closed leave-out 全部略过，或加一列“撤销日期”写明日期。只是暂停营业或者要搬的，"
    "清空这一格，在网点自己的文件里用 life 的 closed_between 或 moves 写明。",
)
_UNCLEAR = (
    ", which doesn't say that the branch is open",
    "Is it open? Write 营业 or open. If not, delete the row until it is, or leave all such rows "
    "out with --closed leave-out.",
    "，看不出网点是不是在营业。在营业的，请写“营业”；"
    "还没开业、已经不营业的，请删掉这一行，或用 --closed leave-out 全部略过。",
)


_FOR_A_TIME = re.compile(
    r"恢复|重新|复业|暂缓|暂停|临时|装修|\b(?:reopen\w*|resum\w+|temporar\w+)", re.IGNORECASE
)
_OPENS_AGAIN = (
    ", but another cell gives a day on which it closes for good",
    "If it opens again, clear that day, and write closed_between below life in a file of the branch. If it "
    "is closed for good, clear this cell.",
    "，另一格却写了撤销（停业）的日期。以后还要营业的，请清空那个日期，在网点自己的文件里"
    "用 life 的 closed_between 写明；确实撤销的，请清空这一格。",
)


class Sign(NamedTuple):
    """What in a row says that a branch may be closed, in English and Chinese, and how it is asked about."""

    what: str
    zh: str
    asked: Doubt


def signs(headings: Headings, row: int) -> Iterator[Sign]:
    """A row that is struck through, or a cell that nothing is taken from and that doesn't say open."""
    if row in headings.sheet.struck:
        yield _sign("the row is struck through", "这一行画了删除线", _STRUCK)
    for number, cell in headings.sheet.cells[row].items():
        name = headings.names.get(number, "")
        if not name or number in headings.columns:
            continue
        what, zh = f"“{name}” says “{cell}”", f"“{name}”写着“{cell}”"
        if says_closed(cell):
            yield _sign(what, zh, _NOT_TAKEN)
        elif not says_open(name, cell):
            yield _sign(what, zh, _UNCLEAR)


def doubts_of_a_day(headings: Headings, row: int) -> Iterator[Sign]:
    """What beside a day of closing says that it is for a time only, or not at all."""
    for number, cell in headings.sheet.cells[row].items():
        name = headings.names.get(number, "")
        if name and number not in headings.columns and _FOR_A_TIME.search(f"{name} {cell}"):
            yield _sign(f"“{name}” says “{cell}”", f"“{name}”写着“{cell}”", _OPENS_AGAIN)


def says_closed(text: str) -> bool:
    """Whether a remark says that a branch is closed, moves or is not open yet."""
    return bool(_CLOSED.search(_HARMLESS.sub("", text)))


def says_open(name: str, cell: str) -> bool:
    """Whether a cell answers the question of its column so that the branch is open, or there is none."""
    said = _ASIDE.sub("", cell).strip()
    if not normal(said) or normal(said) in _OPEN:
        return True
    answer = _SAYS.get(re.split("[,，;；]", plain(said).lower())[0])
    if _ASKS_CLOSED.search(name.strip()):
        return answer is False
    if _ASKS_OPEN.search(name.strip()):
        return answer is True
    return not _STATUS.search(name)


def left_out(sign: Sign) -> Doubt:
    """That a row is left out because of a sign."""
    return (
        f"a branch that is closed: {sign.what}",
        "If it is open, and only moves or is being rebuilt, clear that and import the row again.",
        f"{sign.zh}，当作已撤销或停业，没有导入。仍在营业的（例如只是要搬、在装修），请清空那里，再导入这一行。",
    )


def _sign(what: str, zh: str, asked: Doubt) -> Sign:
    return Sign(what, zh, (f"{what}{asked[0]}", asked[1], f"{zh}{asked[2]}"))
