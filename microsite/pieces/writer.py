"""What a branch's texts are written from, beside its data: words, pages and limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from microsite.content.limits import FILE, Limits
from microsite.content.page import address
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data.branch import Branch
from microsite.data.site_numbers import AllNumbers
from microsite.files.mistakes import Mistake, Mistakes
from microsite.pieces.text import PageText, read
from microsite.rendering.fill import Filler
from microsite.rendering.roots import in_network
from microsite.words.context import Context

LINE = "\r\n"  # as programs of Windows end it


class Value(NamedTuple):
    """What a branch says in one place of a text: whole, and as there is room for in a template."""

    whole: str
    in_template: str


class Told(NamedTuple):
    """What each of some branches, by its id, says in every place of one text, and where they differ."""

    said: Mapping[str, Sequence[Value]]
    varying: Sequence[int]

    @classmethod
    def of(cls, said: Mapping[str, Sequence[Value]]) -> Told:
        """Compare them."""
        places = enumerate(zip(*said.values(), strict=True))
        return cls(said, [place for place, told in places if len({*told}) > 1])


@dataclass(frozen=True)
class Writer:
    """Who writes for one branch in one language, and proves every number before it is handed out."""

    context: Context
    words: Words
    limits: Limits
    numbers: AllNumbers
    page: Callable[[str], bytes]  # as it is published for the branch
    told: dict[object, Told]  # by the text, for all branches in turn

    @classmethod
    def of(
        cls,
        project: Project,
        filler: Filler,
        branch: Branch,
        numbers: AllNumbers,
        told: dict[object, Told],
    ) -> Writer:
        """A branch of a project, in the language of a filler; what all branches say is told once."""
        if not project.facts.limits:
            raise Mistakes.one(
                FILE,
                0,
                "what channels take is not written",
                "Copy the file from the common layer; texts are held to it.",
                "没有写各渠道的限制。请从公共内容里复制这个文件，文字要按它检查。",
            )
        context = Context.of(project, branch, filler.rendering.language)
        roots = in_network(branch, context.language)
        return cls(
            context,
            project.words,
            project.facts.limits,
            numbers,
            lambda path: filler.page(context, roots, path),
            told,
        )

    def text(self, path: str) -> PageText:
        """A page, with what leads to others."""
        return read(self.page(path), keeps_links=True)

    def address(self, path: str) -> str:
        """Where a page of the branch is published."""
        return f"{self.context.branch.url}{self.context.language}/{address(path)}"

    def proved(self, name: str, text: str, branch: Branch | None = None) -> str:
        """A text as it is; a number of another branch in it is raised."""
        branch = branch or self.context.branch
        foreign = sorted(set(self.numbers.of(branch).foreign(text.encode())))
        if wrong := [
            Mistake(
                f"branches/{branch.id}",
                0,
                f"{name}: shows {shown}, a number of “{owner}”",
                'Write a word such as {{ hotline("complaint") }} instead of the number.',
                f"{name}：上面有“{owner}”的电话{shown}。请不要直接写号码，改用词，例如 "
                '{{ hotline("complaint") }}。',
            )
            for shown, owner in foreign
        ]:
            raise Mistakes(wrong)
        return text
