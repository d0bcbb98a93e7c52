"""What was changed after the seal is named, and by whom it is signed, by somebody known or not."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support.command import run
from support.network import DAY, Publish
from support.spoiled import Spoiled, answering

from macros import WORDS
from microsite.content.project import load
from microsite.publish.seal import SIGNATURE, SUMS
from microsite.verify.published import Published
from microsite.verify.seal import Seal, look

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no OpenSSH")
PAGE = "maiwan/zh/index.html"
NAME = "publish@hetang-bank.example"


def key(folder: Path, name: str) -> Path:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)]
    subprocess.run(command, check=True)
    return folder / name


def signed(path: Path, by: Path, namespace: str = "microsite") -> bytes:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(by), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    signature = path.with_name(f"{path.name}.sig")
    content = signature.read_bytes()
    signature.unlink()
    return content


@pytest.fixture(scope="module")
def sealed(published: Publish, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published network with its seal, and two keys, of which the institution knows the first."""
    folder = tmp_path_factory.mktemp("sealed") / "project"
    shutil.copytree(published("one-page"), folder, symlinks=True)
    assert run(folder, "seal", "site", "--today", DAY).exit_code == 0
    known, _ = key(folder.parent, "known"), key(folder.parent, "stranger")
    line = f'{NAME} namespaces="microsite" {known.with_suffix(".pub").read_text("utf-8")}'
    (folder / "allowed_signers").write_text(line, "utf-8")
    return folder


def looked(sealed: Path, changed: dict[str, bytes | None], signers: str = "allowed_signers") -> Seal:
    project = load(sealed, WORDS, DAY)
    source = Spoiled(sealed / "site", changed)
    with answering(source) as url:
        from microsite.verify.host import Host

        return look(Published(project, Host(url), frozenset(project.roster.branches)), sealed / signers)


def by(sealed: Path, name: str, namespace: str = "microsite") -> dict[str, bytes | None]:
    return {SIGNATURE: signed(sealed / "site" / SUMS, sealed.parent / name, namespace)}


def test_a_seal_that_holds_names_who_signed(sealed: Path) -> None:
    found = looked(sealed, by(sealed, "known"))
    (note,) = found.notes
    assert not found.mistakes and f"is signed by {NAME}; made without git, " in note.message
    assert "sealed on 2026-11-25" in note.message and f"由 {NAME} 签名" in note.zh


def test_a_changed_file_is_named(sealed: Path) -> None:
    content = (sealed / "site" / PAGE).read_bytes() + b"<!-- -->"
    (mistake,) = looked(sealed, by(sealed, "known") | {PAGE: content}).mistakes
    assert mistake.file.endswith("maiwan/zh/") and "is not the file that was sealed" in mistake.message


def test_a_missing_file_is_named(sealed: Path) -> None:
    (mistake,) = looked(sealed, by(sealed, "known") | {PAGE: None}).mistakes
    assert mistake.file.endswith("maiwan/zh/") and mistake.message == "is not there"


def test_who_changes_a_list_too_is_found_by_the_list_above(sealed: Path) -> None:
    (mistake,) = looked(sealed, by(sealed, "known") | {f"maiwan/{SUMS}": b""}).mistakes
    assert mistake.file.endswith(f"maiwan/{SUMS}")


def test_who_changes_the_list_above_is_found_by_the_signature(sealed: Path) -> None:
    content = (sealed / "site" / SUMS).read_bytes().replace(b"2026-11-25", b"2026-11-26")
    found = looked(sealed, by(sealed, "known") | {SUMS: content})
    assert "is not what was signed" in found.mistakes[0].message and not found.notes


@pytest.mark.parametrize(
    ("name", "namespace", "says"),
    [
        ("stranger", "microsite", r"is signed with a key that allowed_signers doesn't list: SHA256:\S{43}"),
        ("known", "file", "is not what was signed"),
    ],
)
def test_a_signature_of_nobody_known_for_this(sealed: Path, name: str, namespace: str, says: str) -> None:
    (mistake,) = looked(sealed, by(sealed, name, namespace)).mistakes
    assert re.match(says, mistake.message) and re.search("[\u4e00-\u9fff]", mistake.zh)


