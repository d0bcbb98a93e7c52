"""A bank's own list, in Chinese alone, is read as it is; what it leaves open is asked once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from support.command import run
from support.network import NETWORKS, PROJECT
from support.sheets import sheet

from microsite.files.csv_cells import Table
from microsite.sheets.coordinates import Point, apart, to_gcj02, to_wgs84
from microsite.sheets.districts import district_in

HEADER = [
    "branchId",
    "bankName",
    "type",
    "address",
    "complaintPhone",
    "workTime",
    "longitude",
    "latitude",
    "状态",
]
VERIFIED = ("--verified-on", "2026-11-24", "--owner", "支行行长")
ANSWERED = (
    "--days",
    "周一至周五",
    "--coordinates",
    "gcj02",
    "--machines",
    "leave-out",
    "--closed",
    "leave-out",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A network in Chinese alone, without a row."""
    shutil.copytree(NETWORKS / "one-language", tmp_path, dirs_exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    (tmp_path / "branches/roster.csv").unlink(missing_ok=True)
    for name in ("campaigns", "events", "results"):
        shutil.rmtree(tmp_path / "branches" / name)
    return tmp_path


def line(number: str, name: str, kind: str, address: str, *more: Any) -> list[Any]:
    return [number, name, kind, address, f"0571-0000-41{number[-2:]}", "8:30-17:00", *more]


def bank_list(folder: Path) -> None:
    sheet(
        folder / "list.xlsx",
        HEADER,
        line("0001", "白山银行长宁路支行", "网点", "浙江省白山市柳县长宁路1号", "120.1551", "30.2741"),
        line("0002", "白山银行松路社区支行", "网点", "白山市柳县松路2号", "120.1651", "30.2841"),
        line("0003", "白山银行石桥支行", "网点", "柳县石桥镇3号", "120.1751", "30.2841"),
        line("0004", "白山银行远处支行", "网点", "柳县远处镇4号", "121.2751", "30.2841"),
        line("0005", "白山银行松路支行", "ATM", "柳县松路5号", "120.1751", "30.2841"),
        line("0006", "白山银行老街支行", "网点", "柳县老街6号", "", "", "已撤销"),
        line("0009", "白山银行石桥支行", "网点", "柳县石桥镇3号", "120.1751", "30.2841")[:4]
        + line("0003", "", "", "", "120.1751", "30.2841")[4:],
    )


@pytest.mark.exhaustive
def test_what_a_list_leaves_open_is_asked_once(project: Path) -> None:
    bank_list(project)
    done = run(project, "import", "list.xlsx", *VERIFIED)
    assert done.exit_code == 1
    for option in ("--days", "--coordinates", "--machines", "--closed"):
        assert done.output.count(f"{option} ") == 2, option  # in English and in Chinese


def test_a_list_is_read(project: Path) -> None:
    bank_list(project)
    done = run(project, "import", "list.xlsx", *VERIFIED, *ANSWERED, "--write")
    assert done.exit_code == 0, done.output
    for told in (
        "list.xlsx:Sheet:5: its place",
        "6: “ATM”, a machine",
        "7: a branch that is closed",
        "8: says the same as row 4",
    ):
        assert told in done.output
    table = Table((project / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert [row[0] for row in table.rows] == ["changninglu", "songlushequ", "shiqiao", "yuanchu"]
    expected = {
        "code": "0001",
        "kind": "outlet",
        "name_zh": "长宁路支行",
        "district_zh": "柳县",
        "address_zh": "浙江省白山市柳县长宁路1号",
        "hours": "mon-fri 08:30-17:00",
        "complaint_number": "0571 0000 4101",
        "complaint_verified_on": "2026-11-24",
    }
    assert {column: table.value(f"changninglu.{column}") for column in expected} == expected
    assert table.value("songlushequ.kind") == "community" and not table.value("yuanchu.latitude")
    there = Point(float(table.value("changninglu.latitude")), float(table.value("changninglu.longitude")))
    assert 0.3 < apart(there, Point(30.2741, 120.1551)) < 0.7


def test_a_row_that_is_struck_through_is_asked_about(project: Path) -> None:
    sheet(
        project / "list.xlsx", ["网点名称", "地址"], ["松路支行", "柳县松路2号"], ["柳路支行", "柳县柳路3号"]
    )
    workbook = load_workbook(project / "list.xlsx")
    workbook.active["A3"].font = Font(strike=True)
    workbook.save(project / "list.xlsx")
    assert "3: the row is struck through" in run(project, "import", "list.xlsx").output
    done = run(project, "import", "list.xlsx", "--closed", "leave-out")
    assert "1 added" in done.output and "3: a branch that is closed" in done.output


@pytest.mark.parametrize("cell", ["N28.0", "28°0′0″", "约28.0", "28.0；"])
def test_a_place_that_can_t_be_read_is_told(project: Path, cell: str) -> None:
    heads = ["网点名称", "地址", "纬度", "经度"]
    sheet(project / "list.xlsx", heads, ["松路支行", "柳县松路2号", cell, "120.7"])
    for system in ("wgs84", "gcj02"):
        done = run(project, "import", "list.xlsx", "--coordinates", system)
        assert done.exit_code == 1 and "list.xlsx:Sheet:2: " in done.output


def test_half_a_place_is_asked_about(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "纬度", "经度"],
        ["松路支行", "柳县松路2号", "", "120.7,28.0"],
    )
    done = run(project, "import", "list.xlsx", "--coordinates", "wgs84")
    assert "has only one of latitude and longitude, “120.7,28.0”" in done.output


def test_places_of_an_exported_sheet_are_measured_already(project: Path) -> None:
    placed = ["松路支行", "柳县松路2号", "28.000000", "120.700000"]
    sheet(project / "list.xlsx", ["网点名称", "地址", "纬度", "经度"], placed)
    assert run(project, "import", "list.xlsx", "--coordinates", "wgs84", "--write").exit_code == 0
    assert run(project, "export", "all.xlsx").exit_code == 0
    assert "0 changed" in run(project, "import", "all.xlsx", "--coordinates", "gcj02").output
    workbook = load_workbook(project / "all.xlsx")
    shown = workbook.worksheets[0]
    for column, cell in enumerate(shown[1], 1):
        if cell.value == "latitude":
            shown.cell(2, column).value = "28.100000"
    workbook.save(project / "all.xlsx")
    assert "doesn't say of which map" in run(project, "import", "all.xlsx").output


@pytest.mark.parametrize(
    "remark",
    [
        "暂未营业",
        "待开业",
        "因洪灾受损，未开门",
        "合并至营业部",
        "改为自助网点",
        "无人值守",
        "已撒销",
        "现址为人民路88号",
    ],
)
def test_a_remark_that_it_is_not_open_is_asked_about(project: Path, remark: str) -> None:
    sheet(project / "list.xlsx", ["网点名称", "地址", "备注"], ["松路支行", "柳县松路2号", remark])
    assert f"“备注” says “{remark}”" in run(project, "import", "list.xlsx").output


def test_a_remark_is_quoted_whole_where_it_leaves_a_row_out(project: Path) -> None:
    row = ["松路支行", "柳县松路2号", "因洪灾受损，未开门"]
    sheet(project / "list.xlsx", ["网点名称", "地址", "备注"], row)
    told = run(project, "import", "list.xlsx", "--closed", "leave-out").output
    assert "a branch that is closed: “备注” says “因洪灾受损，未开门”" in told
    assert "“备注”写着“因洪灾受损，未开门”，当作已撤销或停业" in told


def test_a_published_branch_that_a_list_calls_closed_is_named(project: Path) -> None:
    heads = ["网点名称", "地址", "状态"]
    sheet(project / "list.xlsx", heads, ["松路支行", "柳县松路2号", "营业"])
    assert run(project, "import", "list.xlsx", "--write").exit_code == 0
    sheet(project / "list.xlsx", heads, ["松路支行", "柳县松路2号", "已撤销"])
    told = run(project, "import", "list.xlsx", "--closed", "leave-out").output
    assert "songlu is said to be closed, and goes on being published as open" in told
    assert "which is not in the sheet" not in told


def test_people_firms_and_holidays_may_have_columns_of_their_own(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "对私营业时间", "对公营业时间", "法定节假日"],
        ["松路支行", "柳县松路2号", "周一至周日9:00-17:00", "9:00-16:00", "休息"],
        ["柳路支行", "柳县柳路3号", "周二至周日9:00-17:00", "", "国家法定节假日9:00-12:00"],
    )
    assert run(project, "import", "list.xlsx", "--days", "周一至周五", "--write").exit_code == 0
    table = Table((project / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert [table.value(f"{id}.hours") for id in ("songlu", "liulu")] == [
        "mon-sun 09:00-17:00; holidays closed; firms mon-fri 09:00-16:00; holidays closed",
        "tue-sun 09:00-17:00; holidays 09:00-12:00",
    ]


def test_hours_of_all_columns_are_taken_together(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "营业时间", "对私营业时间", "对公营业时间", "周末营业时间"],
        ["松路支行", "柳县松路2号", "周一至周日8:30-17:00", "", "周一至周五8:30-16:30", ""],
        ["柳路支行", "柳县柳路3号", "周一至周五8:30-17:00", "", "", "9:00-16:00"],
        ["石桥支行", "柳县石桥镇3号", "周一至周五8:30-17:00", "", "不办理", "休息"],
        ["老街支行", "柳县老街6号", "8:30-17:00", "周一至周五8:30-17:00", "同对私", ""],
    )
    assert run(project, "import", "list.xlsx", "--days", "周一至周五", "--write").exit_code == 0
    table = Table((project / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert [table.value(f"{id}.hours") for id in ("songlu", "liulu", "shiqiao", "laojie")] == [
        "mon-sun 08:30-17:00; firms mon-fri 08:30-16:30",
        "mon-fri 08:30-17:00; sat-sun 09:00-16:00",
        "mon-fri 08:30-17:00",
        "mon-fri 08:30-17:00; firms mon-fri 08:30-17:00",
    ]


def test_hours_that_do_not_go_together_are_asked_about(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "营业时间", "对私营业时间", "对公营业时间", "周末营业时间", "法定节假日"],
        ["松路支行", "柳县松路2号", "周一至周日8:30-17:00", "周一至周五8:30-17:00", "", "", ""],
        ["柳路支行", "柳县柳路3号", "周一至周日8:30-17:00", "", "", "9:00-16:00", ""],
        ["石桥支行", "柳县石桥镇3号", "", "周一至周五8:30-17:00", "周一至周五9:00-17:00", "9:00-16:00", ""],
        ["老街支行", "柳县老街6号", "", "", "", "", "9:00-16:00"],
    )
    done = run(project, "import", "list.xlsx")
    assert done.exit_code == 1 and "added 新增" not in done.output
    for row, (one, other) in enumerate(
        (("营业", "对私营业"), ("营业", "周末营业"), ("对公营业", "周末营业")), 2
    ):
        assert re.search(f"list.xlsx:Sheet:{row}: “{one}时间” says .*, “{other}时间” says", done.output)
    assert "5: “法定节假日” says “9:00-16:00”, but no cell says when it is open on other days" in done.output


def test_hours_of_a_season_are_never_those_of_the_year(project: Path) -> None:
    header = ["网点名称", "地址", "夏季营业时间", "冬季营业时间"]
    sheet(
        project / "list.xlsx",
        header,
        ["松路支行", "柳县松路2号", "周一至周五8:00-18:00", "周一至周五8:30-17:00"],
    )
    done = run(project, "import", "list.xlsx")
    assert done.exit_code == 1 and "“夏季营业时间”是一年里某一段的时间" in done.output
    unwanted = [option for name in header[2:] for option in ("--column", f"{name}=")]
    done = run(project, "import", "list.xlsx", *unwanted, "--write")
    assert done.exit_code == 0 and "hours: " not in done.output


def test_a_branch_that_a_list_calls_closed_is_asked_about_though_others_have_a_day(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "状态", "撤销日期"],
        ["松路支行", "柳县松路2号", "已撤销", ""],
        ["柳路支行", "柳县柳路3号", "已撤销", "2027-06-30"],
    )
    done = run(project, "import", "list.xlsx")
    assert "2: “状态” says “已撤销”" in done.output and "Sheet:3:" not in done.output


def test_a_row_with_merged_cells_is_read(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "投诉电话", "对私营业时间", "对公营业时间", "周末营业时间"],
        ["松路支行", "柳县松路2号", "0571-00004101", "周一至周五8:30-17:00", "", ""],
        ["备注：号码由各网点自行核对", "", "", "", "", ""],
    )
    workbook = load_workbook(project / "list.xlsx")
    workbook.active.merge_cells("D2:F2")
    workbook.active.merge_cells("A3:F3")
    workbook.save(project / "list.xlsx")
    done = run(project, "import", "list.xlsx", *VERIFIED)
    assert "list.xlsx:Sheet:2: “对公营业时间” says" in done.output and "list.xlsx:Sheet:3" not in done.output


def test_a_number_of_a_spreadsheet_without_its_area_code_is_refused(project: Path) -> None:
    """Seven digits in a cell of numbers are of some town; with a 0 before them they would be of another one."""
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "投诉电话"],
        *(
            [f"{name}支行", f"柳县{name}2号", number]
            for name, number in (("松路", 2895165), ("柳路", 53495272))
        ),
    )
    done = run(project, "import", "list.xlsx", *VERIFIED)
    assert "added 新增" not in done.output and "“53495272”不对：少了区号" in done.output


