"""The extent of what is reported: where the clause of a verb of saying begins and ends."""

from __future__ import annotations

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.calendar_words import MONTHS, WEEKDAYS
from quizapp.reading.cues import ADDRESSING, SAYING
from quizapp.reading.nouns import TIME_NOUNS
from quizapp.reading.placed_content import free_verb, is_clause, may_open_clause
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import SPOKEN_IN
from quizapp.reading.turns import ASKING, CLAIM_NOUNS, MEANING, STATES, cut_at_turn

Span = tuple[int, int]

BOUNDING = frozenset("up to as many at least more fewer less than about some nearly almost over around only".split())
SAID_WHEN = frozenset("afterwards later earlier yesterday".split())  # these belong to the cue: "said later he would"
ADDING_ON = frozenset(
    "not mostly mainly including up down compared rather especially particularly even with without among".split()
)
# participles of what an event brought about; others may tell how somebody spoke ("pointing at the wall")
RESULTING = frozenset(
    "killing injuring wounding leaving making including causing bringing raising sending forcing prompting destroying "
    "damaging trapping blocking cutting pushing reducing costing meaning allowing".split()
)
LONGEST_ASIDE = 14  # words between a cue and its "that"
PARTS = frozenset("most some many all both half none each one two three few several".split())


def content_of(cue: Token, sentence: Sentence) -> tuple[Token, list[Token]] | None:
    """Return the head and the words of the clause that a verb of saying governs."""
    clause = syntax.reported_clause(cue)
    if clause is not None:
        tokens = sorted(t for t in clause.subtree if t.i != cue.i)  # a crossing parse yields them out of order
        if clause.i > cue.i:
            tokens = [t for t in tokens if t.i > cue.i]
            tokens = _stretched(cue, tokens) if tokens else tokens
            tokens = _bounded(cue, _opened(cue, clause, cut_at_turn(tokens, cue)))
        if not tokens or tokens[0].lower_ in ASKING:
            return None
        return clause, tokens
    joined = any(t.dep_ in ("mark", "advmod", "cc") and t.i < cue.i and t.tag_ in ("IN", "CC") for t in cue.children)
    joined = joined or any(t.text == ";" for t in cue.doc[cue.head.i : cue.i])  # "…; others blame the beer"
    aside = cue.dep_ in syntax.ASIDE and syntax.child(cue, syntax.OBJECT) is None
    if aside and cue.head.i < cue.i and cue.head.sent == cue.sent and not joined:
        own = {t.i for t in cue.subtree}
        before = [t for t in sentence.span if t.i < min(own)]
        return (cue.head, before) if before and is_clause(before) else None
    return None


def _bounded(cue: Token, tokens: list[Token]) -> list[Token]:
    """Return a clause with the bound of the number that opens it: "say | up to 30 people", "said | more than 40"."""
    while tokens and tokens[0].i - 1 > cue.i and tokens[0].nbor(-1).lower_ in BOUNDING:
        tokens = [tokens[0].nbor(-1), *tokens]
    return tokens


def _opened(cue: Token, clause: Token, tokens: list[Token]) -> list[Token]:
    """Return a reported clause without words at its start that belong to the cue: a receiver, a time without comma.

    "told cheering supporters | she would stay", "said on Monday | profit rose".
    """
    words = [t.lower_ for t in tokens[:4]]
    aside = _past_aside(tokens)
    if aside:
        return tokens[aside:]  # "says, quietly, | that she will stay"
    if len(words) > 3 and words[0] == "on" and words[1] in WEEKDAYS and words[2] not in (",", "and", "or"):
        return tokens[2:]
    subject = syntax.subject(clause) or syntax.child(clause, syntax.EXPLETIVE)
    if subject is None or not tokens or tokens[0].lower_ == "that":
        return tokens
    lead = [t for t in tokens if t.i < subject.left_edge.i]
    if not lead or lead[0].i != cue.i + 1 or any(t.text == "," or t.lower_ == "that" for t in lead):
        return tokens
    received = cue.lemma_.lower() in ADDRESSING and lead[-1].pos_ in ("NOUN", "PROPN", "PRON")
    timed = any(t.lemma_.lower() in TIME_NOUNS or t.lower_ in WEEKDAYS or t.lower_ in MONTHS for t in lead)
    return tokens[len(lead) :] if received or timed else tokens


