"""Numbers that the public may call."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Discriminator, Field, GetPydanticSchema, Tag, model_validator

from microsite.data.hours import Week
from microsite.data.record import OneLine, Record, Text
from microsite.data.values import phone
from microsite.data.values.day import Day
from microsite.data.values.yes_no import YesNo
from microsite.files.mistakes import Wrong

Number = Annotated[str, Field(max_length=80), AfterValidator(phone.shown)]
Extension = Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]


@lru_cache(1000)
def dialled(number: str, extension: str | None = None) -> str:
    """The `tel:` address of a number; a comma makes the phone wait before the extension."""
    return f"tel:{phone.dialled(number)}" + (f",{extension}" if extension else "")


class Hotline(Record):
    """A number with its hours, the day somebody verified it, and who answers for it."""

    number: Number | None = None
    extension: Extension | None = None
    whom: Text | None = Field(None, alias="for")
    hours: Week | None = None
    verified_on: Day | None = None
    owner: OneLine | None = None

    @model_validator(mode="after")
    def _a_number_is_verified(self) -> Hotline:
        if self.number and not (self.verified_on and self.owner):
            raise Wrong(
                "a number needs verified_on (the day somebody called it) and owner (who answers for it)",
                "写了号码，就要写 verified_on（打电话核实的日期）和 owner（谁负责）",
                ("owner" if self.verified_on else "verified_on",),
            )
        if self.verified_on and not self.number:
            raise Wrong(
                "verified_on is the day somebody called a number; write the number too, or take it out",
                "写了 verified_on（核实日期），却没有写 number（号码）。请写上号码，或删掉 verified_on",
                ("number",),
            )
        return self

    def over(self, inherited: Hotline | None) -> Hotline:
        """This hotline with what it leaves out; a number of its own inherits nothing."""
        if inherited is None or self.number:
            return self
        return inherited.model_copy(update={name: getattr(self, name) for name in self.model_fields_set})


def _form(written: Any) -> str:
    return "[several]" if isinstance(written, list | tuple) else "[one]"


def _listed(written: Hotline | tuple[Hotline, ...]) -> tuple[Hotline, ...]:
    """One number is a list of one; of several each says for whom it is, the first stands in the bar."""
    if isinstance(written, Hotline):
        return (written,)
    if not written:
        raise Wrong("is an empty list; write a number, or leave it out", "是空的列表，请写上号码，或整项删掉")
    for place, hotline in enumerate(written, 1):
        if not hotline.number:
            raise Wrong(
                f"has no number in place {place}; in a list each has its own",
                f"第{place}项没有号码；列出几个号码时，每项都要写 number",
                (place - 1,),
            )
        if len(written) > 1 and not hotline.whom:
            raise Wrong(
                f"holds several numbers, but {hotline.number} doesn't say for whom it is; "
                "add for: {en: People, zh: 个人}",
                f"有几个号码，却没写 {hotline.number} 给谁用，请加上 for: {{en: People, zh: 个人}}",
                (place - 1,),
            )
    _refuse_equals(written)
    return written


def _refuse_equals(hotlines: tuple[Hotline, ...]) -> None:
    """Numbers of one purpose that a reader could not tell apart."""
    for seen, hotline in enumerate(hotlines):
        for other in hotlines[:seen]:
            if (hotline.number, hotline.extension) == (other.number, other.extension):
                raise Wrong(
                    f"holds {hotline.number} twice; keep one",
                    f"{hotline.number} 写了两次，请只留一个",
                    (seen,),
                )
            if hotline.whom and other.whom and (said := _shared(hotline.whom, other.whom)):
                raise Wrong(
                    f"holds two numbers for “{said}”; say for whom each one is",
                    f"有两个号码都给“{said}”用，请写清各给谁用",
                    (seen, "for"),
                )


def _shared(one: Text, other: Text) -> str:
    """What two texts say alike in one of their languages; empty if they differ in all."""
    return next((said for language, said in one.items() if said == other[language]), "")


_OneOrSeveral = Annotated[
    Annotated[Hotline, Tag("[one]")] | Annotated[tuple[Hotline, ...], Tag("[several]")],
    Discriminator(_form),
    AfterValidator(_listed),
]
Numbers = Annotated[tuple[Hotline, ...], GetPydanticSchema(lambda _, schema_of: schema_of(_OneOrSeveral))]


class NationalHotline(Record):
    """A public service number: who runs it, for what, and where that is said."""

    extension: ClassVar[None] = None  # which nobody needs to reach it
    whom: ClassVar[None] = None  # it is for everybody

    number: Number
    runs: Text
    purpose: Text
    source: Text
    emergency: YesNo = False
    verified_on: Day


def _as_named(lines: dict[str, NationalHotline]) -> dict[str, NationalHotline]:
    """Lines of which each that is named by a number has that number."""
    for name, line in lines.items():
        if name.isdecimal() and not phone.dialled(line.number).endswith(name):
            raise Wrong(
                f"is not the number that its name “{name}” says; write the same in both places",
                f"它和名称“{name}”不一样。请核对，两处写同一个号码",
                (name, "number"),
            )
    return lines


NationalHotlines = Annotated[dict[str, NationalHotline], AfterValidator(_as_named)]
