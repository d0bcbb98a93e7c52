"""Words about this branch and the other ones."""

from __future__ import annotations

from markupsafe import Markup

from macros.campaigns import plans
from macros.life import changes
from macros.markup import branch_html
from macros.pictograms import drawings
from microsite.content.word import Missing, Unknown, block, condition, inline
from microsite.words.context import Context
from microsite.words.markup import in_its_language, text
from microsite.words.opening import of_branch, opening, week
from microsite.words.slots import HOME


def name(context: Context) -> Markup:
    """This branch's name."""
    return text(context.branch.name[context.language])


def masthead(context: Context) -> Markup:
    """This branch's name above its pages; where it has a short one, small screens show that."""
    if short := context.branch.short:
        both = Markup('<span class="ms-full">{}</span> <span class="ms-short">{}</span>')
        return both.format(name(context), text(short[context.language]))
    return Markup("<span>{}</span>").format(name(context))


def institution(context: Context) -> Markup:
    """The institution's name."""
    return text(context.branch.network.name[context.language])


def address(context: Context) -> Markup:
    """This branch's address."""
    return in_its_language(context.branch.address, context.language)


def district(context: Context) -> Markup:
    """This branch's district."""
    return text(context.branch.district[context.language])


def hours(context: Context) -> Markup:
    """This branch's opening hours in words."""
    return text(week(context.language, context.branch.hours.main))


def kind(context: Context) -> Markup:
    """What kind of place this branch is."""
    return text(context.branch.network.all_kinds[context.branch.kind].label[context.language])


def feedback(context: Context) -> Markup:
    """Where a page says whom to call about a mistake; an institution may hide or replace that page."""
    about = context.pages.get("about/index.md")
    if about and any(heading.id == "mistake" for heading in about.headings):
        return Markup(f"{HOME}about/#mistake")
    return Markup(f"{HOME}complain/" if "complain/index.md" in context.pages else HOME)


def feedback_form(context: Context) -> Markup:
    """The form of the institution for wrong numbers, for whoever would rather write; nothing without one."""
    address = context.branch.network.feedback
    form = address.replace("{branch}", context.branch.id) if address else ""
    return branch_html("feedback_form.html", context, form=form)


def branch_card(context: Context) -> Markup:
    """Name, address, hours, numbers and accessibility of this branch."""
    branch = context.branch
    # most are outlets, called 支行; beside 分行 or 总行营业部 that would be wrong
    is_usual = branch.kind == "outlet" and "outlet" not in branch.network.kinds
    return branch_html(
        "branch_card.html",
        context,
        kind=None if is_usual else kind(context),
        drawings=drawings(),
        opening=opening(context.branch, context.language, context.today),
        clockwork=of_branch(context.branch, context.today),
        changes=changes(context),
        unstaffed=not context.branch.network.all_kinds[context.branch.kind].staffed,
        special=[days for days in context.branch.special_days if days.last >= context.today],
    )


def only_for(
    context: Context, kind: str | None = None, hotline: str | None = None, campaign: str | None = None
) -> bool:
    """Keep the passage in branches of this kind, or that have this hotline or campaign."""
    kinds, network = context.branch.network.all_kinds, context.branch.network
    if kind is not None and kind not in kinds:
        raise Unknown("kind", "这种网点", kind, kinds)
    if hotline is not None and hotline not in network.purposes:
        raise Unknown("hotline", "这条热线", hotline, network.purposes)
    if campaign is not None and not plans(context.branch, campaign) and campaign not in network.series:
        raise Unknown("campaign", "这个活动", campaign, network.series)
    if (kind, hotline, campaign) == (None, None, None):
        raise Missing(
            'only_for needs kind="…", hotline="…" or campaign="…"',
            'only_for 里要写 kind="…"、hotline="…" 或 campaign="…"。',
        )
    return (
        kind in (None, context.branch.kind)
        and (hotline is None or hotline in context.branch.hotlines)
        and (campaign is None or plans(context.branch, campaign))
    )


PARTS = (name, institution, address, district, hours, kind)
WORDS = [
    *(inline(part, f"branch.{part.__name__}") for part in PARTS),
    inline(masthead),
    inline(feedback),
    block(feedback_form),
    block(branch_card),
    condition(only_for),
]
