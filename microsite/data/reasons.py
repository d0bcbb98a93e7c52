"""Why a value can't be, what to write instead, and examples, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

from microsite.data.record import ID, SITE_ADDRESS, WEB_ADDRESS

TEXTS: Mapping[str, Mapping[str, str]] = {  # of which nobody sees by the name what to write
    "cancelled": {"en": "The hall is under repair", "zh": "大厅装修"},
}
NOTHING = (
    "Write what belongs here, or leave out the whole line.",
    "请写上内容；不需要的话，整行删掉。",
)
FIELDS = ("must have fields of its own, each with its value", "要分项写，每项写名称和内容")
IN_LANGUAGES = ("Text", "Address")  # records that hold a text in each language
LANGUAGES = ("is in no language", "没有写明是哪种语言")
_LIST = ("must be a list", "要写成列表")
_NAMES = (
    "Below it write a name and its content on each line.",
    "请在下面每行写一个名称和它的内容。",
)
_OTHER_NUMBER = ("Write another number.", "请换一个数字。")
WAYS: Mapping[str, tuple[str, str]] = {
    "dict_type": _NAMES,
    "mapping_type": _NAMES,
    "tuple_type": (
        "Write it in brackets: [..., ...], or one thing a line, each after “- ”.",
        "请用方括号：[…, …]，或每项一行，前面加“- ”。",
    ),
    "string_type": ("Write one text, in quotation marks.", "请只写一段文字，放在引号里。"),
    "too_short": ("Add what is missing.", "请补上缺少的。"),
    "string_too_long": ("Make it shorter.", "请改短。"),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than_equal"), _OTHER_NUMBER),
    **dict.fromkeys(
        ("float_type", "finite_number"),
        ("Write digits, such as 30 or 0.5.", "请写数字，例如 30 或 0.5。"),
    ),
}
TIMES = re.compile(r"(?<=[0-9]) ?[×✕*＊] ?(?=[0-9])")  # 210×285
PATH = r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$"
PATTERNS: Mapping[str, tuple[str, str]] = {
    ID.pattern: (
        "Write small letters, digits and hyphens, such as riverside-2.",
        "只用小写字母、数字和连字符，例如 riverside-2。",
    ),
    PATH: (
        "Write the path of a page as below docs/en, such as risks/loans.md.",
        "请写网页在 docs/zh 下的路径，例如 risks/loans.md。",
    ),
    r"^brand/[a-z0-9-]+\.svg$": (
        "Put an SVG into the folder brand, and write its path: brand/logo.svg.",
        "请把 SVG 文件放进 brand 文件夹，写它的路径：brand/logo.svg。",
    ),
    r"^\d{2}-\d{2}$": ('Write month-day in quotes: "03-15".', '请写月-日，加引号："03-15"。'),
    r"^[0-9]{1,6}$": ('Write the digits alone, in quotes: "8001".', '只写数字，加引号："8001"。'),
    SITE_ADDRESS: (
        "Write the address of the published site with a slash at the end: https://example.org/",
        "请写网站的网址，末尾加斜线：https://example.org/",
    ),
    WEB_ADDRESS: (
        "Write the whole address, with nothing before the name of the host: https://example.org/page",
        "请写完整的网址，域名前面不加别的，域名用英文字母：https://example.org/page",
    ),
}
_NUMBER = ("must be a number", "要写数字")
REASONS: Mapping[str, tuple[str, str]] = {
    "string_type": ("must be text", "这里要写文字"),
    "string_too_long": ("is too long; at most {max_length} characters", "太长，最多{max_length}个字符"),
    "greater_than": ("must be more than {gt}", "要大于{gt}"),
    "greater_than_equal": ("can't be less than {ge}", "不能小于{ge}"),
    "less_than_equal": ("can't be more than {le}", "不能大于{le}"),
    "float_type": _NUMBER,
    "finite_number": _NUMBER,
    "too_short": ("needs at least {min_length}", "至少要有{min_length}项"),
    "tuple_type": _LIST,
    "dict_type": FIELDS,
    "mapping_type": FIELDS,
    "model_type": FIELDS,
    "model_attributes_type": FIELDS,
}
NOT_SO = ("is not written as it must be", "")

NUMBERS = (
    "Write a list, each number with whom it is for: "
    '[{for: {en: People, zh: 个人}, number: "0571 8888 0000", verified_on: …, owner: …}, …].',
    "几个号码请写成列表，每个写明给谁用："
    '[{for: {en: People, zh: 个人}, number: "0571 8888 0000", verified_on: …, owner: …}, …]。',
)
FORMS = ("coordinates",)  # of which people write the values without fields
EXAMPLES = {
    "number": (
        'Write it in quotes, with the area code: "0571 8888 0000", or a service number: "12378".',
        '号码要带区号，写在引号里："0571 8888 0000"；或写服务号码："12378"。',
    ),
    "coordinates": (
        "Look the place up in a map: in China, latitudes are between 3 and 54, longitudes from 73 to 136.",
        "请在地图上查一下：中国的纬度在 3 到 54 之间，经度在 73 到 136 之间。",
    ),
    "contact": (
        "Write a purpose such as complaint or consultation; a number of its own stands below hotline.",
        "请写用途的名称，例如 complaint（投诉）、consultation（咨询）；这一场自己的号码写在 hotline 下面。",
    ),
    "consent": (
        "Write whether everybody in the picture agreed, when, and who asked them: "
        "{given: yes, agreed_on: 2026-03-13, asked_by: Branch office}; or no, and it is not shown.",
        "请写明照片上的人是否都同意、哪天同意的、谁去问的："
        "{given: yes, agreed_on: 2026-03-13, asked_by: 大堂经理}；没有同意就写 no，照片不显示。",
    ),
    "file": (
        "Name the photo with small letters, digits and hyphens, and .jpg or .png at the end, "
        "such as yunlu-2026-desk.jpg; rename the file itself too.",
        "照片文件名只用小写字母、数字和连字符，以 .jpg 或 .png 结尾，例如 yunlu-2026-desk.jpg；"
        "photos 文件夹里的照片也要改成同样的名字。",
    ),
    "week": (
        'Write the days and the hours: "mon-fri 08:30-17:00; sat-sun closed".',
        '请写明星期几、几点到几点："周一至周五 8:30-17:00，周六、周日休息"。',
    ),
    "seasons": (
        'Write a list: [{from: "05-01", to: "09-30", counter: {mon-fri: "08:00-18:00"}}].',
        '请写成列表：[{from: "05-01", to: "09-30", counter: {mon-fri: "08:00-18:00"}}]。',
    ),
    "market_days": (
        'Write which days and when: {lunar: [3, 6, 9], counter: "07:00-12:00"}.',
        '请写明哪几天、几点到几点：{lunar: [3, 6, 9], counter: "07:00-12:00"}。',
    ),
    "feedback": (
        'Write an address that may hold {branch} once: "https://example.org/new?branch={branch}".',
        '请写网址，{branch} 最多一次："https://example.org/new?branch={branch}"。',
    ),
}