def _past_aside(tokens: list[Token]) -> int:
    """Return where "that" stands behind an aside that opens a clause: ", in remarks on the radio, | that …", else 0."""
    if tokens[0].text != "," and tokens[0].nbor(-1).text != ",":
        return 0
    that = next((n for n, t in enumerate(tokens[:LONGEST_ASIDE]) if t.lower_ == "that"), 0)
    if that < 2 or tokens[that - 1].text != "," or any(t.tag_ in syntax.FINITE_TAGS for t in tokens[:that]):
        return 0
    return that


def _stretched(cue: Token, tokens: list[Token]) -> list[Token]:
    """Return a reported clause with what the parser cut off its end, up to the next clause of the sentence."""
    last = max(t.i for t in tokens)
    rest = list(cue.doc[last + 1 : cue.sent.end])
    if _lacks_verb(tokens, rest):
        return [*tokens, *rest]
    if len(rest) > 2 and rest[0].text in (",", "-", "--", "–", "—"):
        if _adds_on(rest):
            return [*tokens, *rest]
        if rest[1].lower_ in ADDING_ON and rest[0].text == ",":
            return tokens
    stop = next((n for n, t in enumerate(rest) if t.text in (",", ";", ":", "–", "—")), len(rest))
    ending = rest[:stop]
    if not ending or _tells_where(ending):
        return tokens
    if ending[0].lower_ in ("and", "or", "but"):
        return [*tokens, *_second_clause(ending, rest)]
    joined = any(t.dep_ in ("cc", "conj") and t.head.i <= last for t in ending)
    return tokens if joined and ending[0].tag_ not in syntax.FINITE_TAGS else [*tokens, *ending, *_result(rest[stop:])]


def _result(tail: list[Token]) -> list[Token]:
    """Return what an event brought about, behind its comma: ", killing two people"; else nothing."""
    brought = len(tail) > 2 and tail[0].text == "," and tail[1].lower_ in RESULTING and _adds_on(tail)
    return tail if brought else []


def _lacks_verb(tokens: list[Token], rest: list[Token]) -> bool:
    """Say whether the last that-clause has its verb behind the comma of an aside: "200, some of them old, | are"."""
    if len(rest) < 2 or rest[0].text != "," or rest[1].tag_ not in syntax.FINITE_TAGS:
        return False
    opened = next((n for n in range(len(tokens) - 2, 0, -1) if tokens[n].lower_ == "that"), None)
    return opened is not None and tokens[opened - 1].lower_ == "and" and free_verb(tokens[opened + 1 :]) is None


def _adds_on(rest: list[Token]) -> bool:
    """Say whether what follows a comma still is content: ", but that …", "– not the sum", ", the best since 2012"."""
    listed = rest[1].lower_ == "that" and rest[0].text == ","  # "that he is innocent, that he was framed, and …"
    if listed or (rest[1].lower_ in ("and", "but") and rest[2].lower_ == "that" and not _stands_for(rest[2:])):
        return True
    if rest[1].tag_ == "DT" and rest[2].lower_ not in CLAIM_NOUNS and rest[min(3, len(rest) - 1)].lower_ == "that":
        return True  # ", a habit that kept them small"
    if any(t.tag_ in syntax.FINITE_TAGS for t in rest):
        return rest[0].text != "," and rest[1].lower_ in ADDING_ON
    if rest[1].lower_ == "or" or rest[1].tag_ in ("RB", "RBR", "RBS", "JJ", "JJR", "CD", "NNP", "DT", "PRP$"):
        return True  # ", perhaps more, in 61 countries", ", an old friend", ", or 4% of it": no verb of its own
    superlative = rest[1].tag_ == "DT" and rest[2].tag_ in ("JJS", "RBS", "JJ")
    if rest[1].lower_ in PARTS and rest[2].lower_ == "of":
        return True  # ", most of them on two islands"
    return (
        rest[1].lower_ in ADDING_ON | RESULTING
        or superlative
        or (rest[1].tag_ == "VBN" and rest[2].tag_ in ("IN", "RP"))
    )


def _second_clause(ending: list[Token], rest: list[Token]) -> list[Token]:
    """Return what "and" joins to the content: "and that … are on show", "and it expected more, up from 850"."""
    if len(ending) > 1 and ending[1].lower_ == "that":
        return rest
    if not _goes_on(ending[1:]):
        return []
    tail = rest[len(ending) :]
    return rest if len(tail) > 2 and tail[0].text == "," and _adds_on(tail) else ending


