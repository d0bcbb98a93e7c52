"""Publishing whole or not at all: whatever ends it, the folder is the old one or the new one, and leaves nothing behind."""

from __future__ import annotations

import signal
from pathlib import Path

import click
import pytest
from support.apart import APART
from support.dying import fill, publish_until
from support.published import contents

from microsite.publish import record
from microsite.publish.staging import staging


@pytest.mark.parametrize("can_swap", [True, False])
def test_a_death_at_any_step_of_publishing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_swap: bool
) -> None:
    if not can_swap:
        monkeypatch.setattr("microsite.publish.staging._swapped", lambda one, other: False)
    out = tmp_path / "site"
    with staging(out) as staged:
        fill(out, staged, "0")
    step, published = 0, "0"
    while True:
        step += 1
        child = APART.Process(target=publish_until, args=(out, str(step), step, can_swap))
        child.start()
        child.join()
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
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
    assert step > 12
    assert published == str(step)
    assert [path.name for path in sorted(tmp_path.iterdir())] == [".site.built", ".site.lock", "site"]


def test_a_failed_exchange_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    with staging(out) as staged:
        (staged / "page").write_text("old")
        record.keep(out, staged, {"page": "old"})

    def failing(one: Path, other: Path) -> bool:
        other.rename(out.with_name(".site.former"))
        raise OSError("in between")

    monkeypatch.setattr("microsite.publish.staging._swapped", failing)
    with pytest.raises(click.ClickException, match="nothing was published"), staging(out) as staged:
        (staged / "page").write_text("new")
    assert contents(out) == {"page": b"old"}
    assert record.read(out) == {"page": "old"}
    assert not [*tmp_path.glob(".site.[!lb]*")]
