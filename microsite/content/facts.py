"""What the pages state as fact: sources of law, figures and terms, each named once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, RootModel, WithJsonSchema, model_validator

from microsite.content import amounts, clauses, layered, limits
from microsite.content.limits import Limits
from microsite.content.pending import AllPending, Pending, doubts
from microsite.data.record import Id, OneLine, Record, Text, WebAddress, Word
from microsite.data.site_languages import KnownLanguage
from microsite.data.validation import validate
from microsite.data.values.day import Day
from microsite.data.values.number import Number
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, Wrong, is_exchanged, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

FOLDER = "facts"
_WHOLE = re.compile(r"第?(?P<number>[\d零〇一二两三四五六七八九十百千]+)条?")  # as a law itself says it
_MOST_ARTICLES = 3  # that are named where one can't be cited


def _articles(value: Any) -> Any:
    """63 stands for the articles 1 to 63."""
    if isinstance(value, int):
        return tuple(str(number) for number in range(1, value + 1))
    return tuple(map(str, value)) if isinstance(value, list | tuple) else value


Articles = Annotated[
    tuple[str, ...],
    BeforeValidator(_articles),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": ["integer", "string"]}}]}
    ),
]
Article = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if isinstance(value, int) else value),
    WithJsonSchema({"type": ["integer", "string"]}),
]


class Source(Record):
    """A law, rule or official text, and how well we know it."""

    title: Text
    kind: Literal["law", "regulation", "rule", "interpretation", "notice", "material"]
    body: Text
    number: OneLine | None = None
    issued: Day | None = None
    in_force: Day | None = None
    status: Literal["in-force", "under-revision", "superseded"] = "in-force"
    replaced_by: Id | None = None
    articles: Articles = ()
    inserted: Articles = ()
    url: WebAddress | None = None
    evidence: Literal["text", "official", "secondary"]
    text_as_of: Day | None = None
    in_force_checked: Day | None = None
    checked_on: Day
    checked_by: OneLine
    context: bool = False
    judged: Mapping[str, OneLine] = {}
    note: Text | None = None

    def has(self, article: str) -> bool:
        """Whether an article of this number may be cited."""
        return article in self.articles or article in self.inserted


class Figure(Record):
    """A time limit, amount or threshold that pages state."""

    value: Annotated[Number, Field(ge=0)]
    unit: Literal[
        "days",
        "working-days",
        "months",
        "years",
        "age",
        "yuan",
        "percent",
        "times",
        "multiple",
        "people",
        "levels",
    ]
    means: Text
    source: Id
    article: Article | None = None
    sum_of: tuple[Id, ...] = ()


class Term(Record):
    """A hard word, explained in one line."""

    name: Text
    meaning: Text
    source: Id | None = None
    article: Article | None = None
    avoid: Mapping[KnownLanguage, tuple[Word, ...]] = {}


class Sources(RootModel[dict[Id, Source]]):
    """facts/sources.yml"""


class Figures(RootModel[dict[Id, Figure]]):
    """facts/figures.yml"""


class Glossary(RootModel[dict[Id, Term]]):
    """facts/glossary.yml"""

    @model_validator(mode="after")
    def _each_its_own_meaning(self) -> Glossary:
        said: dict[tuple[str, str], str] = {}
        named: dict[tuple[str, str], str] = {}
        for id, term in self.root.items():
            for language, name in term.name.items():
                if (first := named.setdefault((language, name.casefold()), id)) != id:
                    raise Wrong(
                        f"has the name of “{first}”; call one of them otherwise, or delete one",
                        f"和“{first}”的名称一样，读者分不清。请改掉写错的一个，重复的删掉",
                        (id, "name", language),
                    )
                if name.casefold() in map(str.casefold, term.avoid.get(language, ())):
                    raise Wrong(
                        "is also a word to avoid; take it out of avoid, or call the term otherwise",
                        "又写在 avoid（不要用的叫法）里了。请从 avoid 里删掉，或改名称",
                        (id, "name", language),
                    )
            for language, text in term.meaning.items():
                if (first := said.setdefault((language, text.casefold().rstrip(".。")), id)) != id:
                    raise Wrong(
                        f"explains “{id}” as “{first}” is explained; write again what one of them means",
                        f"“{id}”的解释和“{first}”的一样，其中一个写错了。请改回它自己的意思",
                        (id, "meaning", language),
                    )
        return self


@dataclass(frozen=True)
class Facts:
    """Everything in the folder `facts`, by id."""

    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    terms: Mapping[str, Term]
    clauses: Mapping[str, Mapping[str, tuple[str, ...]]]
    pending: Mapping[str, Pending]
    limits: Limits | None = None
    written: Mapping[str, Document] = field(default_factory=dict)  # where each kind stands

    def watched(self, cited: Collection[str]) -> list[Pending]:
        """What is about to change in any of these sources."""
        return [entry for entry in self.pending.values() if set(entry.touches).intersection(cited)]


NONE = Facts({}, {}, {}, {}, {})
KINDS: dict[str, type[RootModel[Any]]] = {
    "sources": Sources,
    "figures": Figures,
    "glossary": Glossary,
    "pending": AllPending,
}


def load(layers: Layers, site: Languages) -> Facts:
    """Load the folder `facts`; every mistake in it is raised at once."""
    mistakes: list[Mistake] = []
    loaded: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    for name, model in KINDS.items():
        file = f"{FOLDER}/{name}.yml"
        if name == "pending" and not layers.find(file).exists():
            loaded[name], documents[name] = {}, Document(file, {}, {})
            continue
        try:
            documents[name] = layered.read(layers, file)
            loaded[name] = validate(model, documents[name], site).root
        except Mistakes as found:
            mistakes += found.mistakes
    try:
        loaded["limits"], documents["limits"] = limits.load(layers, site) or (None, Document(limits.FILE))
    except Mistakes as found:
        mistakes += found.mistakes
    if mistakes:
        raise Mistakes(mistakes)
    said = clauses.load(layers, loaded["sources"])
    places = {name: document.positions() for name, document in documents.items()}
    facts = Facts(
        loaded["sources"],
        loaded["figures"],
        loaded["glossary"],
        said,
        loaded["pending"],
        loaded["limits"],
        places,
    )
    mistakes += [
        *_references(facts, documents),
        *doubts(facts.pending, facts.sources, documents["pending"]),
    ]
    if mistakes:
        raise Mistakes(mistakes)
    return facts


def _references(facts: Facts, documents: Mapping[str, Document]) -> Iterator[Mistake]:
    sources = facts.sources
    for id, source in sources.items():
        document = documents["sources"]
        if wrong := _overrated(id, source):
            yield document.mistake((id, "evidence"), *wrong)
        if (source.status == "superseded") != (source.replaced_by is not None):
            yield document.mistake(
                (id,),
                f"“{id}”: a superseded source, and only such a one, says replaced_by",
                "Write both status: superseded and replaced_by, or neither.",
                f"“{id}”：status: superseded（已被取代）和 replaced_by 要一起写，或都不写。",
            )
        elif source.replaced_by and source.replaced_by not in sources:
            yield document.mistake(
                (id, "replaced_by"),
                f"unknown source “{source.replaced_by}”",
                nearest(source.replaced_by, sources),
                f"没有“{source.replaced_by}”这个出处。{nearest_zh(source.replaced_by, sources)}",
            )
    for name, entries in (("figures", facts.figures), ("glossary", facts.terms)):
        document = documents[name]
        for id, entry in entries.items():
            if entry.source is None:
                continue
            if wrong := refusal(facts, entry.source, entry.article):
                yield document.mistake((id, "article" if entry.article else "source"), *wrong)


def _overrated(id: str, source: Source) -> tuple[str, str, str] | None:
    """Why a source can't claim its evidence; None if it can."""
    if source.evidence == "text" and source.text_as_of is None:
        return (
            f"“{id}” says that its text was read, but not which text",
            "Write text_as_of: the day of the copy that was read; or evidence: secondary.",
            f"“{id}”写着读过原文，却没有写是哪一天的文本。请加上 text_as_of，或改成 evidence: secondary。",
        )
    if source.text_as_of and source.issued and source.text_as_of < source.issued:
        return (
            f"the text of “{id}” was read as of {source.text_as_of}, before it was issued on {source.issued}",
            "Look at the years of text_as_of and issued.",
            f"“{id}”的 text_as_of 是 {source.text_as_of}，早于发布日期 {source.issued}（issued）。请看年份。",
        )
    if source.evidence == "secondary" and source.in_force_checked is not None:
        return (
            f"“{id}” is known from reports only, so nobody can have checked that it is in force",
            "Leave in_force_checked out, or write the evidence with which it was checked.",
            f"“{id}”只见过转载，不能写 in_force_checked。请去掉，或改写 evidence。",
        )
    return None


