"""Messages, slogans and articles are the branch's own, as long as their channels take, and text whatever the data hold."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from macros import WORDS
from microsite.content.limits import Lengths, MessageLength
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.campaign import Article
from microsite.data.in_languages import InLanguages
from microsite.data.message import Message, Screen
from microsite.data.record import Text
from microsite.data.site_numbers import AllNumbers
from microsite.files.mistakes import Mistakes
from microsite.pieces import messages, texts
from microsite.pieces.writer import Writer
from microsite.rendering.fill import Filler
from microsite.words.counting import Count, count
from microsite.words.wording import parts, spoken

CAMPAIGN = "315-2027"
KEPT = {"section", "p", "ul", "li", "strong", "img"}  # of an article, by WeChat's editor
HOSTILE = "<b>x</b> & {{ y }} ${v1} =1+1 [a](b)"
LENGTH = MessageLength(
    narrow=Lengths(alone=160, part=153),
    wide=Lengths(alone=70, part=67),
    source="x",
    reviewed="2026-11-25",
    review_by="2027-11-25",
)


def message(zh: str, kind: str = "notice", event: str | None = None) -> Message:
    text = {"en": 'Call {{ hotline("complaint") }}', "zh": zh}
    return Message.model_validate({"kind": kind, "text": text, "days_before": 3, "event": event})


@pytest.fixture(scope="module")
def writer(printing: Project, fillers: list[Filler]) -> Writer:
    """Who writes in Chinese for a branch of the small network."""
    chinese = next(filler for filler in fillers if filler.rendering.language == "zh")
    return Writer.of(printing, chinese, printing.roster["maiwan"], AllNumbers(printing.roster), {})


def of(writer: Writer, branch: Branch | str = "maiwan", **campaign: Any) -> Writer:
    """The same for another branch, or with something else in the campaign."""
    roster = writer.context.roster
    branch = roster[branch] if isinstance(branch, str) else branch
    changed = branch.campaigns[CAMPAIGN].model_copy(update=campaign)
    branch = replace(branch, campaigns={**branch.campaigns, CAMPAIGN: changed})
    sent = [one for one in campaign.get("messages", ()) if not one.event]  # others are the branch's own
    common = roster.campaigns[CAMPAIGN].model_copy(update={"messages": sent})
    branches = {
        id: replace(one, campaigns={CAMPAIGN: one.campaigns[CAMPAIGN].model_copy(update=campaign)})
        for id, one in roster.branches.items()
    } | {branch.id: branch}
    roster = replace(roster, campaigns={CAMPAIGN: common}, branches=branches)
    return replace(writer, context=replace(writer.context, branch=branch, roster=roster), told={})


def files(writer: Writer) -> dict[str, str]:
    return {
        name: made.decode("utf-8-sig")
        for name, made in texts.files(writer, CAMPAIGN)
        if not name.startswith("strips/")
    }


NARROW = st.text("abc XYZ@£_0123456789\n", max_size=400)


@given(NARROW, st.text(max_size=200))
def test_a_message_is_counted_in_the_alphabet_in_which_it_is_sent(narrow: str, any: str) -> None:
    assert count(narrow, LENGTH) == Count(len(narrow), 1 if len(narrow) <= 160 else -(-len(narrow) // 153))
    assert count(f"{narrow}中", LENGTH).characters == len(narrow) + 1
    wide = len(f"{any}中".encode("utf-16-be")) // 2
    found = count(f"{any}中", LENGTH)
    assert found.characters == wide
    assert (found.parts == 1) == (wide <= 70) and found.parts >= -(-wide // 70)


@pytest.mark.parametrize(
    ("text", "characters", "parts"),
    [
        ("中" * 70, 70, 1),
        ("中" * 71, 71, 2),
        ("中" * 135, 135, 3),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("{" * 80, 160, 1),
        ("a" * 152 + "{" + "a" * 10, 164, 2),
        ("𠮷" * 35, 70, 1),
        ("中" * 66 + "𠮷" + "中" * 66, 134, 3),  # no letter is cut in two
        ("a" * 70 + "中", 71, 2),
        ("", 0, 1),
    ],
)
def test_how_many_messages_are_paid(text: str, characters: int, parts: int) -> None:
    assert count(text, LENGTH) == (characters, parts)


def test_a_message_names_the_numbers_of_its_branch(writer: Writer) -> None:
    told = message('投诉请打{{ hotline("complaint") }}')
    made = files(of(writer, messages=(told,)))
    assert made["messages/notice-zh.txt"].splitlines() == [
        "投诉请打0571 0000 2001",
        "",
        "发送日期：2027年3月6日。连签名共18个字，按1条计费。",
    ]
    assert made["messages/notice-zh-template.txt"].strip() == "投诉请打${v1}"
    assert made["messages/notice-zh-variables.csv"].splitlines() == [
        "id,name,v1",
        "maiwan,麦湾镇信用社,0571 0000 2001",
    ]


def test_the_institution_gets_a_row_for_each_branch(writer: Writer) -> None:
    told = message('{{ campaign("315-2027").theme }}，{{ branch.name }}：{{ hotline("complaint") }}')
    made = files(of(writer, writer.context.roster.institution, messages=(told,)))
    assert made["messages/notice-zh-template.txt"].strip() == "知权利 会维权，${v1}：${v2}"
    heading, *rows = csv.reader(io.StringIO(made["messages/notice-zh-variables.csv"]))
    assert heading == ["id", "name", "v1", "v2"]
    roster = writer.context.roster
    assert [row[0] for row in rows] == [branch.id for branch in roster if CAMPAIGN in branch.campaigns]
    assert all(row[1] == row[2] for row in rows)


MARKS = ["{{", "}}", "{%", "%}", "raw", "endraw", 'hotline("complaint")', "{##", "##}", " ", "{", "x", "中"]


@given(st.lists(st.sampled_from(MARKS), max_size=12).map("".join))
def test_whatever_stands_in_braces_is_a_word_or_refused_in_words(text: str) -> None:
    try:
        found = parts(text, "zh", WORDS)
    except Mistakes as refused:
        assert all(mistake.message and mistake.zh for mistake in refused.mistakes)
        return
    assert all(isinstance(part, str) or part.word == "hotline" for part in found)
    assert not any("{%" in part or ("{{" in part and "}}" in part) for part in found if isinstance(part, str))


def test_the_signature_is_counted(writer: Writer) -> None:
    network = writer.context.branch.network.model_copy(update={"sms_signature": Text({"zh": "禾塘银行"})})
    signed = of(writer, replace(writer.context.branch, network=network), messages=(message("中" * 65),))
    text, _, counted = files(signed)["messages/notice-zh.txt"].splitlines()
    assert text.startswith("【禾塘银行】中") and "共71个字，按2条" in counted


def test_a_message_tells_of_its_event_and_not_of_one_that_is_cancelled(writer: Writer) -> None:
    told = message("{{ event_when() }}，{{ event_place() }}：{{ event_title() }}", event="information-desk")
    made = files(of(writer, messages=(told,)))
    assert made["messages/notice-zh.txt"].startswith(
        "2027年3月9日至15日 08:30至11:30，麦湾镇老街8号：大厅咨询台"
    )
    events = [
        event.model_copy(update={"cancelled": Text({"zh": "礼堂维修"})})
        for event in writer.context.branch.campaigns[CAMPAIGN].events
    ]
    assert not [name for name in files(of(writer, messages=(told,), events=events)) if "notice" in name]


def test_several_numbers_and_extensions_are_named_whole(writer: Writer) -> None:
    made = files(of(writer, "head-office-hall", messages=(message('{{ hotline("complaint") }}'),)))
    assert made["messages/notice-zh.txt"].startswith("0571 0000 2004（个人）、0571 0000 2005转8（企业）")


@pytest.mark.parametrize("name", ["堃喆镕𠮷信用社" * 7, HOSTILE, "Ω" * 48])
def test_what_data_hold_is_text_in_every_format(writer: Writer, name: str) -> None:
    branch = replace(writer.context.branch, name=InLanguages(zh=name))
    article = Article.model_validate(
        {"title": {"zh": name}, "published": "2027-03-05", "page": "complain/money-gone.md"}
    )
    slogans = (Text({"zh": name}),)
    screens = (Screen(columns=12), Screen(columns=12, encoding="utf-8"))
    speaking = of(
        writer,
        replace(branch, screens=screens),
        messages=(message("{{ branch.name }}"),),
        articles=(article,),
        slogans=slogans,
    )
    made = dict(texts.files(speaking, CAMPAIGN))
    assert made["messages/notice-zh.txt"].decode().startswith(f"{name}\r\n")
    rows = list(csv.reader(io.StringIO(made["messages/notice-zh-variables.csv"].decode("utf-8-sig"))))
    assert rows[1] == ["maiwan", name, name]
    assert made["strips/1-zh.txt"].decode("gb18030") == f"{name}\r\n" == made["strips/2-zh.txt"].decode()
    assert f"标题：{name}" in made["articles/1-zh.txt"].decode()
    assert name in html.fromstring(made["articles/1-zh.html"].decode()).text_content()


def test_a_template_takes_the_number_that_is_for_everybody(writer: Writer) -> None:
    hall = writer.context.roster["head-office-hall"]
    personal, company = hall.numbers["complaint"]
    for_all = personal.model_copy(update={"whom": None})
    hall = replace(hall, numbers={**hall.numbers, "complaint": (company, for_all)})
    made = files(of(writer, hall, messages=(message('{{ hotline("complaint") }}'),)))
    assert made["messages/notice-zh.txt"].startswith("0571 0000 2005转8（企业）、0571 0000 2004")
    assert made["messages/notice-zh-variables.csv"].splitlines()[1].endswith("营业部,0571 0000 2004")


def test_what_other_branches_say_is_worked_out_once(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[object] = []
    monkeypatch.setattr(messages, "spoken", lambda *given: counted.append(given) or spoken(*given))
    sending = of(writer, messages=(message("{{ branch.name }}"),))
    branches = [branch for branch in sending.context.roster if not branch.is_institution]
    for branch in branches:
        assert dict(
            messages.files(replace(sending, context=replace(sending.context, branch=branch)), CAMPAIGN)
        )
    assert len(counted) == len(branches) + 1 + len(
        branches
    )  # for all, the institution too; then each its own


def test_a_foreign_number_is_refused(writer: Writer) -> None:
    with pytest.raises(Mistakes, match="shows 0571 0000 2003, a number of “wealth-centre”"):
        files(of(writer, messages=(message("请打0571 0000 2003"),)))


def articles(writer: Writer, **more: Any) -> Iterator[tuple[str, Any]]:
    for page in writer.context.pages:
        given = {"title": {"zh": "标题"}, "published": "2027-03-05", "page": page, **more}
        written = of(writer, articles=(Article.model_validate(given),), slogans=())
        yield page, html.fromstring(files(written)["articles/1-zh.html"])


def test_an_article_is_what_the_editor_keeps(writer: Writer) -> None:
    for page, article in articles(writer):
        assert {element.tag for element in article.iter()} <= KEPT, page
        assert {name for element in article.iter() for name in element.attrib} <= {"style"}
        assert "0571 0000 2001" in article.text_content()
        assert not re.search(r"扫一扫|接着看|依据$", article.text_content())


def test_links_of_an_article_are_notes(writer: Writer) -> None:
    found = dict(articles(writer))["complain/money-gone.md"].text_content()
    notes = re.findall(r"\[(\d+)\] (https://hetang-bank\.example/maiwan/zh/[\w/.#-]*)", found)
    assert notes and [int(number) for number, _ in notes] == [*range(1, len(notes) + 1)]
    assert all(f"[{number}]" in found.partition(notes[0][1])[0] for number, _ in notes)


def test_what_a_quiz_quotes_and_answers_stands_in_boxes(writer: Writer) -> None:
    quiz = dict(articles(writer))["risks/quiz.md"]
    boxed = [box.text_content() for box in quiz.xpath("//section[contains(@style, 'background-color')]")]
    for said in ("点链接兑换8860积分。", "骗局。网页会问您要验证码。"):
        assert sum(said in box for box in boxed) == 1


def test_an_article_takes_its_parts_alone(writer: Writer) -> None:
    given = {"title": {"zh": "标题"}, "published": "2027-03-05", "page": "complain/money-gone.md"}
    whole, part = (
        files(of(writer, articles=(Article.model_validate({**given, "parts": parts}),)))["articles/1-zh.html"]
        for parts in ([], ["now"])
    )
    assert len(part) < len(whole)
    with pytest.raises(Mistakes, match="unknown part “nwo”\n.*Did you mean “now”"):
        files(of(writer, articles=(Article.model_validate({**given, "parts": ["nwo"]}),)))


def test_an_article_that_is_too_long_is_refused_with_its_length(writer: Writer) -> None:
    size = writer.limits.article.model_copy(update={"content": 500})
    limits = writer.limits.model_copy(update={"article": size})
    given = {"title": {"zh": "标题"}, "published": "2027-03-05", "page": "complain/money-gone.md"}
    with pytest.raises(Mistakes, match=r"has \d+ characters and \d+ bytes; it must stay below 500"):
        files(of(replace(writer, limits=limits), articles=(Article.model_validate(given),)))


@pytest.mark.parametrize(
    ("text", "screens"),
    [("先停一停", 1), ("先停一停，再核一核，然后付", 2), ("abcdefgh" * 3, 1), ("abcdefgh" * 3 + "i", 2)],
)
def test_how_many_screens_a_slogan_takes(text: str, screens: int) -> None:
    assert Screen(columns=12).count(text) == screens


def test_a_strip_lacks_what_its_code_lacks(writer: Writer) -> None:
    branch = replace(writer.context.branch, screens=(Screen(columns=12, encoding="gb2312"),))
    with pytest.raises(Mistakes, match="fed in gb2312 lacks 𠮷"):
        files(of(writer, branch, slogans=(Text({"zh": "𠮷祥"}),)))
    assert Screen(columns=12, encoding="gb2312").lacking("𠮷堃祥ABC") == "𠮷堃"
    assert Screen(columns=12).lacking("𠮷堃祥ABC") == ""
