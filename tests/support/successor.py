"""The command line with ProperDocs, the renderer's successor, in the renderer's place."""

from __future__ import annotations

from importlib import import_module

if __name__ == "__main__":
    import_module("properdocs.replacement")
    assert import_module("mkdocs.commands.build").__name__.startswith("properdocs.")

    from microsite.__main__ import run

    run()
