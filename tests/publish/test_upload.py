"""Copying to an object store: only what changed, in an order in which every page finds what it refers to, and again after any end."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from support.faults import ENDS, REFUSALS, harmless
from support.network import PROJECT
from support.store import CUT, ObjectStore, object_store
from support.warm import Warm, command, warm

from microsite.channels import offline
from microsite.cli import main
from microsite.publish.store import Store
from microsite.publish.upload import MARK, headers, upload

OLD = {
    "assets/stylesheets/site.11111111.css": "",
    "assets/search/en/pagefind.js": "fragment/old.pf_fragment",
    "assets/search/en/fragment/old.pf_fragment": "",
    "index.html": "assets/stylesheets/site.11111111.css b/en/index.html",
    "b/en/index.html": "assets/stylesheets/site.11111111.css b/en/old/index.html",
    "b/en/old/index.html": "assets/stylesheets/site.11111111.css",
    "b/en/same/index.html": "nothing",
    "b/en/sw.js": "b/en/index.html",
    "finder.json": "b/en/index.html",
}
NEW = {
    "assets/stylesheets/site.22222222.css": "",
    "assets/search/en/pagefind.js": "fragment/new.pf_fragment",
    "assets/search/en/fragment/new.pf_fragment": "",
    "index.html": "assets/stylesheets/site.22222222.css b/en/index.html",
    "b/en/index.html": "assets/stylesheets/site.22222222.css b/en/new/index.html",
    "b/en/new/index.html": "assets/stylesheets/site.22222222.css",
    "b/en/same/index.html": "nothing",
    "b/en/sw.js": "b/en/index.html b/en/new/index.html",
    "finder.json": "b/en/index.html c/en/index.html",
    "c/en/index.html": "assets/stylesheets/site.22222222.css",
}


KEY = {
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": "none",
    "AWS_SHARED_CREDENTIALS_FILE": "none",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@pytest.fixture(scope="module")
def store() -> Iterator[ObjectStore]:
    """A store on this machine."""
    with object_store() as store:
        yield store


@pytest.fixture(autouse=True)
def empty(store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty bucket, and a key for it."""
    store.before = lambda method, name: None
    store.bucket.objects.delete()
    store.asked.clear()
    for name, value in KEY.items():
        monkeypatch.setenv(name, value)


