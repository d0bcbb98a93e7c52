"""What is said of a report: one sentence for each thing that somebody stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from microsite.data.record import Text
from microsite.languages.dates import date_in_full, days
from microsite.languages.language import Language
from microsite.languages.numbers import number, plural
from microsite.reports.phrases import phrases
from microsite.reports.report import Report, results
from microsite.reports.tables import percent
from microsite.reports.totals import CALLS, MATERIALS, PUBLICITY

COMPARED = ("materials", "people", "calls", "complaints_received")
HIGHLIGHTS = ("materials", "people", "calls", "events_held")
MOST_COMMON = 10  # problems; a network may have hundreds


class Sentences:
    """The sentences of one report in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report, self.language, self.say = report, language, phrases(language)
        self.name = report.branch.name[language]
        self.whole = report.branch.is_institution
        self.values = {key: total.value for key, total in report.totals.items()}

    def number(self, value: int) -> str:
        """A number as the language writes it."""
        return number(self.language, value)

    def measured(self, key: str, value: int) -> str:
        """A number with its measure word, which Chinese needs."""
        return self.say[f"measured_{key}"].format(self.number(value))

    def days(self, report: Report) -> str:
        """The days of a report's campaign."""
        return days(self.language, report.campaign.first, report.campaign.last)

    def listed(self, parts: Iterable[str], separator: str = "item") -> str:
        """Several parts as a list in words."""
        *others, last = parts
        return self.say[separator].join(others) + self.say[f"and_{separator}"] + last if others else last

    def counted(self, prefix: str, keys: Iterable[str]) -> list[str]:
        """Those of the numbers that are known and not zero, each with its noun."""
        return [
            plural(self.language, self.say[prefix + key.rpartition("_")[2]], self.values[key]).format(
                self.number(self.values[key])
            )
            for key in keys
            if self.values.get(key)
        ]

    def source(self, key: str) -> str:
        """In the sum over a network, how many branches stated it."""
        return self._from(self.report.totals[key].reports) if self.whole else ""

    def _from(self, branches: int) -> str:
        return self.say["from"].format(self.number(branches), self.number(len(self.report.asked)))

    def sentence(self, phrase: str, key: str, **values: str) -> str:
        """A phrase with the number that it tells, and from how many branches that is."""
        return plural(self.language, self.say[phrase], self.values[key]).format(
            self.number(self.values[key]), **{"from": self.source(key)}, **values
        )

    def opening(self) -> Iterator[str]:
        """Who took part in what."""
        campaign = self.report.campaign
        yield self.say["opening"].format(
            name=self.name,
            days=self.days(self.report),
            campaign=campaign.title[self.language],
            theme=campaign.theme[self.language],
        )
        if self.whole:
            yield self.say["coverage"].format(
                asked=self.number(len(self.report.asked)), reported=self.number(len(self.report.reported))
            )

    def highlights(self) -> Iterator[tuple[str, str]]:
        """What stands out, each number with its label."""
        for key in HIGHLIGHTS:
            if self.values.get(key):
                label = self.say[f"compared_{key}"]
                yield label[0].upper() + label[1:], self.measured(key, self.values[key])

    def written(self, field: str) -> Iterator[str]:
        """What the branch itself wrote."""
        yield from (text[self.language] for text in getattr(self.report.own, field, ()))

    def corrections(self) -> Iterator[str]:
        """What was corrected after the report was frozen, by whom and when."""
        institution = (self.report.branch,) if self.whole else ()
        for branch in (*institution, *self.report.asked):
            found = results(branch, self.report.id)
            if found and found.corrected_on and found.correction:
                yield self.say["corrected_by"].format(
                    name=branch.name[self.language],
                    day=date_in_full(self.language, found.corrected_on),
                    what=found.correction[self.language],
                )

    def problems(self) -> Iterator[str]:
        """What the branch wrote; in a network, then what most branches wrote, and how many of them."""
        yield from self.written("problems")
        told: Counter[Text] = Counter(
            text
            for branch in self.report.reported
            if self.whole and (found := results(branch, self.report.id))
            for text in found.problems
        )
        for text, count in told.most_common(MOST_COMMON):
            yield (
                self.say["times"].format(text[self.language], self.number(count))
                if count > 1
                else text[self.language]
            )

    def events(self) -> Iterator[str]:
        """How many events were planned and held, and which."""
        planned, held = self.values.get("events_planned", 0), self.values.get("events_held", 0)
        if not planned:
            return
        phrase = plural(self.language, self.say["held_all" if held == planned else "held_some"], planned)
        told = phrase.format(
            self.number(planned), held=self.number(held), planned=self.number(planned)
        ) + self.source("events_held")
        ids = (self.report.own.held if self.report.own else None) or ()
        titles = [
            self.say["event"].format(
                title=event.title[self.language], days=days(self.language, event.first, event.end)
            )
            for event in self.report.campaign.events
            if event.id in ids
        ]
        yield told + (self.say["events"].format(self.listed(titles)) if titles else "") + self.say["stop"]

    def publicity(self) -> Iterator[str]:
        """Through which channels, and how much."""
        campaign = self.report.campaign
        if campaign.channels:
            yield self.say["channels"].format(
                self.listed(self.say[f"channel_{channel}"] for channel in campaign.channels)
            )
        if done := self.counted("did_", PUBLICITY):
            yield self.say["done"].format(self.listed(done, "clause"))
        if campaign.slogans:
            yield self.say["slogans"].format(
                self.listed((f"“{slogan[self.language]}”" for slogan in campaign.slogans), "quote")
            )

    def outcome(self) -> Iterator[str]:
        """What was handed out, whom it reached, and who called."""
        if gave := self.counted("gave_", MATERIALS):
            phrase = self.say["handed_out" if len(gave) == 1 else "handed_out_kinds"]
            yield phrase.format(
                total=self.number(self.values["materials"]),
                list=self.listed(gave),
                **{"from": self.source("materials")},
            )
        if printed := self.report.printed.get("materials"):
            left = self.report.left_over.get("materials")
            phrase = self.say["printed" if left is None else "printed_left"]
            source = self._from(len({row.branch for row in self.report.paper})) if self.whole else ""
            yield phrase.format(self.number(printed), left=self.number(left or 0), **{"from": source})
        if self.values.get("people"):
            yield self.sentence("reached", "people")
        if self.values.get("calls"):
            topics = sorted((key for key in CALLS if self.values.get(key)), key=lambda key: -self.values[key])
            yield self.sentence("took_calls", "calls", list=self.listed(map(self.topic, topics)))
        elif "calls" in self.values:
            yield self.sentence("no_calls", "calls")
        yield from self.aims()
        yield from self.change()

    def topic(self, key: str) -> str:
        """How many calls were about something."""
        label = self.say[key]
        return self.say["about"].format(self.number(self.values[key]), label[0].lower() + label[1:])

    def handled(self, what: str) -> Iterator[str]:
        """How many complaints or suggestions came, and how many are settled."""
        key, settled = f"{what}_received", self.values.get(f"{what}_settled", 0)
        if key in self.values:
            open = self.values[key] - settled
            state = "none" if not self.values[key] else "all" if not open else "some" if settled else "open"
            yield self.sentence(f"{what}_{state}", key, settled=self.number(settled), open=self.number(open))

    def aims(self) -> Iterator[str]:
        """What was reached of what was aimed at."""
        aims = [
            self.say["aimed"].format(
                label=self.say[f"compared_{key}"],
                value=self.measured(key, self.values[key]),
                target=self.measured(key, target),
                share=self.say["percent"].format(percent(self.values[key], target)),
            )
            for key, target in self.report.targets.items()
            if target and key in self.values
        ]
        if aims:
            yield self.say["against"].format(self.listed(aims, "break"))

    def change(self) -> Iterator[str]:
        """What is more or less than in the campaign before."""
        former = self.report.before
        if not former:
            return
        pairs = {
            key: (self.values[key], former.totals[key].value)
            for key in COMPARED
            if key in self.values and key in former.totals
        }
        if pairs:
            moved = (self.moved(key, *pair) for key, pair in pairs.items())
            yield self.say["compared"].format(days=self.days(former), list=self.listed(moved, "clause"))
        if pairs and len(former.reported) != len(self.report.reported):
            yield self.say["coverage_before"].format(
                before=self.number(len(former.reported)), now=self.number(len(self.report.reported))
            )

    def moved(self, key: str, now: int, before: int) -> str:
        """How one number differs from the one before."""
        change, phrase = abs(now - before), "more" if now > before else "fewer" if now < before else "same"
        nearest = (200 * change + before) // (2 * before) if before else 0
        share = self.say["percent"].format(nearest) if nearest else ""
        return self.say[phrase].format(
            label=self.say[f"compared_{key}"], change=self.measured(key, change), share=share
        )
