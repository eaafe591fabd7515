"""Indirect speech framed by its cue: one that closes the sentence, or stands in it between commas.

There the place of the cue tells the content better than a parse does.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cue_places import (
    LONGEST_MEDIUM,
    LONGEST_TAIL,
    adds_on,
    comma_after,
    comma_before,
    comma_before_description,
    hides_verb,
    is_spoken,
    is_taken_up,
    phrase_between,
    points_out,
    reads_as_participle,
    shows,
)
from quizapp.reading.cues import ADDRESSING, WITH_THAT
from quizapp.reading.placed_content import CLOSING_MARKS, free_verb, is_clause
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import NOMINAL, is_time, whole
from quizapp.reading.speakers import Phrase, Saying, is_anybody, is_nobody, speaker_after, speaker_of
from quizapp.reading.turns import MEANING

Span = tuple[int, int]

SUBORDINATE = frozenset(
    "when if although though while because as after before since once until unless whereas where what how why".split()
)
# an auxiliary or copula right behind a noun phrase: its clause has begun
BEING = frozenset("is was are were has have had will would can could may might must should".split())
# verbs that take an object as well as a clause: their place at the end of a sentence tells nothing
NEVER_ASIDE = frozenset("call describe accuse blame demand hear continue point agree respond post read signal".split())


def framed(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Return what a cue reports that closes its sentence or stands in the middle of it."""
    if cue.lemma_.lower() in NEVER_ASIDE | WITH_THAT and not points_out(cue):
        return None
    return _closing(text, number, sentence, cue) or _between(text, number, sentence, cue)


