"""A bank's own list, and what its clerk answers to begin a repository."""

from __future__ import annotations

LIST = (
    ["bankId", "title", "address", "phone", "lng", "lat"],
    ["01", "营业部", "河北省唐山市路南区新华西道66号", "0315-0002815", "118.162022", "39.631079"],
    ["02", "路北支行", "河北省唐山市煤医道21号丁", "0315--0002829", "118.178694", "39.644516"],
    ["03", "路北支行营业部", "河北省唐山市煤医道21号丁", "0315-0002830", "118.178694", "39.644516"],
    ["04", "@文化路支行", "唐山市路北区文化路A12号", "0315-0002831", "118.192106", "39.64958"],
    ["06", "营业部分理处", "河北省唐山市路南区新华西道66号", "0315-0002815", "118.162022", "39.631079"],
    ["05", "错号支行", "唐山市路北区文化路A13号", "没装", "118.192106", "39.64958"],
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
