"""The district that an address begins with."""

from __future__ import annotations

import re

_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    "内蒙古|广西|西藏|宁夏|新疆"
)
_PROVINCE = re.compile(
    rf"(?:中国)?(?:(?:{_PROVINCES})(?:省|(?:壮族|回族|维吾尔)?自治区)|(?:{_PROVINCES})(?=[^市区县]{{2,6}}市))"
)
_WIDE = re.compile(
    r"[^\d省市区县路街道巷号]{2,10}?(?:自治州|地区|盟|(?<=.)州(?=[^\d省市区县路街道巷号]{2,8}?[县市旗]))(?=.)"
)
_CITY = re.compile(r"[^\d省市区县路街道巷号]{1,6}?市(?![场政民区])")
_BELOW = re.compile(
    r"沙市区|津市市|社旗县|市[中南北]区|新市区|鼓楼区|路桥区|道[里外]区|道县|通道侗族自治县|[赣梅]县区|(?<=市)[东西城]区|(?:路(?=[南北]区)|[^\d省市区县旗路街道巷号弄村栋楼])[^\d省市区县旗路街道巷号弄村栋楼]{0,6}?"
    r"(?:自治县|自治旗|[区县旗]|市(?![场政民镇]))"
)
_TOWNS = re.compile("(?:北京|上海|天津|重庆)市?(?=.{1,8}[区县])")
_UNNAMED = re.compile(
    rf"(?:{_PROVINCES})(?![市州])|[本我该][市县区旗]|[^市县区]{{1,3}}州[^市县区]{{1,4}}市"
)  # whose city bears no sign, or none
_NO_DISTRICT = re.compile(
    r"(?:[小社校厂库片街景住]|(?<!工业)园|^[东西南北新城]|^[东南西北][城部]新|^城[东南西北]新|^开发|^经济开发)区$"
)


def district_in(address: str) -> str:
    """The district, county or city below a province in which an address says that it is; empty if none."""
    rest = _TOWNS.sub("", _PROVINCE.sub("", address.strip(), count=1), count=1)
    if _UNNAMED.match(rest):
        return ""
    rest = _WIDE.sub("", rest, count=1) if _WIDE.match(rest) else rest
    city = _CITY.match(rest)
    below = _BELOW.match(rest, city.end() if city else 0)
    if below and not _NO_DISTRICT.search(below[0]):
        return below[0]
    return city[0] if city else ""