def _closing(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "Six of them died, the authors write." and "Prices will rise, said Ann Lee of the bank."."""
    span = sentence.span
    if cue.i - span.start < 3 or not (is_spoken(cue) or reads_as_participle(cue)):
        return None
    inverted = _is_inverted(cue)
    if not _closes(cue, inverted) or (inverted and _hangs(cue)):
        return None
    comma = cue.i - 1 if inverted else comma_before(cue, span.start)
    if comma is None:
        return None
    speaker = _inverted_speaker(cue) if inverted else phrase_between(cue, comma)
    comma = comma if inverted else comma_before_description(cue, comma, span.start)
    if comma - span.start < 3 or not _is_main_clause(tuple(cue.doc[span.start : comma])):
        return None
    if speaker is None or not shows(cue, speaker) or (not inverted and (_renames(cue, comma) or _wants(cue))):
        return None
    start = sentence.base + cue.doc[comma].idx
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    return indirect_saying(number, sentence, (sentence.start, start), cue, speaker, (start, end))


def _hangs(cue: Token) -> bool:
    """Say whether the clause before an inverted cue lacks what goes on behind: "It had been, wrote Lee, a joy"."""
    last = cue.doc[cue.i - 2]
    comma = any(t.text == "," for t in cue.doc[cue.i + 1 : cue.sent.end])
    return comma and (last.tag_ == "MD" or last.lower_ in ("is", "was", "are", "were", "been", "has", "had", "have"))


def _renames(cue: Token, comma: int) -> bool:
    """Say whether a name between commas is another for the noun before it: "people of its capital, Oban, had hoped".

    Then who speaks is the subject of that clause, and what stands before the name is no statement.
    """
    before = cue.i
    while before > comma and cue.doc[before - 1].pos_ in ("AUX", "ADV"):
        before -= 1
    closed = before - 1 > comma and cue.doc[before - 1].text == ","
    noun = cue.doc[comma - 1] if comma > cue.sent.start else None
    named = all(t.pos_ == "PROPN" for t in cue.doc[comma + 1 : before - 1])
    return closed and named and noun is not None and noun.pos_ == "NOUN"


def _wants(cue: Token) -> bool:
    """Say whether a verb of the mind has its own object behind it: "had hoped for a calm vote" reports nothing."""
    following = cue.nbor(1).lower_ if cue.i + 1 < cue.sent.end else ""
    return cue.lemma_.lower() in MEANING and following in ("for", "to")


def _is_inverted(cue: Token) -> bool:
    """Say whether the speaker follows a closing cue: "The offer was a joke, said the union's leader"."""
    doc, sentence = cue.doc, cue.sent
    if cue.i - 1 <= sentence.start or doc[cue.i - 1].text != "," or cue.lemma_.lower() == "tell":
        return False  # what follows "told" is who was told
    if cue.i + 1 >= sentence.end or doc[cue.i + 1].tag_ not in NOMINAL or is_time(doc[cue.i + 1]):
        return False
    own = syntax.subject(cue)
    after = tuple(doc[cue.i + 1 : sentence.end])
    if own is None or own.i > cue.i:
        return not _begins_clause(after)
    whole_before = free_verb(tuple(doc[sentence.start : cue.i - 1])) is not None or hides_verb(own)
    return whole_before and not any(t.tag_ in syntax.FINITE_TAGS for t in after)


def _begins_clause(after: Sequence[Token]) -> bool:
    """Say whether what follows a cue is a clause with its verb rather than who speaks: "said | the bank had been"."""
    end = next((n for n, t in enumerate(after) if t.text == ","), len(after))
    first = next((t for t in after[:end] if t.tag_ in syntax.FINITE_TAGS or t.tag_ in ("WP", "WDT", "WP$")), None)
    return first is not None and first.tag_ in ("VBD", "VBZ", "VBP", "MD") and first.lower_ in BEING


def _closes(cue: Token, inverted: bool) -> bool:
    """Say whether what follows a cue is no content of it: nothing, a time and place, or ", adding that …"."""
    after = [t for t in cue.doc[cue.i + 1 : cue.sent.end] if t.text not in CLOSING_MARKS]
    if adds_on(after) or (not inverted and is_taken_up(after)):
        return False  # ", he said, compared with 12 a year ago"
    clause = syntax.reported_clause(cue)
    broken_off = (
        len(after) > 1 and after[0].text == "," and (after[1].tag_ == "VBG" or "that" not in map(str, after[:6]))
    )
    speaks = inverted and clause is not None and not is_clause(tuple(clause.subtree))
    if clause is not None and clause in after and not broken_off and not speaks:
        return False
    if inverted:
        return bool(after)
    tail = next((n for n, t in enumerate(after) if t.text in (",", ";")), len(after))
    told = cue.lemma_.lower() in ADDRESSING or (tail > 0 and after[0].tag_ == "IN")  # an object is no medium
    return tail <= (LONGEST_MEDIUM if told else LONGEST_TAIL) and not any(
        t.tag_ in syntax.FINITE_TAGS for t in after[:tail]
    )


def _inverted_speaker(cue: Token) -> Phrase | None:
    found = speaker_of(cue)
    if found is not None and found[0].i > cue.i:
        return found
    return speaker_after(cue)


def _is_main_clause(words: Sequence[Token]) -> bool:
    """Say whether a stretch states something by itself: it has a verb and no "when" or "if" in front.

    A past form is enough: behind a closing cue the tagger often takes the main verb for a participle.
    """
    if words[0].tag_ in ("VBN", "VBD"):
        return False  # "Asked if he was worried, he says no"
    tensed = sum(t.tag_ in syntax.FINITE_TAGS for t in words)
    if tensed == 1 and free_verb(words) is None:
        return False  # "Bees that had eaten it": the one verb is that of a relative clause
    verb = is_clause(words) or any(t.tag_ == "VBN" and t.dep_ not in ("amod", "aux", "aux:pass") for t in words)
    return verb and (words[0].lower_ not in SUBORDINATE or _has_main_clause_behind(words))


def _has_main_clause_behind(words: Sequence[Token]) -> bool:
    """Say whether a statement follows the clause that opens it: "When rains arrive, | the numbers could grow"."""
    comma = next((n for n, t in enumerate(words) if t.text == ","), None)
    opened = words[0].lower_ not in ("what", "where", "how", "why") and comma is not None and comma > 2
    return opened and comma is not None and free_verb(words[comma + 1 :]) is not None


def _between(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "Volunteers, she believes, would not last": the content is the sentence around the cue."""
    doc, span = cue.doc, sentence.span
    if cue.i > span.start + 1 and doc[cue.i - 1].text == ",":
        return _between_turned_round(text, number, sentence, cue)
    close = comma_after(cue)
    if close is None or not is_spoken(cue):
        return None
    comma = next((at for at in range(cue.i - 1, max(span.start, cue.i - 10), -1) if doc[at].text == ","), None)
    if comma is None or comma == cue.i - 1:
        return None
    speaker = phrase_between(cue, comma)
    if speaker is None or not shows(cue, speaker) or not _goes_on(cue, comma, close):
        return None
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    cut = (sentence.base + doc[comma].idx, sentence.base + doc[close].idx + 1)
    return indirect_saying(number, sentence, (sentence.start, end), cue, speaker, cut)


def _goes_on(cue: Token, comma: int, close: int) -> bool:
    """Say whether what stands around a cue between commas is one clause, which goes on behind the second."""
    first, end = cue.sent.start, cue.sent.end
    after = tuple(t for t in cue.doc[cue.i + 1 : end] if t.text not in CLOSING_MARKS)
    rest = tuple(cue.doc[close + 1 : end])
    if not rest or not (adds_on(after) or is_taken_up(after)):
        return False
    return is_clause(tuple(cue.doc[first:comma])) or is_clause(rest) or rest[0].tag_ in ("VB", "NNS")


def _between_turned_round(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "The winners, said Ann Lee, are paid at once": no verb stands before the cue, one does after the speaker."""
    doc, span = cue.doc, sentence.span
    own = syntax.subject(cue)
    named = cue.i + 1 < span.end and cue.nbor(1).tag_ == "NNP"
    hangs = doc[cue.i - 2].tag_ in syntax.FINITE_TAGS or doc[cue.i - 2].lower_ == "been"
    if own is not None and own.i < cue.i and not (named or hangs):
        return None
    close = next((t.i for t in doc[cue.i + 1 : min(span.end, cue.i + 10)] if t.text == ","), None)
    before = tuple(doc[span.start : cue.i - 1])
    if (
        close is None
        or close == cue.i + 1
        or (is_clause(before) and span[0].lower_ != "what" and not hangs)
        or not (hangs or is_clause(tuple(doc[close : span.end])))
    ):
        return None
    speaker = tuple(doc[cue.i + 1 : close])
    nominal = any(t.pos_ in ("PROPN", "NOUN", "PRON") for t in speaker)
    if not nominal or speaker[0].tag_ in ("IN", "TO", "RB", "WDT", "WP") or is_clause(speaker):
        return None
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    cut = (sentence.base + doc[cue.i - 1].idx, sentence.base + doc[close].idx + 1)
    return indirect_saying(number, sentence, (sentence.start, end), cue, speaker, cut)


def indirect_saying(  # noqa: PLR0913, PLR0917 - a plain row of what is known
    number: int,
    sentence: Sentence,
    content: Span,
    cue: Token,
    speaker: Phrase | None,
    cut: Span | None,
    head: Token | None = None,
) -> Saying | None:
    """Return an attribution in indirect speech, or None where nobody in particular speaks."""
    if speaker is not None and is_anybody(speaker):
        return None
    if speaker is not None:
        speaker = whole(speaker, cue)
    named = speaker if speaker is not None and not is_nobody(speaker) else None
    place = sentence.place(named) if named else None
    return Saying(content, sentence.place((cue,)), place, False, number, cue, head, cut)
