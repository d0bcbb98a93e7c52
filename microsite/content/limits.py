"""What each channel takes: facts/limits.yml, with where that is said and when somebody looks again."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from microsite.data.record import OneLine, Record
from microsite.data.validation import validate
from microsite.data.values.count import WHOLE
from microsite.data.values.day import Day, later
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

FILE = "facts/limits.yml"

Length = Annotated[int, Field(gt=0), WHOLE]


class Limit(Record):
    """What is common to all limits."""

    source: OneLine
    reviewed: Day
    review_by: Day

    @field_validator("review_by")
    @classmethod
    def _after(cls, review_by: date, info: ValidationInfo) -> date:
        return later(review_by, info, "reviewed")


class Lengths(Record):
    """How many characters a short message holds, and each part of a longer one."""

    alone: Length
    part: Length


class MessageLength(Limit):
    """The length of a short message: in letters of its own alphabet, and in any others."""

    narrow: Lengths
    wide: Lengths


class MessageCharacters(Limit):
    """How its sender signs, and what its text may not hold."""

    signature: OneLine
    forbidden: OneLine


class MessageConsent(Limit):
    """The words with which a promotion ends, and that a notice may not have."""

    opt_out: OneLine


class MessageContacts(Limit):
    """How many numbers a notice may name, and how each must begin."""

    most: Length
    beginnings: tuple[OneLine, ...]


class MessageVariables(Limit):
    """How long what is put into a template may be."""

    longest: Length


class ArticleSize(Limit):
    """How long an article and what stands above it may be, in characters; the whole also in bytes."""

    title: Length
    author: Length
    digest: Length
    content: Length
    content_bytes: Length


class StripEncodings(Limit):
    """The codes in which strips of light are fed."""

    known: tuple[OneLine, ...]


class Limits(Record):
    """facts/limits.yml"""

    message_length: MessageLength
    message_characters: MessageCharacters
    message_consent: MessageConsent
    message_contacts: MessageContacts
    message_variables: MessageVariables
    article: ArticleSize
    strips: StripEncodings


def load(layers: Layers, site: Languages) -> tuple[Limits, Document] | None:
    """The limits, and where each stands; none in a network that sends and prints nothing."""
    if not (path := layers.find(FILE)).exists():
        return None
    document = yamlfile.read(path, layers.name(path))
    return validate(Limits, document, site), document
