"""Finding a branch in a network of any size, and the nearest as brute force would find it."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date

import brotli
import pytest
from support.node import answer

from macros.finder import branch_finder
from microsite.channels.finder import LISTED, NAME, finder
from microsite.data.branch import Branch
from microsite.data.location import Coordinates
from microsite.data.roster import Roster
from microsite.words.context import Context

DAY = date(2026, 11, 25)
SURNAMES = "杏柳竹松柏榆槐桂梅兰菊荷桃李杉鹿鹤云星河山湖"
FINDING = """
const { Branches, kilometres } = await read("finder");
const fetched = new Set();
const part = (number) => { fetched.add(number); return Promise.resolve(given.files[`finder/${number}.json`]); };
const branches = new Branches(given.files["finder.json"], part);
const all = () => true;
const ids = (found) => found.map(({ branch }) => branch.id);
const every = [];
for (const number of given.files["finder.json"].parts.keys()) every.push(...await branches.part(number));
const placed = every.filter(({ latitude }) => latitude !== undefined);
"""
NEAREST = """
const wrong = [];
let most = 0;
for (const [latitude, longitude] of given.points) {
  fetched.clear();
  const anew = new Branches(given.files["finder.json"], part);
  const found = await anew.nearest({ latitude, longitude }, all);
  most += fetched.size;
  const far = placed.map((branch) => kilometres({ latitude, longitude }, branch)).sort((a, b) => a - b).slice(0, 20);
  if (found.some(({ away }, at) => Math.abs(away - far[at]) > 1e-9) || found.length !== far.length) wrong.push([latitude, longitude]);
}
tell({ wrong, placed: placed.length, fetched: most / given.points.length });
"""
TYPING = """
const found = {};
for (const query of given.queries) {
  fetched.clear();
  const anew = new Branches(given.files["finder.json"], part);
  found[query] = [(await anew.find(query, all)).map(({ id }) => id), fetched.size];
}
tell(found);
"""


def large(roster: Roster, count: int, share: float) -> Roster:
    """A network of so many branches, a share of which has coordinates near its district's."""
    chance = random.Random(7)
    model = roster["yunlu"]
    branches: dict[str, Branch] = {roster.network.id: roster.institution}
    for number in range(count):
        district = number // 20
        name = f"{SURNAMES[number % 22]}{SURNAMES[number // 22 % 22]}路{number}号支行"
        place = Coordinates.model_construct(
            latitude=round(22 + district % 20 + chance.random(), 5),
            longitude=round(100 + district // 20 + chance.random(), 5),
        )
        branches[f"b-{number}"] = replace(
            model,
            id=f"b-{number}",
            name=model.name.model_copy(update={"root": {"en": f"Branch {number}", "zh": name}}),
            address=model.address.model_copy(
                update={"root": {"en": f"{number} Street", "zh": f"{SURNAMES[district % 22]}街{number}号"}}
            ),
            district=model.district.model_copy(
                update={"root": {"en": f"District {district}", "zh": f"第{district}区"}}
            ),
            coordinates=place if chance.random() < share else None,
        )
    return replace(roster, branches=branches)


def files(roster: Roster) -> dict[str, object]:
    return {name: json.loads(content) for name, content in finder(roster, DAY).items()}


@pytest.fixture(scope="module")
def four_thousand(roster: Roster) -> Roster:
    return large(roster, 4000, 0.6)


@pytest.mark.parametrize(
    ("count", "points"), [(300, 20), pytest.param(4000, 1000, marks=pytest.mark.exhaustive)]
)
def test_the_nearest_are_those_that_brute_force_finds(roster: Roster, count: int, points: int) -> None:
    network = large(roster, count, 0.6)
    chance = random.Random(3)
    asked = [[chance.uniform(15, 50), chance.uniform(80, 130)] for _ in range(points)]
    told = answer(FINDING + NEAREST, {"files": files(network), "points": asked})
    assert told["wrong"] == []
    placed = sum(branch.coordinates is not None for branch in network if not branch.is_institution)
    assert told["placed"] == placed < count


def test_none_is_near_without_coordinates(roster: Roster) -> None:
    found = files(large(roster, 30, 0))
    assert found[NAME]["placed"] == 0  # type: ignore[index]
    assert answer(FINDING + NEAREST, {"files": found, "points": [[30, 120]]})["placed"] == 0


def test_it_is_found_by_the_name_in_its_header(roster: Roster) -> None:
    queries = ["麦湾信用社", "Maiwan Co-op", "maiwan coop"]
    told = answer(FINDING + TYPING, {"files": files(roster), "queries": queries})
    assert {query: ids for query, (ids, _) in told.items()} == {query: ["maiwan"] for query in queries}


def test_who_looks_for_a_branch_that_has_closed_is_told(roster: Roster) -> None:
    former = replace(roster["yunlu"], id="old-ferry")
    found = files(replace(roster, closed={"old-ferry": former}))
    told = answer(
        FINDING + "tell(['云麓', '云麓县', 'yunlu', '云'].map((query) => branches.gone(query)));",
        {"files": found},
    )
    assert [[one["id"] for one in gone] for gone in told] == [["old-ferry"], ["old-ferry"], ["old-ferry"], []]


def test_it_is_found_in_traditional_characters_and_by_its_sound(roster: Roster) -> None:
    queries = ["雲杏路17號", "云杏路17号", "yunxinglu17", "蘭杏路"]
    told = answer(FINDING + TYPING, {"files": files(large(roster, 30, 0)), "queries": queries})
    found = {query: ids for query, (ids, _) in told.items()}
    assert found == {query: ["b-9"] if query == "蘭杏路" else ["b-17"] for query in queries}


@pytest.mark.exhaustive
def test_a_question_in_a_large_network_fetches_little(four_thousand: Roster) -> None:
    found = finder(four_thousand, DAY)
    sizes = {name: len(brotli.compress(content)) for name, content in found.items()}
    assert len(sizes) == 1 + 4000 // LISTED
    assert sizes.pop(NAME) + 2 * max(sizes.values()) < 30_000
    queries = ["松柏路", "b-1234", "第77区", "Branch 3999", "songbailu"]
    told = answer(FINDING + TYPING, {"files": files(four_thousand), "queries": queries})
    assert "b-1234" in told["b-1234"][0] and "b-3999" in told["Branch 3999"][0]
    assert set(told["第77区"][0]) == {f"b-{number}" for number in range(1540, 1560)}
    assert told["松柏路"][0] and set(told["松柏路"][0]) <= set(told["songbailu"][0])


@pytest.mark.parametrize("count", [4000, pytest.param(16000, marks=pytest.mark.exhaustive)])
def test_the_list_without_javascript_stays_small(roster: Roster, count: int) -> None:
    network = large(roster, count, 0)
    ends = [network.institution, network["b-0"], network[f"b-{count - 1}"]]
    for language in network.network.languages:
        for branch in ends:
            html = branch_finder(Context(branch, language, DAY, network))
            assert len(html.encode()) < 25_000  # beside 15,000 bytes of every page


def test_every_branch_is_reached_from_the_list_without_javascript(roster: Roster) -> None:
    network = large(roster, 700, 0)
    ahead, seen, listed = [network.institution], set[str](), set[str]()
    while ahead:
        branch = ahead.pop()
        html = branch_finder(Context(branch, network.network.languages[0], DAY, network))
        for id in (part.split("/")[0] for part in html.split('href="\U00100002')[1:]):
            listed.add(id)
            if (
                id in network.branches
                and id not in seen
                and f'{id}/{network.network.languages[0]}/find/"' in html
            ):
                seen.add(id)
                ahead.append(network[id])
    assert {f"b-{number}" for number in range(700)} <= listed
