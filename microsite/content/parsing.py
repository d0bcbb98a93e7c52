"""The words of a page as a tree, parsed as the sandbox parses them that says them."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache

import jinja2
from jinja2 import nodes

from microsite.content.braces import OPENING

COMMENT = ("{##", "##}")  # as in mkdocs.yml; {# would swallow the ids of headings
DEEPEST = 50  # nodes within nodes; a word in a passage needs six
ENVIRONMENT = jinja2.Environment(comment_start_string=COMMENT[0], comment_end_string=COMMENT[1])

_LEAVES = (nodes.TemplateData, nodes.Const, nodes.Name)  # in which no other stands
_NO_NAMES = {"true", "false", "none", "not"}  # words of the sandbox's own, where a call may begin
_TEXT = r'"([^"\\\r\n{}]*)"'
_SIMPLE = re.compile(
    rf"\{{\{{ ?(?P<word>[a-z_]+)\((?P<texts>{_TEXT}(?:, ?{_TEXT})*)?"
    r"(?:(?<=\"), ?(?P<key>[a-z_]+)=(?P<number>0|[1-9][0-9]{0,8}))?\) ?\}\}"
)
# a word, maybe with one of its parts, which can end nowhere else
_WORD = re.compile(r"\{\{ ?\w+(?:\([^{}\\\n]*\)(?:\.\w+)?|\.\w+) ?\}\}", re.ASCII)


def parse(text: str) -> nodes.Template:
    """The tree of a text; TemplateSyntaxError says in which line there is none, and why."""
    first = len(text) - len(text.lstrip("\n")) + 1
    try:
        return _parsed(text.replace("\r", " "))  # which would count as a line
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        raise jinja2.TemplateSyntaxError(str(error), first) from None


@lru_cache(500)  # each branch sends the same messages
def _parsed(text: str) -> nodes.Template:
    """The tree: plain words, which mostly stand on many pages, parsed once for all, and what follows them."""
    words: list[nodes.Node] = []
    position, line = 0, 1
    while (opened := OPENING.search(text, position)) and (word := plain_word(text, opened.start())):
        parsed, end = word
        line += text.count("\n", position, opened.start())
        parsed.lineno = line
        if isinstance(parsed, nodes.Getattr):
            parsed.node.lineno = line
        words.append(parsed)
        position = end
    rest = ENVIRONMENT.parse("\n" * (line - 1) + text[position:]) if opened else nodes.Template([])
    if _is_too_deep(rest):
        raise ValueError("brackets within brackets, too deep to read")
    return nodes.Template([nodes.Output(words), *rest.body])


def plain_word(text: str, start: int) -> tuple[nodes.Expr, int] | None:
    """The plain word that begins here, and where it ends; none if it is anything else.

    It is a call, or a part of a call or of a name.
    """
    written = _WORD.match(text, start)
    word = _word(written[0]) if written else None
    if not written or not word:
        return None
    word = copy(word)
    if isinstance(word, nodes.Getattr):
        word.node = copy(word.node)
    return word, written.end()


@lru_cache(4000)
def _word(written: str) -> nodes.Expr | None:
    if simple := _simple(written):
        return simple
    try:
        tree = ENVIRONMENT.parse(written)
    except (jinja2.TemplateSyntaxError, ValueError, RecursionError):
        return None
    (output,) = tree.body
    if type(output) is not nodes.Output or len(output.nodes) != 1 or _is_too_deep(tree):
        return None
    word = output.nodes[0]
    whole = word.node if type(word) is nodes.Getattr else word
    named = whole.node if type(whole) is nodes.Call else whole
    is_plain = type(named) is nodes.Name and type(word) is not nodes.Name
    calls = 0 if whole is named else 1
    return word if is_plain and len([*tree.find_all(nodes.Call)]) == calls else None


def _simple(written: str) -> nodes.Call | None:
    """A call that is given texts, maybe a number by its key, as most are: the sandbox's parser takes long."""
    found = _SIMPLE.fullmatch(written)
    if not found or found["word"] in _NO_NAMES:
        return None
    name = nodes.Name(found["word"], "load", lineno=1)
    texts: list[nodes.Expr] = [
        nodes.Const(text, lineno=1) for text in re.findall(_TEXT, found["texts"] or "")
    ]
    key, number = found["key"], found["number"]
    named = [nodes.Keyword(key, nodes.Const(int(number), lineno=1), lineno=1)] if key else []
    call = nodes.Call(name, texts, named, None, None, lineno=1)
    call.set_environment(ENVIRONMENT)
    return call


def _is_too_deep(tree: nodes.Node) -> bool:
    """Whether too many nodes stand within one another."""
    level = [tree]
    for _ in range(DEEPEST - 1):
        level = [child for node in level for child in node.iter_child_nodes() if type(child) not in _LEAVES]
        if not level:
            return False
    return True
