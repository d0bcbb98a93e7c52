"""Remarks for colleagues in names and addresses, such as that a branch has closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.texts import texts
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_SUBJECTS = {"name", "short", "address", "district"}
_REMARK = re.compile(
    r"[(（\[【，,-](?:[ 0-9年月日起]|已经?|拟|将于?|自|预计|计划|暂|原址|地址|[，,])*"
    r"(?:撤销|撤并|停业|歇业|停止营业|暂停营业|关闭|关门|注销|并入|搬[至到往]|迁[至到往址移]|未开业|待定|请勿|勿发|勿公开|不公开|仅供|"
    r"(?:筹|筹建|在建|装修|停用|暂停|升级改造|改造|临时\w{0,4}|过渡|搬迁|合并|测试)(?=中?[，,；;)）\]】]|$))[^)）\]】]*[)）\]】]?"
    r"|^(?:已|拟|将)(?:撤销|撤并|停业|关闭|搬迁)|(?:已(?:撤销|撤并|关闭)|(?:暂停|停止)营业|停业|歇业)$"
    r"|(?:[(（\[] *| - )(?:(?:now |temporarily )?closed|moved|relocated|not open|"
    r"to be |do not |don't |test\b|not yet)[^)）\]]*[)）\]]?",
    re.IGNORECASE,
)


def check(project: Project) -> Iterator[Mistake]:
    """Find them in the texts that say which branch it is, and where."""
    for text, path, document in texts(project.roster):
        if not _SUBJECTS & set(map(str, path)):
            continue
        for language, said in text.items():
            if remark := remark_in(said):
                yield document.mistake(
                    (*path, language),
                    f"“{remark}” is a remark, and readers would see it in every page",
                    "Take it out. Below life: closes says when it closes for good, closed_between for how "
                    "long, moves where it moves to, opened when it opens.",
                    f"“{remark}”是备注，每一页都会显示。请删掉：撤销、停业、搬迁、开业写在 life 下面，"
                    "字段分别是 closes、closed_between、moves、opened。",
                )


def remark_in(text: str) -> str:
    """What in a name or an address is no part of it; empty if there is nothing of the kind."""
    found = _REMARK.search(text)
    return found[0] if found else ""


RULE = Rule(
    "MS136",
    "Names and addresses hold no remarks",
    check,
    wrong="zh: 云麓县支行（已停业）",
    right="zh: 云麓县支行",
    zh="名称和地址里不写备注。停业、撤销、搬迁写在 life 下面。",
    why="Pages would go on to give the hours and numbers of a branch that is closed.",
    reads="texts",
)
