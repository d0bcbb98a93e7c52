"""A short message of a campaign as one branch sends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from microsite.content.limits import Limits
from microsite.content.word import Words
from microsite.data.campaign import Campaign
from microsite.data.event import Dated
from microsite.data.held_event import HeldEvent
from microsite.data.message import Message
from microsite.words.context import Context
from microsite.words.counting import Count, count
from microsite.words.markup import shown_number, shown_numbers
from microsite.words.wording import Part, Spoken, spoken


@dataclass(frozen=True)
class ShortMessage:
    """What stands in a message, part by part, for one branch in one language."""

    message: Message
    said: tuple[tuple[Part, Spoken], ...]
    signature: str
    about: Dated  # the event, or the campaign

    @property
    def body(self) -> str:
        """What its sender writes."""
        return "".join(spoken.text for _, spoken in self.said)

    @property
    def text(self) -> str:
        """What its readers get, signed."""
        return self.signature + self.body

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that it names, each once."""
        return tuple(dict.fromkeys(number for _, spoken in self.said for number in spoken.numbers))

    @property
    def day(self) -> date:
        """When it is sent."""
        return self.about.first - timedelta(self.message.days_before)

    def counted(self, limits: Limits) -> Count:
        """How long it is, with its signature."""
        return count(self.text, limits.message_length)


def is_sent(message: Message, campaign: Campaign) -> bool:
    """Whether it is sent at all: not about an event that is cancelled."""
    return not any(event.id == message.event and event.cancelled for event in campaign.events)


def speaking(message: Message, campaign_id: str, context: Context) -> Context:
    """The context in which the words of a message speak: also of its event."""
    campaign = context.branch.campaigns[campaign_id]
    event = next((event for event in campaign.events if event.id == message.event), None)
    return replace(context, event=HeldEvent(campaign_id, campaign, event, context.branch) if event else None)


def in_template(said: Spoken, context: Context) -> str:
    """What stands for a word in a template, which has little room: of several numbers that for all."""
    language = context.language
    for numbers in context.branch.numbers.values():
        if len(numbers) > 1 and said.text == shown_numbers(numbers, language):
            return next((shown_number(one, language) for one in numbers if not one.whom), said.text)
    return said.text


def short_message(
    message: Message, text: Sequence[Part], campaign_id: str, context: Context, words: Words, limits: Limits
) -> ShortMessage:
    """A message, its text cut at its words, as the branch of a context sends it."""
    context = speaking(message, campaign_id, context)
    signer = context.branch.network.sms_signature
    return ShortMessage(
        message,
        tuple((part, spoken(part, words, context)) for part in text),
        limits.message_characters.signature.replace("{}", signer[context.language]) if signer else "",
        context.event.event if context.event else context.branch.campaigns[campaign_id],
    )
