"""The search index is the same for all branches, so it holds nothing of any."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from microsite.data.roster import Roster


def test_the_index_holds_nothing_of_a_branch(site: Path, roster: Roster) -> None:
    records = [
        gzip.decompress(path.read_bytes()).decode()
        for path in sorted((site / "assets/search").rglob("*.pf_fragment"))
    ]
    text = re.sub(r"[\s\u200b]", "", "".join(records))
    assert len(records) > 30
    assert "12378" in text
    for branch in roster:
        for hotline in branch.hotlines.values():
            assert str(hotline.number).replace(" ", "") not in text
        for value in (*branch.name.root.values(), *branch.address.root.values()):
            assert value.replace(" ", "") not in text, value


def test_english_synonyms_are_also_words_of_their_own(site: Path) -> None:
    """As the search page asks for them; else pages that say the same words more often come first."""
    fragments = [
        gzip.decompress(path.read_bytes()).decode()
        for path in sorted((site / "assets/search/en").rglob("*.pf_fragment"))
    ]
    pages = [text for text in fragments if "zqlostmymoneyzq" in text]
    assert len(pages) == 1
    assert "/complain/money-gone/" in pages[0]
    assert not [text for text in fragments if re.search(r"zq\d", text)]


def test_what_is_found_is_text_without_marks_of_sources_and_without_buttons(site: Path) -> None:
    """A digit behind a word, or behind a number to call, would be read as part of it."""
    (found,) = [
        text
        for path in sorted((site / "assets/search/en").rglob("*.pf_fragment"))
        if "/rights/know/" in (text := gzip.decompress(path.read_bytes()).decode())
    ]
    assert "what a service really is and what it costs. ¶" in found
    assert "Copy the link" not in found and "Listen" not in found


def test_every_page_that_is_found_is_called_by_its_name(site: Path) -> None:
    """Also the page of the branch, whose heading is the branch's name."""
    for path in sorted((site / "assets/search").rglob("*.pf_fragment")):
        record = json.loads(gzip.decompress(path.read_bytes()).decode().partition("pagefind_dcd")[2])
        assert "…" not in record["meta"]["title"] and record["meta"]["title"].strip(), record["url"]
