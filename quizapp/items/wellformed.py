"""Whether a statement, parsed once more as it will be printed, is the English of a careful editor.

A report's own slips (a lost article, a verb in the wrong number, a comma without its partner) and those of cutting look
alike in print. Each sign is a rule of grammar that news prose keeps; where usage is divided ("the team is", "the team
are"), none is made. Agreement, determiners and commas after Huddleston & Pullum, The Cambridge Grammar of the English
Language (2002), ch. 5 and 20.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from quizapp.items import wellformed_clauses, wellformed_fragments, wellformed_gaps, wellformed_slips
from quizapp.items import wellformed_words as words
from quizapp.items.cut_out import cut_out
from quizapp.items.source import Source
from quizapp.reading import syntax
from quizapp.reading.knowledge import EntityType

_ONLY_ONE_EARTH = frozenset("Earth Sun Moon World".split())
_JOINED = frozenset("conj cc nummod acl:relcl appos parataxis csubj case".split())
_HELD = frozenset("det det:predet nmod:poss poss nummod predet compound nmod:unmarked nmod conj cc appos flat".split())
_NOMINAL = frozenset("DET NUM PRON NOUN PROPN PART".split())
_BROKEN_OFF = frozenset("- – / ' ’ “ \" ,".split())


def ill_formed(source: Source) -> str | None:
    """Refuse what breaks a rule of grammar, whoever broke it: the report, or the cutting of its sentence."""
    found = article_before_a_place(source) or next((slip for rule in RULES if (slip := rule(source.doc))), None)
    return f"a slip of grammar (“{found}”)" if found is not None else cut_out(source)


def article_before_a_place(source: Source) -> str | None:
    """Return "the Ardley’s harbour": a place that the article elsewhere names without "the"."""
    for match in re.finditer(r"\b[Tt]he ([A-Z]\w+)['’]s\b", source.stem):
        bare = re.search(rf"\b(?:in|of|from|to|at|near|around) {match[1]}\b", source.text)
        named = [m.type for m, f in source.mentions() if source.claim.statement[f.start : f.end] == match[1]]
        place = EntityType.PLACE in named or not source.mentions()
        if bare is not None and place and match[1] not in _ONLY_ONE_EARTH:
            return match.group()
    return None


def wrong_number(doc: Doc) -> str | None:
    """Return "figures … shows": a verb that does not agree with the noun that is its subject."""
    for noun in doc:
        verb = _tensed(noun) if noun.dep_ in syntax.SUBJECT and noun.pos_ == "NOUN" and not _is_named(noun) else None
        if verb is None or any(token.text in (",", "–", "—") for token in doc[noun.i : verb.i]):
            continue
        if any((c.dep_ in _JOINED and c.lower_ != "as") or c.lower_ in words.DETERMINERS for c in noun.children):
            continue  # a list, a sum, one of several: its number is not that of its head
        word, several = noun.lower_, noun.tag_ == "NNS" and noun.lower_.endswith("s")
        singular = verb.lower_ in words.SINGULAR_VERBS or (verb.tag_ == "VBZ" and verb.lower_.endswith("s"))
        one = noun.tag_ == "NN" and word not in words.MANY_IN_SENSE and not word.endswith("s")
        if (several and singular and word not in words.ONE_IN_SENSE) or (one and verb.lower_ in words.PLURAL_VERBS):
            return f"{noun.text} … {verb.text}"
    return None


def _is_named(noun: Token) -> bool:
    """Tell whether a noun is part of a name ("Oban Ferries was"), whose number is its bearer's."""
    return (noun.i > 0 and noun.text[0].isupper()) or any(
        child.pos_ == "PROPN" and child.i < noun.i and child.dep_ != "nmod:poss" for child in noun.children
    )


def _tensed(noun: Token) -> Token | None:
    """Return the word of the predicate behind a subject that shows number, or None where a modal hides it."""
    helpers = [token for token in syntax.auxiliaries(noun.head) if token.i > noun.i]
    verb = helpers[0] if helpers else noun.head
    return verb if verb.i > noun.i and verb.tag_ in ("VBZ", "VBP", "VBD") else None


def lost_article(doc: Doc) -> str | None:
    """Return "in neighbouring country", "has brownish colour": a noun that is counted, without its article."""
    places = ("obl", "obj", "nmod", "nsubj", "nsubj:pass", "obl:agent", "nmod:poss")
    for noun in doc[:-1]:
        counted = noun.tag_ == "NN" and noun.pos_ == "NOUN" and noun.lower_ in words.COUNTED and noun.dep_ in places
        if counted and not _is_held(noun) and not _may_be_bare(noun):
            return doc[max(0, noun.i - 2) : noun.i + 1].text
    return None


