"""Whether a statement can be understood and judged with nothing around it."""

from __future__ import annotations

import re

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.leaning import leaning_phrase
from quizapp.reading.naming import Names
from quizapp.reading.nouns import STANDING_FOR, TIME_NOUNS, UNIQUE
from quizapp.reading.people import HE_NOUNS, PERSON_NOUNS, SHE_NOUNS, Gender

MOST_WORDS = 45
FEWEST_WORDS = 4
SPEECH_PERSONS = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
THIRD_PERSONS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself".split()
)
MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
PLURAL = frozenset("they them their theirs themselves".split())
POINTING = frozenset("this that these those such".split())
ANYBODY = frozenset(
    "someone somebody nobody everyone everybody anyone anybody something nothing everything anything".split()
)
QUANTIFIERS = frozenset(
    "many some most few several others both all each none neither either half another two three four five six seven "
    "eight nine ten".split()
)
UNKNOWN = re.compile(
    r"(?:It|There) (?:is|was|remains|remained)(?: still| yet| also)? (?:not(?: yet| immediately| entirely)? (?:clear|"
    r"known|certain)|unclear|unknown|uncertain|no word|to be seen)"
    r"|(?:remains?|remained|is|was) (?:unclear|unknown|to be seen)",
)  # fmt: skip


def lean_of(statement: SpacySpan, names: Names) -> str | None:
    """Return in plain words what a statement needs from the text around it, or None where it stands alone."""
    words = statement.text.split()
    if len(words) > MOST_WORDS:
        return f"longer than {MOST_WORDS} words"
    if len(words) < FEWEST_WORDS:
        return "too short for a statement"
    for token in statement:
        reason = _pronoun_lean(token, statement, names)
        if reason:
            return reason
    leaning = leaning_phrase(statement.text)
    if leaning:
        return f"leans on the text before it: “{leaning}”"
    if UNKNOWN.search(statement.text):
        return "says only that something is not known"
    return _definite_lean(statement, names)


def _pronoun_lean(token: Token, statement: SpacySpan, names: Names) -> str | None:  # noqa: PLR0911 - one return for each case
    word = token.lower_
    if word in SPEECH_PERSONS and token.pos_ not in ("NOUN", "PROPN") and not (word == "us" and token.text == "US"):
        return f"speaks in the first or second person: “{token.text}”"
    if word in THIRD_PERSONS and token.tag_ in ("PRP", "PRP$"):
        if _is_empty_it(token) or _has_antecedent(token, statement, names):
            return None
        return f"open pronoun: “{token.text}”"
    if word in POINTING and token.tag_ in ("DT", "PDT", "WDT", "RB") and token.dep_ != "mark":
        return f"points at the text before it: “{token.text} …”" if _points(token) else None
    if word in ("here", "there") and token.tag_ == "RB":
        return f"points at a place outside it: “{token.text}”"
    if word in ("one", "ones") and token.tag_ in ("NN", "NNS"):
        return "leans on a noun before it: “one”"
    if (
        word in QUANTIFIERS
        and token.dep_ in syntax.SUBJECT
        and not any(t.dep_ in ("nmod", "prep", "acl", "acl:relcl", "relcl") for t in token.children)
    ):
        return f"counts something named before: “{token.text}”"
    if word in ANYBODY and token.dep_ in syntax.SUBJECT and token.head == statement.root:
        return f"names nobody and nothing: “{token.text}”"
    return None


def _points(token: Token) -> bool:
    """Tell "these cuts" from "this year", "those who fled", "such as" and "the law that passed"."""
    word = token.lower_
    if token.head.lemma_.lower() in TIME_NOUNS:
        return False
    if word == "that" and token.tag_ in ("WDT", "IN"):
        return False
    if word == "such" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in ("as", "a", "an"):
        return False
    clause = ("acl", "acl:relcl", "relcl", "nmod", "prep")
    return not (word in ("those", "that") and any(t.dep_ in clause for t in token.children))


