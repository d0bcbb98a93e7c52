"""Files that stand where nothing reads them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from microsite.checks.homes import FACTS, KNOWN, elsewhere, homes, misplaced, within
from microsite.checks.rule import PageRule
from microsite.checks.rules.other_files import NAME
from microsite.content.facts import FOLDER
from microsite.content.links import links
from microsite.content.project import FOLDERS, Content, Project
from microsite.data import national, photos
from microsite.data.unread_files import ENDINGS, REVIEW, SHEETS, imported
from microsite.files import pictures
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.languages.language import Languages

_OTHERS = re.compile(  # settings, which stand in the root
    r"mkdocs[\w.-]*|(?:docker-)?compose[\w.-]*|codecov|netlify|_config|action|appveyor|cloudbuild|"
    r"microsite|(?:azure|bitbucket)-pipelines|readthedocs|renovate|dependabot|environment|Taskfile"
)
_OURS = {  # folders of the engine's own repository, of what is built and of programs
    *("microsite", "tests", "bench", "deploy", "schema", "site", "standalone", "print", "kits", "build"),
    *("dist", "node_modules", "venv", "env"),
}
_INNER = {  # folders that stand within another one
    **{name: f"branches/{name}" for name in (*ENDINGS, photos.FOLDER) if name != "."},
    "clauses": f"{FOLDER}/clauses",
    "editors": "docs/editors",
}
_ENDINGS = {  # of the files that stand in a folder, and what to do with another one
    "brand": (
        ".svg",
        "A logo is an SVG, which microsite.yml names below brand: logo: brand/logo.svg",
        "标志要用 SVG 文件，并在 microsite.yml 的 brand 下面写 logo: brand/logo.svg",
    ),
    "languages": (".yml", "A language is a file such as fr.yml", "每种语言一个文件，例如 fr.yml"),
    "pieces": (
        ".yml",
        "A piece is a file .yml; it shows the pictures of the page whose parts it prints",
        "宣传材料写成 .yml 文件；图片放在它所用的网页旁边",
    ),
}
_OF_DESIGNS = ("pieces/designs/", "pieces/fonts/")
_WITHOUT_ENDING = (".yaml", ".yml", ".txt", "")  # that a file of data may have been given instead
_OF_SYSTEMS = ("._", ".#", ".~")  # what programs lay beside a file that is open or was copied
_EDITED = (".yml", ".yaml", ".md", ".csv", ".png", ".jpg")
_FILLED = ("brand", "branches", "docs", "facts", "languages", "pieces")  # by editors
_CLOSE = 0.8  # how like another name must be to be a misspelt one


def check(content: Content) -> Iterator[Mistake]:
    """Look into the root, into facts, and for pictures and photos that nothing shows."""
    yield from _root(content.folder, content.site)
    yield from _hidden(content.folder)
    for name in ("brand", "languages", "macros", "overrides", "pieces"):
        yield from elsewhere(content.folder / name, content.folder, f"{name}/")
    for name in _ENDINGS:
        yield from _strays(content.folder, name)
    yield from _facts(content.folder)
    yield from _national(content.layers)
    yield from _pictures(content)
    if isinstance(content, Project) and content.is_whole:
        yield from _photos(content)


def _root(folder: Path, site: Languages) -> Iterator[Mistake]:
    for path in sorted(folder.glob("[!.]*")):
        if path.is_dir():
            yield from _folder(path, site)
        elif path.suffix.lower() in (".yml", ".yaml") and not _OTHERS.fullmatch(path.stem):
            yield misplaced(path.name, *(homes(path) or (f"branches/{path.stem}.yml",)))
        elif path.name in KNOWN:
            yield misplaced(path.name, KNOWN[path.name])
        elif path.suffix.lower() in SHEETS and path.name != REVIEW:
            yield imported(path.name)
        elif path.suffix.lower() in (*pictures.FORMATS, ".jpeg"):
            yield misplaced(path.name, f"branches/{photos.FOLDER}/{path.name}")
        elif path.suffix.lower() == ".svg":
            yield misplaced(path.name, f"brand/{path.name}")
        elif path.name != REVIEW:
            yield from elsewhere(path, folder)


def _hidden(folder: Path) -> Iterator[Mistake]:
    """Files of editors whose names begin with a dot, which nothing reads."""
    inner = (path for name in _FILLED for path in (folder / name).rglob(".*"))
    for path in sorted([*folder.glob(".*"), *inner]):
        name, is_inner = path.relative_to(folder).as_posix(), path.parent != folder
        if path.name.startswith(_OF_SYSTEMS) or not path.is_file():
            continue
        is_told = name.startswith("docs/") and path.suffix != ".md"  # that it must not be published
        if homes(path) or (is_inner and not is_told and path.suffix.lower() in _EDITED):
            meant = (
                f"{path.parent.relative_to(folder).as_posix()}/{path.name.lstrip('.')}" if is_inner else ""
            )
            home = " / ".join([meant] if meant else homes(path))
            yield Mistake(
                name,
                0,
                "nothing reads this file: its name begins with a dot",
                f"Call it {home}, or take it away.",
                f"文件名以点开头，是隐藏文件，不会被读取。请改为 {home}，不要的就删掉。",
            )


def _strays(folder: Path, name: str) -> Iterator[Mistake]:
    """Files of another kind than those of their folder."""
    ending, hint, zh = _ENDINGS[name]
    for path in within(folder / name):
        file = path.relative_to(folder).as_posix()
        is_told = path.suffix.lower() in _WITHOUT_ENDING or path.name.startswith(".") or homes(path)
        if path.suffix != ending and not is_told and not file.startswith(_OF_DESIGNS):
            photo = f"; a photo of an event belongs into branches/{photos.FOLDER}/"
            photo_zh = f"；活动照片放 branches/{photos.FOLDER}/"
            yield Mistake(
                file,
                0,
                "nothing reads this file here",
                f"{hint}{photo if path.suffix.lower() in pictures.FORMATS else ''}. Or take it away.",
                f"文件放在这里不会被读取。{zh}"
                f"{photo_zh if path.suffix.lower() in pictures.FORMATS else ''}。不要的就删掉。",
            )


def _folder(path: Path, site: Languages) -> Iterator[Mistake]:
    """A folder whose name is nearly that of one that is read, or another one that holds an editor's files."""
    if path.name in (*FOLDERS, *_OURS) or path.suffix == ".egg-info":
        return
    known = {folder: folder for folder in FOLDERS} | _INNER
    close = difflib.get_close_matches(path.name.casefold(), known, n=1, cutoff=_CLOSE)
    home = known[close[0]] if close else f"docs/{path.name}" if path.name in site.listed else ""
    if home and any(file.suffix in _EDITED for file in within(path)):
        yield Mistake(
            path.name,
            0,
            f"nothing reads this folder; was {home}/ meant?",
            f"Move what is in it to {home}/, and delete the folder.",
            f"这个文件夹不会被读取，是不是要写 {home}？请把里面的文件移到 {home}/，再删掉它。",
        )
    else:
        yield from elsewhere(path, path.parent)


def _facts(folder: Path) -> Iterator[Mistake]:
    """Files in facts that have another name than those that are read."""
    for path in sorted((folder / FOLDER).glob("[!.]*")):
        name = f"{FOLDER}/{path.name}"
        if path.name == "clauses" or path.name in FACTS:
            continue
        if inner := elsewhere(path, folder, f"{FOLDER}/"):
            yield from inner
        elif path.is_dir():
            hint = "Sources stand in facts/sources.yml, the articles they cite in facts/clauses/."
            zh = "出处写在 facts/sources.yml，条文放在 facts/clauses/。"
            yield Mistake(name, 0, "nothing reads this folder", hint, f"这个文件夹不会被读取。{zh}")
        else:
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
            yield misplaced(f"{FOLDER}/clauses/{path.name}", f"{FOLDER}/clauses/{path.stem}.yml")


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