def _is_held(noun: Token) -> bool:
    """Tell whether anything does the work of an article: a number, a name, an owner, a noun before it."""
    doc = noun.doc
    if any(
        child.dep_ in _HELD or child.pos_ == "PROPN"
        for child in noun.children
        if child.dep_ != "nmod" or child.i < noun.i
    ):
        return True
    if noun.i and doc[noun.i - 1].pos_ in _NOMINAL:
        return True
    # "in the crime-ridden, economically depressed city": the article is read with the first adjective
    opening = reversed(doc[max(0, noun.i - 8) : noun.i])
    described = ("ADJ", "ADV", "PUNCT", "NOUN")
    first = next((t for t in opening if t.pos_ not in described and t.tag_ not in ("VBN", "VBG")), None)
    if first is not None and first.tag_ in ("DT", "PRP$", "POS", "CD"):
        return True
    return any(token.lower_ in words.DETERMINERS for token in doc[max(0, noun.i - 4) : noun.i])


def _may_be_bare(noun: Token) -> bool:
    """Tell where even such a noun stands bare: "by car", "last week", before another noun, at a break."""
    doc = noun.doc
    behind = noun.nbor(1)
    if behind.text in ("-", "–", "/") or behind.pos_ in ("NOUN", "PROPN", "NUM"):
        return True
    if noun.lower_ == "victim" and noun.head.lemma_.lower() == "fall":
        return True  # "three lions fell victim to poachers"
    edge = noun.left_edge.i
    if edge and doc[edge - 1].text in _BROKEN_OFF:
        return True
    if noun.lower_ in words.TIMES and noun.i and doc[noun.i - 1].lower_ in words.NEAR_NOW:
        return True
    return any(child.dep_ == "case" and child.lower_ in words.BARE_AFTER for child in noun.children)


def headline_style(doc: Doc) -> str | None:
    """Return "Water level", "coffee price" as a subject: a measure without its article, as headlines have it."""
    for noun in doc[:-1]:
        if noun.tag_ != "NN" or noun.lower_ not in words.MEASURES or noun.nbor(1).pos_ not in ("VERB", "AUX", "ADV"):
            continue
        phrase = doc[noun.left_edge.i : noun.i]
        held = any(t.tag_ in ("DT", "PDT", "PRP$", "POS", "CD", "IN", "JJR", "JJS", "NNP") for t in phrase)
        opens = noun.left_edge.i == 0 or doc[noun.left_edge.i - 1].text == ","
        if not held and opens and noun.left_edge.text.isalpha():
            return doc[noun.left_edge.i : noun.i + 1].text
    return None


def plural_lost(doc: Doc) -> str | None:
    """Return "per tonnes", "three person", "one of the bridge": a noun in the wrong number."""
    for token in doc[:-1]:
        behind = token.nbor(1)
        if token.lower_ == "per" and behind.tag_ == "NNS" and behind.lower_ != "cents":
            return doc[token.i : token.i + 2].text
        if (
            token.dep_ == "nummod"
            and token.head == behind
            and _is_single(behind)
            and token.lower_ not in ("one", "half")
        ):
            alone = behind.i + 1 == len(doc) or behind.nbor(1).pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT")
            if alone and token.text.isalpha():
                return doc[token.i : token.i + 2].text
        if token.lower_ in ("many", "several", "these", "those", "both") and token.head == behind:
            of_one = behind.tag_ == "NN" and behind.lower_ not in words.MANY_IN_SENSE
            if of_one and (behind.i + 1 == len(doc) or behind.nbor(1).pos_ in ("PUNCT", "ADP", "VERB", "AUX")):
                return doc[token.i : token.i + 2].text
        if token.lower_ == "one" and behind.lower_ == "of":
            whole = next((c for c in token.children if c.dep_ == "nmod" and c.i > token.i), None)
            defined = whole is not None and any(c.lower_ in ("the", "its", "his", "her") for c in whole.children)
            if whole is not None and defined and _is_single(whole):
                return f"one of the {whole.text}"
    return None


def _is_single(noun: Token) -> bool:
    return noun.tag_ == "NN" and noun.lower_ in words.COUNTED and noun.lower_ not in words.SEVERAL


def stray_comma(doc: Doc) -> str | None:
    """Return "will …, serve": one comma of a pair between subject and verb, or within the verb."""
    for token in doc:
        if token.dep_ in ("aux", "aux:pass") and _has_one_comma(doc, token, token.head):
            return f"{token.text} …, {token.head.text}"
    root = syntax.root(doc)
    subject, verb = syntax.subject(root), syntax.verb_chain(root)[0]
    if subject is None or verb.tag_ not in syntax.FINITE_TAGS or not _has_one_comma(doc, subject, verb):
        return None
    listed = any(t.dep_ in ("conj", "cc") for t in subject.subtree)
    behind = verb.nbor(-1)
    while behind.pos_ == "ADV" and behind.lower_.endswith("ly") and behind.i > subject.i:  # "Holt, initially agreed"
        behind = behind.nbor(-1)
    return f", {doc[behind.i + 1 : verb.i + 1].text}" if behind.text == "," and not listed else None


