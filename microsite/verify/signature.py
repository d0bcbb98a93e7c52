"""Who signed something; ssh-keygen judges, so that no key and no reckoning is ours."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from microsite.files.mistakes import Wrong
from microsite.publish.seal import NAMESPACE

SIGNERS = "allowed_signers"  # beside the settings of a project: who may sign, as ssh-keygen reads it
_PATIENCE = 30  # seconds
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]+")


class Signed(NamedTuple):
    """What was signed, and the signature."""

    content: bytes
    signature: bytes

    def signer(self, signers: Path) -> str:
        """The name of who signed, as the institution lists it; raises why nobody is known to have."""
        with TemporaryDirectory(prefix="microsite-") as temporary:
            path = Path(temporary, "signature")
            path.write_bytes(self.signature)
            made = self._asked("check-novalidate", "-n", NAMESPACE, "-s", path)
            if made is None:
                raise Wrong(
                    "is not what was signed: this list or its signature was changed afterwards",
                    "和签名对不上：清单或者签名在签过以后被改过",
                )
            names = self._asked("find-principals", "-f", signers, "-s", path) if signers.is_file() else None
            name = (names or "").partition("\n")[0].strip()
            if not name:
                key = _FINGERPRINT.findall(made)[:1]
                raise Wrong(
                    f"is signed with a key that {SIGNERS} doesn't list: {' '.join(key)}",
                    f"签名用的密钥不在 {SIGNERS} 里：{' '.join(key)}",
                )
            if self._asked("verify", "-f", signers, "-I", name, "-n", NAMESPACE, "-s", path) is None:
                raise Wrong(
                    f"is signed by {name}, who may not sign this by the dates and uses in {SIGNERS}",
                    f"由 {name} 签名，但按 {SIGNERS} 里写的有效期或用途（namespaces），这个签名不算数",
                )
        return name

    def _asked(self, *question: str | Path) -> str | None:
        """What ssh-keygen says; nothing if it says no."""
        command = ["ssh-keygen", "-Y", *map(str, question)]
        try:
            done = subprocess.run(
                command, input=self.content, capture_output=True, timeout=_PATIENCE, check=False
            )
        except FileNotFoundError:
            raise Wrong(
                "can't be judged here: ssh-keygen is missing; install OpenSSH",
                "这里没有 ssh-keygen，没法核对签名；请先安装 OpenSSH",
            ) from None
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
