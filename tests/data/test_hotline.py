"""A number is called as it is shown, or refused."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from microsite.data.hotline import NationalHotlines, Number, dialled

NUMBER = TypeAdapter(Number)


@given(
    st.integers(20_000_000, 89_999_999),
    st.sampled_from(["0571 {}", "0571-{}", "+86 571 {}", "(0571){}", "0086571{}", "０５７１ {}"]),
)
def test_a_number_is_called_as_it_is_shown(number: int, form: str) -> None:
    """Whichever way it is written, the same line is called; reading what is shown changes nothing."""
    shown = NUMBER.validate_python(form.format(f"{number:08}"))
    assert NUMBER.validate_python(shown) == shown
    assert dialled(shown) == f"tel:+86571{number:08}"
    assert re.sub(r"\D", "", shown) == f"0571{number:08}"


@pytest.mark.parametrize(
    "number", ["110", "96110", "12378", "12363", "95588", "400 820 8888", "138 0013 8000"]
)
def test_numbers_without_area_code(number: str) -> None:
    digits = number.replace(" ", "")
    assert re.sub(r"\D", "", NUMBER.validate_python(digits)) == digits
    assert dialled(number).endswith(digits)


@given(st.text(max_size=40) | st.text(st.sampled_from("0123456789+-() xext,;#*"), max_size=40))
def test_other_numbers_are_refused(number: str) -> None:
    try:
        shown = NUMBER.validate_python(number)
    except ValidationError as error:
        assert "Value error" in str(error) or "at most 30" in str(error)
        return
    assert re.fullmatch(r"tel:\+?\d+", dialled(shown))
    called = phonenumbers.parse(dialled(shown).removeprefix("tel:"), "CN")
    assert re.sub(r"\D", "", shown).lstrip("0") == str(called.national_number)


@pytest.mark.parametrize(
    ("name", "number", "is_right"),
    [
        ("12315", "12315", True),
        ("12321", "010 12321", True),
        ("12315", "12351", False),
        ("fraud", "96110", True),
    ],
)
def test_a_national_line_that_is_named_by_a_number_has_it(name: str, number: str, is_right: bool) -> None:
    line = {"number": number, "verified_on": "2026-11-02"}
    line |= {text: {"en": "x", "zh": "字"} for text in ("runs", "purpose", "source")}
    lines = TypeAdapter(NationalHotlines)
    if is_right:
        assert lines.validate_python({name: line})[name].number == number
    else:
        with pytest.raises(ValidationError, match="not the number that its name “12315” says"):
            lines.validate_python({name: line})
