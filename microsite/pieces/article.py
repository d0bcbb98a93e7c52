"""Articles of a campaign for WeChat: what its editor keeps of a page, and what stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from markupsafe import Markup, escape

from microsite.brand import palette
from microsite.brand.colour import Colour
from microsite.content.limits import ArticleSize
from microsite.content.pieces import LEAD
from microsite.data.campaign import Article
from microsite.files.mistakes import Mistakes, nearest, nearest_zh
from microsite.languages.dates import date_in_full
from microsite.languages.phrases import phrases
from microsite.languages.writing import writing
from microsite.pieces.text import Block, Part, Run
from microsite.pieces.writer import LINE, Writer
from microsite.words.markup import shown_numbers

_NOTE = "margin:0 0 8px;font-size:14px;line-height:1.6;color:#595959"


def files(writer: Writer, campaign: str) -> Iterator[tuple[str, bytes]]:
    """For each article that is a page: the text to paste, and its title, author and digest to type."""
    language = writer.context.language
    for number, article in enumerate(writer.context.branch.campaigns[campaign].articles, 1):
        if article.page is None:
            continue
        path = f"articles/{number}-{language}"
        html = writer.proved(path, html_of(writer, article))
        _refuse_longer(path, html, writer.limits.article)
        yield f"{path}.html", f"{html}\n".encode()
        yield f"{path}.txt", writer.proved(path, LINE.join((*_beside(writer, article), ""))).encode()


def html_of(writer: Writer, article: Article) -> str:
    """An article as WeChat's editor keeps it: no links, no classes, no other elements."""
    assert article.page
    text = writer.text(article.page)
    ids = article.parts or tuple(text.parts)
    _refuse_unknown(article.page, ids, text.parts)
    drawing = _Drawing(writer, writer.address(article.page), frozenset(f"#{id}" for id in ids))
    return str(drawing.whole([(id, text.parts[id]) for id in ids]))


def _refuse_unknown(page: str, ids: tuple[str, ...], known: Collection[str]) -> None:
    if unknown := [id for id in ids if id not in known]:
        raise Mistakes.one(
            page,
            0,
            f"unknown part “{unknown[0]}”",
            nearest(unknown[0], known),
            f"没有“{unknown[0]}”这个小标题。{nearest_zh(unknown[0], known)}",
        )


def _beside(writer: Writer, article: Article) -> Iterator[str]:
    """What is typed into the other fields of the editor."""
    assert article.page
    language = writer.context.language
    say, network = phrases(language), writer.context.branch.network
    yield say["article_title"].format(article.title[language])
    yield say["article_author"].format(network.short_name[language])
    if article.digest:
        yield say["article_digest"].format(article.digest[language])
    yield say["article_source"].format(writer.address(article.page))
    yield say["article_day"].format(date_in_full(language, article.published))


def _refuse_longer(path: str, html: str, size: ArticleSize) -> None:
    """Raise an article that the editor would refuse."""
    characters, in_bytes = len(html), len(html.encode())
    if characters >= size.content or in_bytes >= size.content_bytes:
        raise Mistakes.one(
            path,
            0,
            f"the article has {characters} characters and {in_bytes} bytes; "
            f"it must stay below {size.content} and {size.content_bytes}",
            "Name fewer headings in its parts, or make two articles of it.",
            f"文章有{characters}个字符、{in_bytes}字节，必须少于{size.content}个字符、{size.content_bytes}字节。"
            "请在 parts 里少写几段，或分成两篇。",
        )


