"""Records of the network, its branches and campaigns; loading and cross-checks; the roster."""
