"""Articles of campaigns, as WeChat takes them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.plans import Plan, plans
from microsite.checks.rule import Rule
from microsite.content.limits import ArticleSize
from microsite.content.pieces import LEAD
from microsite.content.project import Project
from microsite.data.campaign import Article
from microsite.data.record import Text
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.files.yamlfile import KeyPath


def check(project: Project) -> Iterator[Mistake]:
    """Find titles that stand twice, what is too long, and parts that the page does not have."""
    for plan in plans(project):
        if plan.campaign.last < project.today:
            continue
        yield from _same_titles(plan)
        for place, article in enumerate(plan.articles):
            if article.page and project.facts.limits:
                path: KeyPath = ("articles", place)
                yield from _parts(project, plan, article, path)
                yield from _lengths(plan, article, path, project.facts.limits.article)


def _same_titles(plan: Plan) -> Iterator[Mistake]:
    """Titles that an article before has too."""
    first: dict[tuple[str, str], int] = {}
    for place, article in enumerate(plan.articles):
        for language, title in article.title.items():
            if (other := first.setdefault((language, title), place)) != place:
                line = plan.document.line((*plan.within, "articles", other))
                yield plan.mistake(
                    ("articles", place, "title", language),
                    f"the article in line {line} has the same title: {title}",
                    "Give each article a title of its own, such as with part 1 and part 2.",
                    f"和第{line}行那篇文章的标题一样：{title}。请各写各的标题，例如加上（上）（下）。",
                )


def _lengths(plan: Plan, article: Article, path: KeyPath, size: ArticleSize) -> Iterator[Mistake]:
    told = [
        ("title", "标题", article.title, size.title, (*path, "title")),
        ("summary", "摘要", article.digest, size.digest, (*path, "digest")),
        ("author", "作者（机构简称）", plan.host.network.short_name, size.author, path),
    ]
    for what, zh, text, most, at in told:
        for language, said in text.items() if isinstance(text, Text) else ():
            if len(said) > most:
                yield plan.mistake(
                    at if at == path else (*at, language),
                    f"the {what} “{said}” has {len(said)} characters; WeChat takes {most}",
                    "Shorten it." if at != path else "Give the institution a short name: short below brand.",
                    f"{zh}“{said}”有{len(said)}个字，公众号最多{most}个。"
                    + ("请改短。" if at != path else "请在 brand 下面写机构简称 short。"),
                )


def _parts(project: Project, plan: Plan, article: Article, path: KeyPath) -> Iterator[Mistake]:
    """Headings that the page lacks in some language."""
    path_of_page = article.page or ""
    found = [pages[path_of_page] for pages in project.pages.values() if path_of_page in pages]
    for number, part in enumerate(article.parts):
        for page in found:
            known = {LEAD, *(heading.id for heading in page.headings if heading.id)}
            if page.is_sound and part not in known:
                yield plan.mistake(
                    (*path, "parts", number),
                    f"unknown part “{part}” of {page.name}",
                    nearest(part, known),
                    f"{page.name} 里没有“{part}”这个小标题。{nearest_zh(part, known)}",
                )
                break


RULE = Rule(
    "MS106",
    "Articles are as WeChat takes them",
    check,
    wrong="title: {en: …, zh: （40个字的标题）}",
    right="title: {en: …, zh: 买理财之前（上）：该问什么}",
    zh="公众号文章的标题、摘要或作者太长，或者 parts 里的小标题不在网页里。",
    why="The editor refuses a longer title when the clerk has pasted all the rest. See facts/limits.yml.",
)
