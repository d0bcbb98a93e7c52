"""Files that stand where nothing reads them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from microsite.checks.rule import PageRule
from microsite.checks.rules.other_files import NAME
from microsite.content.facts import FOLDER, KINDS
from microsite.content.links import links
from microsite.content.project import FOLDERS, Content, Project
from microsite.data import national, photos
from microsite.data.unread_files import SHEETS, imported
from microsite.files import pictures
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, nearest, nearest_zh

FACTS = {*(f"{name}.yml" for name in KINDS), "synonyms.yml", "emergency.yml", "national.yml"}
_KNOWN = {  # files of data that belong into a folder
    **{f"{name}": f"{FOLDER}/{name}" for name in FACTS},
    "network.yml": "branches/network.yml",
    "roster.csv": "branches/roster.csv",
    "redirects.yml": "docs/redirects.yml",
    "nav.yml": "docs/nav.yml",
}
_OTHERS = re.compile(  # settings, which stand in the root
    r"mkdocs[\w.-]*|(?:docker-)?compose[\w.-]*|codecov|netlify|_config|action|appveyor|cloudbuild|"
    r"microsite|(?:azure|bitbucket)-pipelines|readthedocs|renovate|dependabot|environment|Taskfile"
)
_CAMPAIGN = re.compile(r"^(?:series|first|last|slogans|topics):", re.MULTILINE)
_BEGINNING = 20_000  # bytes, to see what a file is


def check(content: Content) -> Iterator[Mistake]:
    """Look into the root, into facts, and for pictures and photos that nothing shows."""
    yield from _root(content.folder)
    yield from _facts(content.folder)
    yield from _national(content.layers)
    yield from _pictures(content)
    if isinstance(content, Project):
        yield from _photos(content)


def _root(folder: Path) -> Iterator[Mistake]:
    for path in sorted(folder.glob("[!.]*")):
        if path.is_dir():
            yield from _folder(path)
        elif path.suffix.lower() in (".yml", ".yaml") and not _OTHERS.fullmatch(path.stem):
            yield _misplaced(path.name, _home(path))
        elif path.name in _KNOWN:
            yield _misplaced(path.name, _KNOWN[path.name])
        elif path.suffix.lower() in SHEETS:
            yield imported(path.name)
        elif path.suffix.lower() in pictures.FORMATS:
            yield _misplaced(path.name, f"branches/{photos.FOLDER}/{path.name}")
        elif path.suffix.lower() == ".md" and _begins(path).startswith("---\n"):
            yield _misplaced(path.name, f"docs/en/{path.name}", f"docs/zh/{path.name}")


def _folder(path: Path) -> Iterator[Mistake]:
    """A folder whose name is nearly that of one that is read."""
    if path.name in FOLDERS:
        return
    close = difflib.get_close_matches(path.name.casefold(), FOLDERS, n=1, cutoff=0.8)
    if close and any(file.suffix in (".yml", ".md", ".csv") for file in path.rglob("*")):
        yield Mistake(
            path.name,
            0,
            f"nothing reads this folder; was {close[0]}/ meant?",
            f"Move what is in it to {close[0]}/, and delete the folder.",
            f"这个文件夹不会被读取，是不是要写 {close[0]}？请把里面的文件移到 {close[0]}/，再删掉它。",
        )


def _home(path: Path) -> str:
    """Where a file of data belongs, by its name or by what stands in it."""
    name = f"{path.stem}.yml"
    if name in _KNOWN:
        return _KNOWN[name]
    return f"branches/campaigns/{name}" if _CAMPAIGN.search(_begins(path)) else f"branches/{name}"


def _begins(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING).decode("utf-8-sig", "ignore").replace("\r\n", "\n")
    except OSError:
        return ""


def _misplaced(name: str, *homes: str) -> Mistake:
    return Mistake(
        name,
        0,
        "nothing reads this file here",
        f"It belongs to {' and '.join(homes)}: move it there, or take it away.",
        f"文件放在这里不会被读取。请移到 {'、'.join(homes)}，不要的就删掉。",
    )


def _facts(folder: Path) -> Iterator[Mistake]:
    """Files in facts that have another name than those that are read."""
    for path in sorted((folder / FOLDER).glob("[!.]*")):
        name = f"{FOLDER}/{path.name}"
        if path.is_dir() and path.name != "clauses":
            hint = "Sources stand in facts/sources.yml, the articles they cite in facts/clauses/."
            zh = "出处写在 facts/sources.yml，条文放在 facts/clauses/。"
            yield Mistake(name, 0, "nothing reads this folder", hint, f"这个文件夹不会被读取。{zh}")
        elif path.is_file() and path.name not in FACTS:
            close = difflib.get_close_matches(path.name, FACTS, n=1, cutoff=0.8)
            yield Mistake(
                name,
                0,
                "nothing reads this file",
                f"{nearest(path.name, close)} Laws and rules stand in facts/sources.yml, amounts and time "
                "limits in facts/figures.yml, what an article says in facts/clauses/.".lstrip(),
                f"这个文件不会被读取。{nearest_zh(path.name, close)}法规写在 facts/sources.yml，"
                "金额和期限写在 facts/figures.yml，条文写在 facts/clauses/。",
            )
    for path in sorted((folder / FOLDER / "clauses").glob("[!.]*")):
        if path.suffix != ".yml":
            yield _misplaced(f"{FOLDER}/clauses/{path.name}", f"{FOLDER}/clauses/{path.stem}.yml")


def _national(layers: Layers) -> Iterator[Mistake]:
    """What is national, in an institution's own layer."""
    if layers.common and (layers.own / national.FILE).exists():
        yield Mistake(
            national.FILE,
            0,
            "nothing reads this file here: what is national comes from the common layer",
            "Write your own purposes and yearly campaigns in branches/network.yml; take the file away.",
            "全国统一的内容来自公共内容，这里的不会被读取。"
            "自己的热线用途和每年的活动，请写在 branches/network.yml，再删掉这个文件。",
        )


