"""Short messages of a campaign: whole for a branch, and as a template with a table of variables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from microsite.data.branch import Branch
from microsite.files import csvfile
from microsite.languages.dates import date_in_full
from microsite.languages.phrases import phrases
from microsite.pieces.writer import LINE, Told, Value, Writer
from microsite.words.short_message import ShortMessage, in_template, is_sent, short_message, speaking
from microsite.words.wording import parts, spoken


class Written(NamedTuple):
    """A message as a branch sends it, where it is written, and how it is shown to be copied."""

    path: str
    own: ShortMessage
    shown: str


def files(writer: Writer, campaign: str) -> Iterator[tuple[str, bytes]]:
    """Each message of a campaign, its template, and what is put into the template for each branch."""
    for path, own, shown in of_campaign(writer, campaign):
        yield f"{path}.txt", shown.encode()
        if (template := _Template(writer, campaign, own)).told.varying:
            yield f"{path}-template.txt", f"{template.text}{LINE}".encode()
            yield f"{path}-variables.csv", csvfile.for_excel(template.rows()).encode()


def of_campaign(writer: Writer, campaign: str) -> Iterator[Written]:
    """Each message of a campaign."""
    context, seen = writer.context, Counter[str]()
    for message in context.branch.campaigns[campaign].messages:
        seen[message.kind] += 1
        if not is_sent(message, context.branch.campaigns[campaign]):
            continue
        number = f"-{seen[message.kind]}" if seen[message.kind] > 1 else ""
        path = f"messages/{message.kind}{number}-{context.language}"
        parsed = parts(message.text[context.language], context.language, writer.words)
        own = short_message(message, parsed, campaign, context, writer.words, writer.limits)
        text = writer.proved(path, own.text)
        yield Written(path, own, LINE.join((text, "", _counted(writer, own), "")))


def _counted(writer: Writer, message: ShortMessage) -> str:
    """When it is sent, and how long it is."""
    language = writer.context.language
    count = message.counted(writer.limits)
    said = phrases(language)["message_sent"]
    return said.format(date_in_full(language, message.day), count.characters, count.parts)


@dataclass(frozen=True)
class _Template:
    """A message with a sign wherever the branches that send it differ."""

    writer: Writer
    campaign: str
    own: ShortMessage

    @cached_property
    def told(self) -> Told:
        """What every branch says; of a message that a branch adds by itself, nothing.

        Whoever asks first works it out for all of them.
        """
        message, context = self.own.message, self.writer.context
        if message not in context.roster.campaigns[self.campaign].messages:
            return Told.of({})
        key = (context.language, self.campaign, message.event, message.text[context.language])
        if key not in self.writer.told:
            senders = (branch for branch in context.roster if self.campaign in branch.campaigns)
            self.writer.told[key] = Told.of({branch.id: self._said(branch) for branch in senders})
        return self.writer.told[key]

    def _said(self, branch: Branch) -> list[Value]:
        context = speaking(self.own.message, self.campaign, replace(self.writer.context, branch=branch))
        said = (spoken(part, self.writer.words, context) for part, _ in self.own.said)
        return [Value(one.text, in_template(one, context)) for one in said]

    @property
    def text(self) -> str:
        """What is registered once for all."""
        varying = self.told.varying
        return "".join(
            f"${{v{varying.index(place) + 1}}}" if place in varying else spoken.text
            for place, (_, spoken) in enumerate(self.own.said)
        )

    def rows(self) -> Iterator[tuple[str, ...]]:
        """What each branch puts in place of the signs; the institution gets the rows of all."""
        context = self.writer.context
        yield "id", "name", *(f"v{number + 1}" for number, _ in enumerate(self.told.varying))
        own = context.branch
        for branch in map(context.roster.__getitem__, self.told.said) if own.is_institution else [own]:
            said = self._said(branch)
            values = [said[place].in_template for place in self.told.varying]
            self.writer.proved("messages", " / ".join(values), branch)
            yield branch.id, branch.name[context.language], *values
