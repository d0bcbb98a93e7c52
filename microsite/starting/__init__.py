"""A new institution's own repository, from its list of branches."""