def _has_one_comma(doc: Doc, first: Token, second: Token) -> bool:
    between = doc[first.i + 1 : second.i]
    broken = any(t.dep_ in ("conj", "cc") or t.text in ("–", "—", "-") for t in between)
    return not broken and sum(t.text == "," for t in between) == 1


def comma_lost(doc: Doc) -> str | None:
    """Return "CityLine a regional subsidiary": what explains a name stands behind it without a comma."""
    for token in doc[:-1]:
        after = token.nbor(1)
        capital = token.pos_ == "PROPN" or (token.text[0].isupper() and token.i > 0)
        if not capital or after.lower_ not in ("a", "an") or after.dep_ != "det":
            continue
        noun = after.head
        if _is_explained(token, after):
            return f"{token.text} {after.text} {noun.text}"
        if noun.dep_ in ("appos", "flat", "nmod", "acl:relcl") and noun.head.pos_ == "PROPN" and noun.head.i <= token.i:
            return f"{token.text} {after.text} {noun.text}"
    return None


def _is_explained(name: Token, article: Token) -> bool:
    """Tell "called on crews at Ardley Ferries a regional firm" from "in Ardley a court ruled", "at Ardley a year".

    Read from the words alone: the parser takes such a noun for anything.
    """
    doc, first = name.doc, name.i
    while first > 0 and doc[first - 1].text[0].isupper():
        first -= 1
    held = first > 0 and doc[first - 1].lower_ in ("at", "of", "for", "with", "by", "from", "against", "to")
    told = any(token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "MD") for token in doc[:first])
    end = article.i + 1
    while end < len(doc) - 1 and doc[end].pos_ in ("NOUN", "ADJ") and doc[end].text.isalpha():
        end += 1
    phrase = {token.lower_ for token in doc[article.i + 1 : end]}
    goes_on = doc[end].tag_ in ("VBD", "VBZ", "VBP", "MD") or doc[end].lower_ in ("ago", "later", "earlier", "before")
    return held and told and bool(phrase) and not goes_on and not phrase & words.SPANS


def tense_with_since(doc: Doc) -> str | None:
    """Return "is … since 2008": what goes on since then stands in the perfect."""
    match = words.SINCE.search(doc.text)
    root = syntax.root(doc)
    verb = syntax.verb_chain(root)[0]
    present = verb.lower_ in ("is", "are") and not syntax.is_passive(root)
    if match is None or not present or words.MEASURED_SINCE.search(doc.text):
        return None
    since = next((t for t in doc if t.idx == match.start()), None)
    own = since is not None and root in (since.head.head, since.head)
    return f"{verb.text} … {match.group()}" if own else None


def verbless_saying(doc: Doc) -> str | None:
    """Return "Condolences to the family" before ", the president said": words that were said, but are no sentence."""
    match = words.ENDS_SAYING.match(doc.text)
    if match is None:
        return None
    elsewhere = (token for token in doc if token.idx >= match.end() or token.idx < match.end("said"))
    return None if any(token.tag_ in syntax.FINITE_TAGS for token in elsewhere) else match["said"]


def plain_slip(doc: Doc) -> str | None:
    """Return words that follow each other in no sentence: "between 1-2", "could of"."""
    return next((match.group() for slip in words.SLIPS if (match := slip.search(doc.text)) is not None), None)


def nothing_said(doc: Doc) -> str | None:
    """Return "decided" of "The jury decided on Friday": a verb of saying without what is said."""
    root = syntax.root(doc)
    if root.lemma_.lower() not in words.SAYING_SOMETHING or root.pos_ != "VERB" or syntax.is_passive(root):
        return None
    return None if any(_tells(child) for child in root.children) else root.text


def _tells(child: Token) -> bool:
    """Tell whether a part of the clause can be what is said: a clause, "against the ban", not "on Friday"."""
    if child.dep_ in ("obj", "dobj", "iobj", "ccomp", "xcomp", "parataxis", "csubj", "conj"):
        return True
    when = re.fullmatch(words.DAY, child.text) is not None or child.lower_ in words.WHEN_SAID
    return child.dep_ in ("obl", "advcl") and not when


RULES: tuple[Callable[[Doc], str | None], ...] = (
    wrong_number,
    lost_article,
    headline_style,
    plural_lost,
    stray_comma,
    comma_lost,
    tense_with_since,
    verbless_saying,
    plain_slip,
    nothing_said,
    *wellformed_clauses.RULES,
    *wellformed_slips.RULES,
    *wellformed_gaps.RULES,
    *wellformed_fragments.RULES,
)
