"""The words around a cue that frames its content: the commas, the speaker between them, what goes on behind them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import ADDRESSING, SAYING, SHOWING
from quizapp.reading.placed_content import CLOSING_MARKS, speaks_by_showing
from quizapp.reading.reported import ADDING_ON
from quizapp.reading.speaker_extent import LINKS, NOMINAL, is_time
from quizapp.reading.speakers import Phrase, without_comment
from quizapp.reading.turns import CLAIM_NOUNS

LONGEST_DESCRIPTION = 10  # words of "its operator" or "her husband" before a name
# behind ", he said," the article speaks, or tells where it was said
LETTING_SPEAK = frozenset(
    "but as after while although though before when since with in on at during to from by for quoting citing".split()
)
# ", he said, without giving details": how it was said
WITHOUT_SAYING = frozenset(
    "giving providing elaborating naming specifying offering citing adding going saying identifying mentioning "
    "explaining detailing commenting referring disclosing revealing".split()
)
LONGEST_MEDIUM = 12  # words behind a cue at the end: "told staff in a memo seen by the Ledger"
LONGEST_TAIL = 7  # words after a closing cue: "said on Tuesday in a statement"


def shows(cue: Token, speaker: Phrase) -> bool:
    """Say whether a speaker may have such a verb: a verb of showing needs a report, or those who make one."""
    return cue.lemma_.lower() not in SHOWING or speaks_by_showing(speaker)


def points_out(cue: Token) -> bool:
    """Say whether a cue is "pointed out": alone it takes an object, with its particle it may stand aside."""
    return cue.lemma_.lower() == "point" and cue.i + 1 < cue.sent.end and cue.nbor(1).lower_ == "out"


def is_spoken(cue: Token) -> bool:
    """Say whether a verb of saying is tensed, by itself, by "have" or by another: "said", "went on to say"."""
    if cue.tag_ in ("VBD", "VBZ", "VBP") or (cue.tag_ == "VB" and _anchor(cue) != cue):
        return True
    return cue.tag_ == "VBN" and any(t.lemma_ == "have" or t.lower_ in ("’ve", "'ve") for t in syntax.auxiliaries(cue))


def _anchor(cue: Token) -> Token:
    """Return the verb beside the speaker: "went" of "he | went on to say", else the cue itself."""
    goes_on = cue.tag_ == "VB" and cue.head.lemma_ in ("go", "continue") and cue.head.tag_ in syntax.FINITE_TAGS
    return cue.head if goes_on and 1 < cue.i - cue.head.i < 4 else cue


def hides_verb(own: Token) -> bool:
    """Say whether a "subject" has a past form right behind it that was read as its participle: "The quake | struck"."""
    following = own.nbor(1)
    return following.tag_ == "VBN" and following.head == own and not syntax.auxiliaries(following)


def reads_as_participle(cue: Token) -> bool:
    """Say whether a past form at the end of a sentence was read as one: ", a local news website | reported."."""
    before, last = cue.nbor(-1) if cue.i > cue.sent.start else cue, cue.sent.end - 1
    ends = all(t.text in CLOSING_MARKS for t in cue.doc[cue.i + 1 : last + 1])
    named = before.pos_ in ("NOUN", "PROPN", "PRON") or _before_relative(cue, cue.sent.start) < cue.i - 1
    return cue.tag_ == "VBN" and ends and named and not syntax.auxiliaries(cue)


def adds_on(after: Sequence[Token]) -> bool:
    """Say whether what follows a cue and its comma goes on with the content: "compared with", "hit by …"."""
    if len(after) < 3 or after[0].text != "," or any(t.tag_ in syntax.FINITE_TAGS for t in after):
        return False
    first = after[1]
    if first.lower_ == "without" and after[2].lower_ in WITHOUT_SAYING:
        return False
    return first.lower_ in ADDING_ON or first.tag_ == "VBN" or (first.tag_ == "DT" and after[2].tag_ in ("JJS", "NN"))


def is_taken_up(after: Sequence[Token]) -> bool:
    """Say whether the content goes on behind the comma that closes ", he said, " or ", he said on Monday, ".

    All does that neither lets the article speak ("and 20 fled", "adding that …", "as shops closed") nor tells where or
    when it was said.
    """
    comma = next((n for n, t in enumerate(after[: LONGEST_TAIL + 1]) if t.text == ","), None)
    if comma is None or len(after) < comma + 2 or not all(map(_may_close, after[:comma])):
        return False
    first, second = after[comma + 1], after[min(comma + 2, len(after) - 1)]
    if _surely_goes_on(first, second):
        return True
    if first.lower_ in ("and", "or"):
        return _joins_on(second, after[comma + 1 :])
    if _is_backshifted(after[comma + 1 :]):
        return True
    without = first.lower_ == "without" and second.lower_ in WITHOUT_SAYING
    told = comma > 0 and first.tag_ in ("WDT", "WP", "WP$")  # "told the paper Extra, which did not name him"
    if (
        without
        or told
        or _is_another_source(after[comma + 1 :])
        or first.tag_ == "VBG"
        or first.lower_ in LETTING_SPEAK
        or first.text in ("“", '"')
    ):
        return False
    timed = any(map(is_time, after[:comma]))
    return not (timed and any(map(is_time, after[comma + 1 : comma + 4])))


def _is_another_source(words: Sequence[Token]) -> bool:
    """Say whether a second source closes the sentence: "…, the minister said, | AFP reports"."""
    verb = words[-1]
    source = 1 < len(words) <= LONGEST_TAIL and verb.lemma_.lower() in SAYING and verb.tag_ in syntax.FINITE_TAGS
    return source and all(_may_close(t) for t in words[:-1]) and words[-2].tag_ in NOMINAL | {"PRP"}


def _joins_on(second: Token, rest: Sequence[Token]) -> bool:
    """Say whether "and" goes on with the content: with its verb, or with a phrase ("in July, she said, and to …")."""
    if second.tag_ in ("IN", "TO"):
        return not any(t.tag_ in syntax.FINITE_TAGS for t in rest)
    return second.tag_ == "MD" or second.lower_ in ("is", "was", "are", "were", "that")


def _surely_goes_on(first: Token, second: Token) -> bool:
    """Read "not the tax, he says, but how it is spent" and "in 2020, she pointed out, “when nobody went anywhere”"."""
    if first.lower_ == "but":
        return second.tag_ in ("WRB", "WP") or second.lower_ == "that"
    return first.text in ("“", '"') and second.text[:1].islower() and not _is_stopped(first)


def _is_stopped(opening: Token) -> bool:
    """Say whether punctuation stands before the mark that closes a quotation: then it is direct speech."""
    rest = opening.doc[opening.i + 1 : opening.sent.end]
    close = next((t for t in rest if t.text in ("”", '"')), None)
    return close is None or close.nbor(-1).is_punct


def _is_backshifted(words: Sequence[Token]) -> bool:
    """Say whether a clause with "as" or "after" is reported too: ", he said, as soon as …", "after it had failed"."""
    if words[0].lower_ == "as" and len(words) > 1 and words[1].lower_ in ("soon", "long", "if", "though"):
        return True
    if words[0].lower_ not in ("as", "after", "when", "since", "although", "though"):
        return False
    verb = next((t for t in words if t.tag_ in syntax.FINITE_TAGS), None)
    return verb is not None and verb.lower_ in ("had", "would", "could", "might")


def _may_close(token: Token) -> bool:
    return token.tag_ in NOMINAL or token.tag_ in ("PRP", "RB", "RP") or token.lower_ in LINKS


def comma_before(cue: Token, first: int) -> int | None:
    """Return the comma before the noun phrase that ends at a closing cue: no verb stands between them."""
    own = syntax.subject(cue)
    if own is not None and cue.nbor(-1).text == "," and own.i < cue.i:
        edge = own.left_edge.i + (own.left_edge.text == ",")
        if edge - 2 > first and cue.doc[edge - 1].text in ("”", '"') and cue.doc[edge - 2].text == ",":
            return edge - 2  # "are “stable,” | the director said"
        if first < edge - 1:
            return edge - 1 if cue.doc[edge - 1].text == "," else None  # "the mayor, Ann Lee, wrote"
    comma = None
    for at in range(_before_relative(cue, first), first, -1):
        token = cue.doc[at]
        if token.dep_ == "aux" and token.head == cue:
            continue
        if token.text in ("”", '"') and at - 1 > first and cue.doc[at - 1].text == ",":
            comma = at - 1  # "are “stable,” | the director said"
            break
        if token.tag_ in syntax.VERB_TAGS - {"VBG", "VBN"} or token.text in ("“", "”", '"', ";", ":"):
            break
        if token.text == ",":
            comma = at
            if at + 1 < cue.i and cue.doc[at + 1].pos_ in ("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"):
                phrase_end = cue.doc[cue.i - 1]
                if phrase_end.text != ",":
                    break
    if comma is None or comma == cue.i - 1:
        return None
    return comma


def _before_relative(cue: Token, first: int) -> int:
    """Return the last word of the speaker's noun, before "who asked not to be named" where such a clause ends."""
    who = next((at for at in range(cue.i - 2, max(first, cue.i - 9), -1) if cue.doc[at].lower_ == "who"), None)
    if who is None or any(t.text == "," for t in cue.doc[who : cue.i]):
        return cue.i - 1
    return who - 1


