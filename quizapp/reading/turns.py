"""Where the article speaks again within what looks like reported speech: ", but the union …", ", and thanked …"."""

from __future__ import annotations

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import SAYING
from quizapp.reading.placed_content import free_verb

ASKING = frozenset("how what why when where who which whether if whoever whatever".split())
HABITUALLY = frozenset("never rarely seldom hardly always often sometimes usually still".split())
TURNING = frozenset("but while whereas yet although though".split())
CLAIM_NOUNS = frozenset(
    "claim charge accusation allegation statement figure view suggestion move decision remark comment".split()
)
NEGATING = frozenset("not n't n’t".split())
STATES = frozenset("had was were is are has have".split())
MEANING = frozenset("hope want expect wish need plan intend".split())  # states of mind, told of and not done
# with these verbs a speaker turns to others; joined to a report by "and" they are not part of it
DIRECTING = frozenset(
    "ask urge demand warn promise blame accuse deny dispute plead pledge propose recommend vow announce protest".split()
)
ORDERING = frozenset("order instruct sentence fine jail".split())  # what a court does besides


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
        names = names or (first.lower_ == "which" and second.tag_ == "PRP" and _calls(tokens[at + 3 :]))
        verb = tokens[at + 3] if second.pos_ == "ADV" and at + 3 < len(tokens) else second
        # ", and thanked", ", and called for": the speaker did
        back = first.lower_ in ("and", "but") and (
            verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and verb.lemma_.lower() in SAYING)
        )
        if back and cue.tag_ != verb.tag_ and cue.tag_ in ("VBZ", "VBP"):
            back = False  # "it says that mobs came, and beat people"
        denied = verb.lower_ in ("did", "does", "do") and tokens[min(at + 3, len(tokens) - 1)].lower_ in NEGATING
        back = back and not denied and not _goes_on_by_habit(tokens, at)
        told = first.lower_ == "and" and _another_speaks(list(cue.doc[second.i : cue.sent.end]), cue)
        if back or told or (turns and all(t.lower_ != "that" for t in tokens[at + 1 : at + 4])) or adds or names:
            return tokens[:at]
    return tokens


def _calls(words: list[Token]) -> bool:
    """Say whether a verb gives a thing a name: ", which he called a farce" is the article's remark."""
    return bool(words) and words[0].lemma_.lower() in ("call", "describe", "label", "dub", "brand")


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
    if first.lower_ == "and" and second.lower_ in ("are", "have") and _speakers_plural(tokens[:at]):
        return True
    if first.lower_ in ("and", "but"):
        verb = third if second.pos_ in ("ADV", "AUX") else second
        act = second.lower_ not in STATES and second.lemma_.lower() not in MEANING
        if second.tag_ in ("VBD", "VBN") and _is_to_come(tokens[:at]) and act:
            return True  # "she would go to court and called on …": the speaker called
        plain = second.tag_ in ("VBD", "VBZ", "VBP", "RB")
        return plain and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _speaks_again(verb, tokens)
    closed = tokens[at - 1].text in ("”", '"')
    return closed and first.lower_ in ("before", "after", "while", "as") and second.tag_ == "VBG"


def _speakers_plural(words: list[Token]) -> bool:
    """Say whether a plural verb cannot go on with a clause: "believe that the fire was set | and are appealing"."""
    verb = free_verb(words[words[0].lower_ == "that" :])
    own = syntax.subject(verb if verb is None or verb.dep_ not in syntax.AUXILIARY else verb.head) if verb else None
    if own is None or own.tag_ not in ("NN", "NNP") or any(t.dep_ == "conj" for t in own.children):
        return False
    return verb is not None and verb.lower_ in ("was", "is", "has") and own.i < verb.i


def _speaks_again(verb: Token, tokens: list[Token]) -> bool:
    """Say whether a verb of saying joined by "and" is the speaker's: "and admitted that", "and urged them to go".

    "And wrote every book by hand" goes on with what is reported: it has an object and no clause.
    """
    lemma = verb.lemma_.lower()
    if lemma in ORDERING and verb.tag_ in ("VBD", "VBZ"):
        return True  # "found that he had lied and ordered him to pay"
    if lemma not in SAYING or lemma in MEANING or lemma in ("imply", "hint"):
        return False
    if lemma in DIRECTING or syntax.reported_clause(verb) is not None or verb.head not in tokens:
        return True
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    return after is not None and after.lower_ in ("that", "“", '"', ":", ",", "on", "for")


def _is_to_come(words: list[Token]) -> bool:
    """Say whether the one tensed verb of a clause is a modal: no past tense can be joined to it."""
    tensed = [t for t in words if t.tag_ in syntax.FINITE_TAGS]
    return len(tensed) == 1 and tensed[0].tag_ == "MD" and all(t.lemma_ not in ("be", "have") for t in words)
