"""Records of network, branch, hotline, hours, campaign, event and results; loading and cross-checks; the roster."""
