"""All channels: whoever adds one writes its file, and its name here."""

from __future__ import annotations

from microsite.channels import (
    calendar,
    event_calendars,
    feed,
    finder,
    manifest,
    materials,
    numbers,
    offline,
    open_data,
    pages,
    photos,
    results,
    security,
    sitemap,
)
from microsite.channels.channel import Channel, NetworkChannel

OF_BRANCH: tuple[Channel, ...] = (
    pages.CHANNEL,  # before those that read filled pages
    calendar.CHANNEL,
    event_calendars.CHANNEL,
    feed.CHANNEL,
    sitemap.CHANNEL,
    numbers.CHANNEL,
    manifest.CHANNEL,
    offline.CHANNEL,
    photos.CHANNEL,
    materials.CHANNEL,
)
OF_NETWORK: tuple[NetworkChannel, ...] = (
    open_data.CHANNEL,
    results.CHANNEL,
    finder.CHANNEL,
    sitemap.INDEX,
    sitemap.ROBOTS,
    security.CHANNEL,
)
