"""Words about this branch and the other ones."""

from __future__ import annotations

from markupsafe import Markup

from macros.say import fill_in, phrases, text, week
from microsite.words.slots import HOME
from microsite.words.word import Missing, Place, Unknown, block, condition, inline

KINDS = ("institution", "outlet", "community", "cooperative", "county", "centre")


def name(place: Place) -> Markup:
    """This branch's name."""
    return text(place.branch.name[place.language])


def institution(place: Place) -> Markup:
    """The institution's name."""
    return text(place.branch.network.name[place.language])


def address(place: Place) -> Markup:
    """This branch's address."""
    return text(place.branch.address[place.language])


def district(place: Place) -> Markup:
    """This branch's district."""
    return text(place.branch.district[place.language])


def hours(place: Place) -> Markup:
    """This branch's opening hours in words."""
    return text(week(place.language, place.branch.hours))


def kind(place: Place) -> Markup:
    """What kind of place this branch is."""
    return text(phrases(place.language)[f"kind_{place.branch.kind}"])


def feedback(place: Place) -> Markup:
    """Where a reader tells that a number is wrong: the institution's form, or else the page that says whom to call."""
    address = place.branch.network.feedback
    return text(address.replace("{branch}", place.branch.id)) if address else Markup(f"{HOME}about/#mistake")


def branch_card(place: Place) -> Markup:
    """Name, address, hours, numbers and accessibility of this branch."""
    return fill_in("branch_card.html", place, kind=kind(place),
                   special=[days for days in place.branch.special_days if days.last >= place.today])


def branch_finder(place: Place) -> Markup:
    """All branches by district; in a branch, those of its district and the way to all."""
    own = place.branch.district
    groups = [(members[0].district[place.language], [other for other in members if other.id != place.branch.id])
              for names, members in place.roster.districts.items() if place.branch.is_institution or names == (own.en, own.zh)]
    groups = sorted((group for group in groups if group[1]), key=lambda group: group[0])
    return fill_in("branch_finder.html", place, groups=groups)


def only_for(place: Place, kind: str | None = None, hotline: str | None = None) -> bool:
    """Keep the passage in branches of this kind, or that have this hotline."""
    if kind is not None and kind not in KINDS:
        raise Unknown("kind", "这种网点", kind, KINDS)
    if hotline is not None and hotline not in place.branch.network.purposes:
        raise Unknown("hotline", "这条热线", hotline, place.branch.network.purposes)
    if kind is None and hotline is None:
        raise Missing("only_for needs kind=\"…\" or hotline=\"…\"", "only_for 里要写 kind=\"…\" 或 hotline=\"…\"。")
    return kind in (None, place.branch.kind) and (hotline is None or hotline in place.branch.hotlines)


WORDS = [*(inline(function, f"branch.{function.__name__}") for function in (name, institution, address, district, hours, kind)),
         inline(feedback), block(branch_card), block(branch_finder), condition(only_for)]
