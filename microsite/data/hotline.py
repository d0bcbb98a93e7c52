"""Numbers that the public may call."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, Field, model_validator

from microsite.data.hours import Week
from microsite.data.record import OneLine, Record, Text
from microsite.files.mistakes import Wrong

COUNTRY = "CN"


def _parsed(number: str) -> phonenumbers.PhoneNumber:
    return phonenumbers.parse(number, COUNTRY)


def _is_service_number(number: str) -> bool:
    """Whether the number is short, dialled without an area code: 110, 12378, 96110."""
    return phonenumbers.is_valid_short_number_for_region(_parsed(number), COUNTRY)


def readable(number: str) -> str:
    """A number as it is shown, or why it is none."""
    try:
        parsed = _parsed(number)
    except phonenumbers.NumberParseException:
        raise Wrong("is not a telephone number", "这不是电话号码") from None
    if _is_service_number(number):
        return str(parsed.national_number)
    if not phonenumbers.is_valid_number(parsed) or parsed.country_code != 86 or parsed.extension:
        raise Wrong(
            "is not a number that can be called in China; write it with its area code",
            "这个号码在国内打不通，可能太短，或少了区号",
        )
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


Number = Annotated[str, Field(max_length=30), AfterValidator(readable)]
Extension = Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]


@lru_cache(1000)
def dialled(number: str, extension: str | None = None) -> str:
    """The `tel:` address of a number; a comma makes the phone wait before the extension."""
    digits = (
        number
        if _is_service_number(number)
        else phonenumbers.format_number(_parsed(number), phonenumbers.PhoneNumberFormat.E164)
    )
    return f"tel:{digits}" + (f",{extension}" if extension else "")


class Hotline(Record):
    """A number with its hours, the day somebody verified it, and who answers for it."""

    number: Number | None = None
    extension: Extension | None = None
    hours: Week | None = None
    verified_on: date | None = None
    owner: OneLine | None = None

    @model_validator(mode="after")
    def _a_number_is_verified(self) -> Hotline:
        if self.number and not (self.verified_on and self.owner):
            raise Wrong(
                "a number needs verified_on (the day somebody called it) and owner (who answers for it)",
                "写了号码，就要写 verified_on（打电话核实的日期）和 owner（谁负责）",
            )
        return self

    def over(self, inherited: Hotline | None) -> Hotline:
        """This hotline with what it leaves out; a number of its own inherits nothing."""
        if inherited is None or self.number:
            return self
        return inherited.model_copy(
            update=self.model_dump(exclude_unset=True, exclude={"hours"})
            | ({"hours": self.hours} if self.hours else {})
        )


class NationalHotline(Record):
    """A public service number: who runs it, for what, and where that is said."""

    number: Number
    runs: Text
    purpose: Text
    source: Text
    emergency: bool = False
    verified_on: date
