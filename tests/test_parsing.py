"""What is read from any input is right or refused in plain words, never a crash."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from microsite.content.word import Word
from microsite.data import roster_table
from microsite.data.branch import BranchRecord
from microsite.data.hotline import Number, dialled
from microsite.data.hours import DAYS, Spans, Week
from microsite.data.record import Text
from microsite.data.roster import Roster
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.mistakes import Mistakes
from microsite.languages.text import Text
from microsite.rendering.fill import Filler
from microsite.rendering.rendering import Rendering
from microsite.rendering.roots import Roots
from microsite.rendering.template import Template
from microsite.words.context import Context
from microsite.words.slots import END, FIRST, RESERVED, Call, Slots, as_text, unescape

SPANS, NUMBER = TypeAdapter(Spans), TypeAdapter(Number)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029")).map(
    str.strip
)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, ...]:
    """Opening hours of a day, in order, without overlap."""
    minutes = sorted(draw(st.sets(st.integers(0, 24 * 60), max_size=6)))
    clocks = [f"{minute // 60:02}:{minute % 60:02}" for minute in minutes]
    return tuple(f"{start}-{end}" for start, end in zip(clocks[::2], clocks[1::2], strict=False))


@given(spans(), st.sampled_from([",", ", ", " , "]))
def test_hours_are_read_as_they_were_written(value: tuple[str, ...], comma: str) -> None:
    assert SPANS.validate_python(comma.join(value) if value else "closed") == value


@given(
    st.text(st.sampled_from("0129:-, "))
    | st.text()
    | st.integers()
    | st.floats()
    | st.none()
    | st.lists(st.integers())
)
def test_other_hours_are_refused(value: Any) -> None:
    try:
        read = SPANS.validate_python(value)
    except ValidationError:
        return
    clocks = [clock for span in read for clock in span.split("-")]
    assert clocks == sorted(clocks) and all(clocks[n] < clocks[n + 1] for n in range(0, len(clocks), 2))


@given(st.lists(spans(), min_size=7, max_size=7))
def test_a_week_is_told_without_loss(days: list[tuple[str, ...]]) -> None:
    week = Week.model_validate(dict(zip(DAYS, days, strict=True)))
    assert [spans for first, last, spans in week.runs() for _ in range(first, last + 1)] == days
    neighbours = [spans for _, _, spans in week.runs()]
    assert all(one != next_one for one, next_one in zip(neighbours, neighbours[1:], strict=False))


@given(
    st.integers(0, 99_999_999),
    st.sampled_from(["0571 {}", "0571-{}", "+86 571 {}", "(0571){}", "0086571{}", "０５７１ {}"]),
)
def test_a_number_is_called_as_it_is_shown(number: int, form: str) -> None:
    """Whichever way it is written, the same line is called; reading what is shown changes nothing."""
    shown = NUMBER.validate_python(form.format(f"{number:08}"))
    assert NUMBER.validate_python(shown) == shown
    assert dialled(shown) == f"tel:+86571{number:08}"
    assert re.sub(r"\D", "", shown) == f"0571{number:08}"


@pytest.mark.parametrize(
    "number", ["110", "96110", "12378", "12363", "95588", "400 820 8888", "138 0013 8000"]
)
def test_numbers_without_area_code(number: str) -> None:
    digits = number.replace(" ", "")
    assert re.sub(r"\D", "", NUMBER.validate_python(digits)) == digits
    assert dialled(number).endswith(digits)


@given(st.text(max_size=40) | st.text(st.sampled_from("0123456789+-() xext,;#*"), max_size=40))
def test_other_numbers_are_refused(number: str) -> None:
    try:
        shown = NUMBER.validate_python(number)
    except ValidationError as error:
        assert "number" in str(error) or "at most 30" in str(error)
        return
    assert re.fullmatch(r"tel:\+?\d+", dialled(shown))
    called = phonenumbers.parse(dialled(shown).removeprefix("tel:"), "CN")
    assert re.sub(r"\D", "", shown).lstrip("0") == str(called.national_number)


def read_table(content: bytes, folder: Path) -> list[yamlfile.Document]:
    path = folder / "roster.csv"
    path.write_bytes(content)
    return roster_table.documents(path, "branches/roster.csv")


@given(
    texts=st.lists(PLAIN.filter(bool), min_size=6, max_size=6),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    newline=st.sampled_from(["\n", "\r\n"]),
    order=st.randoms(use_true_random=False),
)
def test_a_row_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], encoding: str, newline: str, order: Any
) -> None:
    columns = ["name_en", "name_zh", "district_en", "district_zh", "address_en", "address_zh"]
    row = dict(zip(columns, texts, strict=True)) | {
        "id": "here",
        "kind": "outlet",
        "hours": "mon-fri 09:00-17:00; sat closed",
    }
    columns = list(row)
    order.shuffle(columns)
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator=newline)
    writer.writeheader()
    writer.writerow(row)
    try:
        content = file.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return
    if encoding == "gb18030" and _is_utf8(content):
        return  # both encodings can be meant
    (document,) = read_table(content, tmp_path_factory.getbasetemp())
    try:
        record = validate(BranchRecord, document)
    except Mistakes as error:
        assert "type the value anew" in str(error)
        return
    assert [
        record.name.en,
        record.name.zh,
        record.district.en,
        record.district.zh,
        record.address.en,
        record.address.zh,
    ] == texts
    assert record.hours and record.hours.on(4) == ("09:00-17:00",) and record.hours.on(5) == ()


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@given(
    st.binary() | st.text().map(str.encode) | st.text(st.sampled_from('id,kind"\n\r;_en \0')).map(str.encode)
)
def test_any_file_is_a_table_or_a_mistake(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    try:
        read_table(content, tmp_path_factory.getbasetemp())
    except Mistakes as mistakes:
        assert all(mistake.file == "branches/roster.csv" for mistake in mistakes.mistakes)


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.text(st.sampled_from("id: [{}]&*a!|>-\n\t'\"#%@2:0")).map(str.encode)
)
def test_any_file_is_yaml_or_a_mistake(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(content)
    try:
        validate(BranchRecord, yamlfile.read(path, "branches/any.yml"))
    except Mistakes as mistakes:
        assert all(mistake.file == "branches/any.yml" for mistake in mistakes.mistakes)


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(f"{chr(FIRST)}{END}")))
def test_slots_are_found_in_json_and_not_in_data(value: str) -> None:
    assert unescape(json.dumps(value)) == json.dumps(value) or RESERVED.search(value)
    assert not RESERVED.search(as_text(value))
    assert RESERVED.findall(unescape(json.dumps(value))) == RESERVED.findall(value)


TOKENS = st.lists(st.sampled_from(["a", "b", "(", ")", "text"]), max_size=20)


@given(TOKENS, st.booleans(), st.text(st.sampled_from(f"xy<{END}{chr(FIRST)}"), max_size=3))
def test_a_page_is_filled_like_a_plain_replacement(tokens: list[str], kept: bool, value: str) -> None:
    """“a” and “b” are values; “(” to “)” is a passage that is kept or dropped."""
    depth, balanced = 0, []
    for token in tokens:
        depth += (token == "(") - (token == ")")
        if depth >= 0:
            balanced.append(token)
        depth = max(depth, 0)
    balanced += [")"] * depth

    slots = Slots()
    characters = {
        "a": slots.defer(Call("a"), "page"),
        "b": slots.defer(Call("b"), "page"),
        "(": slots.defer(Call("only"), "page"),
        ")": END,
        "text": "text",
    }
    words = {
        "a": Word("a", lambda context: Markup(as_text(value)), "inline"),
        "b": Word("b", lambda context: "B", "inline"),
        "only": Word("only", lambda context: kept, "condition"),
    }
    template = Template("index.html", "".join(map(characters.__getitem__, balanced)), "./")
    filled = dict(_site(Filler(Rendering("en", [template], {}, slots, {}), words)))["index.html"].decode()

    expected, depth = "", 0
    for token in balanced:
        depth += (token == "(") - (token == ")")
        if token not in "()" and (kept or not depth):
            expected += {"a": as_text(value), "b": "B", "text": "text"}[token]
    assert filled == expected


def _site(filler: Filler) -> list[tuple[str, bytes]]:
    branch = SimpleNamespace(
        url="https://example.org/here/",
        name=Text(en="Here", zh="这里"),
        campaigns=MappingProxyType({}),
        participations={},
        id="here",
        is_institution=False,
        network=SimpleNamespace(
            name=Text(en="Here", zh="这里"), zone=ZoneInfo("Asia/Shanghai"), time_zone="Asia/Shanghai"
        ),
    )
    context = Context(
        branch, "en", date(2027, 3, 15), Roster(branch.network, {"here": branch}, {}, {}, Path("branches"))
    )  # type: ignore[arg-type, dict-item]
    return list(filler.filled(context, lambda template: Roots("../", "../")))
