"""What the public will see differently, told in words for those who approve a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from microsite.changes.values import Difference, called, differences, say
from microsite.content.facts import Facts
from microsite.content.page import FrontMatter, Page
from microsite.content.project import Project
from microsite.data.branch import Branch, Network
from microsite.data.hotline import Hotline, NationalHotline
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistakes
from microsite.languages.language import Language
from microsite.languages.writing import Writing, writing

SAME = "The public sees no difference. 公众看到的没有任何变化。"
NAMED = 3  # more branches than these are counted
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|@~])")


def report(before: Project, after: Project) -> str:
    """All that changes in the data and pages of two states of a project, as plain text."""
    return written(said(before, after))


def said(before: Project, after: Project) -> dict[str, list[str]]:
    """The same by titles."""
    old, new = before.roster, after.roster
    sections = {
        "Numbers that nobody says to have called 改了号码、没改核实日期": _not_called(old, new),
        "Public numbers that vanish 没有了的全国号码": _vanished(old.network, new.network),
        "Branches that say what another one says 与别的网点相同的网点": _copied(old, new),
        "Results altered after the campaign 活动结束后改动的结果": _altered(before, after),
        "Branches 网点增减": _branches(old, new),
        "What branches say 网点的内容": _data(old, new),
        "Laws, figures and words 法规、数字和用词": _facts(before, after),
        "Pages 网页": _pages(before, after),
    }
    return {title: lines for title, found in sections.items() if (lines := list(found))}


def written(told: Mapping[str, list[str]], markdown: bool = False) -> str:
    """What was found, as plain text or Markdown."""
    if not told:
        return SAME
    shown = _markdown if markdown else _plain
    return "\n\n".join(shown(title, lines) for title, lines in told.items())


def _plain(title: str, lines: list[str]) -> str:
    return "\n".join([title, *(f"  {line}" for line in lines)])


def _markdown(title: str, lines: list[str]) -> str:
    """A list whose lines hold nothing but text, whatever the data say."""
    return "\n".join([f"## {title}", "", *("- " + _MARKUP.sub(r"\\\1", line) for line in lines)])


def _branches(before: Roster, after: Roster) -> Iterator[str]:
    for what, roster, other in (("new 新增", after, before), ("closed 停业", before, after)):
        for branch in roster:
            if branch.id in other.branches:
                continue
            number = branch.hotlines["complaint"].number
            yield f"{what}: {say(branch.name)} ({branch.id}), {say(branch.address)}, {number}"


def _data(before: Roster, after: Roster) -> Iterator[str]:
    """What differs in branches, inherited or their own; what many say alike is told once."""
    touched: dict[Difference, list[Branch]] = {}
    for branch in after:
        if branch.id in before.branches:
            for found in differences(_said(before[branch.id]), _said(branch)):
                touched.setdefault(found, []).append(branch)
    yield from (_line(found, _who(branches, after)) for found, branches in touched.items())
    yield from map(_line, differences(_of_network(before.network), _of_network(after.network)))


def _not_called(before: Roster, after: Roster) -> Iterator[str]:
    """Numbers that change while the day of their verification stays: it was the old number's."""
    touched: dict[str, list[Branch]] = {}
    line: str | None
    for branch in after:
        former = before.branches[branch.id].numbers if branch.id in before.branches else {}
        for purpose, numbers in branch.numbers.items():
            for line in _uncalled_of(called(purpose), former.get(purpose, ()), numbers):
                touched.setdefault(line, []).append(branch)
    yield from (f"{line} · {_who(branches, after)}" for line, branches in touched.items())
    former_national = before.network.national_hotlines
    for name, national in after.network.national_hotlines.items():
        if line := _uncalled(called("national_hotlines", name), former_national.get(name), national):
            yield line


def _vanished(before: Network, after: Network) -> Iterator[str]:
    """National numbers, those for emergencies among them, that nobody is told any more."""
    there = {hotline.number for hotline in after.national_hotlines.values()}
    for name, hotline in before.national_hotlines.items():
        if hotline.number not in there and name not in after.national_hotlines:
            yield f"{name}: {hotline.number}"


def _copied(before: Roster, after: Roster) -> Iterator[str]:
    """Branches with the address of another one, which may be a copied file that nobody has gone through."""
    at: dict[object, list[Branch]] = {}
    for branch in after:
        at.setdefault(say(branch.address), []).append(branch)
    for branch in after:
        former = before.branches.get(branch.id)
        others = [other.id for other in at[say(branch.address)] if other is not branch]
        if others and (former is None or former.address != branch.address):
            yield f"{say(branch.name)} ({branch.id}): the address of 地址同 {', '.join(others)}"


