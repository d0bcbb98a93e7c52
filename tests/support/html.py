"""What a browser understands of a page."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from microsite.words.slots import HOME, NETWORK, PATH

HOSTILE = (
    """<b onclick="x">'&amp; &lt; &#x41; \\n \\u0041 </p></script><!-- ]]> {{ branch.id }} {% raw %} {## ##} {} {0} %s $x `*_[a](b) ; , : = """
    f"\U000f0000\U000f0001{HOME}{NETWORK}{PATH}\U0010fffd &#xF0000; \u200f\u061cשלום \u00a0\u3000\ufeff\u200d👵🏽"
)


class Page(HTMLParser):
    """What a browser understands of a page: tags, attributes, text, and the data in scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Any] = [""]
        self.feed(html)
        self.close()
        for n, tag in enumerate(self.found):
            if tag == ("script", {"type": "application/ld+json"}):
                self.found[n + 1] = json.loads(self.found[n + 1])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, dict(attributes)), ""]

    def handle_endtag(self, tag: str) -> None:
        self.found += [f"/{tag}", ""]

    def handle_data(self, data: str) -> None:
        self.found[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")
