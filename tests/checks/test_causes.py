"""What comes from another mistake is not told beside it, so that nobody mends the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import DAY

from macros import WORDS
from microsite.checks.check import findings

BRANCHES = "## 网点 {#branches}\n"
STEPS = "## 一步一步来 {#steps}\n"
ITEMS = """1. **什么都别删。** 聊天、短信、通话记录都留着。
2. **去派出所。** 带上身份证和手机。
3. **告诉家里人。** 家里人能帮上忙。
"""
BY_HAND = ITEMS.replace(". **", "、**")
COMPLAIN = "docs/zh/complain/index.md"
GONE_ZH = "docs/zh/complain/money-gone.md"
GONE = "docs/en/complain/money-gone.md"
CITED = '{{ cite("complaint-measures", article=[4, 11]) }}'
CASES = [  # a file, what is changed in it, and the one answer: its place and some of its way to mend it
    (COMPLAIN, CITED, CITED.replace("11", "110"), f"{COMPLAIN}:12", "The nearest that may: "),
    (COMPLAIN, '{{ hotline("110") }}', '{{ hotlines("110") }}', f"{COMPLAIN}:15", 'mean hotline("110")?'),
    (COMPLAIN, '{{ hotline("110") }}', "110", f"{COMPLAIN}:15", 'Write {{ hotline("110") }}'),
    ("facts/emergency.yml", '- hotline: "110"', '- hotline: "119"', "facts/emergency.yml:11", "mean “110”?"),
    (
        "branches/roster.csv",
        "willow-east,",
        "<<<<<<< HEAD\nwillow-east,",
        "branches/roster.csv:2",
        "Keep the",
    ),
    ("branches/maiwan.yml", "kind: ", "=======\n>>>>>>> main\nkind: ", "branches/maiwan.yml:3", "Keep the"),
    (
        "docs/en/complain/money-gone.md",
        "## After the two calls {#now}\n",
        "",
        "docs/zh/complain/money-gone.md:",
        "in both pages",
    ),
    (COMPLAIN, "---\n", "———\n", f"{COMPLAIN}:1", "Write --- here"),
    (COMPLAIN, STEPS, STEPS + "字" * 5001 + "\n", f"{COMPLAIN}:17", "Put empty lines between its parts"),
    (COMPLAIN, "---\n\n", "\n", f"{COMPLAIN}:7", "below this line"),
    (
        COMPLAIN,
        '{{ hotline("110") }}',
        '｛｛ hotline("110") ｝｝',
        f"{COMPLAIN}:15",
        'Write {{ hotline("110") }}',
    ),
    (COMPLAIN, "review_by", "review", f"{COMPLAIN}:", "Write review_by"),
    ("microsite.yml", "languages:", "langages:", "microsite.yml:2", "Write languages"),
    (GONE, " {#now}", "", f"{GONE}:18", "Write {#now} at the end of the line"),
    (GONE, "## After", "### After", f"{GONE}:18", "Write ## instead"),
    (GONE, "## After", "##\u3000After", f"{GONE}:18", "an ordinary space"),
    (
        COMPLAIN,
        STEPS,
        f'{STEPS}\n打{{{{ hotline("110") }}}}。\n\n{STEPS}',
        f"{COMPLAIN}:21",
        "Delete one of the",
    ),
    (
        COMPLAIN,
        STEPS,
        f'## 先想一想 {{#think}}\n\n打{{{{ hotline("110") }}}}。\n\n{STEPS}',
        f"{COMPLAIN}:17",
        "above line 17, “The steps”, with the same {#think}",
    ),
    (GONE_ZH, ITEMS, BY_HAND, f"{GONE_ZH}:20", "Write 1. 2. 3. before the lines"),
    (
        "branches/head-office-hall.yml",
        "campaigns:\n",
        "life:\n  closed_between:\n    - {first: 2027-03-13, last: 2027-03-13, why: {en: repair, zh: 维修}}\n"
        "campaigns:\n",
        "branches/head-office-hall.yml:38",
        "Change its day",
    ),
]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("file", "old", "new", "place", "hint"), CASES)
def test_a_mistake_is_told_alone(project: Path, file: str, old: str, new: str, place: str, hint: str) -> None:
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    (told,) = findings(project, WORDS, DAY)
    assert f"{told.mistake.file}:{told.mistake.line}".startswith(place)
    assert hint in told.mistake.hint


def test_a_campaign_copied_for_the_next_year_is_told_alone(project: Path) -> None:
    campaigns = project / "branches/campaigns"
    copy = (campaigns / "september-2027.yml").read_text("utf-8")
    (campaigns / "september-2028.yml").write_text(copy, "utf-8")
    (told,) = findings(project, WORDS, DAY)
    assert told.rule.id == "MS052"
    assert "To plan the next campaign from a copy, change title" in told.mistake.hint


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("microsite.yml", "languages: [en, zh]", "languages: [en, zh"),
        ("microsite.yml", "[en, zh]", "[en, cn]"),
        ("branches/network.yml", "id: hetang\n", ""),
        ("branches/roster.csv", "willow-east,outlet,", "willow-east,"),
    ],
)
def test_a_mistake_in_settings_hides_no_other(project: Path, file: str, old: str, new: str) -> None:
    page, row = "docs/zh/complain/index.md", "branches/roster.csv"
    for name, one, other in (
        (file, old, new),
        (page, '{{ hotline("110") }}', '{{ hotline("1l0") }}'),
        (row, "0571 0001 0002", "0571 0001 000Z"),
    ):
        text = (project / name).read_text("utf-8")
        assert one in text
        (project / name).write_text(text.replace(one, other, 1), "utf-8")
    assert {told.mistake.file for told in findings(project, WORDS, DAY)} == {file, page, row}


def test_a_changed_id_is_told_before_what_leads_to_it(project: Path) -> None:
    for name in ("docs/en/about/index.md", "docs/zh/about/index.md"):
        path = project / name
        path.write_text(f"{path.read_text('utf-8')}\n[A](../complain/index.md#steps)\n", "utf-8")
    path = project / COMPLAIN
    path.write_text(path.read_text("utf-8").replace("{#steps}", "{#step}"), "utf-8")
    cause, *others = findings(project, WORDS, DAY)
    assert (cause.rule.id, cause.mistake.file) == ("MS004", COMPLAIN)
    assert "Write {#steps} again" in cause.mistake.hint
    assert [other.rule.id for other in others] == ["MS070"]


@pytest.mark.parametrize(
    ("old", "new", "other", "rules"),
    [
        (
            BRANCHES,
            f"## 先想一想 {{#think}}\n\n{BRANCHES}",
            '{{ hotline("consultation") }}',
            ["MS004", "MS004", "MS075"],
        ),
        (BRANCHES, f"{BRANCHES}\n{BRANCHES}", '{{ hotline("consultation") }}', ["MS003", "MS004"]),
        (BRANCHES, f"1、看地图\n2、打电话\n\n{BRANCHES}", "账户在别的机构？", ["MS072", "MS075"]),
    ],
)
def test_a_mistake_hides_nothing_of_another_section(
    project: Path, old: str, new: str, other: str, rules: list[str]
) -> None:
    path = project / "docs/zh/find.md"
    text = path.read_text("utf-8")
    begin = text.index(other)
    kept = text[:begin] + text[begin:].partition("\n")[2].lstrip("\n")
    path.write_text(kept.replace(old, new).rstrip("\n") + "\n", "utf-8")
    assert sorted(one.rule.id for one in findings(project, WORDS, DAY)) == rules


FILES = [  # a file, what it becomes, and the one answer: its place and its way to mend it
    (GONE_ZH, "docs/zh/money-gone.md", "docs/zh/money-gone.md", f"Move it to {GONE_ZH}"),
    (GONE, "docs/en/money-gone.md", "docs/en/money-gone.md", f"Move it to {GONE}"),
    (GONE_ZH, "docs/zh/complain/gone.md", "docs/zh/complain/gone.md", f"Rename it to {GONE_ZH}, or"),
    (COMPLAIN, "docs/zh/complain/Index.md", "docs/zh/complain/Index.md", f"Rename it to {COMPLAIN}."),
    ("branches/maiwan.yml", "branches/maiwan.yaml", "branches/maiwan.yaml", "Write it as maiwan.yml"),
    (
        "branches/campaigns/315-2026.yml",
        "branches/campaigns/315-2026.yml.txt",
        "branches/campaigns/315-2026.yml.txt",
        "Write it as 315-2026.yml",
    ),
]


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("file", "new", "place", "hint"), FILES)
def test_a_file_under_another_name_is_told_alone(
    project: Path, file: str, new: str, place: str, hint: str
) -> None:
    (project / file).rename(project / new)
    (told,) = findings(project, WORDS, DAY)
    assert told.mistake.file == place
    assert hint in told.mistake.hint


def test_a_page_copied_over_another_is_told_alone(project: Path) -> None:
    (project / GONE_ZH).write_bytes((project / COMPLAIN).read_bytes())
    (told,) = findings(project, WORDS, DAY)
    assert told.mistake.file == GONE_ZH
    assert f"that of {COMPLAIN}" in told.mistake.message


def test_a_page_copied_in_both_languages_is_told_in_both(project: Path) -> None:
    for language in ("en", "zh"):
        folder = project / "docs" / language / "complain"
        (folder / "other.md").write_bytes((folder / "index.md").read_bytes())
    told = findings(project, WORDS, DAY)
    assert {one.mistake.file for one in told} == {f"docs/{one}/complain/other.md" for one in ("en", "zh")}
