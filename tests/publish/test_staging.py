"""Publishing whole or not at all: whatever ends it, the folder is the old one or the new one, and leaves nothing behind."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import pytest
from support.faults import ENDS
from support.published import contents
from support.warm import Warm, warm

from microsite.publish import record
from microsite.publish import staging as module
from microsite.publish.staging import staging


def fill(out: Path, staged: Path, text: str) -> None:
    """Put two files into a folder that is being published, and a record beside it."""
    record.take_spare(out, staged)
    (staged / "folder").mkdir(exist_ok=True)
    for name in ("a", "folder/b"):
        (staged / name).unlink(missing_ok=True)
        (staged / name).write_text(text)
    record.keep(out, staged, {"a": text})


def publish(out: Path, text: str, can_swap: bool) -> None:
    if not can_swap:
        module._swapped = lambda one, other: False
    with staging(out) as staged:
        fill(out, staged, text)


@pytest.fixture(scope="module")
def forked() -> Iterator[Warm]:
    with warm() as forked:
        yield forked


@pytest.mark.parametrize("can_swap", [pytest.param(True, marks=pytest.mark.exhaustive), False])
def test_a_death_at_any_step_of_publishing(tmp_path: Path, forked: Warm, can_swap: bool) -> None:
    out = tmp_path / "site"
    with staging(out) as staged:
        fill(out, staged, "0")
    published = "0"
    for step in range(1, 100):
        ended = forked.do(partial(publish, out, str(step), can_swap), ENDS["killed"], step)
        if not can_swap and not out.exists():
            with pytest.raises(click.ClickException), staging(out):
                raise OSError("the next build fails, but mends what the dead one left")
        now = contents(out)
        assert list(now) == ["a", "folder/b"]
        assert now["a"].decode() in (published, str(step))
        published = now["a"].decode()
        assert now["folder/b"].decode() == published
        record.settle(out)
        assert record.read(out) == {"a": published}
        assert (
            not record.was_published(out, record.spare(out))
            or len(set(contents(record.spare(out)).values())) == 1
        )
        if ended.status == 0:
            break
        assert ended.status == -signal.SIGKILL
    assert step > 12
    assert published == str(step)
    beside = [".site.built", ".site.built.spare", ".site.lock", ".site.spare"]
    assert [path.name for path in sorted(tmp_path.iterdir())] == [*beside, "site"]


def test_a_failed_exchange_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    with staging(out) as staged:
        (staged / "page").write_text("old")
        record.keep(out, staged, {"page": "old"})

    def failing(one: Path, other: Path) -> bool:
        other.rename(out.with_name(".site.former"))
        raise OSError("in between")

    monkeypatch.setattr("microsite.publish.staging._swapped", failing)
    with pytest.raises(click.ClickException, match="Nothing was published"), staging(out) as staged:
        (staged / "page").write_text("new")
    assert contents(out) == {"page": b"old"}
    assert record.read(out) == {"page": "old"}
    assert not [*tmp_path.glob(".site.[!lb]*")]