def refusal(facts: Facts, id: str, article: str | None = None) -> tuple[str, str, str] | None:
    """Why a source, or an article of it, can't be cited, what to do, and both in Chinese; None if it can."""
    source = facts.sources.get(id)
    if source is None:
        return (
            f"unknown source “{id}”",
            f"{nearest(id, facts.sources)} All sources stand in facts/sources.yml.".strip(),
            f"没有“{id}”这个出处。{nearest_zh(id, facts.sources)}全部出处写在 facts/sources.yml 里。",
        )
    if source.status == "superseded":
        return (
            f"the source “{id}” is superseded",
            f"Read “{source.replaced_by}”, which replaced it, and cite that.",
            f"出处“{id}”已被取代。请看取代它的“{source.replaced_by}”，改引那一个。",
        )
    if article is not None and not source.has(article):
        return _no_article(facts, id, article)
    if article is not None and source.evidence == "text" and article not in facts.clauses.get(id, {}):
        close = _nearest(article, _citable(facts, id))
        meant, meant_zh = "", ""
        if close:
            meant = f"Was one of these meant, which are in it: {', '.join(close)}? Otherwise c"
            meant_zh = f"登记里相近的有：第{'条、第'.join(close)}条。要引的是别的条，"
        return (
            f"what article {article} of “{id}” says is not in the register",
            f"{meant or 'C'}opy the article, paragraph by paragraph, into facts/{clauses.FOLDER}/{id}.yml.",
            f"登记里没有“{id}”第{article}条的条文。{meant_zh}"
            f"请把条文逐段抄进 facts/{clauses.FOLDER}/{id}.yml。",
        )
    return None


