"""Hosts of the web that don't say whose they are, or say they are somebody else's."""

from __future__ import annotations

import re

# services that hide an address behind a shorter one, and those that lead to an account of a messenger
_SHORT = """
t.cn url.cn dwz.cn dwz.win dwz.date suo.im suo.nz sourl.cn mrw.so rrd.me 985.so tb.cn 3.cn z.cn c1n.cn kurl.cn
6du.in sina.lt ft12.com u.jd.com vk.cc reurl.cc bit.ly tinyurl.com t.co goo.gl is.gd ow.ly cutt.ly rebrand.ly
t.ly s.id u.nu v.gd tiny.cc a.co lnkd.in qr.ae rb.gy shorturl.at buff.ly b23.tv xhslink.com wa.me t.me
"""
_LEADS_ON = (
    r"(?:www\.)?baidu\.com/link\?|(?:www\.)?google\.[a-z.]{2,6}/url\?"  # whatever else the address names
)
_REST = r"[^\s<>()\"，。；]"
HIDDEN = re.compile(
    r"(?<![\w.@/-])(?:https?://)?(?:"
    rf"(?P<short>(?:[\w-]+\.)?(?:{'|'.join(map(re.escape, _SHORT.split()))})/|{_LEADS_ON}){_REST}+"
    r"|(?P<code>(?<=://)(?:[\w-]+\.)*xn--[\w.-]+)"
    r"|(?<=://)(?:[^\s/@<>()\"]*@)?(?P<machine>(?:0x[0-9a-f]+|\d{1,4})(?:\.(?:0x[0-9a-f]+|\d{1,8})){1,3}|\[[0-9a-f:.]+\]|\d{6,10}|0x[0-9a-f]+)"
    rf"(?=[/?#:)\s]|$){_REST}*)",
    re.IGNORECASE | re.ASCII | re.MULTILINE,
)
_HIDING = {
    "short": ("is shortened: nobody sees where it leads", "是短链接，看不出通向哪里"),
    "machine": ("names a machine by its number: nobody sees whose it is", "是一串数字，看不出是谁的"),
    "code": ("is written in a code: nobody sees whose it is", "写成了编码，看不出是谁的"),
}
_WITHIN = re.compile(r"\.(?:gov|org|com|edu)\.cn\.")  # the end of another's name
_OFFICIAL = re.compile(
    r"(?:^|[.-])gov[.-]cn(?=$|[.-])|(?:^|[.-])gov(?=-|\.(?:com|cn|net|org|top|vip|xyz|cc)(?:$|\.))"
)
_REALLY = re.compile(r"(?:^|\.)gov\.cn$")
_ALIKE = str.maketrans("0q1", "ogl")  # signs that are taken for others
ENDS = (
    "cn|com|net|org|gov|edu|int|info|top|cc|vip|xyz|io|ly|hk|mo|tw|uk|us|eu|biz|mobi|asia|wang|icu|tech"
    "|example"
)
CHINESE_ENDS = "中国|公司|网络|网址"
_NAMED = re.compile(rf"(?<![a-z0-9.-])(?:[a-z0-9-]++\.)++(?:{ENDS}|{CHINESE_ENDS})(?![a-z0-9.-])")
_FULL_STOPS = str.maketrans("。．｡", "...")


def hiding(found: re.Match[str]) -> tuple[str, str]:
    """How an address hides whose it is, in English and Chinese."""
    return _HIDING[str(found.lastgroup)]


def looks_official(host: str) -> bool:
    """Whether a host looks like one of the government, and is none: what counts is how it ends."""
    if _REALLY.search(host):
        return False
    return bool(_WITHIN.search(host) or _OFFICIAL.search(host.translate(_ALIKE)))


def shown(text: str) -> str:
    """The host that the text of a link names; empty if it names none."""
    named = _NAMED.search(text.translate(_FULL_STOPS).lower())
    return named[0].removeprefix("www.") if named else ""