def _stands_for(words: list[Token]) -> bool:
    """Tell the pronoun of "and that in itself is bad" from the conjunction of "and that costs fell"."""
    if len(words) < 3:
        return False
    verb = words[1].tag_ == "MD" or words[1].lower_ in STATES
    return verb or (words[1].lower_ in ("in", "by") and words[2].lower_ == "itself") or words[1].lower_ == "alone"


def _goes_on(words: list[Token]) -> bool:
    """Say whether words after "and" are a second clause of what is reported: with a subject, and no verb of saying.

    A pronoun for a subject keeps the speaker's account going, whatever its verb: "and it now expected".
    """
    if len(words) > 1 and words[0].lower_ in ("it", "they", "he", "she"):
        return free_verb(words) is not None
    if words and (words[0].tag_ == "MD" or words[0].lower_ in STATES or words[0].lemma_.lower() in MEANING):
        # "is old and will fall", "was unsafe and had too few staff": nobody's act
        return not any(t.lemma_.lower() in SAYING for t in words[1:] if t.tag_ in syntax.VERB_TAGS)
    if not words or words[0].tag_ in syntax.VERB_TAGS or not may_open_clause(words[0]):
        return False
    verb = free_verb(words)
    return verb is not None and not any(t.lemma_.lower() in SAYING for t in words if t.tag_ in syntax.VERB_TAGS)


def _tells_where(words: list[Token]) -> bool:
    """Say whether words tell where something was said: "in a statement", "at the hearing"."""
    return words[0].tag_ == "IN" and any(t.lemma_.lower() in SPOKEN_IN for t in words[:7])


def content_span(sentence: Sentence, tokens: list[Token]) -> Span:
    """Return the span of a reported clause without "that", commas and the final stop."""
    kept = list(tokens)
    that = False
    while len(kept) > 1 and (
        kept[0].text in ",;:–—"
        or _only_joins(kept[0])
        or (kept[0].lower_ == "only" and kept[1].lower_ == "that")
        or (kept[0].lower_ in SAID_WHEN and not that)
    ):
        that = that or kept[0].lower_ == "that"
        kept.pop(0)
    kept = _to_closing_mark(_within_quotes(kept))
    while len(kept) > 1 and kept[-1].text in (",", ".", ";", ":", "–", "—", "!", "?"):
        kept.pop()
    return sentence.place(tuple(kept))


def _to_closing_mark(tokens: list[Token]) -> list[Token]:
    """Return words up to the mark that closes a quotation which they open: "“much worse – | so it is severe”"."""
    opened = max((n for n, t in enumerate(tokens) if t.text == "“"), default=None)
    if opened is None or any(t.text == "”" for t in tokens[opened:]):
        return tokens
    last = tokens[-1]
    rest = list(last.doc[last.i + 1 : last.sent.end])
    close = next((n for n, t in enumerate(rest) if t.text == "”"), None)
    return tokens if close is None or rest[0].text not in ("–", "—", ";", "-") else [*tokens, *rest[: close + 1]]


def _only_joins(token: Token) -> bool:
    """Tell the "that" before a clause from the one before a noun, also where it is read as a determiner of a plural."""
    if token.lower_ != "that" or token.i + 1 >= len(token.doc):
        return False
    before = token.nbor(-1) if token.i > 0 else token
    if before.lemma_.lower() in SAYING and before.tag_ in syntax.VERB_TAGS:
        return token.nbor(1).tag_ not in syntax.FINITE_TAGS
    return (
        token.tag_ == "IN"
        or token.dep_ == "mark"
        or (token.tag_ == "WDT" and token.nbor(1).tag_ not in syntax.FINITE_TAGS)
        or (token.dep_ == "det" and token.head.tag_ in ("NNS", "NNPS", "NNP"))
    )


def _within_quotes(tokens: list[Token]) -> list[Token]:
    """Return what stands between single marks, where they open a clause: a quotation within a quotation."""
    if tokens[0].text not in ("‘", "'") or len(tokens) < 4:
        return tokens
    close = next(
        (n for n, t in enumerate(tokens[1:], 1) if t.text in ("’", "'") and t.i > 0 and t.nbor(-1).is_punct), None
    )
    return tokens[1:close] if close is not None and close > 1 else tokens
