"""Ask who said it: at least three named speakers of one type, of whom only one said this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from random import Random

from quizapp.items.build import Basis, Choices, Refused, chosen, edited
from quizapp.items.contested import is_contested, is_surely_said
from quizapp.items.kinds.kind import Kind
from quizapp.items.people import is_named_in, named_speakers, others_like, says_much_the_same
from quizapp.items.source import Source
from quizapp.items.wording import without_stop
from quizapp.model import Item

_FEWEST_OTHERS = 2
_MOST_OTHERS = 3
_NOT_SAYING = re.compile(
    r"\b(?:ask|urge|order|deni|deny|hope|want|wonder|doubt|fear|reject|dismiss|refus)", re.IGNORECASE
)

_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?)|tells?|told|add(?:s|ed)|announce[ds]?|according|state[ds]?|explain(?:s|ed)|report(?:s|ed)|warn(?:s|ed)|"
    r"claim(?:s|ed)|argue[ds]?|wrote|writes|confirm(?:s|ed)|believe[ds]?|estimate[ds]?)\b",
    re.IGNORECASE,
)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield a question for the speaker."""
    asked = _asked(source)
    if isinstance(asked, Refused):
        yield asked
    elif asked is not None:
        yield _question(source, *asked, rng)


def make_swapped(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield a false statement with another speaker."""
    asked = _asked(source)
    if asked is None or isinstance(asked, Refused) or source.speaker is None:
        return
    speaker, others = asked
    name = (len("According to "), len("According to ") + len(source.speaker))
    yield edited(source, Basis("speaker", speaker, "speaker changed"), name, rng.choice(others))


def _asked(source: Source) -> tuple[tuple[int, int], tuple[str, ...]] | Refused | None:
    """Return where the speaker stands with other speakers of the article, why not, or None where nobody is reported."""
    attribution = source.claim.attribution
    if attribution is None or attribution.speaker_entity is None or attribution.speaker is None or not source.speaker:
        return None
    signs = {
        "it is not said but asked, denied or hoped": _NOT_SAYING.search(source.text[slice(*attribution.cue)]),
        "it may not be said at all": not is_surely_said(source),
        "it does not matter who says it": not is_contested(source),
        "the statement names its speaker": is_named_in(source.reading, attribution.speaker_entity, source.statement),
    }
    reason = next((reason for reason, found in signs.items() if found), None)
    if reason is not None:
        return Refused("who said it", reason)
    others = tuple(islice(_others(source, attribution.speaker_entity), _MOST_OTHERS))
    if len(others) < _FEWEST_OTHERS:
        return Refused("who said it", "fewer than three named speakers of this kind")
    return attribution.speaker, others


def _others(source: Source, speaker: int) -> Iterator[str]:
    """Yield the names of others who speak in the article, and neither say this nor are named in it."""
    reading = source.reading
    sentence = source.text[source.claim.start : source.claim.end]
    for entity, name in others_like(reading, speaker, named_speakers(reading)):
        if not is_named_in(reading, entity, sentence) and not says_much_the_same(reading, entity, source.statement):
            yield name


def _question(source: Source, speaker: tuple[int, int], others: tuple[str, ...], rng: Random) -> Item:
    names = list(others)
    rng.shuffle(names)
    at = rng.randrange(len(names) + 1)
    assert source.speaker is not None  # noqa: S101 - make() has checked it
    names.insert(at, source.speaker)
    stem = f"According to the article, who said that {without_stop(source.statement)}?"
    return chosen(source, Basis("who said it", speaker, "who said it"), stem, Choices(tuple(names), at))


# of three that blind raters saw one was usable, and one had a wrong key
KIND = Kind("who said it", "“Who said that …?”", make, default=False)
# that one of them said it does not prove that no other did: not stated, rather than false
SWAPPED = Kind("speaker changed", "A statement with another speaker", make_swapped, default=False)
