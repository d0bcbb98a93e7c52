"""What a form changes: a number, an event, or the results of a branch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from microsite.changes.form import Form
from microsite.changes.setting import Setting, Wish, propose, refuse_wrong
from microsite.content.word import Words
from microsite.data import loading
from microsite.data.campaign_tables import events, results
from microsite.data.record import ID
from microsite.data.values import phone
from microsite.files import rewriting
from microsite.files.csv_cells import Table
from microsite.files.mistakes import Mistakes, Wrong, nearest, nearest_zh
from microsite.files.plain import UTF_8
from microsite.files.yaml_places import Written
from microsite.languages.writing import known

_NUMBER = ("branch", "purpose", "was", "number", "verified_on", "owner")
_ROSTER = "branches/roster.csv"
TABLES = {"events": events, "results": results}


def apply(folder: Path, words: Words, form: Form, day: str | None) -> Setting:
    """The file that a form changes; refused as `set` refuses it."""
    if "number" in form.lines:
        _refuse_unknown(form, _NUMBER)
        _refuse_missing(form, ("branch", "purpose", "number", "verified_on"))
        name, stem, mark = _home(folder, form)
        return propose(folder, words, name, [*_wishes(folder, form, name, stem, mark)], day)
    kind = "results" if "reported_on" in form.lines else "events"
    return _row(folder, words, form, kind, day)


def _home(folder: Path, form: Form) -> tuple[str, str, str]:
    """Where a branch keeps the numbers for a purpose: the file, what its paths begin with, and go on with."""
    branch, purpose = _name(form, "branch"), _name(form, "purpose")
    institution = loading.institution(folder / "branches").id
    name = f"branches/{'network' if branch == institution else branch}.yml"
    if (folder / name).is_file():
        return name, f"hotlines.{purpose}", "."
    return _ROSTER, f"{branch}.{purpose}", "_"


def _wishes(folder: Path, form: Form, name: str, stem: str, mark: str) -> Iterable[Wish]:
    """A number with the day on which somebody called it, over the one that was seen."""
    text, _ = rewriting.written(folder / name, name)
    written = Table(text, name) if name == _ROSTER else Written(text, name)
    now = written.value(f"{stem}{mark}number")
    seen = form["was"] if now else None
    yield Wish(f"{stem}{mark}number", form["number"], now if seen and _same(now, seen) else seen)
    yield Wish(f"{stem}{mark}verified_on", form["verified_on"])
    if form["owner"]:
        yield Wish(f"{stem}{mark}owner", form["owner"])


def _same(one: str | None, other: str) -> bool:
    """Whether two texts are one number, however they are written."""
    try:
        return one is not None and phone.shown(one) == phone.shown(other)
    except Wrong:
        return one == other


def _row(folder: Path, words: Words, form: Form, kind: str, day: str | None) -> Setting:
    """A table of a campaign with one more row."""
    required = TABLES[kind].required(loading.languages(folder).complete)
    columns = TABLES[kind].columns(known())
    _refuse_unknown(form, ("campaign", *columns))
    _refuse_missing(form, ("campaign", *required))
    _name(form, "branch")
    name = f"branches/{kind}/{_name(form, 'campaign')}.csv"
    text, encoding = "", UTF_8
    if (folder / name).exists():
        text, encoding = rewriting.written(folder / name, name)
    table = Table(text, name)
    record = {column: form[column] for column in columns if form[column]}
    if kind == "events":
        _refuse_second(form, table)
    after = table.with_row([column for column in columns if column in (*required, *record)], record)
    setting = Setting(name, text, after, encoding)
    refuse_wrong(folder, words, setting, day)
    return setting


def _refuse_second(form: Form, table: Table) -> None:
    """Raise that a branch has an event of this id, which nobody who fills in a form has seen."""
    if {"branch", "id"} <= {*table.columns} and table.has(branch=form["branch"], id=form["id"]):
        raise form.refused(
            "id",
            f"“{form['branch']}” has an event “{form['id']}” already",
            "Choose another id; what is there is changed in its table.",
            f"“{form['branch']}”已经有场次“{form['id']}”。请换一个 id；已有的场次请在表里改。",
        )


def _name(form: Form, key: str) -> str:
    """An id, from which a path can be made."""
    if not ID.fullmatch(form[key]):
        raise form.refused(
            key,
            f"“{form[key]}” is no id",
            "Ids have small letters, digits and hyphens, as in the address of the page.",
            f"“{form[key]}”不是 id。id 只有小写字母、数字和连字符，网址里有。",
        )
    return form[key]


def _refuse_unknown(form: Form, fields: Sequence[str]) -> None:
    for key in form.values:
        if key not in fields:
            zh = f"表单里没有这一项。{nearest_zh(key, fields)}"
            raise form.refused(key, "is no field of this form", nearest(key, fields), zh)


def _refuse_missing(form: Form, fields: Sequence[str]) -> None:
    missing = [key for key in fields if not form[key]]
    if missing:
        raise Mistakes.one(
            form.name,
            0,
            f"says nothing of {', '.join(missing)}",
            "Fill in the form anew.",
            f"没有写 {'、'.join(missing)}。请重新填一份表单。",
        )