def comma_before_description(cue: Token, comma: int, first: int) -> int:
    """Return the comma before a description whose name follows: ", | its operator, Nordgas, said"."""
    if cue.nbor(-1).text != "," or cue.doc[comma + 1].tag_ not in ("NNP", "NNPS", "DT"):
        return comma
    before = comma - 1
    while before > first and comma - before <= LONGEST_DESCRIPTION and _describes(cue.doc[before]):
        before -= 1
    described = tuple(cue.doc[before + 1 : comma])
    opens = described and described[0].tag_ in ("DT", "PRP$", "NN", "NNS", "NNP", "JJ")
    return before if opens and cue.doc[before].text == "," and described[-1].tag_ in ("NN", "NNS") else comma


def _describes(token: Token) -> bool:
    return token.tag_ in NOMINAL or token.lower_ in ("of", "for", "at", "in", "and")


def phrase_between(cue: Token, comma: int) -> Phrase | None:
    """Return the speaker that stands between a comma and its cue, or None where other words do."""
    words = tuple(cue.doc[comma + 1 : min(_anchor(cue).i, _before_relative(cue, comma) + 1)])
    if words and words[-1].text == ",":
        words = words[:-1]
    while words and words[-1].pos_ in ("ADV", "AUX"):
        words = words[:-1]
    words = without_comment(words)
    if any(t.lower_ in ("as", "where", "how", "that") or t.tag_ in syntax.FINITE_TAGS for t in words):
        return None
    if len(words) > 1 and words[0].lower_ in ("a", "an") and words[1].lower_ in CLAIM_NOUNS:
        return None  # "…, a charge he denied"
    if (
        not words
        or words[0].tag_ in ("WP", "WDT", "IN", "CC", "TO", "WRB")
        or words[0].lower_ in ("who", "which", "that", "and", "but")
    ):
        return None
    return _named(words)


