"""Whether `url` in branches/network.yml is where the network is published."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from microsite.data.branch import Network
from microsite.files.mistakes import Mistake
from microsite.verify.source import Source

DATA = "branches/network.yml"
CNAME = "CNAME"  # in which some hosts are told the name under which they publish


def is_here(url: str) -> bool:
    """Whether an address is of this machine alone, where a copy is looked at before it is published."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def name_of_host(source: Source) -> str | None:
    """The address that a file CNAME tells."""
    content = source.read(CNAME)
    name = content.decode("utf-8", "replace").strip() if content else ""
    return f"https://{name}/" if re.fullmatch(r"[A-Za-z0-9.-]+", name) else None


def differs(network: Network, at: str) -> Iterator[Mistake]:
    """An address at which something is published, though `url` says another one."""
    ours, theirs = urlsplit(network.url), urlsplit(at if at.endswith("/") else f"{at}/")
    same_host = is_here(at) or ours.netloc.lower() == theirs.netloc.lower()
    if not same_host or ours.path != theirs.path:
        yield Mistake(
            DATA,
            0,
            f"url is {network.url}, but this is published at {theirs.geturl()}",
            f"Write url: {theirs.geturl()}, and build anew. Calendars, feeds, search engines and the pages "
            "for what is not found lead there.",
            f"url 写的是 {network.url}，实际发布在 {theirs.geturl()}。请把 url 改成后者，再重新生成。"
            "日历、订阅源、搜索引擎和“找不到网页”那一页都按 url 跳转。",
        )