def _altered(before: Project, after: Project) -> Iterator[str]:
    """Results that were reported already, of campaigns that are over."""
    for branch in after.roster:
        former = before.roster.branches.get(branch.id)
        for id, participation in branch.participations.items():
            old = former.participations.get(id) if former else None
            campaign = after.roster.campaigns.get(id)
            if old and old.results and campaign and campaign.last < after.today:
                for found in differences(old.results, participation.results, id):
                    yield _line(found, say(branch.name) or branch.id)


def _uncalled_of(what: str, old: tuple[Hotline, ...], new: tuple[Hotline, ...]) -> Iterator[str]:
    """Numbers in the place of others; one that is new beside them, or has moved among them, is not meant."""
    before, after = ({hotline.number for hotline in hotlines} for hotlines in (old, new))
    for former, hotline in zip(old, new, strict=False):
        is_new = former.number not in after and hotline.number not in before
        if is_new and (line := _uncalled(what, former, hotline)):
            yield line


def _uncalled(what: str, old: Hotline | NationalHotline | None, new: Hotline | NationalHotline) -> str | None:
    if old is None or new.number == old.number or new.verified_on != old.verified_on or not new.number:
        return None
    return f"{what}: {old.number} → {new.number}, verified_on is still 仍是 {new.verified_on}"


def _said(branch: Branch) -> dict[str, object]:
    """What a branch tells the public; its campaigns hold what it adds to them, but for the results."""
    said = {
        field.name: getattr(branch, field.name)
        for field in fields(Branch)
        if field.name not in ("id", "network", "participations", "places", "drafted", "code")
    }
    return said | {
        "numbers": {
            purpose if place == 1 else f"{purpose} {place}": hotline
            for purpose, numbers in branch.numbers.items()
            for place, hotline in enumerate(numbers, 1)
        },
        "results": {
            id: participation.results
            for id, participation in branch.participations.items()
            if participation.results
        },
    }


def _of_network(network: Network) -> dict[str, object]:
    """What the institution says for all; what a branch could say too is told of the branches."""
    own = {"hotlines", *(field.name for field in fields(Branch))}
    return {name: getattr(network, name) for name in Network.model_fields if name not in own}


def _who(branches: list[Branch], roster: Roster) -> str:
    if len(branches) <= NAMED:
        return ", ".join(say(branch.name) or branch.id for branch in branches)
    own = [branch for branch in branches if not branch.is_institution]
    is_all = len(own) == len(roster) - 1
    counted = f"all {len(own)} branches 全部网点" if is_all else f"{len(own)} branches 个网点"
    return counted if len(own) == len(branches) else f"institution 机构, {counted}"


def _line(found: Difference, where: str = "") -> str:
    if found.before is None:
        line = f"{found.name}: new 新增: {found.after}"
    elif found.after is None:
        line = f"{found.name}: gone 没有了: {found.before}"
    else:
        line = f"{found.name}: {found.before} → {found.after}"
    return f"{line} · {where}" if where else line


def _facts(before: Project, after: Project) -> Iterator[str]:
    def stated(facts: Facts) -> Mapping[str, object]:
        return {"source": facts.sources, "figure": facts.figures, "term": facts.terms}

    yield from map(_line, differences(stated(before.facts), stated(after.facts)))
    yield from map(_line, differences(before.emergency, after.emergency, "what to do"))
    yield from map(_line, differences(before.synonyms.root, after.synonyms.root, "search words"))


def _pages(before: Project, after: Project) -> Iterator[str]:
    old, new = _by_path(before), _by_path(after)
    for path in sorted(old.keys() | new.keys()):
        was, now = old.get(path, {}), new.get(path, {})
        changes = {
            "new 新增": [language for language in now if language not in was],
            "gone 没有了": [language for language in was if language not in now],
            "changed 改动": [
                language for language in now if language in was and was[language].text != now[language].text
            ],
        }
        for what, languages in changes.items():
            if languages:
                yield f"{what}: {_title(was | now)} ({path}), {_languages(languages)}"
        for language in changes["changed 改动"]:
            where = f"{path}, {_in_both(writing(language))}"
            yield from (
                _line(found, where) for found in differences(_front(was[language]), _front(now[language]))
            )


def _by_path(project: Project) -> dict[str, dict[Language, Page]]:
    paths = {path for pages in project.pages.values() for path in pages}
    return {
        path: {language: pages[path] for language, pages in project.pages.items() if path in pages}
        for path in paths
    }


def _front(page: Page) -> FrontMatter | None:
    """What stands above the text; None if it has mistakes, which are for `check` to tell."""
    try:
        return page.front
    except Mistakes:
        return None


def _title(pages: Mapping[Language, Page]) -> str:
    return " / ".join(front.title for page in pages.values() if (front := _front(page)))


def _languages(languages: Iterable[Language]) -> str:
    named = [_in_both(writing(language)) for language in languages]
    return ", ".join(named) if len(named) > 1 else f"only 只有 {named[0]}"


def _in_both(writing: Writing) -> str:
    return f"{writing.called} {writing.called_zh}"
