"""A file that is no YAML is told in the line where the slip is, with what to type."""

from __future__ import annotations

import pytest

from microsite.files import yamlfile
from microsite.files.mistakes import Mistakes

BEFORE = [
    "id: maiwan",
    "name: {en: Maiwan, zh: 麦湾}",
    "hotlines:",
    "  complaint:",
    '    number: "0571 0000 2001"',
]
AFTER = ["    verified_on: 2026-11-02", "address: {en: 8 Old Market Street, zh: 老街8号}"]
SLIPS = [  # what stands in the sixth line, what is said of it, and in which column
    ("    owner Office", 5, "请写成 owner: Office"),
    ("    owner:Office", 5, "请写成 owner: Office"),
    ("    owner; Office", 5, "请写成 owner: Office"),
    ("    owner = Office", 5, "请写成 owner: Office"),
    ("    owner：Office", 10, "请写成 owner: Office"),
    ("    owner: {en：Office，zh: 办公室", 15, "改成英文的 :"),
    ('    owner: {en: "Office"，zh：办公室}', 25, "这里请写英文逗号和一个空格"),
    ("    owner: The office: desk 2", 12, '请给这段内容加上英文引号："The office: desk 2"'),
    ("    parts: [#before, after]", 13, "请写 before，不要 #"),
    ('    text: "Call {{ hotline("complaint") }}."', 28, "请写成 {{ hotline('complaint') }}"),
    ('    owner: "Office', 12, '请写成 "Office"'),
    ('    owner: "Office\n    hours: "closed"', 12, '请写成 "Office"'),
    ("    owner: [Office", 12, "写上 ]"),
    ("    hours: {mon-fri: 09:00-17:00", 12, "写上 }"),
    ('    hours: {mon-fri: "09:00-17:00" sat: closed}', 36, "“sat: closed}”前面加一个英文逗号"),
    ("    hours: {mon-fri: closed}}", 29, "多了一个 }"),
    ("    for: en: customers, zh: 客户", 10, "请写成 {en: customers, zh: 客户}"),
    ("    for: {en: customers；zh: 客户}", 24, "； 不是英文逗号"),
    ("    for: {en: customers、zh: 客户}", 24, "、 不是英文逗号"),
    ("    for: {en: customers; zh: 客户}", 24, "; 不是英文逗号"),
    ('    for: {en: "customers"；zh: 客户}', 26, "； 不是英文逗号"),
    ('    for: {en: "customers"、zh: 客户}', 26, "、 不是英文逗号"),
    ("    for: (en: customers, zh: 客户)", 10, "请写成 {en: customers, zh: 客户}"),
    ("    owner: @Office", 12, '请写成 "@Office"'),
    ("     owner: Office", 6, "开头有5个空格，第5行有4个"),
    ("   owner: Office", 4, "开头有3个空格，第5行有4个"),
    ("\towner: Office", 1, "缩进请用空格"),
    ("\u3000\u3000owner: Office", 1, "用英文输入法重新空格"),
    ("    owner → Office", 5, "请写成 owner: Office"),
    ("\nspecial_days:\n  -{first: 2027-02-05}\n  - {first: 2027-03-05}", 3, "请写成 - {first: 2027-02-05}"),
]


@pytest.mark.parametrize(("line", "column", "zh"), SLIPS)
def test_a_slip_is_told_where_it_is(line: str, column: int, zh: str) -> None:
    with pytest.raises(Mistakes) as refused:
        yamlfile.parse("\n".join([*BEFORE, line, *AFTER]), "branches/maiwan.yml")
    (told,) = refused.value.mistakes
    assert (told.line, told.column) == (8 if line.startswith("\n") else 6, column)
    assert zh in told.zh


def test_a_bracket_left_open_is_told_where_it_begins() -> None:
    text = "\n".join(["name: {en: Maiwan, zh: 麦湾", "", "# what it offers", *AFTER[1:], "kind: outlet"])
    with pytest.raises(Mistakes) as refused:
        yamlfile.parse(text, "branches/maiwan.yml")
    assert refused.value.mistakes[0].position == "branches/maiwan.yml:1:7"
