"""Numbers that the public may call."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from microsite.data.hours import Week
from microsite.data.record import OneLine, Record, Text
from microsite.data.values import phone
from microsite.data.values.day import Day
from microsite.data.values.yes_no import YesNo
from microsite.files.mistakes import Wrong

Number = Annotated[str, Field(max_length=30), AfterValidator(phone.shown)]
Extension = Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]


@lru_cache(1000)
def dialled(number: str, extension: str | None = None) -> str:
    """The `tel:` address of a number; a comma makes the phone wait before the extension."""
    return f"tel:{phone.dialled(number)}" + (f",{extension}" if extension else "")


class Hotline(Record):
    """A number with its hours, the day somebody verified it, and who answers for it."""

    number: Number | None = None
    extension: Extension | None = None
    hours: Week | None = None
    verified_on: Day | None = None
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
    emergency: YesNo = False
    verified_on: Day
