"""What is reported, by its place: the words after a cue up to the next tensed verb that no other clause has.

A parser loses long contents without "that", contents with an aside after the subject, and those behind a time or
a place ("told the radio on Friday that …"); the order of words in English still tells where they begin.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import ADDRESSING, REPORTING_SUBJECTS, SHOWING
from quizapp.reading.speaker_extent import SPOKEN_IN, is_time

Words = list[Token]

# after these verbs a clause may follow without "that"; after others it would be taken for their object
PLAIN = frozenset(
    "say think believe hope fear argue claim insist warn add suggest allege admit acknowledge concede estimate predict "
    "state assert maintain reveal tell inform remind assure complain vow pledge promise write lament stress reckon "
    "worry boast joke speculate indicate show find note".split()
)
# after these a pronoun shows that a clause follows: "announced it would close", not "announced the closure"
WITH_PRONOUN = frozenset("confirm announce".split())
# a tensed verb after one of these belongs to a clause within the content
SUBORDINATING = frozenset(
    "who which whose whom that where when as while after before because since if unless until once although though "
    "what how why whereas whether than".split()
)
# what may stand before the subject of a clause without "that"; "in", "at" and "on" rather tell where it was said
FRAMING = frozenset("despite without by given under because since once until whenever with for as although".split())
NEVER_PARTICIPLES = frozenset(
    "rose fell grew began went took came gave saw did wrote spoke broke chose drove ate flew hid knew rang sang sank "
    "shook stole tore threw woke wore shrank".split()
)
BOUNDS = frozenset(
    [("as", "many"), ("up", "to"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least")]
)
FURTHEST_COMMA = 20  # words of such a frame
FURTHEST_THAT = 18  # words between a cue and its "that": a receiver, a time, a place
STOPS = frozenset('“";:')
CLOSING_MARKS = frozenset(".!?”\"’'")


def content_by_place(cue: Token) -> Words | None:
    """Return the words of the clause that follows a verb of saying, or None where none surely does."""
    after = list(cue.doc[cue.i + 1 : cue.sent.end])
    while after and after[-1].text in CLOSING_MARKS and not _closes_a_quotation(after):
        after.pop()
    return _that_clause(cue, after) or _plain_clause(cue, after)


def _closes_a_quotation(words: Words) -> bool:
    """Say whether the mark at the end closes a quotation that stands whole in the words."""
    marks = [t.text for t in words]
    return (marks[-1] == "”" and "“" in marks) or (marks[-1] == '"' and marks.count('"') % 2 == 0)


def _that_clause(cue: Token, after: Words) -> Words | None:
    """Read "added on 30 August that …", "told the radio on Friday that …", "said in a statement that …"."""
    at = next((n for n, t in enumerate(after[:FURTHEST_THAT]) if t.lower_ == "that"), None)
    if at is None or at + 2 >= len(after):
        return None
    between, content = after[:at], after[at + 1 :]
    if any(t.tag_ in syntax.VERB_TAGS or t.tag_ == "CC" or t.text in STOPS for t in _without_aside(between)):
        return None
    if between and between[-1].lower_ in ("so", "such", "than", "to", "of"):
        return None
    told = cue.lemma_.lower() in ADDRESSING
    ago = len(between) > 2 and between[2].lower_ in ("ago", "earlier", "before") and is_time(between[1])
    if between and not (told or ago or _opens_adjunct(between[0]) or between[0].text == ","):
        return None
    if content[0].tag_ in syntax.FINITE_TAGS or free_verb(content) is None:
        return None
    return content


def _without_aside(words: Words) -> Words:
    """Return words without what stands between commas at their end: "in the lawsuit | , filed on Tuesday, "."""
    first = next((n for n, t in enumerate(words) if t.text == ","), None)
    if first is None or words[-1].text != "," or first + 1 >= len(words):
        return words
    aside = words[first + 1 :]
    tensed = any(t.tag_ in syntax.FINITE_TAGS for t in (aside[1:] if aside[0].tag_ == "VBD" else aside))
    return words if tensed or any(t.text in STOPS for t in aside) else words[:first]


def _opens_adjunct(token: Token) -> bool:
    """Say whether a word after a cue opens a time, a place or a manner rather than an object."""
    return token.tag_ in ("IN", "RB", "RBR", "TO", "RP") or is_time(token) or token.lower_ in ("last", "this", "late")


def _plain_clause(cue: Token, after: Words) -> Words | None:
    """Read "said if granted it would …", "said on Monday turnout was …", "told reporters his house had …"."""
    lemma = cue.lemma_.lower()
    if lemma not in PLAIN | WITH_PRONOUN or len(after) < 3:
        return None
    words = _past_time(_past_medium(after))
    if lemma in WITH_PRONOUN and words[0].lower_ not in ("it", "they", "he", "she", "there"):
        return None
    if lemma in ADDRESSING and lemma != "warn":
        words = _past_receiver(words)
    if len(words) < 3 or not (may_open_clause(words[0]) or _opens_with_adjunct(words)):
        return None
    verb = free_verb(words)
    if (
        verb is None
        or verb == words[0]
        or _is_quoted(verb, words)
        or (lemma in SHOWING and words[0].tag_ in ("DT", "JJ") and verb.i - cue.i > 12)
    ):
        return None
    return words


def _opens_with_adjunct(words: Words) -> bool:
    """Say whether a clause without "that" opens with a frame and a comma: "said despite the rain, the fire had …"."""
    if words[0].lower_ not in FRAMING:
        return False
    comma = next((n for n, t in enumerate(words[:FURTHEST_COMMA]) if t.text == ","), None)
    return comma is not None and comma + 2 < len(words) and may_open_clause(words[comma + 1])


def _is_quoted(verb: Token, words: Words) -> bool:
    """Say whether a verb stands within quotation marks that open behind the first word: no clause is reported there."""
    before = [t.text for t in words[1:] if t.i < verb.i]
    return before.count("“") > before.count("”") or before.count("‘") > before.count("’") or before.count('"') % 2 == 1


def _past_medium(words: Words) -> Words:
    """Return the words behind where something is said: "said on its website | it regretted the accident"."""
    if words[0].lower_ not in ("in", "on", "at"):
        return words
    noun = next((n for n, t in enumerate(words[1:5], 1) if t.tag_ in ("NN", "NNS")), None)
    return words[noun + 1 :] if noun is not None and words[noun].lemma_.lower() in SPOKEN_IN else words


def _past_time(words: Words) -> Words:
    """Return the words behind a time that belongs to the cue: "said on Monday | turnout was low"."""
    at = 0
    while at < len(words) and (is_time(words[at]) or words[at].lower_ in ("last", "late", "early", "this")):
        at += 1
    if at == 0 and len(words) > 2 and words[0].lower_ in ("on", "in") and is_time(words[1]):
        at = 2
        while at < len(words) and is_time(words[at]):
            at += 1  # "on Sunday evening"
    if at == 0 or at >= len(words) or words[at].tag_ in ("POS", "CC", "IN", "TO") or words[at].text == ",":
        return words
    return words[at:] if any(is_time(t) for t in words[:at]) else words


def _past_receiver(words: Words) -> Words:
    """Return the words behind the one who is told: "told reporters | his house …", "told the BBC | she …"."""
    at = 0
    while at < len(words) and words[at].tag_ in ("DT", "PRP$", "JJ", "CD"):
        at += 1
    first = at
    while at < len(words) and words[at].tag_ in ("NN", "NNS", "NNP", "NNPS", "POS") and at - first < 5:
        at += 1
        led = at < len(words) and words[at].tag_ in ("NN", "NNS") and words[0].tag_ != "DT"  # "told police | officers"
        if words[at - 1].lower_ in REPORTING_SUBJECTS and words[at - 1].tag_ == "NN" and not led:
            break  # "told the court | Frost now worked": the name is not the court's
    if at == first and words[0].tag_ == "PRP":
        at = 1
    while at < len(words) and words[at].lower_ in ("here", "there"):
        at += 1
    if at and at + 3 < len(words) and words[at].lower_ in ("at", "on") and words[at + 1].lower_ == "the":
        place = at + 3 if words[at + 2].tag_ == "NN" else at
        at = place if words[place].tag_ in ("PRP", "DT", "PRP$") else at  # "officers at the scene | he had slept"
    return _past_time(words[at:]) if at else []


def may_open_clause(token: Token) -> bool:
    """Say whether a clause without "that" may begin with a word: the start of a noun phrase, "if", "there"."""
    if token.lower_ in ("if", "when", "while", "although", "unless", "there", "about", "around", "nearly", "almost"):
        return True
    following = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    if (token.lower_, following) in BOUNDS:
        return True  # "fear | as many as 40 people are missing"
    if token.lower_ in ("that", "so", "nothing", "something", "yes", "no", "goodbye") or token.tag_ in ("PRP", "DT"):
        return token.lower_ not in ("that", "so", "him", "her", "them", "me", "us", "himself", "herself", "themselves")
    return token.tag_ in ("NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "PRP$", "EX", "VBG", "DT", "$", "PDT")


def free_verb(words: Sequence[Token]) -> Token | None:
    """Return the first tensed verb that no relative or adverbial clause before it takes for itself."""
    waiting = 0
    for at, token in enumerate(words):
        if token.text in (";", "—") and at > 0:
            return None
        if token.lower_ in SUBORDINATING and token.tag_ != "DT" and not _is_plain_preposition(words, at):
            waiting += at + 1 < len(words) and words[at + 1].tag_ not in ("VBN", "VBG", "JJ", "IN")
        elif token.lower_ in ("and", "but") and at > 0 and waiting == 0:
            joined = words[at - 1].text == "," or all(t.tag_ not in syntax.VERB_TAGS for t in words[:at])
            if joined and at + 1 < len(words) and words[at + 1].tag_ in syntax.FINITE_TAGS:
                return None  # "thought it foolish and said so": the speaker did
        elif _opens_aside(words, at):
            continue
        elif _is_tensed(token, words[at + 1] if at + 1 < len(words) else None):
            if waiting == 0:
                return token
            waiting -= 1
    return None


def before_second_verb(words: Words) -> Words:
    """Return a clause before the verb of the sentence, where the parse took both for one: "… are long | was upheld"."""
    verbs = [n for n, t in enumerate(words) if t.tag_ in syntax.FINITE_TAGS]
    if len(verbs) < 2:
        return []
    first, second = verbs[:2]
    between = [t for t in words[first:second] if t.dep_ != "case"]
    if any(t.text == "," or t.tag_ in ("CC", "IN", "WDT", "WP", "WRB") for t in between):
        return []
    return words[: second - (words[second - 1].lower_ in ("never", "also", "later", "soon", "now"))]


def _is_plain_preposition(words: Sequence[Token], at: int) -> bool:
    """Say whether "as" or "than" opens no clause: "such as soybean", "more than 60"."""
    following = words[at + 1] if at + 1 < len(words) else words[at]
    if words[at].lower_ in ("as", "than") and (following.tag_ == "CD" or following.lower_ in ("many", "much")):
        return True  # "as many as 40 people are"
    if words[at].dep_ == "case" and words[at].head.dep_ in syntax.SUBJECT and words[at].head.head.i > words[at].head.i:
        return False  # "defeat after the commission declared": a subject takes no preposition
    return words[at].dep_ == "case" or (words[at].lower_ == "as" and at > 0 and words[at - 1].lower_ == "such")


def _opens_aside(words: Sequence[Token], at: int) -> bool:
    """Say whether a past form stands in an aside: "the probe, launched in 2006, is"."""
    if words[at].tag_ not in ("VBD", "VBN") or at == 0 or words[at - 1].text != ",":
        return False
    close = next((n for n in range(at + 1, len(words) - 1) if words[n].text == ","), None)
    return close is not None and words[close + 1].tag_ in syntax.FINITE_TAGS


def _is_tensed(token: Token, following: Token | None) -> bool:
    """Say whether a word is a tensed verb; a past form before its object is one, whatever the tagger made of it."""
    if token.tag_ in syntax.FINITE_TAGS or (token.tag_ == "VBN" and token.lower_ in NEVER_PARTICIPLES):
        return True
    if token.tag_ != "VBN" or following is None or syntax.auxiliaries(token):
        return False
    return following.tag_ in ("DT", "PRP$", "CD") and token.dep_ not in ("aux", "aux:pass", "amod")


def is_clause(words: Sequence[Token]) -> bool:
    """Say whether words are more than a thing: they have a tensed verb, or "to" and a verb."""
    for token in words:
        if token.tag_ in syntax.FINITE_TAGS or (token.tag_ == "TO" and token.head.tag_ == "VB"):
            return True
        if token.tag_ in ("VBN", "VB") and (syntax.subject(token) is not None or syntax.auxiliaries(token)):
            return True
    return False


def speaks_by_showing(phrase: Sequence[Token]) -> bool:
    """Say whether a phrase is headed by a report of some kind or those who make one: "a study by the bank"."""
    for token in phrase:
        if token.tag_ in ("IN", "VBN", "VBG") or token.text in (",", "("):
            return False
        if token.lemma_.lower() in REPORTING_SUBJECTS and (token.i == phrase[-1].i or _ends_head(token)):
            return True
    return False


def _ends_head(token: Token) -> bool:
    return token.nbor(1).tag_ not in ("NN", "NNS", "NNP", "NNPS", "POS")