def _no_article(facts: Facts, id: str, article: str) -> tuple[str, str, str]:
    """Why an article can't be cited that is none of its source."""
    if (said := _WHOLE.fullmatch(article)) and facts.sources[id].has(
        plain := f"{amounts.value(said['number']):.0f}"
    ):
        return (
            f"“{article}” is no number of an article",
            f"Write {plain}.",
            f"第几条请只写数字。“{article}”请写成 {plain}。",
        )
    number = str(article).removeprefix("第").removesuffix("条")
    if article in facts.clauses.get(id, {}):
        file = f"facts/{clauses.FOLDER}/{id}.yml"
        return (
            f"article {article} of “{id}” stands in {file}, but not among its articles",
            f"Mend articles of “{id}” in facts/sources.yml: it leaves out this one.",
            f"“{id}”第{number}条的条文在 {file} 里有，articles 却不包括它。"
            f"请改 facts/sources.yml 里“{id}”的 articles。",
        )
    close = _nearest(article, _citable(facts, id))
    return (
        f"the source “{id}” has no article {article} that may be cited",
        f"The nearest that may: {', '.join(close)}." if close else "Leave the article out.",
        f"出处“{id}”没有可引用的第{number}条。"
        + (f"相近的、可以引用的有：第{'条、第'.join(close)}条。" if close else "请去掉条款。"),
    )


def _citable(facts: Facts, id: str) -> list[str]:
    """The articles of a source that may be cited: of one that was read, those whose text is registered."""
    source = facts.sources[id]
    registered = facts.clauses.get(id, {})
    known = (*source.articles, *source.inserted)
    return [one for one in known if source.evidence != "text" or one in registered]


def _nearest(article: str, known: Sequence[str]) -> list[str]:
    """The articles that may be meant, at most three: that are a slip of the fingers away, then next to it."""
    number = _number(article)
    near = sorted(
        known, key=lambda one: (not _is_mistyped(article, one), abs(_number(one) - number), _number(one))
    )
    return sorted(near[:_MOST_ARTICLES], key=lambda one: (not _is_mistyped(article, one), _number(one)))


def _is_mistyped(article: str, other: str) -> bool:
    """Whether one has a digit too many, such as 222 for 22, or two that have changed places."""
    short, long = sorted((article, other), key=len)
    if len(short) == len(long):
        return short != long and is_exchanged(short, long)
    return len(short) > 1 and short in {long[:place] + long[place + 1 :] for place in range(len(long))}


def _number(article: str) -> int:
    """The number of an article; that of 12-1 is 12."""
    digits = re.match(r"\d+", article, re.ASCII)
    return int(digits[0]) if digits else 0
