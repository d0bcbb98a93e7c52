"""A bank's own list, and what its clerk answers to begin a repository."""

from __future__ import annotations

LIST = (
    ["bankId", "title", "address", "phone", "lng", "lat"],
    ["01", "营业部", "河北省唐山市路南区新湖西道6号", "0315-0002815", "118.160101", "39.630101"],
    ["02", "路北支行", "河北省唐山市样例道8号丁", "0315--0002829", "118.170202", "39.640202"],
    ["03", "路北支行营业部", "河北省唐山市样例道8号丁", "0315-0002830", "118.170202", "39.640202"],
    ["04", "@文苑路支行", "唐山市路北区文苑路A12号", "0315-0002831", "118.190303", "39.64030"],
    ["06", "营业部分理处", "河北省唐山市路南区新湖西道6号", "0315-0002815", "118.160101", "39.630101"],
    ["05", "错号支行", "唐山市路北区文苑路A13号", "没装", "118.190303", "39.64030"],
)
ANSWERS = (
    "唐山样板银行",
    "https://rights.your-bank.cn/",
    "0315-0002800",
    "2026-11-20",
    "周一至周五 9:00-17:00",
    "bd09",
)
OPTIONS = ("--name", "--url", "--number", "--verified-on", "--hours", "--coordinates")
GIVEN = [part for pair in zip(OPTIONS, ANSWERS, strict=True) for part in pair]
