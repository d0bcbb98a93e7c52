"""A part of every year in which a branch has other hours."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from microsite.data.hours import Services
from microsite.data.values.month_day import MonthDay
from microsite.files.mistakes import Wrong


class Season(Services):
    """Hours from one day of every year to another; what it doesn't name stays as it is."""

    first: Annotated[MonthDay, Field(alias="from")]
    last: Annotated[MonthDay, Field(alias="to")]

    @model_validator(mode="after")
    def _says_something(self) -> Season:
        if not self.weeks:
            raise Wrong(
                'gives no hours; write counter: {mon-fri: "08:00-18:00"}',
                '没有写时间。请写 counter: {mon-fri: "08:00-18:00"}',
            )
        return self

    def holds(self, day: date) -> bool:
        """Whether a day is within; a season may go on over New Year."""
        return self.includes(f"{day:%m-%d}")

    def includes(self, day: MonthDay) -> bool:
        """The same of a day of any year."""
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


def apart(seasons: tuple[Season, ...]) -> tuple[Season, ...]:
    """Seasons of which no two say something else of one day."""
    for number, season in enumerate(seasons):
        for other in seasons[:number]:
            same = season.weeks.keys() & other.weeks.keys()
            if same and (other.includes(season.first) or season.includes(other.first)):
                raise Wrong(
                    f"two seasons overlap: {other.first} to {other.last} and {season.first} to {season.last}",
                    f"两个季节重叠：{other.first} 到 {other.last}，{season.first} 到 {season.last}",
                    (number,),
                )
    return seasons
