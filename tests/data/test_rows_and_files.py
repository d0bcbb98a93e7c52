"""A row or a file of a branch is read as it was written, or is a mistake of that file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.network import SITE

from microsite.data import roster_table
from microsite.data.branch import BranchRecord
from microsite.data.validation import validate
from microsite.files import csvfile, yamlfile
from microsite.files.mistakes import Mistakes

SUBJECTS = ("name", "short", "district", "address")
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029")).map(
    str.strip
)
WRITTEN = PLAIN.filter(
    lambda text: text.strip("-‐‑‒–—―−－")
)  # a dash alone says that there is nothing to say


def read_table(content: bytes, folder: Path) -> list[yamlfile.Document]:
    path = folder / "roster.csv"
    path.write_bytes(content)
    documents, wrong = roster_table.documents(path, "branches/roster.csv", SITE)
    assert not wrong
    return documents


@given(
    texts=st.lists(WRITTEN, min_size=8, max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    newline=st.sampled_from(["\n", "\r\n"]),
    order=st.randoms(use_true_random=False),
)
def test_a_row_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], encoding: str, newline: str, order: Any
) -> None:
    columns = [f"{subject}_{language}" for subject in SUBJECTS for language in ("en", "zh")]
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
        record = validate(BranchRecord, document, SITE)
    except Mistakes as error:
        assert "type the value anew" in str(error)
        return
    read = (getattr(record, subject) for subject in SUBJECTS)
    assert [text[language] for text in read for language in ("en", "zh")] == texts
    assert record.hours and record.hours.main.on(4) == ("09:00-17:00",) and record.hours.main.on(5) == ()


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
        validate(BranchRecord, yamlfile.read(path, "branches/any.yml"), SITE)
    except Mistakes as mistakes:
        assert all(mistake.file == "branches/any.yml" for mistake in mistakes.mistakes)


def test_a_quotation_mark_without_its_partner_is_told_in_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,name\na,"Willow Road\nb,Bamboo Road\nc,"Pine" Road\n', "utf-8")
    with pytest.raises(Mistakes) as refused:
        csvfile.rows(path, "a.csv", ("id", "name"), ("id",))
    (told,) = refused.value.mistakes
    assert (told.line, told.column) == (2, 3)
