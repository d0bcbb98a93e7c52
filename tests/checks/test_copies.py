"""The hall of a branch stands in its house; anything else at its place is a copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command import run
from support.network import DAY, EVERY_KIND, NETWORKS, lay

from macros import WORDS
from microsite.checks.check import findings

ROWS = """id,code,kind,name_zh,district_zh,address_zh,latitude,longitude,complaint_number,complaint_verified_on,complaint_owner
lu,4100,outlet,柳路支行,白山镇,白山镇柳路3号,30.2741,120.1551,0571 0000 4101,2026-11-05,柜员
hall,{code},outlet,{name},白山镇,白山镇柳路3号,30.2741,120.1551,{number},2026-11-05,柜员
"""


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("name", "code", "number", "is_copy"),
    [
        ("柳路支行营业部", "", "0571 0000 4102", False),
        ("柳路支行营业部", "", "0571 0000 4101", True),
        ("柳路支行营业部", "4100", "0571 0000 4101", True),
        ("柳路支行营业部", "4101", "0571 0000 4101", False),  # the bank itself counts them as two
        ("柳路支行二部", "4101", "0571 0000 4101", True),
        ("柳路支行二部", "", "0571 0000 4102", True),
        ("松路支行营业部", "", "0571 0000 4102", True),
    ],
)
def test_a_hall_is_no_copy(tmp_path: Path, name: str, code: str, number: str, is_copy: bool) -> None:
    folder = lay(NETWORKS / "one-language", tmp_path / "project")
    rows = ROWS.format(name=name, code=code, number=number)
    (folder / "branches/roster.csv").write_text(rows, "utf-8")
    done = run(folder, "check", "--today", DAY, "branches/roster.csv")
    assert ("[MS052]" in done.output) == is_copy, done.output
    assert "[MS108]" not in done.output  # told once, or one telephone serves the house


IN_ONE_HOUSE = """id,code,kind,name_zh,district_zh,address_zh,complaint_number,complaint_verified_on,complaint_owner
lu,{first},outlet,柳路支行,白山镇,白山镇柳路3号,0571 0000 4101,2026-11-05,柜员
other,{code},{kind},{name},白山镇,{address},0571 0000 4102,2026-11-05,柜员
"""


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("name", "codes", "kind", "address", "is_told"),
    [
        ("柳湖支行", ("", ""), "outlet", "白山镇柳路3号", True),
        ("柳湖支行", ("", ""), "outlet", "白山镇柳路5号", False),
        (
            "柳湖支行",
            ("4100", "4101"),
            "outlet",
            "白山镇柳路3号",
            False,
        ),  # the bank itself counts them as two
        ("柳湖财富中心", ("", ""), "centre", "白山镇柳路3号", False),
        ("柳路支行营业部", ("", ""), "outlet", "白山镇柳路3号", False),
    ],
)
def test_two_branches_of_one_kind_at_one_address(
    tmp_path: Path, name: str, codes: tuple[str, str], kind: str, address: str, is_told: bool
) -> None:
    folder = lay(NETWORKS / "one-language", tmp_path / "project")
    rows = IN_ONE_HOUSE.format(name=name, first=codes[0], code=codes[1], kind=kind, address=address)
    (folder / "branches/roster.csv").write_text(rows, "utf-8")
    done = run(folder, "check", "--today", DAY, "branches/roster.csv")
    assert ("[MS132]" in done.output) == is_told, done.output
    assert ("Nothing to mend" in done.output) != is_told


@pytest.mark.sampled(1)
@pytest.mark.parametrize("id", ["shi qiao", "Shiqiao", "石桥", "shi_qiao", "shiqiao"])
@pytest.mark.parametrize("name", ["石桥镇信用社", "麦湾镇信用社"])
def test_a_copied_file_is_told_at_once(tmp_path: Path, id: str, name: str) -> None:
    """Whether or not its id can be one, in one answer with all that is still the other branch's."""
    folder = lay(EVERY_KIND, tmp_path / "project")
    written = (folder / "branches/maiwan.yml").read_text("utf-8")
    copy = written.replace("id: maiwan", f"id: {id}").replace("麦湾镇信用社", name)
    (folder / "branches/shiqiao.yml").write_text(copy, "utf-8")
    told = findings(folder, WORDS, DAY)
    assert {mistake.file for _, mistake in told} == {"branches/shiqiao.yml"}
    assert [rule.id for rule, _ in told] == [*(["MS012"] if id != "shiqiao" else []), "MS052"]
    assert "has the same name, address, complaint number" in told[-1].mistake.message


@pytest.mark.parametrize(("hours", "is_copy"), [("09:00-10:00", True), ("14:00-15:00", False)])
def test_two_branches_may_have_a_desk_on_the_same_days(tmp_path: Path, hours: str, is_copy: bool) -> None:
    """Of one id, in two campaigns, as an institution asks all its branches for one; not of one hour too."""
    folder = lay(EVERY_KIND, tmp_path / "project")
    event = "      - {{id: stand, title: {{en: A stand, zh: 咨询台}}, first: {day}, hours: '{hours}'}}\n"
    for name, when in (("yunlu", "09:00-10:00"), ("wealth-centre", hours)):
        file = folder / f"branches/{name}.yml"
        kept = file.read_text("utf-8").partition("campaigns:\n")[0]
        days = {"315-2026": "2026-03-12", "315-2027": "2027-03-12"}
        added = (f"  {id}:\n    events:\n{event.format(day=day, hours=when)}" for id, day in days.items())
        file.write_text(f"{kept}campaigns:\n{''.join(added)}", "utf-8")
    told = [mistake for rule, mistake in findings(folder, WORDS, DAY) if rule.id == "MS052"]
    assert bool(told) == is_copy


@pytest.mark.parametrize(("count", "told"), [(3, 2), (6, 1), (300, 1)])
def test_a_number_that_was_filled_down_is_told_once(tmp_path: Path, count: int, told: int) -> None:
    folder = lay(NETWORKS / "one-language", tmp_path / "project")
    head = ROWS.split("\n")[0]
    rows = (
        f"b{n},,outlet,第{n}支行,白山镇,白山镇柳路{n}号,,,0571 0000 4101,2026-11-05,柜员"
        for n in range(count)
    )
    (folder / "branches/roster.csv").write_text("\n".join([head, *rows, ""]), "utf-8")
    found = [one for one in findings(folder, WORDS, DAY) if one.rule.id == "MS108"]
    assert len(found) == told
    if told == 1:
        assert found[0].mistake.message.startswith(f"{count - 1} branches have the number 0571 0000 4101")
