"""How the sites of an institution look."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Brand(BaseModel):
    """The name, colour and logo of an institution."""

    model_config = ConfigDict(extra="allow", frozen=True)
