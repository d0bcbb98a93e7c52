"""numbers.json: what a branch's pages dial, so small that it comes before any page, however slow the line."""

from __future__ import annotations

import json

from microsite.channels.channel import of_one_file
from microsite.data.hotline import dialled
from microsite.data.told_numbers import of_others
from microsite.languages.direction import open_apart
from microsite.languages.phrases import phrases
from microsite.words.context import Context
from microsite.words.markup import for_whom, shown_number


def numbers(context: Context) -> bytes:
    """The branch's own numbers as they are shown and dialled, and what else its pages may dial."""
    branch, language = context.branch, context.language
    purposes = branch.network.purposes
    own = [
        [
            dialled(hotline.number or "", hotline.extension),
            shown_number(hotline, language),
            for_whom(purposes[purpose].label[language], hotline, language),
        ]
        for purpose, hotline in branch.all_hotlines
    ]
    contacts = [hotline for held in context.roster.announced(branch) for hotline in held.contacts]
    if branch.is_institution:  # whose page of numbers has those of all branches
        listed = of_others(context.roster, set()) or []
        contacts += [hotline for _, told in listed for _, hotline in told]
    others = {dialled(contact.number or "", contact.extension) for contact in contacts}
    others.update(dialled(national.number) for national in branch.network.national_hotlines.values())
    texts = (open_apart(language, phrases(language)[name]) for name in ("unconfirmed", "numbers_changed"))
    data = {"own": own, "others": sorted(others - {dial for dial, _, _ in own}), "say": list(texts)}
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


CHANNEL = of_one_file("numbers.json", numbers)
