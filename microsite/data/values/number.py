"""Numbers that may have decimals: measures and amounts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Strict

Number = Annotated[float, Strict()]  # yes is none, nor is what stands in quotation marks
