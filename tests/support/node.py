"""What a script of the theme answers, asked in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from support.chromium import needed
from support.command import HANGS
from support.network import PROJECT

SCRIPTS = PROJECT / "overrides/assets/javascripts"
# The scripts ask a page for nothing but its language.
PAGE = """
import { readFileSync } from "fs";
globalThis.document = { documentElement: { dataset: { language: "LANGUAGE" }, dir: "ltr" } };
const given = JSON.parse(readFileSync(0, "utf8"));
const read = (name) => import(`data:text/javascript;base64,${readFileSync(`SCRIPTS/${name}.js`, "base64")}`);
"""


def answer(script: str, given: Any, language: str = "en") -> Any:
    """What a script tells of what it is `given`; it may `read` those of the theme, and calls `tell`."""
    node = shutil.which("node")
    needed(node is not None, "node")
    assert node
    page = PAGE.replace("LANGUAGE", language).replace("SCRIPTS", Path(SCRIPTS).as_posix())
    told = "const tell = (answer) => console.log(JSON.stringify(answer));"
    done = subprocess.run(
        [node, "--input-type=module", "--eval", page + told + script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


ASKING = """
const { Answers, answered } = await read("answers");
const indexes = {};
for (const [language, [written, ...rest]] of Object.entries(given.indexes)) {
  indexes[language] = new Answers(written);
  rest.forEach(more => indexes[language].add(more));
}
const index = (language) => Promise.resolve(indexes[language]);
const found = [];
for (const question of given.questions) found.push(await answered(question, given.languages, index));
tell(found);
"""


def ask(indexes: Mapping[str, Sequence[bytes]], language: str, questions: list[str]) -> dict[str, list[str]]:
    """The pages that answer each question best, asked in one language of several, each with its files."""
    others = [other for other in indexes if other != language]
    given = {
        "indexes": {name: [json.loads(one) for one in files] for name, files in indexes.items()},
        "questions": questions,
        "languages": [language, *others],
    }
    return dict(zip(questions, answer(ASKING, given), strict=True))
