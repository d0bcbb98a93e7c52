"""Correct but unusual edits pass, and one run of check tells everything, causes first."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from support.command import microsite, run
from support.network import DAY, FRONT_MATTER

from macros import WORDS
from microsite.checks import formats
from microsite.checks.check import Finding, findings

PAGE = "\n\n".join(
    (
        "# {title} {{#title}}",
        "![{shown}](map.png)",
        "- {a}\n- {b}",
        "| {a} | {b} |\n| --- | --- |\n| 1 | 2 |",
        "1. {a}\n2. {b}",
        "```\nkey: ${{% raw %}}{{{{ secrets.KEY }}}}{{% endraw %}} {{}} void https://x.example\n```",
        "{c} \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308",
        "<style>\n.map {{ width: 100%; one two three four five six seven eight nine ten eleven twelve }}\n</style>",
    )
)
TEXTS = {
    "en": {"title": "Somewhere", "shown": "The way", "a": "Card", "b": "Copy", "c": "Come with your family."},
    "zh": {"title": "某处", "shown": "路线", "a": "卡", "b": "复印件", "c": "请和家人一起来。"},
}


@pytest.fixture
def unusual(small_kept: Path) -> Path:
    """A project with a new section of unusual pages in both languages, in its menus."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(picture, "PNG")
    for language in ("en", "zh"):
        folder = small_kept / f"docs/{language}/new"
        folder.mkdir()
        (folder / "map.png").write_bytes(picture.getvalue())
        text = FRONT_MATTER + PAGE.partition("\n\n<style>")[0].format(**TEXTS[language]) + "\n"
        if language == "zh":
            text = text.replace("A page with a mistake", "说明").replace("A page", "某处")
        (folder / "index.md").write_text(text, "utf-8")
    menu, titles = small_kept / "docs/nav.yml", {language: text["title"] for language, text in TEXTS.items()}
    section = f"  - section: {{en: {titles['en']}, zh: {titles['zh']}}}\n    pages: [new/index.md]\n"
    menu.write_text(menu.read_text("utf-8") + section, "utf-8")
    return small_kept


def said(project: Path) -> list[Finding]:
    return findings(project, WORDS, DAY)


def test_a_new_section_of_unusual_pages_passes(unusual: Path) -> None:
    assert formats.text(said(unusual)) == "Nothing to mend. / 没有要改的地方。\n"


SENTENCES = {  # what looks like a number to call, a law, a fine or a promise, and is none
    "The office is beside road 110, on page 110.": "派出所在110国道旁，见第110页。",
    "The line carries 110 kV, the lift 12345 kg.": "这条线是110千伏的，电梯能载12345公斤。",
    "The first 110 people get a seat.": "前110位有座位。",
    "Learn it by heart, one, two, three: hang up, look up, call back.": "安全接电话“一二三”：挂断、查号、打回去。",
    "Read the loan contract before you sign.": "《个人借款合同》，看完再签。",
    "The Law of Large Numbers helps insurers.": "大数法则帮了保险公司。",
    "It is fine to say no.": "说不行也没关系。",
    "Ms Fine and Mr Law work here.": "法先生在这里工作。",
    "He heard “Send 5,000 yuan”, and hung up.": "爷爷听到：“马上转5000元。”他挂了。",
    "She lost 3.5 million yuan.": "王阿姨被骗350万元。",
    "There is no such thing as a risk-free profit.": "天下没有零风险的好买卖。",
    "There is no risk-free profit.": "任何人都不能承诺保本保息。",
    "Take bus 110; the oven is at 110 degrees.": "坐110路车；把水加热到110度。",
    "Professor Law has a fine view.": "罗教授家风景好。",
    "She lost RMB 3,000.": "李大爷丢了3000元。",
    "He heard “Pay a fine of 5,000 yuan”, and hung up.": "他听到“先交罚款”，挂了。",
    "Nobody can promise you a guaranteed return.": "我们不能说钱一定能追回来。",
    "Apple Pay, Huawei Pay and Mi Pay all work.": "Apple Pay、Huawei Pay、Mi Pay都能用。",
    "What are ETF, LPR, LTV, KYC, POS, QR, SMS and NFC?": "ETF、LPR、LTV、KYC、POS、QR、SMS、NFC是什么。",
    "He wrote: “This is the first paragraph.": "他写道：“这是信的第一段。",
    "“And this is the second.”": "“这是信的第二段。”",
    "A rule of the post has held since 15 March 2026.": "快递的新规2026年3月15日起施行。",
}


