"""An institution's own repository, from its list of branches and a few answers."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from microsite.checks.check import findings
from microsite.content.word import Words
from microsite.data import layer
from microsite.data.hours import hours_in_cell
from microsite.data.unread_files import REVIEW
from microsite.files.mistakes import Mistakes, Wrong
from microsite.sheets import bank_list, columns, importing, workbook
from microsite.sheets.bank_list import PLACES, Answers
from microsite.sheets.branch_row import PLAIN_LABELS, Verified
from microsite.sheets.cells import LabelledPhone, labelled_phone
from microsite.sheets.columns import Headings
from microsite.sheets.districts import district_in
from microsite.sheets.importing import Proposal
from microsite.sheets.matching import letters
from microsite.starting import drafts, templates
from microsite.starting.questions import Questions
from microsite.starting.review import review

CHINESE = "zh"
OWNER = "消费者权益保护部门"
_HEAD_OFFICE = re.compile("(?:总行|总部|总社)?(?:营业部|营业室)?")


@dataclass(frozen=True)
class Order:
    """Where it goes, what it is made from, and what was said beforehand."""

    folder: Path
    file: Path
    sheet: str | None
    pairs: tuple[str, ...]
    given: Mapping[str, str | None]
    logo: Path | None
    today: date
    words: Words


def make(order: Order) -> Iterator[str]:
    """Write a new repository whole; tells what is in it and what is not."""
    if order.folder.exists() and any(order.folder.iterdir()):
        raise click.ClickException(
            f"{order.folder} is not empty. {order.folder} 里已经有文件。请换一个文件夹。"
        )
    said_columns = columns.wishes(None, order.pairs)
    headings = columns.choose(workbook.sheets(order.file, order.sheet), said_columns, order.file.name)
    yield f"{headings}\n"
    said, answers = _answered(Questions(order.given, order.today), headings)
    work = order.folder.with_name(f".{order.folder.name}.new")
    shutil.rmtree(work, ignore_errors=True)
    try:
        proposal = _lay(work, order, headings, said, answers)
        if order.folder.exists():
            order.folder.rmdir()
        work.rename(order.folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    yield from importing.told(proposal)
    yield from _told_hours(proposal, said["hours"])
    for mistake in proposal.wrong:
        yield f"skipped 没有导入 {mistake}"


def _lay(work: Path, order: Order, headings: Headings, said: Mapping[str, str], answers: Answers) -> Proposal:
    templates.lay(work, {**said, "languages": CHINESE, "name_en": "", "district_en": "", "drafted": ""})
    if order.logo:
        (work / "brand").mkdir()
        shutil.copyfile(order.logo, work / "brand/logo.svg")
    verified = Verified(said["verified_on"], said["branch_owner"])
    proposal = importing.propose(work / "branches", headings, verified, answers=answers)
    if said["languages"] != CHINESE:
        templates.lay(work, {**said, **drafts.institution(said)})
        drafts.complete(proposal.after, said)
    _leave_out_what_check_refuses(work, order, proposal, headings.sheet.file)
    (work / REVIEW).write_bytes(review(said, proposal))
    return proposal


def _leave_out_what_check_refuses(work: Path, order: Order, proposal: Proposal, sheet: str) -> None:
    """Write the roster without the rows that break a rule, as two that are the same place."""
    while proposal.after:
        proposal.write(work / importing.ROSTER)
        names = {row.line: row.cells["id"] for row in importing.written(work / "branches")}
        refused = {
            names[mistake.line]: mistake
            for rule, mistake in findings(work, order.words, order.today.isoformat())
            if rule.severity == "error" and mistake.file == importing.ROSTER and mistake.line in names
        }
        if not refused:
            return
        for id, mistake in refused.items():
            proposal.take_back(id)
            proposal.wrong.append(replace(mistake, file=sheet, line=proposal.rows[id], column=0))
    raise Mistakes(proposal.wrong)


def _answered(questions: Questions, headings: Headings) -> tuple[dict[str, str], Answers]:
    """What the files must say, and what is left open by the list; asked in the order of need."""
    said = {key: questions.answer(key) for key in ("name", "url", "number", "verified_on")}
    given = questions.given
    answers = Answers(machines="leave-out", closed="leave-out")
    if _leaves_open(headings, answers, "--days"):
        answers = answers._replace(days=questions.answer("days"))
    rows = [*_rows(headings, answers)]
    usual, address = _usual(rows), _head_office(rows, said["name"]).get("address_zh", "")
    own = _usual([_head_office(rows, said["name"])])
    is_known = (own or usual) and not given.get("hours")
    said["hours"] = (own or usual) if is_known else questions.answer("hours")
    is_told = district_in(address) and not given.get("address")
    said["address"] = address if is_told else questions.answer("address")
    said["district"] = district_in(said["address"])
    if _leaves_open(headings, answers, "--coordinates") and (system := questions.answer("coordinates")):
        answers = answers._replace(coordinates=system)  # type: ignore[arg-type]  # was looked at
    head = _head_office([*_rows(headings, answers)], said["name"])
    place = ", ".join(f"{column}: {head[column]}" for column in PLACES if is_told and column in head)
    said["coordinates"] = f"\ncoordinates: {{{place}}}" if place else ""
    owner = given.get("owner") or OWNER
    phone = _own_phone(rows, said["name"])
    said["own_number"] = phone.number if phone else ""
    said["consultation"] = _consultation(phone, said["verified_on"], owner) if phone else ""
    if not said["address"] or not said["hours"]:
        raise click.UsageError(
            "name --address and --hours too. 请用 --address 和 --hours 写明总行地址、营业时间。"
        )
    said["languages"] = questions.choice("languages", CHINESE)
    brand = {"colour": given.get("colour"), "logo": "brand/logo.svg" if given.get("logo") else None}
    return {
        **said,
        "id": letters(said["name"]),
        "base": layer.installed(),
        "brand": ", ".join(f"{key}: {templates.quoted(value)}" for key, value in brand.items() if value),
        "owner": owner,
        "branch_owner": given.get("owner") or "网点负责人",
    }, answers


def _told_hours(proposal: Proposal, hours: str) -> Iterator[str]:
    """Which hours are shown where the list gives none: nobody has said so of those branches."""
    without = [id for id, cells in proposal.after.items() if not cells.get("hours")]
    yield (
        f"look at 请看    hours of the head office, and of {len(without)} branches that give none: {hours}; "
        "--hours says others, or write those of each branch into the list / "
        f"总行的营业时间，以及表里没写时间的{len(without)}个网点，都按 {hours} 显示；"
        "不对的，用 --hours 写明，或在表里补上各网点的时间"
    )
    if without:
        yield f"            {', '.join(without)}"


def _rows(headings: Headings, answers: Answers) -> Iterator[dict[str, str]]:
    """What the rows of the list say that are taken."""
    for row in sorted(headings.sheet.cells):
        if columns.is_branch(headings, row):
            done = bank_list.completed(importing.said_in(headings, row)[0], headings, row, {}, answers)
            if not done.left:
                yield done.said


def _leaves_open(headings: Headings, answers: Answers, option: str) -> bool:
    """Whether the list makes somebody answer what an option says."""
    return any(
        option in hint
        for row in sorted(headings.sheet.cells)
        if columns.is_branch(headings, row)
        for _, hint, _ in bank_list.completed(
            importing.said_in(headings, row)[0], headings, row, {}, answers
        ).wrong
    )


def _head_office(rows: list[dict[str, str]], institution: str) -> dict[str, str]:
    """What a list says of the head office, or of its hall; nothing if it has neither."""
    return next((row for row in rows if _is_head_office(row.get("name_zh", ""), institution)), {})


def _own_phone(rows: list[dict[str, str]], institution: str) -> LabelledPhone | None:
    """The number for questions that a list gives in the institution's own row."""
    own = next((row for row in rows if (name := row.get("name_zh")) and not _rest(name, institution)), {})
    try:
        found = labelled_phone(own["consultation_number"])
    except (KeyError, Wrong):
        return None
    return found if found.label in PLAIN_LABELS else None


def _consultation(phone: LabelledPhone, verified_on: str, owner: str) -> str:
    """A number for questions, for the institution's file."""
    values = {
        "number": phone.number,
        "extension": phone.extension,
        "verified_on": verified_on,
        "owner": owner,
    }
    lines = (f"    {key}: {templates.quoted(value)}\n" for key, value in values.items() if value)
    return f"  consultation:\n{''.join(lines)}"


def _is_head_office(name: str, institution: str) -> bool:
    return bool(name) and _HEAD_OFFICE.fullmatch(_rest(name, institution)) is not None


def _rest(name: str, institution: str) -> str:
    """What a name says beside the institution's."""
    short, own = (re.sub("股份有限公司|有限责任公司", "", one) for one in (name, institution))
    return short.removeprefix(own)


def _usual(rows: list[dict[str, str]]) -> str:
    """The hours that most branches of a list have; empty if it has none that can be read."""
    found: Counter[str] = Counter()
    for row in rows:
        try:
            found[hours_in_cell(row["hours"]).told] += 1
        except (KeyError, Wrong):
            continue
    return max(found, key=lambda hours: (found[hours], hours), default="")
