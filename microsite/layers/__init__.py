"""An institution's own pages beside the common ones: taking over, comparing, raising the version."""