def test_sentences_that_only_look_wrong_pass(unusual: Path) -> None:
    for language, sentences in (("en", SENTENCES.keys()), ("zh", SENTENCES.values())):
        page = unusual / f"docs/{language}/new/index.md"
        page.write_text("\n\n".join((page.read_text("utf-8").rstrip("\n"), *sentences, "")), "utf-8")
    assert formats.text(said(unusual)) == "Nothing to mend. / 没有要改的地方。\n"


@pytest.mark.parametrize(
    ("language", "sentence", "rule"),
    [
        ("zh", "打12378期间，别挂断。", "MS007"),
        ("zh", "110位于第一。", "MS007"),
        ("zh", "《全国法院民商事审判工作会议纪要》这样说。", "MS005"),
        ("zh", "《刑法修正案（十二）》这样说。", "MS005"),
        ("zh", "打110位警察马上来。", "MS007"),
        ("zh", "打110度过难关。", "MS007"),
        ("en", "A fine may follow.", "MS005"),
        ("en", "You pay a fine.", "MS005"),
    ],
)
def test_what_is_like_these_and_wrong_is_told(
    small_kept: Path, language: str, sentence: str, rule: str
) -> None:
    page = small_kept / f"docs/{language}/index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{sentence}\n", "utf-8")
    assert rule in {one.rule.id for one in said(small_kept)}


def test_data_that_only_look_wrong_pass(unusual: Path) -> None:
    branch = unusual / "branches/yunlu.yml"
    text = branch.read_text("utf-8").replace("0571 0000 2002", "0571 12345")
    branch.write_text(re.sub(r"(?<=problems:\n)( +- ).*", r'\1{en: "None.", zh: 没有。}', text), "utf-8")
    for table in (unusual / "branches/events").glob("*.csv"):
        table.write_text(re.sub("(?m)$(?<=.)", ",,", table.read_text("utf-8")), "utf-8")
    assert formats.text(said(unusual)) == "Nothing to mend. / 没有要改的地方。\n"


def test_a_style_is_no_sentence(unusual: Path) -> None:
    page = unusual / "docs/en/new/index.md"
    page.write_text(page.read_text("utf-8") + "\n" + PAGE.rpartition("\n\n")[2].format() + "\n", "utf-8")
    assert {one.rule.id for one in said(unusual)} == {"MS037"}


@pytest.mark.parametrize(
    "encoding",
    [
        *(pytest.param(name, marks=pytest.mark.exhaustive) for name in ("utf-8-sig", "utf-16", "CRLF")),
        "gb18030",
    ],
)
def test_pages_of_other_encodings_pass_and_are_built(unusual: Path, encoding: str) -> None:
    page = unusual / "docs/zh/new/index.md"
    text = page.read_text("utf-8")
    if encoding == "CRLF":
        page.write_bytes(text.replace("\n", "\r\n").encode())
    else:
        page.write_bytes(text.encode(encoding))
    assert formats.text(said(unusual)) == "Nothing to mend. / 没有要改的地方。\n"
    if encoding == "utf-16":
        done = microsite(unusual, "build", "--today", DAY)
        assert done.returncode == 0, done.stderr
        built = next(unusual.glob("site/**/zh/new/index.html")).read_text("utf-8")
        assert "请和家人一起来" in built


def test_data_in_gb18030_are_read(unusual: Path) -> None:
    path = next(path for path in (unusual / "branches").glob("*.yml"))
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    assert formats.text(said(unusual)) == "Nothing to mend. / 没有要改的地方。\n"