def test_a_key_that_may_no_longer_sign(sealed: Path) -> None:
    former = (
        (sealed / "allowed_signers")
        .read_text("utf-8")
        .replace(" namespaces", ' valid-before="20200101",namespaces')
    )
    (sealed / "former").write_text(former, "utf-8")
    (mistake,) = looked(sealed, by(sealed, "known"), "former").mistakes
    assert re.match(f"is signed by {NAME}, who may not|is signed with a key that", mistake.message)


@pytest.mark.parametrize("signature", [b"", b"\x00" * 100, b"-----BEGIN SSH SIGNATURE-----\nU1NI\n"])
def test_what_is_no_signature(sealed: Path, signature: bytes) -> None:
    (mistake,) = looked(sealed, {SIGNATURE: signature}).mistakes
    assert "is not what was signed" in mistake.message


def test_the_commit_is_named_and_where_there_is_none_it_says_so_in_words(sealed: Path) -> None:
    (note,) = looked(sealed, {}, "nobody").notes
    assert "made without git, so from files that nobody can look up" in note.message
    assert "没有用 git，查不到当时的文件" in note.zh
    content = (sealed / "site" / SUMS).read_bytes().replace(b"# commit none", b"# commit " + b"6f" * 20)
    (note,) = looked(sealed, {SUMS: content}, "nobody").notes
    assert f"made from commit {'6f' * 20}, sealed" in note.message and f"由提交 {'6f' * 20} 做成" in note.zh


def test_unsigned_is_wrong_only_where_somebody_signs(sealed: Path) -> None:
    (mistake,) = looked(sealed, {}).mistakes
    assert mistake.message == "is not signed, though allowed_signers says who signs"
    found = looked(sealed, {}, "nobody")
    assert not found.mistakes and "is not signed; made without git" in found.notes[0].message


def test_no_seal_is_wrong_only_where_somebody_signs(sealed: Path) -> None:
    assert [mistake.message for mistake in looked(sealed, {SUMS: None}).mistakes] == ["is not there"]
    assert looked(sealed, {SUMS: None}, "nobody") == Seal([], [])


@pytest.mark.parametrize("content", [b"<html>", b"\xff\xfe", b"# url \x1b[2J\n"])
def test_what_is_no_list(sealed: Path, content: bytes) -> None:
    assert [mistake.message for mistake in looked(sealed, {SUMS: content}).mistakes] == [
        "is no list of digests"
    ]


def test_a_seal_of_another_network(sealed: Path) -> None:
    content = (sealed / "site" / SUMS).read_bytes().replace(b"# url https://", b"# url https://other.")
    said = [mistake.message for mistake in looked(sealed, {SUMS: content}, "nobody").mistakes]
    assert len(said) == 1 and "was made for “https://other." in said[0]


def test_where_ssh_keygen_is_missing_it_says_so(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signature = by(sealed, "known")
    monkeypatch.setenv("PATH", str(sealed))
    (mistake,) = looked(sealed, signature).mistakes
    assert "ssh-keygen is missing; install OpenSSH" in mistake.message


def test_a_folder_is_looked_at_before_it_is_signed_and_after(sealed: Path) -> None:
    done = run(sealed, "verify", "site", "--today", DAY)
    assert done.exit_code == 0 and "note: site/SHA256SUMS: is not signed; made without git" in done.output
    strange = sealed / "site/maiwan/zh/strange.html"
    strange.write_text("somebody's", "utf-8")
    try:
        done = run(sealed, "verify", "site", "--today", DAY)
    finally:
        strange.unlink()
    assert done.exit_code == 1 and "strange.html: was not there when the folder was sealed" in done.output
