"""Hosts that deceive or hide are seen; those of the government and ordinary ones are left alone."""

from __future__ import annotations

import pytest

from microsite.checks.rules.message_addresses import ADDRESS
from microsite.checks.web_hosts import HIDDEN, looks_official, shown

ALIKE = [
    "www.pbc.g0v.cn",
    "www.pbc.qov.cn",
    "www.nfra.gov.cn-help.com",
    "gov.cn-pbc.top",
    "pbc.gov.com",
    "pbc-gov-cn.com",
    "www.gov.cn.evil.com",
    "pbc.gov.cn.top",
    "www.com.cn.evil.com",
    "mps-gov.cn",
]
OFFICIAL = [
    "www.gov.cn",
    "www.pbc.gov.cn",
    "www.nfra.gov.cn",
    "www.gov.uk",
    "gov.hk",
    "www.gov.hk",
    "mas.gov.sg",
    "consumerfinance.gov",
    "www.fca.org.uk",
    "www.cbirc.gov.cn",
    "govinfo.gov",
    "www.cba.org.cn",
    "service.gov.uk",
    "governance.org",
    "moneysmart.gov.au",
    "beian.mps.gov.cn",
]
HIDING = [
    "https://t.cn/a",
    "http://192.168.257/",
    "https://203.0.113.7/x",
    "https://xn--80ak6aa92e.com",
    "https://baidu.com/link?url=x",
    "https://www.google.com/url?q=x",
    "t.cn/abc",
    "bit.ly/abc",
    "https://u.nu/x",
    "https://wa.me/86138",
    "http://user@120.0.0.7/x",
    "http://3232235777/",
    "https://www.xn--fiqs8s.cn/",
]
OPEN = [
    "https://12377.cn/",
    "https://www.12321.cn/a",
    "https://www.nfra.gov.cn/cn/view",
    "at.cn/abc",
    "https://www.baidu.com/",
    "https://hot.cn/x",
    "3.15",
    "https://www.google.com/search",
]
IN_MESSAGES = [
    "点 bit.ly/abc",
    "hetang.io",
    "hetang.link",
    "hetang.app/x",
    "hetang.me/1",
    "h5.hetang.cloud/x",
    "看hetang.bank吧",
    "hetang.ink",
    "hetang.中国",
    "禾塘银行.中国",
    "禾塘银行.com",
    "s.hetang-bank.example",
    "hetang．com",
    "hetang。com",
    "hetang•com",
    "WWW。hetang-bank。cn",
    "hetang-bank点com",
    "hetang-bank dot com",
    "hetang-bank[.]com",
    "hetang .com",
    "hetang. com",
    "htt ps://a.b",
    "203.0.113.7",
    "192.168.1.1/a",
    "请看hetang-bank.cn，或打",
    "https://a.cn/x",
    "x.uk/abc1",
]
NO_ADDRESS = [
    "请于8:30-17:00到网点来。",
    "Come at 9 a.m. on 15 March. Bring your card.",
    "Bring your card.Call us",
    "3.15宣传周：3月9日至15日",
    "No.5 Lake Road.",
    "8.30-17.00",
    "请带身份证。me",
    "地点：湖滨路9号。公司旁",
    "Mr. Li. We are",
    "约3.5公里",
    "欢迎光临。公司全体员工",
    "每天一点。中国人民银行",
    "go to the desk.Link it",
]


@pytest.mark.parametrize("host", ALIKE)
def test_a_host_that_looks_like_one_of_the_government(host: str) -> None:
    assert looks_official(host)


@pytest.mark.parametrize("host", OFFICIAL)
def test_a_host_that_is_what_it_looks_like(host: str) -> None:
    assert not looks_official(host)


@pytest.mark.parametrize("address", HIDING)
def test_an_address_that_hides_whose_it_is(address: str) -> None:
    assert HIDDEN.search(f"看[这里]({address})。")


@pytest.mark.parametrize("address", OPEN)
def test_an_address_that_says_whose_it_is(address: str) -> None:
    assert not HIDDEN.search(f"看[这里]({address})。")


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("www。pbc。gov。cn", "pbc.gov.cn"),
        ("pbc.gov.cn的通知", "pbc.gov.cn"),
        ("WWW.PBC.GOV.CN", "pbc.gov.cn"),
        ("notice.pdf", ""),
        ("Node.js 的网站", ""),
        ("version 2.0.beta", ""),
        ("St.James", ""),
    ],
)
def test_the_host_that_a_link_shows(text: str, host: str) -> None:
    assert shown(text) == host


@pytest.mark.parametrize("text", IN_MESSAGES)
def test_an_address_in_a_message(text: str) -> None:
    assert ADDRESS.search(text)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_a_message_without_one(text: str) -> None:
    assert not ADDRESS.search(text)
