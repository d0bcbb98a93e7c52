"""A piece of each design on a small network."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.network import EVERY_KIND, FRONT_MATTER, PROJECT, lay

SIGN = """on_site: yes
design: sign
title: {en: "Not satisfied? Tell us", zh: "不满意？请告诉我们"}
page: complain/index.md
numbers: [complaint, "12378"]
sizes: [a5-across]
"""
LEAFLET = """design: leaflet
title: {en: "Money just gone? Make two calls", zh: "钱被转走了？马上打两个电话"}
page: complain/money-gone.md
parts: [now]
numbers: ["110", loss-report]
sizes: [a4, 210x285]
"""
LARGE = LEAFLET.replace("[a4, 210x285]", "[a4]\nlarge_print: true\npages: 2").replace("[now]", "[lead, now]")
NOTICE = (
    SIGN.replace("on_site: yes\n", "")
    .replace("design: sign", "design: notice\nparts: [steps]")
    .replace("[a5-across]", "[a3]")
)
POSTER = LEAFLET.replace("leaflet", "poster").replace("[a4, 210x285]", "[a3, 420x570]")
FOLDED = LEAFLET.replace("leaflet", "trifold").replace("[a4, 210x285]", "[a4-across]\npages: 2")
SCREEN = (
    SIGN.replace("on_site: yes\n", "")
    .replace("design: sign", "design: screen")
    .replace("[a5-across]", "[screen-across]")
)
CAMPAIGN = """on_site: yes
design: poster
page: campaigns.md
numbers: [complaint]
sizes: [a3]
"""
BOOKLET = """design: booklet
title: {en: Keep your money, zh: 看好您的钱}
page: complain/index.md
chapters: [complain/money-gone.md, complain/index.md]
numbers: [complaint]
sizes: [a5]
pages: 8
"""
FORM = """design: form
title: {en: What should we do better, zh: 意见建议单}
page: complain/index.md
numbers: [complaint]
sizes: [a4]
form:
  note: {en: You need not give your name., zh: 可以不留姓名。}
  above:
    - {label: {en: Kept by, zh: 登记人}, short: true}
    - {label: {en: Month, zh: 月份}, short: true}
    - {label: {en: About, zh: 关于}, answers: [{en: fees, zh: 收费}, {en: waiting, zh: 排队}]}
  columns:
    - {label: {en: What, zh: 什么事}, width: 3}
    - {label: {en: Done, zh: 办好了}}
  items: [{en: The desk, zh: 咨询台}, {en: The phone, zh: 电话}]
  rows: 2
  below:
    - {label: {en: What we did, zh: 处理情况}, lines: 2}
"""
QUIZ = """design: quiz
title: {en: Real or fraud, zh: 真的还是骗局}
page: risks/quiz.md
parts: [points, remember]
numbers: ["110"]
sizes: [a4]
pages: 2
form:
  above: [{label: {en: Name, zh: 姓名}}]
  below: [{label: {en: Your answer, zh: 您的答案}, answers: [{en: Real, zh: 真的}, {en: Fraud, zh: 骗局}]}]
"""
PIECES = {
    "sign": SIGN,
    "leaflet": LEAFLET,
    "large": LARGE,
    "notice": NOTICE,
    "poster": POSTER,
    "trifold": FOLDED,
    "screen": SCREEN,
    "campaign": CAMPAIGN,
    "booklet": BOOKLET,
    "form": FORM,
    "quiz": QUIZ,
}
QUESTIONS = {
    "en": (
        "Your points expire",
        "Follow the link to swap 8,860 points.",
        "Fraud. The page asks for your code.",
        "Hang up.",
    ),
    "zh": ("积分到期", "点链接兑换8860积分。", "骗局。网页会问您要验证码。", "挂断。"),
}
QUIZ_PAGE = """# {0} {{#quiz}}

## 1. {0} {{#points}}

> {1}

<details markdown="1">
<summary>?</summary>

{2}

</details>

## 2. {3} {{#remember}}

{3}
"""


MATERIALS_PAGE = "# To print {#materials}\n\n{{ materials() }}\n"


def lay_pieces(folder: Path) -> Path:
    """The network of every kind, with a piece of each design, of which two are offered."""
    lay(EVERY_KIND, folder)
    shutil.copytree(PROJECT / "pieces/designs", folder / "pieces/designs")
    shutil.copytree(PROJECT / "pieces/fonts", folder / "pieces/fonts")
    shutil.copy(PROJECT / "pieces/sizes.yml", folder / "pieces")
    for name, written in PIECES.items():
        (folder / f"pieces/{name}.yml").write_text(written, "utf-8")
    menu = folder / "docs/nav.yml"
    listed = menu.read_text("utf-8").replace(
        "- risks/index.md\n", "- risks/index.md\n      - risks/quiz.md\n      - about/materials.md\n"
    )
    menu.write_text(listed, "utf-8")
    for language, questions in QUESTIONS.items():
        page = FRONT_MATTER + QUIZ_PAGE.format(*questions)
        (folder / f"docs/{language}/risks/quiz.md").write_text(page, "utf-8")
        (folder / f"docs/{language}/about/materials.md").write_text(FRONT_MATTER + MATERIALS_PAGE, "utf-8")
    return folder


def lay_leaflet(folder: Path) -> Path:
    """The designs and a single piece, in a project that is never printed."""
    shutil.copytree(PROJECT / "pieces/designs", folder / "pieces/designs")
    shutil.copy(PROJECT / "pieces/sizes.yml", folder / "pieces")
    (folder / "pieces/money-gone.yml").write_text(f"{LEAFLET}material: leaflets\n", "utf-8")
    return folder
