"""Remarks are told from names and addresses in which the same words mean a place."""

from __future__ import annotations

import pytest

from microsite.checks.rules.remarks import remark_in

REMARKS = [
    "莲路东支行【暂停】",
    "已撤销玉兰路东支行",
    "银杏路东支行（升级改造中）",
    "青杉区香樟路52号暂停营业",
    "桂路31号（临时过渡）",
    "榆路东支行（已撤销）",
    "榆路东支行(筹)",
    "榆路东支行-已并入总行营业部",
    "榆路东支行（装修，暂停营业）",
    "柳路东支行（搬迁）",
    "青杉区榆路15号（2026年12月搬至新华路3号）",
    "云麓县支行（请勿发布）",
    "Elm Road Outlet (closed)",
    "云麓县桥头路26号（勿公开）",
    "云麓县桥头路26号，暂停营业",
    "26 Bridge Road, Yunlu County (relocated)",
    "26 Bridge Road, Yunlu County - not open yet",
    "15 Elm Road (moved to 3 Oak Road)",
]
PLACES = [
    "停业街8号",
    "升级路2号（过渡带旁）",
    "云麓县安置路3号（搬迁安置小区内）",
    "青杉区（在建高铁站旁）",
    "桥头路2号（装修城对面）",
    "老街8号（合并村村委会旁）",
    "Elm-Test Road",
    "2 Close Street (near the closed market)",
    "柳路东支行（社区）",
]


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark(text: str) -> None:
    assert remark_in(text)


@pytest.mark.parametrize("text", PLACES)
def test_no_remark(text: str) -> None:
    assert not remark_in(text)
