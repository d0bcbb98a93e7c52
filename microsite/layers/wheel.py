"""Another version of the common layer, taken out of the wheel that carries it."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

_COMMON = "microsite/common/"
_NAME = re.compile(r"microsite-(?P<version>[^-]+)-[^/]*\.whl")


@contextmanager
def unpacked(wanted: str) -> Iterator[tuple[Path, str]]:
    """The common layer of a wheel, or of a version that pip fetches, in a folder of its own."""
    with TemporaryDirectory(prefix="microsite-") as temporary:
        wheel = Path(wanted) if wanted.endswith(".whl") else _fetched(wanted, Path(temporary, "wheel"))
        name = _NAME.fullmatch(wheel.name)
        try:
            with zipfile.ZipFile(wheel) as archive:
                inside = [entry for entry in archive.namelist() if entry.startswith(_COMMON)]
                archive.extractall(temporary, inside)
        except (OSError, zipfile.BadZipFile):
            inside = []
        if not (name and inside):
            raise click.ClickException(
                f"{wheel} is no wheel of microsite with a common layer. "
                f"{wheel} 不是带公共内容的 microsite 安装包（.whl）。"
            )
        yield Path(temporary, _COMMON), name["version"]


def _fetched(version: str, into: Path) -> Path:
    command = [sys.executable, "-P", "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(into)]
    done = subprocess.run([*command, f"microsite=={version}"], capture_output=True, text=True, check=False)
    wheels = sorted(into.glob("*.whl")) if into.is_dir() else []
    if done.returncode or not wheels:
        raise click.ClickException(
            f"version {version} can't be fetched: {done.stderr.strip()[-300:]} "
            f"取不到 {version} 版。也可以先下载安装包（.whl），再写它的文件名。"
        )
    return wheels[0]
