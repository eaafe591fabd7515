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

Span = tuple[int, int]

ASKING = frozenset("how what why when where who which whether if whoever whatever".split())
HABITUALLY = frozenset("never rarely seldom hardly always often sometimes usually still".split())
TURNING = frozenset("but while whereas yet although though".split())
CLAIM_NOUNS = frozenset(
    "claim charge accusation allegation statement figure view suggestion move decision remark comment".split()
)
BOUNDING = frozenset("up to as many at least more fewer less than about some nearly almost over around only".split())
STATES = frozenset("had was were is are has have".split())
SAID_WHEN = frozenset("afterwards later earlier yesterday".split())  # these belong to the cue: "said later he would"
ADDING_ON = frozenset(
    "not mostly mainly including up down compared rather especially particularly even with without among".split()
)
PARTS = frozenset("most some many all both half none each one two three few several".split())
MEANING = frozenset("hope want expect wish need plan intend".split())  # states of mind, told of and not done
# with these verbs a speaker turns to others; joined to a report by "and" they are not part of it
DIRECTING = frozenset(
    "ask urge demand warn promise blame accuse deny dispute plead pledge propose recommend vow announce protest".split()
)


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
    if cue.dep_ in syntax.ASIDE and cue.head.i < cue.i and cue.head.sent == cue.sent and not joined:
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


def _stretched(cue: Token, tokens: list[Token]) -> list[Token]:
    """Return a reported clause with what the parser cut off its end, up to the next clause of the sentence."""
    last = max(t.i for t in tokens)
    rest = list(cue.doc[last + 1 : cue.sent.end])
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
    return tokens if joined and ending[0].tag_ not in syntax.FINITE_TAGS else [*tokens, *ending]


def _adds_on(rest: list[Token]) -> bool:
    """Say whether what follows a comma still is content: ", but that …", "– not the sum", ", the best since 2012"."""
    listed = rest[1].lower_ == "that" and rest[0].text == ","  # "that he is innocent, that he was framed, and …"
    if listed or (rest[1].lower_ in ("and", "but") and rest[2].lower_ == "that" and not _stands_for(rest[2:])):
        return True
    if rest[1].tag_ == "DT" and rest[2].lower_ not in CLAIM_NOUNS and rest[min(3, len(rest) - 1)].lower_ == "that":
        return True  # ", a habit that kept them small"
    if any(t.tag_ in syntax.FINITE_TAGS for t in rest):
        return rest[0].text != "," and rest[1].lower_ in ADDING_ON
    if rest[1].tag_ in ("RB", "RBR", "RBS", "JJ", "JJR", "CD", "NNP", "DT"):
        return True  # ", perhaps more, in 61 countries", ", an old friend": no verb of its own
    superlative = rest[1].tag_ == "DT" and rest[2].tag_ in ("JJS", "RBS", "JJ")
    if rest[1].lower_ in PARTS and rest[2].lower_ == "of":
        return True  # ", most of them on two islands"
    return rest[1].lower_ in ADDING_ON or superlative or (rest[1].tag_ == "VBN" and rest[2].tag_ in ("IN", "RP"))


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


def cut_at_turn(tokens: list[Token], cue: Token) -> list[Token]:
    """Return a reported clause up to where the article speaks again: ", but the union …", ", adding that …"."""
    within = _is_in_relative(cue)
    for at in range(2, len(tokens) - 2):
        if _turns_to_acts(tokens, at):
            return tokens[:at]
        if tokens[at].text == ";" and _another_speaks(tokens[at + 1 :], cue):
            return tokens[:at]
        if tokens[at].text != ",":
            continue
        if within and (tokens[at + 1].tag_ in syntax.FINITE_TAGS or tokens[at + 1].tag_ == "VBN"):
            return tokens[:at]  # "The minister, who said that he knew nothing, | resigned"
        first, second = tokens[at + 1], tokens[at + 2]
        turns = first.lower_ in TURNING and _article_speaks(tokens[at + 1 :])
        adds = first.tag_ == "VBG" and first.lemma_.lower() in SAYING | {"cite"}
        names = first.lower_ in ("a", "an") and second.lower_ in CLAIM_NOUNS
        verb = tokens[at + 3] if second.pos_ == "ADV" and at + 3 < len(tokens) else second
        # ", and thanked", ", and called for": the speaker did
        back = first.lower_ in ("and", "but") and (
            verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and verb.lemma_.lower() in SAYING)
        )
        if back and cue.tag_ != verb.tag_ and cue.tag_ in ("VBZ", "VBP"):
            back = False  # "it says that mobs came, and beat people"
        back = back and not _goes_on_by_habit(tokens, at)
        told = first.lower_ == "and" and _another_speaks(tokens[at + 2 :], cue)
        if back or told or (turns and all(t.lower_ != "that" for t in tokens[at + 1 : at + 4])) or adds or names:
            return tokens[:at]
    return tokens


