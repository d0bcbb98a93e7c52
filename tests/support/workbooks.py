"""Sheets shaped as banks shape them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font


def head_office(path: Path) -> None:
    """A title, headings over two rows, merged districts, numbers as numbers, something hidden, a line below."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "网点"
    rows = [
        ["禾塘银行网点一览表（２０２６年）"],
        [
            "序号",
            "机构名称",
            "英文名称",
            "所在\n区县",
            "地址",
            None,
            "营业时间",
            "联系方式",
            None,
            "核实",
            None,
        ],
        [None, None, None, None, "中文", "英文", None, "咨询电话", "备注", "核实日期", "负责人"],
        [
            1,
            "禾塘银行 柳路东支行",
            None,
            "青杉区",
            "青杉区柳路１３号",
            None,
            "周一至周五 8:30-17:00，周六、周日9:00—16:00",
            "０５７１－００１１２２３３",
            "旧系统",
            datetime(2026, 11, 20),
            "柜员",
        ],
        [
            2,
            "竹路东支行",
            None,
            None,
            "青杉区竹路16号\n二楼",
            "2nd floor, 16 Bamboo Road, Qingshan District",
            "每天9：00～16：00",
            57100112234.0,
            None,
            46346,
            "柜员",
        ],
        [
            3,
            "银杏路支行",
            "Ginkgo Road Outlet",
            "石桥区",
            "石桥区银杏路2号",
            "2 Ginkgo Road, Shiqiao District",
            "工作日8:30-17:00",
            "0571-00112235转2",
            None,
            "2026年11月21日",
            "柜员",
        ],
        [4, "禾塘银行麦湾镇信用社", None, "麦湾镇", "麦湾镇老街8号", None, None, None, None, None, None],
        ["注：电话均已核实。"],
    ]
    for row in rows:
        sheet.append(row)
    for merged in (
        "A1:K1",
        "A2:A3",
        "B2:B3",
        "C2:C3",
        "D2:D3",
        "E2:F2",
        "G2:G3",
        "H2:I2",
        "J2:K2",
        "D4:D5",
        "A8:K8",
    ):
        sheet.merge_cells(merged)
    sheet["B40"].font = Font(bold=True)  # an empty row, but formatted
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["I"].hidden = True
    workbook.create_sheet("说明")["A1"] = "填表说明：每行一个网点"
    workbook.save(path)


def core_system(path: Path) -> None:
    """What an old system puts out: GB18030, codes, numbers that a spreadsheet has spoilt, several in a cell."""
    path.write_bytes(
        """机构编码,网点名称,地址,联系电话,客诉专线,营业时间
08001,柳路东支行,青杉区柳路13号,57100112233.0,0571 0001 0001,周一至周五 8:30-17:00；周末9:00-16:00
08002,竹路东支行,白鹭区竹路16号,5.71001E+10,0571-00010002/0571-00010003,8:30-17:00
08003,松路东支行,石桥区松路91号,00112236,,节假日照常
08009,新桥支行,新禾新区新桥路1号,,,
08010,新桥社区支行,新禾新区新桥路9号,,,
,柳路东支行,青杉区柳路13号,,,
合计,5,,,,
""".encode("gb18030")
    )


def in_english(path: Path) -> None:
    """English headings, formulas with and without their results, an error, a code that lost its digits."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Branches"
    for row in [
        [
            "Branch no.",
            "Branch name",
            "Name (Chinese)",
            "District",
            "Address",
            "Complaints",
            "Verified",
            "Type",
            "Tel",
        ],
        [
            123456789012345678,
            "Willow Road East Outlet",
            "柳路东支行",
            "Qingshan District",
            '=B2&", Hetang"',
            '="0571 0001 0001"',
            "2026/11/1",
            "Branch",
            "#N/A",
        ],
        [
            "A2",
            "Bamboo Road East Sub-branch",
            "竹路东支行",
            "Bailu District",
            "16 Bamboo Road, Bailu District",
            "0571 0001 0002",
            "2026.11.2",
            "Branch",
            None,
        ],
        [
            "A3",
            "Pine Road East Outlet",
            "松路东支行",
            "Shiqiao District",
            "19 Pine Road, Shiqiao District",
            "Complaints: 0571-0001-0003 ext. 5",
            "30/02/2026",
            "Kiosk",
            None,
        ],
    ]:
        sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(path, "w") as out:
        for name in source.namelist():  # the library writes no results of formulas
            content = re.sub(
                rb'<c r="F2"><f>"0571 0001 0001"</f><v *(/>|></v>)',
                b'<c r="F2" t="str"><f>"0571 0001 0001"</f><v>0571 0001 0001</v>',
                source.read(name),
            )
            out.writestr(name, content)