def built(folder: Path, files: dict[str, str]) -> Path:
    """A folder as a build leaves it."""
    branches = sorted(
        {name.partition("/")[0] for name in files if "/en/" in name and not name.startswith("assets")}
    )
    described = [
        {"id": id, "kind": "outlet", "url": {"en": f"https://bank.example/{id}/en/"}} for id in branches
    ]
    for name, text in (files | {"branches.json": json.dumps(described)}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """What is published."""
    return built(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """What shall be published."""
    return built(tmp_path / "new", NEW)


def published(folder: Path) -> dict[str, bytes]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    return {name: content for name, content in files.items() if not name.startswith(".")}


def send(folder: Path, store: ObjectStore, dry_run: bool = False) -> list[str]:
    said: list[str] = []
    upload(folder, Store("s3://microsite", store.address), dry_run, said.append)
    return said


def holds(store: ObjectStore) -> dict[str, bytes]:
    return {name: content for name, content in store.holds().items() if name != MARK}


def broken(there: dict[str, bytes]) -> list[str]:
    """What files refer to, but is not there."""
    return [
        f"{name}: {other}"
        for name, content in there.items()
        if "branches" not in name
        for other in content.decode().split()
        if other != "nothing" and not any(known.endswith(other) for known in there)
    ]


def test_everything_is_sent_once_and_then_only_what_changed(old: Path, new: Path, store: ObjectStore) -> None:
    assert send(old, store) == ["10 files uploaded, 0 deleted, 0 unchanged"]
    assert holds(store) == published(old)
    assert store.asked[0] == ("PUT", MARK)
    store.asked.clear()
    assert send(old, store) == ["0 files uploaded, 0 deleted, 10 unchanged"]
    assert store.asked == []

    assert send(new, store) == ["10 files uploaded, 3 deleted, 1 unchanged"]
    assert holds(store) == published(new)
    turns = [
        {"assets/stylesheets/site.22222222.css", "assets/search/en/fragment/new.pf_fragment"},
        {"assets/search/en/pagefind.js"},
        {"b/en/new/index.html", "c/en/index.html"},
        {"b/en/index.html"},
        {"index.html", "finder.json", "branches.json", "b/en/sw.js"},
        {"b/en/old/index.html"},
        {"assets/stylesheets/site.11111111.css", "assets/search/en/fragment/old.pf_fragment"},
    ]
    for turn in turns:
        asked, store.asked[: len(turn)] = store.asked[: len(turn)], []
        assert {name for _, name in asked} == turn
    assert store.asked == []


@pytest.mark.exhaustive
def test_wherever_it_ends_no_page_lacks_anything_and_the_next_one_goes_on(
    old: Path, new: Path, store: ObjectStore
) -> None:
    to, last, lock = Store("s3://microsite", store.address), 0, threading.Lock()
    left = iter(())

    def refuse(method: str, name: str) -> str | None:
        with lock:
            return "AccessDenied" if method in ("PUT", "DELETE") and next(left, None) is None else None

    while True:
        store.before = lambda method, name: None
        upload(old, to, False, str)
        store.asked.clear()
        left, store.before = iter(range(last)), refuse
        try:
            upload(new, to, False, str)
            break
        except click.ClickException as error:
            assert "the store refuses" in error.message
        assert len(store.asked) == last
        assert broken(holds(store)) == [], last
        last += 1
    assert [method for method, _ in store.asked] == ["PUT"] * 10 + ["DELETE"] * 3
    assert last == 13 and holds(store) == published(new)


@pytest.fixture
def forked() -> Iterator[Warm]:
    with warm() as forked:
        yield forked


POINTS = 13  # at which it is stopped, from the last file to the first


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", [*ENDS, *REFUSALS])
def test_an_upload_that_is_stopped_is_repeated(
    old: Path, new: Path, store: ObjectStore, forked: Warm, name: str
) -> None:
    """Whatever stops it where it reads the files, what is there refers to nothing that isn't."""
    fault = (ENDS | REFUSALS)[name]._replace(meets=frozenset({"read"}), lasts=name in REFUSALS)
    to = Store("s3://microsite", store.address)
    deed = partial(upload_alone, new, store.address)
    upload(old, to, False, str)
    whole = forked.do(deed, harmless(fault.meets))
    assert whole.status == 0, whole
    steps = whole.steps
    assert holds(store) == published(new)
    for at in [steps - len(NEW) * n // POINTS - 3 for n in range(POINTS)]:
        upload(old, to, False, str)
        ended = forked.do(deed, fault, at)
        assert ended.status in (1, -signal.SIGKILL), (at, ended)
        assert re.fullmatch(TOLD if ended.status == 1 else "", ended.said), (at, ended)
        assert broken(holds(store)) == [], at
    assert forked.do(deed, harmless(fault.meets)).status == 0
    assert holds(store) == published(new)


TOLD = r"(?:\nAborted! 已中止|Error: [^\n]*[\u4e00-\u9fff])。\n"


def upload_alone(folder: Path, endpoint: str) -> None:
    os.environ.update(KEY)  # the process was forked from one that began before
    command(PROJECT, ("upload", str(folder), "s3://microsite", "--endpoint", endpoint))


def test_a_cut_connection_is_tried_again(new: Path, store: ObjectStore) -> None:
    cuts = iter([CUT, CUT])
    store.before = lambda method, name: next(cuts, None) if name == "index.html" else None
    send(new, store)
    assert holds(store) == published(new)


@pytest.mark.first
@pytest.mark.exhaustive
def test_a_listing_goes_on_where_a_page_of_it_ends(store: ObjectStore) -> None:
    names = [f"{number:04}.html" for number in range(1_001)]
    for name in names:
        store.bucket.put_object(Key=name, Body=name.encode())
    assert [*Store("s3://microsite", store.address).digests()] == names


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("endpoint", "address"),
    [
        (
            "https://oss-cn-hangzhou.aliyuncs.com",
            "https://bank-rights.oss-cn-hangzhou.aliyuncs.com/rights/en/",
        ),
        (
            "https://cos.ap-guangzhou.myqcloud.com",
            "https://bank-rights.cos.ap-guangzhou.myqcloud.com/rights/en/",
        ),
        ("https://store.bank.example", "https://store.bank.example/bank-rights/rights/en/"),
        (None, "https://bank-rights.s3.amazonaws.com/rights/en/"),
    ],
)
def test_each_store_is_addressed_as_it_wants(
    monkeypatch: pytest.MonkeyPatch, endpoint: str | None, address: str
) -> None:
    """OSS and COS refuse addresses in which the bucket is a folder; what stands in the surroundings counts too."""
    if endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    for given in (endpoint, None):
        to = Store("s3://bank-rights/rights", given)
        place = {"Bucket": to.bucket, "Key": f"{to.prefix}en/"}
        assert to.client.generate_presigned_url("put_object", Params=place).startswith(f"{address}?")


@pytest.mark.exhaustive
def test_a_folder_of_the_bucket_is_left_alone_by_the_others(old: Path, new: Path, store: ObjectStore) -> None:
    upload(old, Store("s3://microsite/one", store.address), False, str)
    upload(new, Store("s3://microsite/one-more/", store.address), False, str)
    upload(new, Store("s3://microsite/one/", store.address), False, str)
    for folder in ("one/", "one-more/"):
        there = {
            name.removeprefix(folder): content
            for name, content in store.holds().items()
            if name.startswith(folder)
        }
        assert there.pop(MARK)
        assert there == published(new)


@pytest.mark.exhaustive
def test_a_dry_run_only_tells(old: Path, new: Path, store: ObjectStore) -> None:
    send(old, store)
    store.asked.clear()
    said = send(new, store, dry_run=True)
    assert store.asked == []
    assert said[0].startswith("upload assets/") and "delete b/en/old/index.html" in said
    assert said[-1] == "10 files to upload, 3 to delete, 1 unchanged"


@pytest.mark.exhaustive
def test_browsers_are_told_what_a_file_is_and_how_long_to_keep_it(new: Path, store: ObjectStore) -> None:
    send(new, store)
    for name in (
        "index.html",
        "b/en/sw.js",
        "assets/stylesheets/site.22222222.css",
        "assets/search/en/fragment/new.pf_fragment",
    ):
        told = store.bucket.Object(name).get()
        assert {"ContentType": told["ContentType"], "CacheControl": told["CacheControl"]} == headers(name)
    forever = "public, max-age=31536000, immutable"
    assert headers("b/en/sw.js") == {
        "ContentType": "text/javascript; charset=utf-8",
        "CacheControl": "no-cache",
    }
    assert headers("en/assets/stylesheets/site.22222222.css") == {
        "ContentType": "text/css; charset=utf-8",
        "CacheControl": forever,
    }
    assert headers("assets/search/en/index/en_1.pf_index") == {
        "ContentType": "application/octet-stream",
        "CacheControl": forever,
    }
    assert headers("en/calendar.ics")["ContentType"] == "text/calendar; charset=utf-8"
    assert headers("letter.12345678.pdf") == {"ContentType": "application/pdf", "CacheControl": "no-cache"}


def fails(store: ObjectStore, folder: Path, to: str = "s3://microsite") -> str:
    """What is said when an upload fails; the store stays as it was."""
    before = store.holds()
    done = CliRunner().invoke(main, ["upload", str(folder), to, "--endpoint", store.address])
    assert isinstance(done.exception, SystemExit) and done.exit_code in (1, 2), done.exception
    assert store.holds() == before
    return done.output


def test_what_is_not_a_whole_site_is_refused(tmp_path: Path, new: Path, store: ObjectStore) -> None:
    assert "is not a finished build. Run microsite build first." in fails(store, tmp_path / "nowhere")
    (new / "c/en/index.html").unlink()
    assert "lacks 1 of 2 sites, such as c; an upload would delete them." in fails(store, new)


@pytest.mark.exhaustive
def test_a_script_that_is_gone_ends_the_workers_made_of_it(
    old: Path, new: Path, store: ObjectStore, tmp_path: Path
) -> None:
    send(old, store)
    without = {name: text for name, text in NEW.items() if name != "b/en/sw.js"}
    send(built(tmp_path / "without", without), store)
    left = store.bucket.Object("b/en/sw.js").get()["Body"].read()
    assert left == offline.END and b"unregister()" in left
    assert send(tmp_path / "without", store)[-1].startswith("0 files uploaded, 0 deleted")
    send(new, store)
    assert store.bucket.Object("b/en/sw.js").get()["Body"].read() == NEW["b/en/sw.js"].encode()


@pytest.mark.exhaustive
def test_what_others_keep_there_is_not_deleted(new: Path, store: ObjectStore) -> None:
    store.bucket.put_object(Key="accounts.csv", Body=b"")
    assert "holds other things, and an upload deletes what is not part of the site." in fails(store, new)
    store.bucket.put_object(Key=MARK, Body=b"")
    send(new, store)
    assert holds(store) == published(new)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "InvalidAccessKeyId",
            "the store does not know this key. Write your key into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        ),
        ("SignatureDoesNotMatch", "the secret key is wrong."),
        ("AccessDenied", "the store refuses. The key needs the rights to list, write and delete there."),
        ("QuotaExceeded", "QuotaExceeded: no"),
        (
            "RequestTimeTooSkewed",
            "the clock of this machine is wrong. Set it, then upload again. 这台机器的时间不对。",
        ),
    ],
)
def test_a_refusal_is_explained(new: Path, store: ObjectStore, code: str, says: str) -> None:
    store.before = lambda method, name: code
    done = CliRunner().invoke(main, ["upload", str(new), "s3://microsite", "--endpoint", store.address])
    assert (done.exit_code, done.output.startswith(f"Error: s3://microsite: {says}")) == (1, True), (
        done.output
    )


@pytest.mark.exhaustive
def test_no_bucket_no_key_and_no_store_are_told(
    new: Path, store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "s3://nowhere: there is no such bucket. Make it first, or mend its name." in fails(
        store, new, "s3://nowhere"
    )
    assert "is not the address of a bucket; write s3://my-bucket or s3://my-bucket/folder." in fails(
        store, new, "microsite"
    )
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda seconds: None)
    for endpoint, says in (
        ("http://127.0.0.1:9", "the same command goes on where this one ended"),
        ("nowhere", "Invalid endpoint: nowhere"),
    ):
        done = CliRunner().invoke(main, ["upload", str(new), "s3://microsite", "--endpoint", endpoint])
        assert done.exit_code == 1 and re.search(f"Error: s3://microsite: .*{says}", done.output), done.output
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    done = CliRunner().invoke(main, ["upload", str(new), "s3://microsite", "--endpoint", store.address])
    assert "there is no key for the store" in done.output


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch, new: Path) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    done = CliRunner().invoke(main, ["upload", str(new), "s3://microsite"])
    assert (done.exit_code, done.output) == (
        1,
        "Error: boto3 is not installed. Run make upload TO=s3://microsite, which installs it.\n",
    )
