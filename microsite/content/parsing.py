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
_CALL = re.compile(r"\{\{ ?\w+\([^{}\\\n]*\) ?\}\}", re.ASCII)  # which can end nowhere else


def parse(text: str) -> nodes.Template:
    """The tree of a text; TemplateSyntaxError says in which line there is none, and why."""
    first = len(text) - len(text.lstrip("\n")) + 1
    try:
        return _parsed(text.replace("\r", " "))  # which would count as a line
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        raise jinja2.TemplateSyntaxError(str(error), first) from None


def _parsed(text: str) -> nodes.Template:
    """The tree: plain calls, which mostly stand on many pages, parsed once for all, and what follows them."""
    calls: list[nodes.Node] = []
    position, line = 0, 1
    while (opened := OPENING.search(text, position)) and (call := plain_call(text, opened.start())):
        parsed, end = call
        line += text.count("\n", position, opened.start())
        parsed.lineno = line
        calls.append(parsed)
        position = end
    rest = ENVIRONMENT.parse("\n" * (line - 1) + text[position:]) if opened else nodes.Template([])
    if _is_too_deep(rest):
        raise ValueError("brackets within brackets, too deep to read")
    return nodes.Template([nodes.Output(calls), *rest.body])


def plain_call(text: str, start: int) -> tuple[nodes.Call, int] | None:
    """The plain call that begins here, and where it ends; none if it is anything else."""
    written = _CALL.match(text, start)
    call = _call(written[0]) if written else None
    return (copy(call), written.end()) if written and call else None


@lru_cache(4000)
def _call(written: str) -> nodes.Call | None:
    if simple := _simple(written):
        return simple
    try:
        tree = ENVIRONMENT.parse(written)
    except (jinja2.TemplateSyntaxError, ValueError, RecursionError):
        return None
    calls = [*tree.find_all(nodes.Call)]
    is_plain = len(calls) == 1 and type(tree.body[0]) is nodes.Output and calls == tree.body[0].nodes
    return calls[0] if is_plain and not _is_too_deep(tree) else None


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
