"""Signs that a claim was cut badly or leans on its day: better left alone than asked about.

Each sign is a function in `SIGNS`; the first that speaks gives the reason in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quizapp.items import asides, citing, definites, relatives, slips, sourced, stand_ins, trifles, wellformed
from quizapp.items.context import leaning_words
from quizapp.items.cut_ends import cut_ends
from quizapp.items.cut_short import cut_short, patched_wrongly
from quizapp.items.numerals import number_value
from quizapp.items.opinions import opinion_without_holder
from quizapp.items.source import Source
from quizapp.reading import syntax
from quizapp.reading.syntax import subject as subject_of

# Headlines and captions that ran into the prose: a small-letter word, then a capital function word.
_RUN_TOGETHER = re.compile(
    r"[a-z0-9’'\"”)] (?:In|On|At|The|A|An|For|But|And|He|She|It|They|This|That|After|According|When|While|With|From|By|"
    r"As|Also|However|Read|See|Photo|Image|Video) (?=[A-Za-z])"
)
_WORK_TITLE = re.compile(r"[“\"‘][^”\"’]*$|\b(?:[A-Z]\w+ )(?:In|On|At|The|For|And|With|From|By) [A-Z]")
# "author of The Golden Pier, has died", "told The Oban News in an interview": a title or a newspaper
_TITLE_BEHIND = re.compile(
    r"(?:The|A|An) [A-Z][\w’'-]+(?: (?:(?:of|the|and|in|for|to) )*[A-Z][\w’'-]+)+"
    r"(?=[,.;)”\"’]|$| (?:in|on|at|for|by|and|that|who|with|after|before|when|as|from)\b)"
)
_ONE_DAY = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|this (?:morning|afternoon|evening)|last night|(?<!until )(?<!by )now|"
    r"moments ago|(?:hours?|days?|weeks?|minutes) ago)\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\b(?:and|or|but|the|a|an|that|than|of|with|because|which|who|whose|if|into|his|her|its|their)[.,]?$"
)
_BARE_SUBJECTS = frozenset(
    "one another others some many most several few none each all both either neither more less half".split()
) | {"the rest", "the others", "the other"}
_BOUND_BEFORE = re.compile(r"^(?:at least|more than|fewer than|less than|about|some|nearly|almost|around|over|up to) ")
_THEN = re.compile(r"\b(?:would|will|was|were|had|is|are) (?:then|now|also|later)\b|\bthen \w+ed\b")
_OF_THEM = re.compile(r"\bof (?:them|whom|which)\b(?!,)|\bthe following\b|\bas follows\b|[:;]\.?$", re.IGNORECASE)
_ODD_MARKS = re.compile(r"[a-z],[A-Za-z]|/\.|–—|—–|[\[\]{}|<>_=*\\]|\.\.|,,|\s[.,;]|\(\)|http|www\.|@|--")
_DATELINE = re.compile(r"[A-Z]{3,}[A-Z .,]* ?[-–—] ")
_WRONG_ARTICLE = re.compile(
    r"\b[Aa] (?:[aei](?!u)|o(?!ne\b|nce\b|ne-)|u(?!ni|s[ae]|su|k\b|ti|r[aeiou]|bi))[a-z]+|"
    r"\b[Aa]n [bcdfgjklmnpqrstvwyz][a-z]+"
)


def unsound(source: Source) -> str | None:
    """Return in plain words why nothing should be asked about a claim, or None."""
    signs = (sign for sign in SIGNS if not (source.claim.printed and sign in OF_SYNTAX))
    return next((reason for sign in signs if (reason := sign(source)) is not None), None)


def hanging(source: Source) -> str | None:
    """Refuse what needs the sentences around it."""
    leaning = leaning_words(source.stem, source.text)
    return f"hangs on its context (“{leaning[0]}”)" if leaning else None


def of_one_day(source: Source) -> str | None:
    """Refuse "yesterday" and "today": a reader of the quiz does not know which day that was."""
    match = _ONE_DAY.search(source.claim.statement)
    return f"“{match.group()}” depends on the day of reading" if match else None


def bare_number_as_subject(source: Source) -> str | None:
    """Refuse "One saw a rise": what it counts stands in the sentence before."""
    subject = _BOUND_BEFORE.sub("", source.claim.statement[slice(*source.claim.subject)].casefold())
    if subject in _BARE_SUBJECTS or number_value(subject) is not None:
        return f"“{subject}” counts something that was named before"
    return None


def bare_number(source: Source) -> str | None:
    """Refuse "too distressing for three": three of what stands in the sentence before."""
    for token in source.doc:
        alone = token.pos_ == "NUM" and token.dep_ in ("obl", "obj", "nsubj", "nsubj:pass", "dobj", "pobj", "nsubjpass")
        if (
            alone
            and token.text.isalpha()
            and not any(child.dep_ in ("nmod", "prep", "compound") for child in token.children)
        ):
            return f"“{token.text}” counts something that was named before"
    return None


def run_together(source: Source) -> str | None:
    """Refuse two texts that ran together: "constituency In the New Territories"."""
    match = _RUN_TOGETHER.search(source.claim.statement)
    if match is None or _WORK_TITLE.search(source.claim.statement[: match.end() + 1]):
        return None
    if _TITLE_BEHIND.match(source.claim.statement, match.start() + 2):
        return None
    return "a capital in mid-sentence: two texts ran together"


def unfinished(source: Source) -> str | None:
    """Refuse a statement that stops at a word which must go on."""
    return "the statement stops in the middle" if _UNFINISHED.search(source.claim.statement.rstrip(".")) else None


def joined_wrongly(source: Source) -> str | None:
    """Refuse "Kazakhstan could solve its problems, and warned other countries": the second verb has another subject."""
    root = syntax.root(source.doc)
    modal = any(child.tag_ == "MD" for child in root.children)
    for joined in root.children:
        tensed = joined.dep_ == "conj" and joined.tag_ in ("VBD", "VBZ") and joined.i > root.i
        if modal and tensed and subject_of(joined) is None:
            return "two verbs are joined that do not share their subject"
    return None


def comma_before_verb(source: Source) -> str | None:
    """Refuse "Will Baxter, has been at the wheel": what stood between the commas was lost with one of them."""
    before = source.claim.statement[: source.claim.verb[0]].rstrip()
    return "a stray comma between subject and verb" if before.endswith(",") and before.count(",") == 1 else None


def opinion(source: Source) -> str | None:
    """Refuse an opinion that is nobody's: it cannot be true or false."""
    word = opinion_without_holder(source.stem)
    return f"“{word}” is an opinion, and nobody is named who holds it" if word is not None else None


