"""A host that is asked for what it publishes: politely, within bounds, and trusting nothing that it says."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urljoin, urlsplit

import requests

from microsite.files.mistakes import Mistake, Mistakes
from microsite.verify.address import is_here

MOST = 4000  # requests
LONGEST = 300  # seconds in all
PATIENCE = 5  # seconds until it answers, and between two parts of an answer
SLOWEST = 10  # seconds for one answer, however many parts it has
LARGEST = 5_000_000  # bytes of one answer
STEPS = 4  # from address to address
IN_A_ROW = 2  # failures, after which it is not asked any more
ASKING = {"user-agent": "microsite-verify", "accept": "*/*", "accept-encoding": "gzip"}
_FAILURES = (requests.RequestException, OSError, ValueError)  # a hostile answer may be any of these


class Host:
    """What stands at an address and below it; each thing is asked for once."""

    def __init__(self, url: str) -> None:
        self.url = url if url.endswith("/") else f"{url}/"
        self.mistakes: list[Mistake] = []  # of the host itself
        self._session = requests.Session()
        self._session.trust_env = not is_here(url)  # a proxy does not know this machine
        self._session.auth = _nobody
        self._answers: dict[str, bytes | None] = {}
        self._failures = 0
        self._end = time.monotonic() + LONGEST

    def read(self, path: str) -> bytes | None:
        """What stands there; None if nothing does."""
        if path not in self._answers:
            self._answers[path] = self._ask(path)
        return self._answers[path]

    def has(self, path: str) -> bool:
        """Whether something stands there."""
        return self.read(path) is not None

    def name(self, path: str) -> str:
        """What messages call it."""
        below = path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
        return self.url + below

    def status(self, path: str) -> int:
        """With which status it answers; 0 if it doesn't."""
        try:
            with _within(SLOWEST), self._get(self.name(path)) as answer:
                return answer.status_code
        except _FAILURES:
            return 0

    def _ask(self, path: str) -> bytes | None:
        address = self.url + quote(self.name(path).removeprefix(self.url))
        if len(self._answers) >= MOST or time.monotonic() > self._end:
            raise self._given_up("It was asked for more than anybody should.", "问得太多了。")
        try:
            with _within(SLOWEST):
                found = self._follow(address, path)
            self._failures = 0
        except _FAILURES as error:
            self._failures += 1
            if self._failures >= IN_A_ROW or not self._answers:
                said = type(error).__name__
                raise self._given_up(
                    f"It doesn't answer as a host does ({said}).", f"没有正常回答（{said}）。"
                ) from None
            return None
        return found

    def _follow(self, address: str, path: str) -> bytes | None:
        """An answer, wherever it is on the host."""
        asked = address
        for _ in range(STEPS):
            with self._get(address) as answer:
                if answer.is_redirect:
                    address = urljoin(address, answer.headers["location"])
                    if _host(address) != _host(asked):
                        self._lead_away(path, address)
                        return None
                    continue
                if answer.status_code != 200:
                    return None
                if urlsplit(address).path.rstrip("/") != urlsplit(asked).path.rstrip("/"):
                    self._lead_away(path, address)
                    return None
                return _body(answer)
        self._lead_away(path, address)
        return None

    def _get(self, address: str) -> requests.Response:
        return self._session.get(
            address, headers=ASKING, stream=True, allow_redirects=False, timeout=PATIENCE
        )

    def _lead_away(self, path: str, address: str) -> None:
        self.mistakes.append(
            Mistake(
                self.name(path),
                0,
                f"leads on to {address[:200]}",
                "Mend the redirects of the host: this address must answer by itself.",
                f"被转到了 {address[:200]}。请检查服务器的跳转设置，这个网址应当直接打开。",
            )
        )

    def _given_up(self, why: str, zh: str) -> Mistakes:
        return Mistakes(
            [
                *self.mistakes,
                Mistake(
                    self.url,
                    0,
                    f"can't be looked at. {why}",
                    "See in a browser whether it is online; with --sample 1 less is asked.",
                    f"没法检查：{zh}请先用浏览器打开看看；加上 --sample 1 会少问一些。",
                ),
            ]
        )


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Nobody's name and password are sent, whatever this machine keeps for the host."""
    return request


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def _body(answer: requests.Response) -> bytes:
    parts, size = list[bytes](), 0
    for part in answer.iter_content(65_536):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise ValueError("an answer without end")
    return b"".join(parts)


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """Give up what takes longer, even drop by drop; where a system can't, parts have their limit."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_slow)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _too_slow(*_: object) -> None:
    raise TimeoutError("an answer that comes drop by drop")
