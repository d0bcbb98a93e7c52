"""A page or paragraph in another language, or in one language only, is told; names and quotations are not."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from microsite.checks.rules import tongues
from microsite.content.page import Page
from microsite.content.tongue import is_foreign
from microsite.languages.language import Language

FOREIGN: list[tuple[Language, str]] = [
    ("zh", "Read the contract before you sign it."),
    ("zh", "您好。\n\nRead the contract before you sign it."),
    ("zh", "- 带上身份证\n- Bring your bank card and your ID"),
    ("zh", "> Never tell anybody the code you receive"),
    ("zh", "## How to complain about the bank {#how}\n\n请打电话。"),
    ("zh", "| 项目 | 说明 |\n| - | - |\n| 费用 | You pay nothing for this service |"),
    ("zh", "**Never** tell anybody your **code** or your password."),
    ("zh", "[How to complain to us](a.md) is told there in detail."),
    ("zh", '!!! warning "注意"\n    Nobody may ask you for the code.'),
    ("zh", "先看合同。\nRead the contract before you sign it."),
    ("en", "签字之前，请您先把合同看清楚。"),
    ("en", "Read it.\n\n签字之前，请您先把合同看清楚。"),
    ("en", "- Your card\n- 带上您的银行卡和身份证原件"),
    ("en", "## 对处理结果不满意怎么办 {#how}\n\nCall us."),
    ("en", "> 任何人都不能向您要验证码。"),
]
OWN: list[tuple[Language, str]] = [
    ("zh", "请在 App Store 或 Google Play 下载。"),
    ("zh", "银行客户尽职调查（Know Your Customer and all that is asked）要看证件。"),
    ("zh", "骗子说：“Dear customer, your account will be closed today.”"),
    ("zh", "- ATM\n- POS\n- SWIFT Code"),
    ("zh", '{{ hotline("complaint") }}，{{ campaign("315").title }}'),
    ("zh", "```\ngit clone the repository and read the file\n```"),
    ("zh", "见[规定](https://www.example.org/a/very/long/address/of/a/page.html)。"),
    ("zh", "<https://www.example.org/a/very/long/address>"),
    ("en", "The law (《中华人民共和国消费者权益保护法》) says so."),
    ("en", "《中华人民共和国消费者权益保护法》"),
    ("en", "Say “我要投诉你们的理财产品销售” at the desk."),
    ("en", '<span lang="zh">中华人民共和国消费者权益保护法</span>'),
    ("en", "Ask for 消费者权益保护 at the desk."),
    ("en", '{{ hotline("complaint") }}'),
    ("en", "- Maiwan 麦湾\n- Yunlu 云麓"),
]
ALONE = [  # a section in both languages of which one says more
    ("One.\n\nTwo.", "一。"),
    ("One.", "一。\n\n二。"),
    ("- a\n- b", "- 甲\n- 乙\n- 丙"),
    ("1. a\n2. b", "1. 甲"),
    ("| a |b|\n|-|-|\n| 1 |2|", "| 甲 |乙|\n|-|-|\n| 1 |2|\n| 3 |4|"),
    ('Text.\n\n!!! tip "A"\n    B', "文字。"),
    ("> One.\n>\n> Two.", "> 一。"),
    ("One.\n\n- a", "一。\n\n- 甲\n- 乙"),
    ("{{ hotlines() }}\n\nText.", "{{ hotlines() }}"),
    ("", "一。"),
]
ALIKE = [
    ("One.\nTwo.", "一。二。"),
    ("One.\n\n- a\n- b", "一。\n\n- 甲\n- 乙"),
    ("\n\n".join(["One."] * 18), "\n\n".join(["一。"] * 19)),
    ("- a\n- b", "1. 甲\n2. 乙"),
]


def page(language: Language, text: str) -> Page:
    return Page(f"docs/{language}/a.md", "a.md", language, text)


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_a_paragraph_in_another_language_is_told(language: Language, text: str) -> None:
    (told,) = tongues.paragraphs(page(language, text))
    assert told.line and told.column and told.zh


@pytest.mark.parametrize(("language", "text"), OWN)
def test_names_quotations_and_code_pass(language: Language, text: str) -> None:
    assert [*tongues.paragraphs(page(language, text))] == []
    assert not is_foreign(page(language, text))


@pytest.mark.parametrize(("en", "zh"), ALONE)
def test_a_paragraph_in_one_language_only_is_told_in_the_section_without_it(en: str, zh: str) -> None:
    heading = "# Title {#a}\n\nText.\n\n## Part {#b}\n\n"
    (told,) = tongues.compare(page("en", heading + en), page("zh", heading + zh))
    assert told.line == 5
    assert told.file == ("docs/zh/a.md" if len(en) > len(zh) + 1 else "docs/en/a.md")


@pytest.mark.parametrize(("en", "zh"), ALIKE)
def test_sections_that_say_the_same_pass(en: str, zh: str) -> None:
    assert [*tongues.compare(page("en", en), page("zh", zh))] == []


def test_a_whole_page_in_the_other_language_is_told_once() -> None:
    text = "签字之前，请您先把合同看清楚。\n\n" * 5
    assert is_foreign(page("en", text))
    assert not is_foreign(page("zh", text))


@pytest.mark.parametrize("key", ["title", "description"])
def test_a_title_in_another_language_is_told_in_its_line(key: str) -> None:
    told = {"title": "卡的种类", "description": "卡有哪几种，怎么选。"} | {
        key: "Which cards there are to choose"
    }
    header = "---\n" + "".join(f"{name}: {text}\n" for name, text in told.items())
    header += "reviewed: 2026-11-26\nreview_by: 2027-05-26\naudience: [everyone]\n---\n\n"
    one, twin = page("zh", f"{header}# 卡 {{#a}}\n\n一。\n"), page("en", f"{header}# Cards {{#a}}\n\nOne.\n")
    content = SimpleNamespace(pages={"en": {"a.md": twin}, "zh": {"a.md": one}})
    (found,) = (mistake for mistake in tongues.check(content) if mistake.file == "docs/zh/a.md")
    assert found.line == [*told].index(key) + 2