def _goes_on_by_habit(tokens: list[Token], at: int) -> bool:
    """Say whether the last predicate behind a comma is reported too: ", and never reads reviews", the last of a list.

    What somebody never or often does is told of by them; a speaker's act comes once.
    """
    adverb, verb = tokens[at + 2], tokens[min(at + 3, len(tokens) - 1)]
    if adverb.lower_ in HABITUALLY and verb.tag_ in ("VBZ", "VBP"):
        return True
    listed = any(t.text == "," and n + 1 < at and tokens[n + 1].tag_ == adverb.tag_ for n, t in enumerate(tokens[:at]))
    return listed and adverb.tag_ in ("VBZ", "VBD", "VBP") and adverb.lemma_.lower() not in SAYING


def _is_in_relative(cue: Token) -> bool:
    """Say whether a cue stands in an aside with "who" or "which": the comma before the main verb closes it."""
    before = cue.doc[max(cue.sent.start, cue.i - 5) : cue.i]
    who = next((t for t in reversed(before) if t.lower_ in ("who", "which")), None)
    return who is not None and who.i > cue.sent.start and who.nbor(-1).text == ","


def _another_speaks(words: list[Token], cue: Token) -> bool:
    """Say whether a clause after ", and" is somebody else's speech: "and another called it a joke"."""
    verb = next((t for t in words if t.tag_ in syntax.FINITE_TAGS), None)
    if verb is None or verb.lemma_.lower() not in SAYING or verb.tag_ != cue.tag_ or words[0].tag_ in ("PRP", "RB"):
        return False
    return words[0] != verb and not any(t.lower_ in ASKING or t.lower_ == "that" for t in words if t.i < verb.i)


def _article_speaks(words: list[Token]) -> bool:
    """Say whether a clause after "but" or "while" is the article's: its tense is not that of reported speech."""
    has_subject = any(t.dep_ in syntax.SUBJECT and t.head.tag_ in syntax.VERB_TAGS for t in words[1:11])
    tensed = next((t for t in words[1:] if t.tag_ in syntax.FINITE_TAGS), None)
    return has_subject and not (tensed is not None and tensed.lower_ in ("had", "would", "could", "might"))


def _turns_to_acts(tokens: list[Token], at: int) -> bool:
    """Say whether a speaker's next act begins at a word: "that … and has warned …", "“…” before sending …"."""
    first, second, third = tokens[at : at + 3]
    if first.lower_ in ("and", "but"):
        verb = third if second.pos_ in ("ADV", "AUX") else second
        act = second.lower_ not in STATES and second.lemma_.lower() not in MEANING
        if second.tag_ in ("VBD", "VBN") and _is_to_come(tokens[:at]) and act:
            return True  # "she would go to court and called on …": the speaker called
        plain = second.tag_ in ("VBD", "VBZ", "VBP", "RB")
        return plain and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _speaks_again(verb, tokens)
    closed = tokens[at - 1].text in ("”", '"')
    return closed and first.lower_ in ("before", "after", "while", "as") and second.tag_ == "VBG"


def _speaks_again(verb: Token, tokens: list[Token]) -> bool:
    """Say whether a verb of saying joined by "and" is the speaker's: "and admitted that", "and urged them to go".

    "And wrote every book by hand" goes on with what is reported: it has an object and no clause.
    """
    lemma = verb.lemma_.lower()
    if lemma not in SAYING or lemma in MEANING:
        return False
    if lemma in DIRECTING or syntax.reported_clause(verb) is not None or verb.head not in tokens:
        return True
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    return after is not None and after.lower_ in ("that", "“", '"', ":", ",", "on", "for")


def _is_to_come(words: list[Token]) -> bool:
    """Say whether the one tensed verb of a clause is a modal: no past tense can be joined to it."""
    tensed = [t for t in words if t.tag_ in syntax.FINITE_TAGS]
    return len(tensed) == 1 and tensed[0].tag_ == "MD" and all(t.lemma_ not in ("be", "have") for t in words)


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
    kept = _within_quotes(kept)
    while len(kept) > 1 and kept[-1].text in (",", ".", ";", ":", "–", "—", "!", "?"):
        kept.pop()
    return sentence.place(tuple(kept))


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
