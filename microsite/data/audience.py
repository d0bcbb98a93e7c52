"""Whom a page or a campaign is for."""

from __future__ import annotations

from typing import Literal

Audience = Literal["everyone", "older", "families", "students", "merchants", "new-users"]
