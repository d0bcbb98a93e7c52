"""campaigns.csv: who plans what in every campaign, and who has reported."""

from __future__ import annotations

from microsite.channels.channel import once
from microsite.reports.spreadsheet import everything

CHANNEL = once("campaigns.csv", lambda project: everything(project.roster))