def pointing_at_others(source: Source) -> str | None:
    """Refuse "two of them", "the following"."""
    match = _OF_THEM.search(source.claim.statement) or _THEN.search(source.claim.statement)
    return f"points at something else (“{match.group()}”)" if match else None


def odd_marks(source: Source) -> str | None:
    """Refuse brackets, addresses and debris."""
    statement = source.claim.statement
    if statement.count("(") != statement.count(")"):
        return "a bracket without its partner"
    if _DATELINE.match(statement):
        return "begins with a dateline"
    if _WRONG_ARTICLE.search(statement):
        return "a slip of grammar in the article (a, an)"
    match = _ODD_MARKS.search(statement)
    return f"unusual marks in it (“{match.group()}”)" if match else None


# These trust the parse, which for a sentence taken as printed is not sure.
OF_SYNTAX = (bare_number_as_subject, joined_wrongly, comma_before_verb)
SIGNS: tuple[Callable[[Source], str | None], ...] = (
    sourced.unnamed_source,
    of_one_day,
    bare_number_as_subject,
    bare_number,
    run_together,
    unfinished,
    cut_short,
    patched_wrongly,
    joined_wrongly,
    comma_before_verb,
    sourced.heard_not_said,
    sourced.only_suspected,
    sourced.own_words,
    opinion,
    pointing_at_others,
    odd_marks,
    definites.taken_up,
    definites.not_introduced,
    definites.no_such_place,
    hanging,
    citing.inside_a_quotation,
    citing.caption,
    citing.above_the_dateline,
    citing.standfirst,
    citing.title_case,
    citing.biography,
    citing.edited_quotation,
    citing.named_too_far_off,
    slips.slip_of_grammar,
    wellformed.ill_formed,
    cut_ends,
    slips.looking_back,
    slips.unnamed_person,
    slips.unexplained_losses,
    slips.several_such,
    slips.fragment,
    slips.earlier_past,
    slips.catalogued,
    asides.no_answer,
    asides.service,
    asides.picture,
    asides.market,
    asides.formality,
    asides.caption_tense,
    asides.of_whom,
    asides.debris,
    asides.still_open,
    asides.play,
    asides.unrelated,
    asides.scenery,
    asides.geography,
    asides.described,
    asides.garbled,
    asides.going_on,
    asides.nowhere,
    sourced.told_to_whom,
    sourced.given_up,
    sourced.not_plainly_told,
    sourced.two_tolls,
    definites.counted_again,
    asides.unnamed_subject,
    relatives.measured_from,
    relatives.summed_up,
    relatives.one_of_several,
    relatives.speakers_own_act,
    stand_ins.stands_in,
    stand_ins.near_what,
    stand_ins.held_before,
    stand_ins.told_before,
    stand_ins.so_many,
    stand_ins.whom,
    stand_ins.one_of_two_bodies,
    stand_ins.number_of_what,
    stand_ins.shared_name,
    trifles.one_victim_of_many,
    trifles.members,
    trifles.prices_of_the_day,
    trifles.ceremony,
    trifles.to_the_cent,
    trifles.guests,
    trifles.bystander,
    trifles.habit,
    trifles.made_known,
)