def test_days_may_have_columns_of_their_own(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "地址", "周一至周五", "周六", "周日"],
        ["松路支行", "柳县松路2号", "8:30-17:00", "9:00-12:00", "休息"],
    )
    assert run(project, "import", "list.xlsx", "--write").exit_code == 0
    table = Table((project / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert table.value("songlu.hours") == "mon-fri 08:30-17:00; sat 09:00-12:00"


@pytest.mark.parametrize(
    ("address", "district"),
    [
        ("四川省绵阳市涪城区剑南路西段8号", "涪城区"),
        ("河北唐山市曹妃甸区建设大街116号", "曹妃甸区"),
        ("河北省唐山市路南区新湖西道6号", "路南区"),
        ("河北省唐山市丰南区文化大街265号", "丰南区"),
        ("河北省唐山市遵化市华明路东侧", "遵化市"),
        ("河北省唐山市新华道105号", "唐山市"),
        ("唐山市高新技术开发区火炬路70号", "高新技术开发区"),
        ("唐山市开发区明月路阳光小区底楼", "唐山市"),
        ("白山市东城新区柳路1号", "白山市"),
        ("白山市城南新区柳路1号", "白山市"),
        ("白山市南部新区柳路1号", "白山市"),
        ("白山市河东新区柳路1号", "河东新区"),
        ("北京市东城区柳路1号", "东城区"),
        ("吉林市丰满区吉林大街1号", "丰满区"),
        ("北京市海淀区中关村1号", "海淀区"),
        ("内蒙古自治区锡林郭勒盟锡林浩特市团结大街", "锡林浩特市"),
        ("湖北省恩施土家族苗族自治州恩施市航空路", "恩施市"),
        ("重庆市彭水苗族土家族自治县河堡街", "彭水苗族土家族自治县"),
        ("海口市市场路5号", "海口市"),
        ("湖北省荆州市沙市区北京路2号", "沙市区"),
        ("湖南省常德市津市市大同路2号", "津市市"),
        ("河南省南阳市社旗县赊店镇1号", "社旗县"),
        ("济南市市中区经四路1号", "市中区"),
        ("山东滨州滨城区长江路112号", ""),
        ("浙江杭州西湖区文三路1号", ""),
        ("本县城关镇1号", ""),
        ("明月路阳光小区1楼", ""),
        ("人民路5号", ""),
    ],
)
def test_the_district_of_an_address(address: str, district: str) -> None:
    assert district_in(address) == district


def test_maps_are_measured_in_one_system() -> None:
    """The places are known in both systems from what was published of them; conversion comes back exactly."""
    tiananmen, shown = Point(39.90734, 116.39125), Point(39.90875, 116.39748)
    assert apart(to_wgs84(shown, "gcj02"), tiananmen) < 0.02
    for point in (Point(18.25, 109.51), Point(30.2741, 120.1551), Point(43.8, 87.6), Point(47.35, 130.3)):
        assert apart(to_wgs84(to_gcj02(point), "gcj02"), point) < 0.0001
        baidu = Point(point.latitude + 0.006, point.longitude + 0.0065)  # before its turn of some metres
        assert apart(to_wgs84(baidu, "bd09"), to_wgs84(point, "gcj02")) < 0.12
    assert to_wgs84(shown, "wgs84") == shown


def test_two_branches_at_one_place_are_told_and_taken(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        HEADER,
        line("0001", "白山银行长宁路支行", "网点", "白山市柳县长宁路1号", "120.1551", "30.2741"),
        line("0002", "白山银行松路支行", "网点", "白山市柳县松路2号", "120.15510", "30.2741"),
        line("0003", "白山银行松路支行营业部", "网点", "白山市柳县长宁路1号", "120.1551", "30.2741"),
    )
    done = run(project, "import", "list.xlsx", *VERIFIED, *ANSWERED)
    assert done.exit_code == 0, done.output
    [told] = [said for said in done.output.splitlines() if said.startswith("look at")]
    assert "list.xlsx:Sheet:3: has the coordinates of changning" in told and "经纬度" in done.output
    assert "3 added" in done.output


def test_a_name_that_is_an_address_is_told_and_taken(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        HEADER,
        line("0001", "白山市北街交警队附属楼门面15-17号", "网点", "白山市柳县长宁路1号"),
        line("0002", "白山银行松路支行", "网点", "白山市柳县松路2号"),
    )
    done = run(project, "import", "list.xlsx", *VERIFIED, *ANSWERED)
    [told] = [said for said in done.output.splitlines() if said.startswith("look at")]
    assert "list.xlsx:Sheet:2: its name" in told and "像是地址" in done.output and "2 added" in done.output


@pytest.mark.parametrize("name", ["白山银行", "白山银行股份有限公司"])
def test_the_row_of_the_institution_is_no_branch(project: Path, name: str) -> None:
    sheet(project / "list.xlsx", HEADER, line("0001", name, "网点", "白山市柳县松路2号"))
    done = run(project, "import", "list.xlsx", *VERIFIED, *ANSWERED)
    assert "0 added" in done.output and "baishan is kept in branches/network.yml" in done.output


def test_a_hall_for_business_is_any_kind_of_branch(project: Path) -> None:
    sheet(project / "list.xlsx", HEADER, line("0001", "松路社区支行", "营业厅", "白山市柳县松路2号"))
    done = run(project, "import", "list.xlsx", *VERIFIED, *ANSWERED)
    assert "kind: community" in done.output


def test_brackets_in_a_heading_may_make_it_another_one(project: Path) -> None:
    sheet(
        project / "list.xlsx",
        ["网点名称", "详细地址（省市区街道）", "营业时间（对私）", "营业时间（对公）", "电话（传真）"],
        ["松路支行", "白山市柳县松路2号", "周一至周日8:30-17:00", "周一至周五8:30-16:30", "0571-00004101"],
        ["合计", "1", "1", "1", "1"],
    )
    done = run(project, "import", "list.xlsx", "--write")
    assert done.exit_code == 0, done.output
    table = Table((project / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert table.value("songlu.hours") == "mon-sun 08:30-17:00; firms mon-fri 08:30-16:30"
    assert "consultation" not in done.output and len(table.rows) == 1


def test_an_extension_belongs_to_the_number_to_its_left(project: Path) -> None:
    header = ["网点名称", "地址", "投诉电话", "分机"]
    row = ["松路支行", "柳县松路2号", "0571-00004101", "801"]
    sheet(project / "list.xlsx", header, row)
    done = run(project, "import", "list.xlsx", *VERIFIED, "--write")
    assert done.exit_code == 0, done.output
    table = Table((project / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert table.value("songlu.complaint_extension") == "801"
    assert "consultation_extension" not in table.columns


def test_a_day_of_closing_beside_one_of_opening_again_is_asked_about(project: Path) -> None:
    header = ["网点名称", "地址", "停业日期", "恢复营业日期"]
    sheet(project / "list.xlsx", header, ["松路支行", "柳县松路2号", "2026-12-01", "2027-03-01"])
    done = run(project, "import", "list.xlsx")
    assert done.exit_code == 1 and "以后还要营业的，请清空那个日期" in done.output


def test_a_day_on_which_an_open_branch_will_close_is_taken(project: Path) -> None:
    header = ["网点名称", "地址", "状态", "撤销日期"]
    sheet(project / "list.xlsx", header, ["松路支行", "柳县松路2号", "正常营业", "2027-06-30"])
    done = run(project, "import", "list.xlsx")
    assert done.exit_code == 0 and "closes: 2027-06-30" in done.output


def test_days_beside_those_of_firms_alone_are_asked_about(project: Path) -> None:
    header = ["网点名称", "地址", "对公营业时间", "周末营业时间"]
    sheet(project / "list.xlsx", header, ["松路支行", "柳县松路2号", "周一至周五8:30-17:00", "9:00-16:00"])
    done = run(project, "import", "list.xlsx")
    assert done.exit_code == 1 and "“周末营业时间” says “9:00-16:00”" in done.output


def test_an_address_in_another_district_asks_for_it(project: Path) -> None:
    sheet(project / "one.xlsx", ["网点名称", "地址"], ["松路支行", "柳县松路2号"])
    assert run(project, "import", "one.xlsx", "--write").exit_code == 0
    sheet(project / "two.xlsx", ["网点名称", "地址"], ["松路支行", "石桥县新街2号"])
    done = run(project, "import", "two.xlsx")
    assert done.exit_code == 1 and "地址换到了石桥县，区县却还是“柳县”" in done.output
