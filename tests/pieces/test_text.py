"""Of a page, paper gets what makes sense there: no links, no marks of sources, no questions without answers."""

from __future__ import annotations

from typing import Any

from microsite.pieces.text import Block, PageText, read


def page(body: str) -> PageText:
    return read(f'<html><body><article><h1 id="a">A &amp; B</h1>{body}</article></body></html>'.encode())


def said(block: Block) -> Any:
    """What a block says, without how it looks."""
    if block["kind"] == "paragraph":
        return "".join(run["text"] for run in block["runs"])
    return [["".join(run["text"] for run in line) for line in lines] for lines in block["items"]]


def lead(body: str) -> list[Any]:
    return [said(block) for block in page(body).parts["lead"].blocks]


def test_parts_stand_below_their_headings() -> None:
    found = page('<p>一。</p><h2 id="b">二<svg></svg></h2><div><p>三。</p></div><h3 id="c">四</h3>')
    assert found.title == "A & B"
    assert {
        id: (part.heading, [said(block) for block in part.blocks]) for id, part in found.parts.items()
    } == {
        "lead": ("A & B", ["一。"]),
        "b": ("二", ["三。"]),
        "c": ("四", []),
    }


def test_numbers_stay_and_marks_of_sources_go() -> None:
    (block,) = (
        page('<p>打<a href="tel:110">110</a>报警<sup><a href="#x">1</a></sup>。</p>').parts["lead"].blocks
    )
    assert block["runs"] == [{"text": "打"}, {"text": "110", "number": True}, {"text": "报警。"}]


def test_marks_of_sources_leave_no_space() -> None:
    marks = '<sup><a href="#x">1</a></sup> <sup><a href="#y">2</a></sup>'
    assert lead(f"<p>It may not tell you{marks}. Ask{marks} again.</p>") == [
        "It may not tell you. Ask again."
    ]


def test_sentences_that_lead_to_another_page_go_with_their_questions() -> None:
    assert lead('<p>先停卡。是支付机构的事？看<a href="../x/">谁来管</a>。别再转钱！</p>') == [
        "先停卡。别再转钱！"
    ]
    assert lead('<p>Stop. Is it a shop? See <a href="../x/">who</a>. Send nothing more.</p>') == [
        "Stop. Send nothing more."
    ]
    assert lead('<p>看<a href="../x/">易读版</a>。</p>') == []


def test_steps_keep_their_lines() -> None:
    html = """<ol><li><p><strong>先找我们</strong></p><ul><li>投诉 <a href="tel:1">1</a></li></ul>
        <p class="ms-source"><small>依据：某某</small></p></li><li>等答复。</li></ol>"""
    assert lead(html) == [[["先找我们", "投诉 1"], ["等答复。"]]]
