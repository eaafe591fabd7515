"""True or false: it was this speaker, or another one of the article, who said it.

"According to Hale, …" is not refuted by Byrne's having said so: both may have. "It was Hale who said that …" is, as a
cleft says that nobody else is meant (Huddleston & Pullum, The Cambridge Grammar of the English Language, 2002, ch. 16
§9). As many of them must be true as false, or their form would tell: a claim gives both, and a quiz takes them in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from quizapp.items.asked_speaker import Spoken, form_near, spoken
from quizapp.items.assemble import Asked, cited, judged_as
from quizapp.items.build import Basis, Refused, confirmed, denied
from quizapp.items.kinds.kind import Candidate, Kind, Whole, WholeKind
from quizapp.items.kinds.quoted import Quotation, as_claim, telling
from quizapp.items.source import Source
from quizapp.items.wording import without_stop
from quizapp.model import Edit, Item, ItemType, Proof
from quizapp.reading.knowledge import Reading

_CLEFT = "It was "


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield a true statement on who said it, and a false one with another speaker."""
    asked = spoken(source)
    if isinstance(asked, Refused):
        yield asked
    elif asked is not None:
        yield from _on_reported_speech(source, asked, rng.choice(asked.others))


def _on_reported_speech(source: Source, asked: Spoken, other: str) -> Iterator[Item]:
    basis = Basis("speaker", asked.span, "said by")
    yield confirmed(source, basis, _stem(source, asked.name))
    rationale = f"The article gives {asked.name} as the source, not {other}."
    edit = Edit("speaker", asked.printed, other, len(_CLEFT))
    yield denied(source, basis, _stem(source, other), rationale, edit)


def _stem(source: Source, name: str) -> str:
    said = without_stop(source.within)
    stop = "" if said.endswith(".") else "."
    return f"{_CLEFT}{name} who said that {said}{stop}"


def make_of_quotations(whole: Whole, rng: Random) -> Iterator[Candidate | Refused]:
    """Yield a true and a false statement on who said a quotation, of those that tell most."""
    for said in telling(whole):
        if isinstance(said, Refused):
            yield said
        elif not said.is_person or not said.others:
            yield Refused("quoted", "nobody else of this kind speaks in the article")
        else:
            yield from _on_quotation(whole.reading, said, rng.choice(said.others))


def _on_quotation(reading: Reading, said: Quotation, other: str) -> Iterator[Candidate]:
    claim = as_claim(reading, said.span, said.attribution)
    printed = form_near(reading, said.span, said.attribution.speaker_entity, said.name)
    if printed is None:
        return
    text, content = reading.article.text, said.attribution.content
    for name in (said.name, other):
        is_true = name == said.name
        made = Asked(
            ItemType.TRUE_FALSE,
            "speaker",
            f"{_CLEFT}{name} who said: “{said.words}{'' if said.words[-1] in '?!…' else '.'}”",
            f"The article gives these as the words of {said.name}{'' if is_true else f', not of {name}'}.",
            cited(text, *said.span),
            Proof("quotation by", *said.span, (("fact", f"{content[0]}-{content[1]}"),)),
        )
        edit = None if is_true else Edit("speaker", printed, name, len(_CLEFT))
        yield Candidate(judged_as(made, is_true, edit), claim)


KIND = Kind("said by", "“It was … who said that …”, with the speaker or another one", make)
QUOTATIONS = WholeKind("quotation by", "“It was … who said: “…””, with the speaker or another one", make_of_quotations)
