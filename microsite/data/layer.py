"""What a repository is: the common layer, or an institution's own one above it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from microsite.data.brand import Brand
from microsite.data.record import OneLine, Record
from microsite.data.site_languages import KnownLanguage
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.mistakes import Mistakes
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

FILE = "microsite.yml"
PagePath = Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.md$")]


class Added(Record):
    """A page of its own: which page of the menu it follows."""

    after: PagePath


class Replaced(Record):
    """A page that stands in the place of a common one: which version of that was read, and why."""

    over: OneLine
    digest: OneLine
    reason: OneLine | None = None


class Layer(Record):
    """microsite.yml: languages and looks of the sites, and what is different from the common layer."""

    base: OneLine | None = None  # the version of the common layer; none: this is the common layer
    languages: Annotated[tuple[KnownLanguage, ...], Field(min_length=1)]  # the first is the default
    brand: Brand = Brand()
    hide: tuple[PagePath, ...] = ()
    add: Mapping[PagePath, Added] = {}
    replace: Mapping[PagePath, Replaced] = {}


def written(project: Path) -> Document:
    """The file as it was written."""
    if not (project / FILE).is_file():
        raise Mistakes.one(
            FILE,
            0,
            "the file is missing",
            "Write it with the languages of the sites, the first one for everybody: languages: [zh, en]",
            "没有这个文件。请新建，写上网站的语言，默认的写在最前面：languages: [zh, en]",
        )
    return yamlfile.read(project / FILE, FILE)


def load(project: Path, site: Languages | None = None) -> Layer:
    """Load microsite.yml; what it says in languages is asked for when these are known."""
    return validate(Layer, written(project), site)
