"""The word for the pictures of subjects."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

from microsite.content.page import Page
from microsite.content.word import Unknown, inline
from microsite.words.context import Context

FOLDER = Path(__file__).with_name("pictograms")


@cache
def drawings() -> dict[str, Markup]:
    """Every pictogram by its name, in the colours of the text around it."""
    return {path.stem: Markup(path.read_text("utf-8").strip()) for path in sorted(FOLDER.glob("*.svg"))}


OF_SECTION = {  # which picture a chat shows beside a link; for other subjects that of rights
    "complain": "complain",
    "risks": "doubt",
    "products": "sign",
    "branch": "branch",
    "find": "branch",
    "campaigns": "campaign",
    "summary": "campaign",
    "about": "know",
}


OF_CASE = {  # of the emergency tree; other cases have that of doubt
    "transfer": "transfer",
    "payment-app": "payment",
    "card-stolen": "codes",
    "card-lost": "codes",
    "code-given": "telecom",
    "account-frozen": "information",
    "signed": "sign",
}


def of_case(case: str) -> Markup:
    """The drawing beside a case of the emergency tree."""
    return drawings()[OF_CASE.get(case, "doubt")]


def subject(page: Page) -> str:
    """The pictogram of the subject of a page."""
    if any(page.calls("emergency", "triage")):
        return "gone"
    return OF_SECTION.get(page.path.partition("/")[0].removesuffix(".md"), "fair")


def pictogram(context: Context, name: str) -> Markup:
    """A picture: at the start of the first sentence, of an item or of a sign; “no” before what we answer."""
    if name not in drawings():
        raise Unknown("pictogram", "这幅图", name, drawings())
    return drawings()[name]


WORDS = [inline(pictogram)]