@dataclass
class _Drawing:
    """An article in the making; an address to which its text leads becomes a note."""

    writer: Writer
    address: str
    within: frozenset[str]  # where it may lead within itself, which needs no note
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.language = self.writer.context.language
        self.colours = palette.light(Colour.of(self.writer.context.branch.network.brand.colour))

    def whole(self, parts: Iterable[tuple[str, Part]]) -> Markup:
        """All of it: the text, whom to call, the notes."""
        turned = ";direction:rtl" if writing(self.language).direction == "rtl" else ""
        body = self._joined(
            self._part(Part("" if id == LEAD else part.heading, part.blocks)) for id, part in parts
        )
        return Markup('<section style="font-size:16px;color:#1a1a1a{}">{}{}{}{}</section>').format(
            turned, self._demonstration(), body, self._call(), self._notes()
        )

    def _joined(self, drawn: Iterable[Markup]) -> Markup:
        return Markup("").join(drawn)

    def _part(self, part: Part) -> Markup:
        heading = Markup("")
        if part.heading:
            style = f"margin:28px 0 12px;font-size:18px;line-height:1.5;color:{self.colours.brand}"
            heading = Markup('<p style="{}"><strong>{}</strong></p>').format(style, part.heading)
        return heading + self._joined(map(self._block, part.blocks))

    def _block(self, block: Block) -> Markup:
        match block["kind"]:
            case "list":
                return self._list(block["items"])
            case "steps":
                return self._joined(
                    self._line(line, f"{number}. " if first else "", indented=not first)
                    for number, lines in enumerate(block["items"], 1)
                    for first, line in zip((True, *[False] * len(lines)), lines, strict=False)
                )
            case "says":
                return self._joined(
                    self._strong_line(pair["term"]) + self._line(pair["said"]) for pair in block["pairs"]
                )
            case "table":
                return self._table(block["rows"])
            case "warning":
                inner = self._strong_line(block["title"]) + self._joined(map(self._block, block["blocks"]))
                return self._box(inner)
            case "answer" | "quote":
                return self._box(self._joined(map(self._block, block["blocks"])))
            case "blank":
                return Markup("")  # to write on, which nobody can there
            case _:
                return self._line(block["runs"])

    def _line(self, runs: list[Run], before: str = "", *, indented: bool = False) -> Markup:
        style = f"margin:0 0 14px;line-height:1.75{';padding-left:1.5em' if indented else ''}"
        return Markup('<p style="{}">{}{}</p>').format(style, before, self._runs(runs))

    def _strong_line(self, runs: list[Run]) -> Markup:
        return self._line([{**run, "strong": True} for run in runs])

    def _list(self, items: list[list[list[Run]]]) -> Markup:
        inner = self._joined(
            Markup("<li>{}</li>").format(self._joined(map(self._line, lines))) for lines in items
        )
        return Markup('<ul style="margin:0 0 14px;padding-left:1.4em">{}</ul>').format(inner)

    def _table(self, rows: list[list[list[Run]]]) -> Markup:
        """A line for each row; behind each cell stands its column, which a narrow screen has no room for."""
        heads, *others = rows
        colon, semicolon = phrases(self.language)["colon"], phrases(self.language)["semicolon"]
        lines: list[Markup] = []
        for first, *cells in others:
            said = Markup(semicolon).join(
                Markup("{}{}{}").format(self._runs(head), colon, self._runs(cell))
                for head, cell in zip(heads[1:], cells, strict=False)
            )
            lines.append(self._strong_line(first) + Markup('<p style="margin:0 0 14px">{}</p>').format(said))
        return self._joined(lines)

    def _runs(self, runs: list[Run]) -> Markup:
        return self._joined(map(self._run, runs))

    def _run(self, run: Run) -> Markup:
        text = escape(run["text"])
        if run.get("strong") or run.get("number"):
            whole = ";white-space:nowrap" if run.get("number") else ""
            text = Markup('<strong style="color:{}{}">{}</strong>').format(self.colours.brand, whole, text)
        leads = run.get("leads")
        return text if leads is None or leads in self.within else text + f"[{self._note(leads)}]"

    def _note(self, leads: str) -> int:
        """The number of the note that names an address."""
        address = urljoin(self.address, leads)
        if address not in self.notes:
            self.notes.append(address)
        return self.notes.index(address) + 1

    def _box(self, inner: Markup) -> Markup:
        style = f"margin:0 0 14px;padding:14px 14px 1px;background-color:{self.colours.tint}"
        return Markup('<section style="{}">{}</section>').format(style, inner)

    def _demonstration(self) -> Markup:
        told = phrases(self.language)["demonstration"]
        is_one = self.writer.context.branch.network.demonstration
        return Markup('<p style="{}">{}</p>').format(_NOTE, told) if is_one else Markup("")

    def _call(self) -> Markup:
        """Whom to call: every article ends with it."""
        branch, say = self.writer.context.branch, phrases(self.language)
        shown = shown_numbers(branch.numbers["complaint"], self.language)
        runs: list[Run] = [
            {"text": f"{branch.name[self.language]}{say['between']}{say['complain']}{say['colon']}"},
            {"text": shown, "strong": True},
        ]
        return self._box(self._line(runs))

    def _notes(self) -> Markup:
        return self._joined(
            Markup('<p style="{};word-break:break-all">[{}] {}</p>').format(_NOTE, number, address)
            for number, address in enumerate(self.notes, 1)
        )