def _is_empty_it(token: Token) -> bool:
    """Tell the "it" that stands for nothing ("it is clear that", "it rained") from a pronoun."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    clause = ("ccomp", "csubj", "xcomp", "csubj:outer", "csubj:pass", "csubjpass", "advcl")
    return verb.pos_ == "ADJ" and any(t.dep_ in clause and t.i > verb.i for t in verb.children)


def _has_antecedent(token: Token, statement: SpacySpan, names: Names) -> bool:
    """Say whether a noun phrase that agrees with a pronoun stands before it in the statement.

    The subject of the statement has none before it. An object is never the subject of its own verb ("the union denied
    it"), while a possessive may point at it ("the union lost its members").
    """
    if token.dep_ in syntax.SUBJECT and token.head == statement.root:
        return False
    if _comes_after(token, statement, names):
        return True
    word = token.lower_
    own = (
        syntax.inherited_subject(token.head) if token.tag_ == "PRP" and not word.endswith(("self", "selves")) else None
    )
    excluded = set(own.subtree) if own is not None else set()
    candidates = [
        t
        for t in statement
        if t.i < token.i
        and t.pos_ in ("NOUN", "PROPN")
        and t.dep_ not in ("compound", "flat", "amod")
        and t not in excluded
    ]
    candidates = [t for t in candidates if not _holds(t, token)]
    if word in PLURAL:
        acts = (
            token.dep_ in syntax.ACTIVE_SUBJECT
            and token.head.pos_ == "VERB"
            and token.head.lemma_ not in ("have", "remain", "last", "cost")
        )
        return any(_is_plural(t) and (not acts or _may_act(t)) for t in candidates)
    if word in MASCULINE | FEMININE:
        gender = Gender.HE if word in MASCULINE else Gender.SHE
        return any(
            _is_person(t, names) and t.tag_ not in ("NNS", "NNPS") and names.gender(t) in (None, gender)
            for t in candidates
        )
    return any(t.tag_ in ("NN", "NNP", "NNPS") and not _is_time(t) and not _is_person(t, names) for t in candidates)


def _comes_after(token: Token, statement: SpacySpan, names: Names) -> bool:
    """Say whether a pronoun in the phrase that opens a statement stands for its subject.

    "After being taken to hospital with injuries to her head, Ms Rose died."
    """
    subject = syntax.subject(statement.root)
    if subject is None or token.i > subject.left_edge.i or token.lower_ not in MASCULINE | FEMININE:
        return False
    opening = statement.doc[statement.start : subject.left_edge.i]
    if not opening.text.rstrip().endswith(",") or any(t.pos_ == "PROPN" and names.is_person(t) for t in opening):
        return False
    gender = Gender.HE if token.lower_ in MASCULINE else Gender.SHE
    person = subject.pos_ == "PROPN" and (names.is_person(subject) or names.gender(subject) is gender)
    return person and names.gender(subject) in (None, gender)


def _holds(noun: Token, pronoun: Token) -> bool:
    """Say whether the pronoun stands in what the noun is about ("concerns that they would stay")."""
    for above in pronoun.ancestors:
        if above.head == noun and above.dep_ in ("acl", "ccomp", "advcl"):
            return True
        if above == noun:
            return False
    return False


def _may_act(token: Token) -> bool:
    """Say whether a plural names people or their bodies, who can do what the verb of "they" says."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" or lemma in PERSON_NOUNS or lemma in STANDING_FOR or lemma in ACTORS:
        return True
    return bool(re.search(r"(?:er|or|ist|ian|ant|ent|ee|man|woman|eer|ese)$", lemma))


def _is_plural(token: Token) -> bool:
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in (
        "police",
        "team",
        "family",
        "couple",
        "group",
        "club",
        "staff",
    ):
        return True
    return any(t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN") for t in token.children)


def _is_person(token: Token, names: Names) -> bool:
    lemma = token.lemma_.lower()
    if lemma in PERSON_NOUNS or lemma in HE_NOUNS or lemma in SHE_NOUNS:
        return True
    return names.is_person(token)


def _is_time(token: Token) -> bool:
    return token.lemma_.lower() in TIME_NOUNS or token.text in MONTHS or token.text.endswith("day")


ACTORS = frozenset(
    "people police official family child men women crew staff couple animal bat bird dog whale farm bank nurse crowd "
    "rebel migrant "
    "refugee troop force victim girl boy youth guest thief relative native civilian expert critic ally rival".split()
)
MONTHS = frozenset("January February March April May June July August September October November December".split())


def _definite_lean(statement: SpacySpan, names: Names) -> str | None:
    """Return the first description that only a name or a title makes plain: "the company", "the deal" as a subject."""
    root_subject = syntax.subject(statement.root)
    for token in statement:
        noun = token.lemma_.lower()
        if (
            token.pos_ != "NOUN"
            or token.tag_ not in ("NN", "NNS")
            or not _is_bare_definite(token, noun in STANDING_FOR)
        ):
            continue
        if noun in STANDING_FOR:
            earlier = [t for t in statement if t.i < token.i and t.pos_ == "PROPN" and not _is_time(t)]
            if not earlier:
                return f"a description that needs a name: “the {token.text}”"
        elif token == root_subject and noun not in UNIQUE and not names.in_title(noun) and not names.is_topic(noun):
            return f"leans on the text before it: “the {token.text}”"
    return None


def loose_descriptions(statement: SpacySpan, names: Names) -> tuple[str, ...]:
    """Return the descriptions that only a reader of the article can place: "the clashes"."""
    return tuple(
        f"the {token.text}"
        for token in statement
        if token.pos_ == "NOUN"
        and _is_bare_definite(token)
        and token.lemma_.lower() not in UNIQUE | TIME_NOUNS
        and not names.in_title(token.lemma_.lower())
    )


def _is_bare_definite(token: Token, though_described: bool = False) -> bool:
    """Say whether a noun has "the" and nothing else that tells which one is meant; an adjective may or may not."""
    if not any(t.lower_ == "the" and t.dep_ == "det" for t in token.lefts):
        return False
    silent = (
        "det",
        "punct",
        "case",
        "cop",
        "cc",
        "aux",
        "aux:pass",
        "advmod",
        *syntax.SUBJECT,
        "conj",
        "mark",
        "parataxis",
    )
    telling = [t for t in token.children if t.dep_ not in silent and t.lower_ not in ("whole", "entire", "new", "old")]
    if though_described:
        telling = [
            t for t in telling if t.dep_ != "amod" or t.tag_ in ("JJS", "NNP") or t.lower_ in ("first", "last", "only")
        ]
    return not telling
