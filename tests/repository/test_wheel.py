"""The engine installs: beside a folder of content and data it publishes the same as in its repository."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml
from support.banks import GIVEN, LIST
from support.command import HANGS, microsite
from support.network import CHECKED_DAY, DAY, EVERY_KIND, PROJECT, THIN, Publish, lay
from support.published import contents
from support.sheets import sheet
from support.wheels import COMMON, built, programs, source

from microsite.content.hiding import without_links


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(source(tmp_path_factory.mktemp("source")), tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return programs(wheel, tmp_path_factory.mktemp("env"))


@pytest.mark.exhaustive
def test_the_wheel_holds_every_file_of_the_engine(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    engine = {name for name in packed if name.startswith(("microsite/", "macros/"))}
    common = {name for name in engine if name.startswith("microsite/common/")}
    assert engine - common == {*files("microsite"), *files("macros")}
    settings = {"mkdocs.yml", "mkdocs.zh.yml"}
    below = {*files("docs", "editors"), *files("facts"), *files("overrides"), *settings}
    assert common == {f"microsite/common/{name}" for name in below}


def files(folder: str, but: str = "__pycache__") -> set[str]:
    """The files of a folder of the repository."""
    found = (path.relative_to(PROJECT) for path in (PROJECT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not {"__pycache__", but} & {*path.parts}}


@pytest.mark.exhaustive
def test_the_installed_engine_publishes_the_same(installed: Path, published: Publish, tmp_path: Path) -> None:
    """In a process of its own, and by one job: two builds are the same bytes."""
    project = lay(EVERY_KIND, tmp_path / "project")
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [installed / "microsite", "build", "--jobs", "1", "--today", DAY],
        cwd=project,
        env=outside,
        check=True,
        timeout=HANGS,
        stdout=subprocess.DEVNULL,
    )
    assert contents(project / "site") == contents(published("every-kind") / "site")


@pytest.mark.exhaustive
def test_the_installed_engine_tells_its_version(installed: Path, tmp_path: Path) -> None:
    command = [installed / "microsite", "--version"]
    said = subprocess.check_output(command, cwd=tmp_path, text=True, timeout=HANGS)
    source = subprocess.check_output(
        [installed / "python", "-c", "import microsite; print(microsite.__file__)"],
        cwd=tmp_path,
        text=True,
        timeout=HANGS,
    )
    assert Path(source).is_relative_to(installed.parent)
    version = said.strip().removeprefix("microsite ")
    assert f'version = "{version}"' in (PROJECT / "pyproject.toml").read_text("utf-8")


def above(folder: Path, more: str) -> Path:
    """The thin repository, with something more in its microsite.yml."""
    shutil.copytree(THIN, folder)
    settings = folder / "microsite.yml"
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    return folder


def needed_pages() -> set[str]:
    """The pages of which a short test builds the site: those that no site may hide, and a few others."""
    cases = yaml.safe_load((PROJECT / "facts/emergency.yml").read_text("utf-8"))["cases"].values()
    others = ("about/privacy.md", "index.md", "branch.md", "search.md", "risks/gold.md", "products/loans.md")
    return {case["page"] for case in cases}.union(others)


def assembled(thin: Path, folder: Path) -> Path:
    """What the engine makes of the layers, as one folder: common files, own ones above, hidden ones gone."""
    for name in COMMON:
        shutil.copytree(
            PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "editors")
        )
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(PROJECT / name, folder)
    said = yaml.safe_load((thin / "microsite.yml").read_text("utf-8"))
    menu, synonyms = folder / "docs/nav.yml", folder / "facts/synonyms.yml"
    entries = menu.read_text("utf-8")
    for page, where in said["add"].items():
        entries = entries.replace(f"- {where['after']}\n", f"- {where['after']}\n      - {page}\n")
    for page in said["hide"]:
        entries = re.sub(rf"^ +- {re.escape(page)}\n", "", entries, flags=re.MULTILINE)
    menu.write_text(
        re.sub(r"^  - section: .*\n    pages:\n(?!      )", "", entries, flags=re.MULTILINE), "utf-8"
    )
    words = yaml.safe_load(synonyms.read_text("utf-8"))
    left = {page: listed for page, listed in words.items() if page not in said["hide"]}
    synonyms.write_text(yaml.safe_dump(left, allow_unicode=True, sort_keys=False), "utf-8")
    moved = yaml.safe_load((folder / "docs/redirects.yml").read_text("utf-8"))
    there = {path.relative_to(folder / "docs/zh").as_posix() for path in (folder / "docs/zh").rglob("*.md")}
    there -= {*said["hide"]}
    for page in sorted(said["hide"]):
        section = f"{page.rpartition('/')[0]}/index.md"
        moved[page] = section if section in there else "index.md"
    moved = {old: moved.get(new, new) for old, new in moved.items()}
    (folder / "docs/redirects.yml").write_text(yaml.safe_dump(moved, sort_keys=False), "utf-8")
    for language in said["languages"]:
        for path in (folder / "docs" / language).rglob("*.md"):
            page = path.relative_to(folder / "docs" / language).as_posix()
            text = without_links(path.read_text("utf-8"), page, {*said["hide"]})
            related = re.search(r"^related: \[(.*)\]$", text, re.MULTILINE)
            if related:
                kept = [one for one in related[1].split(", ") if one not in said["hide"]]
                text = text.replace(related[0], f"related: [{', '.join(kept)}]", 1)
            path.write_text(text, "utf-8")
        for page in said["hide"]:
            (folder / "docs" / language / page).unlink()
    shutil.copytree(thin / "docs", folder / "docs", dirs_exist_ok=True)
    shutil.copytree(thin / "branches", folder / "branches")
    shutil.copytree(thin / "brand", folder / "brand")
    kept = {key: said[key] for key in ("languages", "brand")}
    (folder / "microsite.yml").write_text(yaml.safe_dump(kept), "utf-8")
    return folder


def compare(installed: Path, tmp_path: Path, hidden: list[str]) -> Path:
    """Build the thin repository from the wheel, and what it amounts to as one folder; gives the first."""
    thin = above(tmp_path / "thin", "")
    settings = thin / "microsite.yml"
    settings.write_text(re.sub(r"hide: .*", f"hide: {hidden}", settings.read_text("utf-8")), "utf-8")
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    built = [installed / "microsite", "build", "--today", CHECKED_DAY]
    subprocess.run(built, cwd=thin, env=outside, check=True, timeout=HANGS, stdout=subprocess.DEVNULL)
    one = assembled(thin, tmp_path / "one")
    done = microsite(one, "build", "--today", CHECKED_DAY)
    assert done.returncode == 0, done.stderr
    ours, theirs = contents(thin / "site"), contents(one / "site")
    assert {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)} == set()
    done = microsite(thin, "verify", "site", "--today", CHECKED_DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return thin


def common_pages() -> set[str]:
    return {path.relative_to(PROJECT / "docs/zh").as_posix() for path in (PROJECT / "docs/zh").rglob("*.md")}


@pytest.mark.exhaustive
def test_a_thin_repository_publishes_what_one_folder_would(installed: Path, tmp_path: Path) -> None:
    compare(installed, tmp_path, sorted(common_pages() - needed_pages()))


def of_the_demonstration() -> list[str]:
    """Names, numbers and words that only the demonstration has."""
    network = yaml.safe_load((PROJECT / "branches/network.yml").read_text("utf-8"))
    own = [network["name"]["en"], network["name"]["zh"], "hetang", "0571 0000", "05710000"]
    rows = csv.DictReader((PROJECT / "branches/roster.csv").read_text("utf-8").splitlines())
    return [*own, "Demonstration", "演示网站", "麦湾", "Maiwan", *(row["name_zh"] for row in rows)]


@pytest.mark.exhaustive
def test_with_all_common_pages_too_and_nothing_of_the_demonstration(installed: Path, tmp_path: Path) -> None:
    thin = compare(installed, tmp_path, ["risks/private-funds.md", "risks/campus-loans.md"])
    names = of_the_demonstration()
    for path, content in contents(thin / "site").items():
        told = content.decode("utf-8", "ignore")
        assert [name for name in names if name in told] == [], path


@pytest.mark.exhaustive
def test_the_ordinary_tools_and_its_own_makefile_work_there(installed: Path, tmp_path: Path) -> None:
    thin = above(tmp_path / "thin", "")
    (thin / ".venv").mkdir()
    (thin / ".venv/bin").symlink_to(installed)
    (thin / ".venv/ready").touch()
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    outside |= {"MICROSITE_TODAY": CHECKED_DAY, "BRANCH": "donggou"}
    alone = ["--branch", "donggou", "--standalone", "--out", "alone", "--today", CHECKED_DAY]
    for command in (
        ["make", "test"],
        [installed / "microsite", "build", *alone],
        [installed / "python", "-m", "mkdocs", "build", "-q"],
        [installed / "python", "-m", "mkdocs", "build", "-q", "-f", "mkdocs.en.yml"],
    ):
        done = subprocess.run(
            command, cwd=thin, env=outside, capture_output=True, text=True, timeout=HANGS, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    for language in ("zh", "en"):
        assert contents(thin / "alone" / language) == contents(thin / "standalone" / language)


@pytest.mark.exhaustive
def test_a_new_repository_is_whole_from_the_wheel_and_nothing_of_the_demonstration(
    installed: Path, tmp_path: Path
) -> None:
    sheet(tmp_path / "list.xlsx", *LIST)
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    outside |= {"MICROSITE_TODAY": CHECKED_DAY}

    def done(folder: Path, *command: str | Path) -> None:
        ran = subprocess.run(
            command, cwd=folder, env=outside, capture_output=True, text=True, timeout=HANGS, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr

    done(tmp_path, installed / "microsite", "new", "bank", "list.xlsx", *GIVEN, "--today", CHECKED_DAY)
    bank = tmp_path / "bank"
    (bank / ".venv").mkdir()
    (bank / ".venv/bin").symlink_to(installed)
    (bank / ".venv/ready").touch()
    for goal in ("site", "check", "test"):
        done(bank, "make", goal)
    for path, content in contents(bank / "site").items():
        told = content.decode("utf-8", "ignore")
        assert [name for name in of_the_demonstration() if name in told] == [], path
