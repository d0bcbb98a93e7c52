"""Browsers of many years, each with the same few orders: old ones in environments of their own, and today's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Any, Protocol

from playwright.sync_api import Browser, Error
from support.chromium import PATIENCE, needed
from support.command import HANGS
from support.reader import VOICES

WINDOW = Path(__file__).with_name("engine_window.py")
OLD = (69, 83, 108)
TODAY = 0
PHONE = {"width": 360, "height": 640}
# What goes wrong in a page; the moment that a test chose; voices where there is speech; paper.
BEFORE = (
    """
window.wrong = [];
addEventListener("error", (event) => wrong.push(`error: ${event.message}`));
addEventListener("unhandledrejection", (event) => wrong.push(`rejection: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => wrong.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
if (location.protocol === "http:" && localStorage.getItem("moment")) {
  const Now = Date;
  const moment = Now.parse(localStorage.getItem("moment"));
  window.Date = class extends Now { constructor(...given) { given.length ? super(...given) : super(moment); } };
  Date.now = () => moment;
}
window.print = () => dispatchEvent(new Event("beforeprint"));
if (window.speechSynthesis) {"""
    + VOICES
    + "}"
)
# Browsers of before Chrome 97 say that they don't know the word that lets newer ones read the index, and refuse to.
EXPECTED = ("''wasm-unsafe-eval''", "policy: script-src eval")
OFFSCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu --disable-dev-shm-usage",
}


class HasEnded(Exception):
    """A browser is no longer there: what it was told to do, and what it said in the end."""


class Window(Protocol):
    """What a browser does when told."""

    def begin(self) -> None:
        """Be there for the next walk, whatever became of the last."""

    def open(self, address: str) -> None:
        """Show a page, and wait until it is there."""

    def run(self, script: str) -> Any:
        """What an expression gives in the page; it waits for no promise."""

    def said(self) -> list[str]:
        """What the console has said since somebody asked."""


class Engine:
    """A browser that remembers all that went wrong in its pages."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.begin()

    def begin(self) -> None:
        """From here on nothing has gone wrong."""
        self.window.begin()
        self.wrong: list[str] = []
        self.has_host = True  # else what a page asks for in vain is no fault of its own

    def open(self, address: str) -> None:
        """Show a page, and wait until its scripts are there; the page before may still have been on its way."""
        self.look()
        self.window.open(address)
        there = f"location.href === {json.dumps(address)} && " if self.has_host else ""
        self.until(
            f"{there}document.readyState === 'complete' && document.documentElement.classList.contains('js')"
        )

    def run(self, script: str) -> Any:
        """What an expression gives in the page."""
        return self.window.run(script)

    def until(self, expression: str) -> None:
        """Wait for something to come true."""
        deadline = time.monotonic() + PATIENCE / 1000
        while not self.run(f"Boolean({expression})"):
            assert time.monotonic() < deadline, (expression, self.look())
            time.sleep(0.05)

    def at(self, moment: str) -> None:
        """From the next page on it is this moment."""
        self.run(f"localStorage.setItem('moment', '{moment}')")

    def look(self) -> list[str]:
        """Everything that went wrong so far."""
        found = [*self.window.said(), *(self.run("window.wrong") or [])]
        self.run("window.wrong = []")
        expected = EXPECTED if self.has_host else (*EXPECTED, "Failed to load resource: net::ERR_")
        self.wrong += [line for line in found if not any(words in line for words in expected)]
        return self.wrong


class _Old:
    """A window of an old browser, in a process of its own."""

    def __init__(self, version: int, home: Path) -> None:
        self.python = Path(sys.prefix) / f"engine-{version}/bin/python"
        needed(
            self.python.exists(), f"Chromium {version}", "`make engines` installs it where its package runs"
        )
        self.home = home
        self.start()

    def start(self) -> None:
        self.heard: list[str] = []
        self.errors = self.home / "errors.txt"
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [self.python, WINDOW],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=os.environ | OFFSCREEN | {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home)},
            )
        self.tell("before", BEFORE)

    def begin(self) -> None:
        if self.process.poll() is not None:
            self.start()

    def end(self) -> None:
        assert self.process.stdin and self.process.stdout
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(HANGS)

    def tell(self, order: str, text: str) -> Any:
        stopped = Timer(HANGS, self.process.kill)
        stopped.start()
        assert self.process.stdin and self.process.stdout
        with suppress(BrokenPipeError):
            print(json.dumps({order: text}), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        stopped.cancel()
        if not line:
            raise HasEnded(f"{order} {text}\n{self.errors.read_text(errors='replace')[-2000:]}")
        answer = json.loads(line)
        self.heard += answer["said"]
        return answer["value"]

    def open(self, address: str) -> None:
        try:
            self.tell("open", address)
        except HasEnded:  # at times one falls over as it starts; what a page did to it, it does again
            self.end()
            self.start()
            self.tell("open", address)

    def run(self, script: str) -> Any:
        return self.tell("run", script)

    def said(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard


class _Today:
    """A window of the system's Chromium."""

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context(viewport=PHONE)
        context.add_init_script(BEFORE)
        self.page = context.new_page()
        self.heard: list[str] = []
        self.page.on("console", lambda message: self.heard.append(message.text))

    def begin(self) -> None:
        pass

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, script: str) -> Any:
        try:
            return self.page.evaluate(
                f"(() => {{ const given = {script}; return given instanceof Promise ? null : given; }})()"
            )
        except Error as error:  # another page comes
            assert "context was destroyed" in error.message, script
            return None

    def said(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard


@contextmanager
def old(version: int, home: Path) -> Iterator[Engine]:
    """An old Chromium, where `make engines` could install it; the folder for what it keeps must be new."""
    window = _Old(version, home)
    yield Engine(window)
    window.end()


def today(browser: Browser) -> Engine:
    """The system's Chromium."""
    return Engine(_Today(browser))
