"""The numbers of a page: shown, dialled and in the data they are one."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.data.site_numbers import Numbers, digits
from microsite.files.mistakes import Mistake
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import Published
from microsite.verify.site_page import SitePage


def faults(at: SitePage) -> Iterator[Mistake]:
    """Numbers that are another branch's, in no data, or not what they dial; and pages without any."""
    for address, line, shown in at.page.calls:
        right = at.numbers.own.get(address)
        if right is None and ("," in address or digits(address) not in at.numbers.others):
            yield at.wrong(
                line,
                f"dials {address}, a number that the data doesn't have",
                f"If the number is new, build anew; if not, take it out of {at.source}.",
                f"会拨打 {address}，但数据里没有这个号码。是新号码就重新生成，不是就从 {at.source} 删掉。",
            )
        elif right is not None and digits(shown) != right:
            yield at.wrong(
                line,
                f"shows “{shown.strip()}”, but dials {address}",
                ANEW,
                f"显示的是“{shown.strip()}”，拨打的却是 {address}。{ANEW_ZH}",
            )
    yield from foreign(at.published, at.path, at.page.content, at.numbers)
    if at.within in at.published.pages(at.language) or at.is_themes:
        yield from _complaints(at)


def _complaints(at: SitePage) -> Iterator[Mistake]:
    """A page on which a reader finds nobody to complain to."""
    complaint = at.branch.hotlines.get("complaint")
    if complaint and not any(at.numbers.is_of(call.address, complaint) for call in at.page.calls):
        yield at.wrong(
            0,
            "doesn't show the branch's complaint number",
            ANEW,
            f"没有显示本网点的投诉电话。{ANEW_ZH}",
        )


def foreign(published: Published, path: str, content: bytes, numbers: Numbers) -> Iterator[Mistake]:
    """Numbers of other branches in a file."""
    for shown, owner in numbers.foreign(content):
        yield published.wrong(
            path,
            content.count(b"\n", 0, content.find(shown.encode())) + 1,
            f"has {shown}, a number of “{owner}”",
            f"If it is this branch's too, write it in the branch's file. {ANEW}",
            f"有“{owner}”的号码 {shown}。如果本网点也用它，请写进本网点的文件。{ANEW_ZH}",
        )
