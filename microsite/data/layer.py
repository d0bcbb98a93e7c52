"""What a repository is: the common layer, or an institution's own one above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from contextvars import ContextVar
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from microsite.data import site_languages
from microsite.data.brand import Brand
from microsite.data.record import OneLine, Record
from microsite.data.site_languages import KnownLanguage
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, Wrong
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages
from microsite.languages.writing import let_stand_in

ENGINE = Path(__file__).parents[1]
FILE = "microsite.yml"
OF_UPPER = ("hide", "add", "replace")  # of a layer above another one alone
PagePath = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$")]


class Added(Record):
    """A page of its own: which page of the menu it follows."""

    after: PagePath


class Replaced(Record):
    """A page that stands in the place of a common one: which version of that was read, and why."""

    over: OneLine
    text: OneLine
    facts: OneLine
    reason: OneLine | None = None


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise Wrong(f"names {twice[0]} twice", f"{twice[0]} 写了两次")
    return names


class Layer(Record):
    """microsite.yml: languages and looks of the sites, and what is different from the common layer."""

    base: OneLine | None = None  # the version of the common layer; none: this is the common layer
    languages: Annotated[  # the first is the default
        tuple[KnownLanguage, ...], Field(min_length=1), AfterValidator(_each_once)
    ]
    brand: Brand = Brand()
    hide: Annotated[tuple[PagePath, ...], AfterValidator(_each_once)] = ()
    add: Mapping[PagePath, Added] = {}
    replace: Mapping[PagePath, Replaced] = {}


_sound: ContextVar[Document | None] = ContextVar("_sound", default=None)


@contextmanager
def instead(document: Document) -> Iterator[None]:
    """Let what is sound of the file stand for it meanwhile."""
    token = _sound.set(document)
    try:
        yield
    finally:
        _sound.reset(token)


def written(project: Path) -> Document:
    """The file as it was written, or what is sound of it."""
    if sound := _sound.get():
        return sound
    if not (project / FILE).is_file():
        raise Mistakes.one(
            FILE,
            0,
            "the file is missing",
            "Write it with the languages of the sites, the first one for everybody: languages: [zh, en]",
            "没有这个文件。请新建，写上网站的语言，默认的写在最前面：languages: [zh, en]",
        )
    return yamlfile.read(project / FILE, FILE)


def is_above_another(project: Path) -> bool:
    """Whether a project names a common layer below it; what can't be read is told when it is loaded."""
    try:
        return "base" in written(project).data
    except Mistakes:
        return True


def load(project: Path) -> Layer:
    """Load microsite.yml; from now on the languages that it names are known."""
    with suppress(Mistakes) if _sound.get() else nullcontext():
        site_languages.load(project)
    document = written(project)
    site = Languages(validate(Layer, document, None).languages)
    let_stand_in(site.first)
    layer = validate(Layer, document, site)  # again, as its own texts are in these languages
    if mistakes := [*_doubts(layer, document)]:
        raise Mistakes(mistakes)
    return layer


def layers(project: Path) -> Layers:
    """The folders in which the files of a project stand."""
    return Layers(project, common_folder() if load(project).base else None)


class Below(NamedTuple):
    """A common layer: its folder, and its version."""

    folder: Path
    version: str | None  # none: whichever the layer above names


_other: ContextVar[Below | None] = ContextVar("_other", default=None)


@contextmanager
def standing_on(folder: Path, version: str | None) -> Iterator[None]:
    """Let all layers stand on another common layer than the installed one meanwhile."""
    token = _other.set(Below(folder, version))
    try:
        yield
    finally:
        _other.reset(token)


def common_folder() -> Path:
    """Where the engine has the common layer: in a wheel within it, in its own repository above it."""
    if other := _other.get():
        return other.folder
    packed = ENGINE / "common"
    return packed if packed.is_dir() else ENGINE.parent


def installed() -> str:
    """The version of the engine and of the common layer that it carries."""
    return version("microsite")


def _doubts(layer: Layer, document: Document) -> Iterator[Mistake]:
    """Another version than the installed one, and words that need a layer below."""
    if layer.base is None:
        for key in OF_UPPER:
            if key in document.data:
                yield document.mistake(
                    (key,),
                    f"there is nothing below this layer to {key}",
                    "Write base and the version of the common layer, or delete the key.",
                    f"下面没有公共内容，用不上 {key}。请写 base 和公共内容的版本，或删掉这个字段。",
                )
    elif (other := _other.get()) and layer.base == (other.version or layer.base):
        return
    elif layer.base != (there := installed()):
        yield document.mistake(
            ("base",),
            f"this layer stands on version {layer.base}, and {there} is installed",
            f"Install microsite {layer.base} with make, or raise the base with microsite update.",
            f"这里用的公共内容是 {layer.base} 版，而装的是 {there} 版。"
            f"请用 make 装上 {layer.base} 版，或用 microsite update 升级。",
        )
