"""What a person must read before anything is published, as a workbook."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.data import roster_table
from microsite.files.mistakes import Mistake
from microsite.sheets.exporting import workbook
from microsite.sheets.importing import Proposal

_DRAFTS = (
    "做英文网页的：名称、区县的英文是按拼音起的草稿，逐个看，改好后删掉 drafted 里的词；"
    "英文地址写进 address_en，没写以前，英文网页显示中文地址。"
)
_SECURITY = "有人发现网页有漏洞，写信给谁？写在 security；几天内回复，写进 SECURITY.md。"
_DECIDE = (
    ("投诉电话", "branches/network.yml 的 hotlines", "总行的投诉电话、核实日期、负责人对不对？"),
    ("挂失电话", "branches/network.yml 的 hotlines", "客服、挂失电话另有号码的，加在这里：loss-report。"),
    ("营业时间", "branches/network.yml 的 hours", "没有写时间的网点都用这一个。"),
    ("颜色和标志", "microsite.yml 的 brand", "颜色写 colour，标志（SVG）放进 brand 文件夹，写 logo。"),
    ("不需要的网页", "microsite.yml 的 hide", "没有的业务，网页可以不发布。"),
    ("谁来审批", "CODEOWNERS", "小组名要改成代码平台上真有的。"),
    ("英文", "branches/roster.csv、branches/network.yml 的 drafted", _DRAFTS),
    ("安全联系方式", "branches/network.yml 的 security、SECURITY.md", _SECURITY),
    ("备案", "托管网页的地方", "域名要先备案；网页放在自己备案的域名下。"),
)


_OF_BRANCHES = (
    *("表格第几行", "id", "名称", "类型", "区县", "地址", "营业时间", "纬度", "经度"),
    *("英文名称（草稿）", "英文区县（草稿）"),
)


def review(said: Mapping[str, str], proposal: Proposal) -> bytes:
    """Numbers to call, branches to compare with the list, rows that were not taken, and what to decide."""
    records = proposal.after
    numbers = [
        [cells.get("name_zh", id), id, text, cells.get(f"{roster_table.slot(column)}_verified_on", ""), ""]
        for id, cells in records.items()
        for column, text in cells.items()
        if column.endswith("_number")
    ]
    numbers[:0] = [
        [said["name"], said["id"], number, said["verified_on"], ""]
        for number in (said["number"], said["own_number"])
        if number
    ]
    shown = (
        "name_zh",
        "kind",
        "district_zh",
        "address_zh",
        "hours",
        "latitude",
        "longitude",
        "name_en",
        "district_en",
    )
    branches = [
        [str(proposal.rows.get(id, "")), id, *(cells.get(column, "") for column in shown), ""]
        for id, cells in records.items()
    ]
    lost: list[Mistake] = sorted((*proposal.wrong, *proposal.left, *proposal.elsewhere))
    return workbook(
        {
            "要定的事": [["事项", "在哪里", "看什么", "已看"], *([*row, ""] for row in _DECIDE)],
            "号码": [["名称", "id", "号码", "核实日期", "已打通"], *numbers],
            "网点": [
                [*_OF_BRANCHES, "已看"],
                *branches,
            ],
            "有疑问": [
                ["表格第几行", "为什么", "已看"],
                *([str(one.line), one.zh, ""] for one in sorted(proposal.doubtful)),
            ],
            "没有导入": [["表格第几行", "为什么"], *([str(one.line), one.zh or one.message] for one in lost)],
        }
    )
