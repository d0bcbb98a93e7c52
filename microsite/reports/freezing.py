"""Freezing the reports on a past campaign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from microsite.data.branch import Branch
from microsite.data.frozen import FOLDER, columns, digest, digest_of_plan
from microsite.data.roster import Roster
from microsite.files import csvfile, rewriting
from microsite.files.mistakes import Mistakes, nearest, nearest_zh
from microsite.files.plain import UTF_8
from microsite.reports.report import results


def freeze(roster: Roster, id: str, today: date) -> str:
    """Write who is in the reports on a campaign and what they say; the name of the file."""
    if id not in roster.campaigns:
        raise Mistakes.one(
            "branches/campaigns",
            0,
            f"there is no campaign “{id}”",
            nearest(id, roster.campaigns),
            f"没有“{id}”这个活动。{nearest_zh(id, roster.campaigns)}",
        )
    last = max(branch.campaigns[id].last for branch in roster.everyone.values() if id in branch.campaigns)
    if last >= today:
        raise Mistakes.one(
            f"branches/campaigns/{id}.yml",
            0,
            f"the campaign is not over before {last}",
            "Freeze its reports when it is over and the branches have reported.",
            f"活动 {last} 才结束。请等活动结束、网点报送之后再定稿。",
        )
    name = f"{roster.folder.name}/{FOLDER}/{id}.csv"
    path = roster.folder / FOLDER / f"{id}.csv"
    path.parent.mkdir(exist_ok=True)
    before, encoding = rewriting.written(path, name) if path.exists() else ("", UTF_8)
    text = csvfile.written(columns(roster.network.languages), _rows(roster, id, today))
    rewriting.write(path, name, rewriting.with_ends_of(before, text), encoding)
    return name


def _rows(roster: Roster, id: str, today: date) -> Iterator[dict[str, str]]:
    institution = roster.as_frozen(roster.institution, id)
    for branch in (institution, *roster.asked(id)):
        found, before = results(branch, id), roster.frozen.get(id, {}).get(branch.id)
        locked = digest(found) if found else ""
        own = branch.participations.get(id)
        plan = digest_of_plan(roster.campaigns[id], own) if branch.is_institution else digest_of_plan(own)
        is_new = before is None or (before.results or "", before.plan) != (locked, plan)
        yield {
            "branch": branch.id,
            **_named(branch),
            "kind": branch.kind,
            "frozen_on": str(today if is_new or before is None else before.frozen_on),
            "results": locked,
            "plan": plan,
        }


def _named(branch: Branch) -> dict[str, str]:
    named = branch.name.within(branch.network.languages)
    return {f"name_{language}": name for language, name in named.items()}