def test_a_mistake_in_data_hides_none_in_pages_and_none_in_facts(unusual: Path) -> None:
    data = unusual / "branches/network.yml"
    data.write_text(data.read_text("utf-8").replace("\nid: ", "\nidd: ", 1), "utf-8")
    page = unusual / "docs/zh/new/index.md"
    page.write_text(page.read_text("utf-8") + "\n请打 0571 8888 0000。看[这个](gone.md)。\n", "utf-8")
    (unusual / "facts/laws.yml").write_text("x: 1\n", "utf-8")
    files = [one.mistake.file for one in said(unusual)]
    assert files[0] == "branches/network.yml"
    assert {"docs/zh/new/index.md", "facts/laws.yml"} <= set(files)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('请打{{ hotline("complaint") 。', "has no end"),
        ('请打{{ hotline("complaint") }。', "has no end"),
        ('请打{{ hotline("complaint }}。', "a quotation mark is missing"),
        ('请打{{ hotline("complaint" }}。', "a bracket is missing"),
        ("请打{{ hotline（“complaint”） }}。", "typed with the Chinese keyboard"),
        ('{% call only_for(kind="community") %}\n\n甲。', "has no end"),
        ("甲。\n\n{% endcall %}", "the beginning is missing"),
        ("{% blok x %}", "does not work in pages"),
        ("<<<<<<< HEAD\n甲。\n=======\n乙。\n>>>>>>> b", "merged without deciding"),
        ("{{ }}", "can't be read"),
        ("##甲 {#b}\n\n乙。", "no space behind #"),
    ],
)
def test_one_cause_in_a_page_is_one_finding(unusual: Path, written: str, message: str) -> None:
    page = unusual / "docs/zh/new/index.md"
    page.write_text(page.read_text("utf-8") + f"\n{written}\n", "utf-8")
    (one,) = said(unusual)
    assert message in one.mistake.message
    assert one.mistake.line and one.mistake.hint and one.mistake.zh


def test_a_page_in_the_other_language_is_one_finding(unusual: Path) -> None:
    chinese = (unusual / "docs/zh/index.md").read_text("utf-8")
    (unusual / "docs/en/index.md").write_text(chinese + "\n签字之前，请您先把合同看清楚。\n" * 9, "utf-8")
    (one,) = said(unusual)
    assert one.mistake.message == "the page is in Chinese, though it stands in docs/en"


def test_a_deleted_page_is_told_in_one_round_with_what_follows(project: Path) -> None:
    (project / "docs/zh/complain/regulators.md").unlink()
    first, *others = findings(project, WORDS, DAY)
    assert first.mistake.file == "docs/zh/complain/regulators.md"
    assert "places lead to it" in first.mistake.message
    assert "docs/en/complain/regulators.md" in {one.file for one in first.mistake.consequences}
    assert others == []


def test_a_renamed_page_is_told_with_its_new_name(project: Path) -> None:
    for language in ("en", "zh"):
        folder = project / "docs" / language / "complain"
        (folder / "regulators.md").rename(folder / "who-else.md")
    first = findings(project, WORDS, DAY)[0].mistake
    assert "is it “complain/who-else.md” now?" in first.message
    assert "complain/regulators.md: complain/who-else.md" in first.hint
    assert "docs/nav.yml" in {one.file for one in first.consequences}


def test_a_page_in_another_folder_than_its_twin_is_told_where_to_go(project: Path) -> None:
    (project / "docs/zh/complain/regulators.md").rename(project / "docs/zh/regulators.md")
    (told,) = (one.mistake for one in findings(project, WORDS, DAY) if one.rule.id == "MS004")
    assert told.file == "docs/zh/regulators.md"
    assert "Move it to docs/zh/complain/regulators.md" in told.hint
    assert "请移到 docs/zh/complain/regulators.md" in told.zh


def test_github_shows_ten_and_tells_the_rest(unusual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = unusual / "docs/zh/new/index.md"
    numbers = "\n\n".join(f"请打 0571 8888 00{n:02}。" for n in range(14))
    page.write_text(page.read_text("utf-8") + f"\n{numbers}\n", "utf-8")
    overview = unusual / "overview.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(overview))

    done = run(unusual, "check", "--today", DAY, "--format", "github")

    assert done.stdout.count("::error ") == 10
    assert "more are told here" in done.stdout
    assert overview.read_text("utf-8").count("MS007") == 14
