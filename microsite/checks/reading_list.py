"""What a person with internet access must read before real publication, made from the register of sources."""

from __future__ import annotations

from collections import Counter

from microsite.content.facts import Source
from microsite.content.project import Project

READ_IN = "zh"  # the language of editors who look up the law of the land
_HOSTS = {  # where each authority publishes its texts
    "law": "flk.npc.gov.cn",
    "regulation": "flk.npc.gov.cn",
    "interpretation": "court.gov.cn",
}
_EVIDENCE = {
    "text": "text read / 读过原文",
    "official": "official page / 官方网页",
    "secondary": "reports only / 只见转载",
}


def reading_list(project: Project) -> str:
    """Every source of which nobody has seen on an official page that it holds, the most cited first."""
    cited = _citations(project)
    told = [
        "# To read before real publication / 正式发布前要核对的文件\n",
        "Find each text at its address, compare it with what `facts/clauses/` holds and with the pages, "
        "and write `in_force_checked`. / 按网址找到原文，与 facts/clauses/ 和网页核对，"
        "然后写上 in_force_checked。\n",
        "| Source / 文件 | Number / 文号 | Known from / 依据 | Text / 文本 | Cited / 引用 | Where / 网址 |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    open_ones = [
        (id, source)
        for id, source in project.facts.sources.items()
        if source.in_force_checked is None and source.status != "superseded"
    ]
    for id, source in sorted(open_ones, key=lambda entry: (-cited[entry[0]], entry[0])):
        told.append(_row(source, cited[id]))
    return "\n".join(told) + "\n"


def _titles(source: Source) -> str:
    """The title as editors look for it, and as they may know it."""
    others = (title for language, title in source.title.items() if language != READ_IN)
    return " ".join((f"《{source.title[READ_IN]}》", *others))


def _row(source: Source, count: int) -> str:
    where = source.url or _HOSTS.get(source.kind) or f"{source.body[READ_IN]}官网"
    return (
        f"| {_titles(source)} | {source.number or ''} | {_EVIDENCE[source.evidence]} "
        f"| {source.text_as_of or ''} | {count} | {where} |"
    )


def _citations(project: Project) -> Counter[str]:
    """How often each source is cited, in all languages."""
    return Counter(
        str(call.args[0])
        for pages in project.pages.values()
        for page in pages.values()
        for call in page.calls("cite")
        if call.args
    )
