"""A fault of the machine's own is not told as a fault of the file that was to be read."""

import pytest

from microsite.files.apart import Apart


def test_a_missing_library_is_named() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        Apart("no_such_library").run("read", "a file")