def _named(words: Phrase) -> Phrase:
    """Return the name at the end of a description with its comma: "its operator, | Nordgas"."""
    comma = next((n for n in range(len(words) - 2, 0, -1) if words[n].text == ","), None)
    if comma is None or words[comma - 1].tag_ != "NN" or words[comma + 1].tag_ not in ("NNP", "NNPS"):
        return words
    return words[comma + 1 :]


def comma_after(cue: Token) -> int | None:
    """Return the comma that closes ", she said, ", ", Pat Doyle told members, " or ", he said on Monday, "."""
    end = cue.sent.end
    if cue.i + 1 < end and cue.nbor(1).text == ",":
        return cue.i + 1
    if points_out(cue) and cue.i + 2 < end and cue.nbor(2).text == ",":
        return cue.i + 2
    close = next((t.i for t in cue.doc[cue.i + 1 : min(end, cue.i + LONGEST_TAIL + 2)] if t.text == ","), None)
    tail = cue.doc[cue.i + 1 : close] if close is not None else ()
    if not tail or not all(map(_may_close, tail)):
        return None
    placed = tail[0].tag_ in ("IN", "RB") or is_time(tail[0]) or tail[0].lower_ in ("early", "late", "last")
    return close if cue.lemma_.lower() in ADDRESSING or placed else None
