"""Short messages as editors wrote them, and as each branch will send them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from microsite.checks.once import once
from microsite.checks.plans import Plan, plans
from microsite.content.limits import Limits
from microsite.content.project import Project
from microsite.content.word import Missing
from microsite.data.branch import Branch
from microsite.data.message import Message
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language
from microsite.words.context import Context
from microsite.words.short_message import ShortMessage, short_message, speaking
from microsite.words.wording import parts


@dataclass(frozen=True)
class Sending:
    """A message of a campaign that is not over, in one language."""

    project: Project
    limits: Limits
    plan: Plan
    place: int
    message: Message
    language: Language

    @property
    def text(self) -> str:
        """What its editor wrote."""
        return self.message.text[self.language]

    @property
    def senders(self) -> Iterator[Branch]:
        """The branches that send it."""
        if not self.plan.is_common:
            yield self.plan.host
            return
        yield from (branch for branch in self.project.roster if self.plan.id in branch.campaigns)

    def context(self, branch: Branch) -> Context:
        """For whom its words speak."""
        return speaking(self.message, self.plan.id, replace(self._base, branch=branch))

    @cached_property
    def _base(self) -> Context:
        return Context.of(self.project, self.plan.host, self.language)

    @cached_property
    def said(self) -> tuple[tuple[Branch, ShortMessage], ...]:
        """What each branch sends; what can't be said is left to the rule of words."""
        return tuple(self._said())

    def _said(self) -> Iterator[tuple[Branch, ShortMessage]]:
        words = self.project.words
        try:
            text = parts(self.text, self.language, words)
        except Mistakes:
            return
        for branch in self.senders:
            context = replace(self._base, branch=branch)
            try:
                yield branch, short_message(self.message, text, self.plan.id, context, words, self.limits)
            except (Missing, ValueError, TypeError, KeyError, AttributeError):
                continue

    def mistake(self, message: str, hint: str, zh: str, *path: str) -> Mistake:
        """Something wrong in its text, or in another field."""
        where = path or ("text", self.language)
        return self.plan.mistake(("messages", self.place, *where), message, hint, zh)


@once
def sendings(project: Project) -> Iterator[Sending]:
    """Every message that somebody may still send."""
    if not (limits := project.facts.limits):
        return
    for plan in plans(project):
        if plan.campaign.last < project.today:
            continue
        for place, message in enumerate(plan.messages):
            for language in message.text.within(project.site.listed):
                yield Sending(project, limits, plan, place, message, language)