def _pictures(content: Content) -> Iterator[Mistake]:
    for language, pages in content.pages.items():
        folder = content.folder / "docs" / language
        shown = {link.path for page in pages.values() for link in links(page)}
        for ending in pictures.FORMATS:
            for path in sorted(folder.rglob(f"*{ending}")):
                name = path.relative_to(folder).as_posix()
                if name not in shown and NAME.fullmatch(name):
                    yield _unnamed(
                        f"docs/{language}/{name}",
                        f"Write ![what it shows]({path.name}) in the page beside it",
                        f"请在旁边的网页里写 ![图片内容]({path.name})",
                    )


def _photos(project: Project) -> Iterator[Mistake]:
    folder = project.roster.folder / photos.FOLDER
    named = {
        photo.file
        for branch in project.roster
        for participation in branch.participations.values()
        if participation.results
        for photo in participation.results.photos
    }
    for path in sorted(folder.glob("[!.]*")):
        if path.name not in named:
            yield _unnamed(
                f"{project.roster.folder.name}/{photos.FOLDER}/{path.name}",
                "Name it in the results of an event, below photos, with its text and consent",
                "请在活动结果的 photos 里写上它，附文字说明和同意情况",
            )


def _unnamed(name: str, hint: str, zh: str) -> Mistake:
    return Mistake(
        name,
        0,
        "nothing shows this picture",
        f"{hint}, or take the file away.",
        f"没有地方用到这张图片。{zh}；不用就删掉文件。",
    )


RULE = PageRule(
    "MS074",
    "Files stand where something reads them",
    check,
    wrong="lakeside.yml",
    right="branches/lakeside.yml",
    zh="文件放错了地方，不会被读取。照提示移过去，或删掉。",
    why="Somebody believes that the change is published, and nobody sees it.",
)
