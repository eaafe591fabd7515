"""Words that stand for somebody or something named before: "the Briton", "the Leeds-based firm", "nearby Alton"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from quizapp.items.source import Source
from quizapp.reading import syntax
from quizapp.reading.gazetteer_peoples import GROUPS
from quizapp.reading.knowledge import EntityType, Fact, QuantityKind

_OF_A_PEOPLE = re.compile(
    r"\b[Tt]he (?P<people>[A-Z][a-z]+) (?:is|was|has|had|will|would|can|could|got|took|won|lost|came|went|made|led|"
    r"said|finished|[a-z]+ed|\d+)\b"
)
_OF_SEVERAL = ("s", "sh", "ch", "ese")  # "the French", "the Swedes": a whole people
_EPITHET = re.compile(
    r"\b(?:^|, )[Tt]he (?:[\w’'-]+ ){0,3}?(?P<noun>teen|native|laureate|environmentalist|rookie|skipper|seamer|spinner|"
    r"batsman|bowler|heavyweight|tycoon|billionaire|entrepreneur|superstar|starlet|maestro|frontman|racer|cyclist|jockey|"
    r"golfer|sprinter|boxer|left-hander|right-hander|number one|world number one|trailblazer|icon|maxi|yacht) "
    r"(?=(?!of |from |in |who |whose |to )[a-z]+ )"
)
_BASED = re.compile(
    r"\b[Tt]he (?:[A-Z][\w.’']*(?:, [A-Z][\w.’']*)?|[a-z]+)-(?:based|listed|owned|born) (?:[a-z]+ ){0,2}"
    r"(?:company|firm|group|giant|airline|bank|maker|club|team|charity|retailer|carrier|brand|player|star)\b(?! [A-Z])"
)
_NEARBY = re.compile(r"\bnearby [A-Z]\w+")
_THE_EFFORTS = re.compile(
    r"\bthe (?:efforts?|situation|approach|task|amounts?|move|deployment|initiative|gesture)\b"
    r"(?! (?:to|of|by|in|at|for|from|that)\b)|"
    r"\bthe said [a-z]+|"
    r"\b[Tt]he \d[\d,.]*-(?:met(?:er|re)|foot|tonn?e?|mile|km|page|seat) (?:[a-z]+ )?(?:vessel|ship|boat|ferry|"
    r"tanker|trawler|yacht|tower|building|bridge|document|report|aircraft|truck)\b(?! (?:of|called|named)\b| [A-Z]|,)|"
    r"^Members (?:[a-z]+ed|are|were|have|had|will)\b|\bsimilar\b(?! (?:to|in)\b)(?!.*\bto (?:the|that|those)\b)|"
    r"\bsuch (?!as\b|an?\b|that\b)[a-z]+\b(?!.*\bas\b)|"
    r"^Both (?!of\b)[a-z]+s\b(?!,? [A-Z]| of\b)|"
    r"\beven (?:higher|lower|worse|better|more|bigger|larger|faster|further)\b(?!.*\bthan\b)"
)
_AGE_WHEN = re.compile(r"(?:[A-Z][\w.’'-]+ ){1,4}(?:is|was) (?:aged )?\d{1,3}\.?")
_SOME_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|most|many|all|none|several|half) of the "
    r"(?P<noun>women|men|children|people|victims|dead|injured|passengers|students|[a-z]+ers|[a-z]+ors)\b"
    r"(?! (?:who|that|in|on|at|from|of|with|killed|aboard|injured|involved)\b)(?!,)",
    re.IGNORECASE,
)
_TO_THE_NORTH = re.compile(r"\b(?:to|in) the (?:north|south|east|west)(?:east|west)?\b(?! (?:of|coast)\b)")
_HELD = re.compile(
    r"^(?:According to [^,]+, t|T)he (?P<noun>orders?|plans?|proposals?|charges?|request|footage|procedure)\b"
    r"(?! (?:to|of|for|by|that|in|against)\b)"
)
_THE_GROUP = re.compile(r"\b[Tt]he group\b(?! of\b)")
_OWN_YEAR = re.compile(
    r"^(?:This|Last|That) (?:year|quarter|month|week|season)['’]s (?:results?|profits?|figures?|revenues?|earnings|"
    r"sales|losses|performance|total|tally|output)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:the|that) (?:preceding|previous|following) (?:year|month|week|day|quarter|season|night|evening|morning|"
    r"decade|summer|winter|spring|autumn)\b"
)
_SAID_LATER = re.compile(
    r"\bmade the (?:comments?|remarks?|announcement|statement|allegations?|claims?)\b|"
    r"\b(?:released|issued|published|posted) later\b|"
    r"\b(?:said|told|added|announced|wrote|confirmed|tweeted)(?: [A-Z]\w+)? later\b(?! (?:than|this|in|on)\b)"
)
_DONE_TO = re.compile(
    r"\b(?:shot|killed|attacked|hit|stabbed|arrested|robbed) "
    r"(?P<whom>the (?:man|woman|boy|girl|teenager|driver|officer|soldier))\b"
    r"(?! (?:who|whose|of|in|from|with|at)\b| \w+ed\b)"
)
_LAST_TO = re.compile(r"^The last (?:[a-z]+ ){1,2}to [a-z]+ ")
_SO_MANY = re.compile(
    r"^(?:According to [^,]+, t|T)he (?P<number>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?P<noun>(?:[a-z]+ ){0,2}[a-z]+s)\b"
)
_NAMED = (EntityType.PERSON, EntityType.ORGANISATION)
_MILLION = 1_000_000
_TWO = 2
_ONE_PERSON = frozenset("boy girl man woman child baby toddler teenager pensioner".split())
_SMALL_WORDS = frozenset("the a an this that its his her their in of and by to at for".split())


def stands_in(source: Source) -> str | None:
    """Refuse who or what only a name told before makes plain."""
    statement = source.claim.statement
    people = _OF_A_PEOPLE.search(statement)
    one = people is not None and people["people"] in GROUPS and not people["people"].endswith(_OF_SEVERAL)
    found = (people if one else None) or _EPITHET.search(statement) or _BASED.search(statement)
    found = found or _OWN_YEAR.search(statement)
    if found is None or any(f.start < found.start() for m, f in source.mentions() if m.type in _NAMED):
        return None
    return f"“{found.group().strip(' ,')}” stands for what was named before"


def held_before(source: Source) -> str | None:
    """Refuse "The orders were given", "the group", where neither the headline nor a name before tells which."""
    statement = source.claim.statement
    held, group = _HELD.match(statement), _THE_GROUP.search(statement)
    if held is not None and held["noun"].removesuffix("s") not in source.headline.casefold():
        return f"“{held.group()}”: which, is not said"
    named = (
        any(m.type is EntityType.ORGANISATION and f.start < group.start() for m, f in source.mentions())
        if group
        else True
    )
    return None if named else "“the group”: which, is not said"


def near_what(source: Source) -> str | None:
    """Refuse "nearby Alton" where the statement names no other place before it: near what?"""
    match = _NEARBY.search(source.claim.statement) or _TO_THE_NORTH.search(source.claim.statement)
    if match is None:
        return None
    places = [fact.start for mention, fact in source.mentions() if mention.type is EntityType.PLACE]
    return None if any(start < match.start() for start in places) else f"“{match.group()}”: near what?"


def told_before(source: Source) -> str | None:
    """Refuse "the efforts", "said later", "the previous year", "the last storm to strike": from, or up to, when?"""
    statement = source.claim.statement
    match = _THE_EFFORTS.search(statement) or _SAID_LATER.search(statement) or _LAST_TO.match(statement)
    match = match or _AGE_WHEN.fullmatch(statement) or _SOME_OF.search(statement)
    match = match or _OTHER_TIME.search(statement)
    if match is not None and match.re is _OTHER_TIME and _dated(source, match.group()):
        return None
    return f"“{match.group().strip()}” goes by something told before" if match is not None else None


def _dated(source: Source, written: str) -> bool:
    """Tell whether a statement has another time, from which one goes on."""
    spans = (source.text[time.start : time.end] for time, _ in source.times())
    return any(span not in written for span in spans)


def whom(source: Source) -> str | None:
    """Refuse "Tom Hale is said to have attacked her", "shot the man": nobody else is named before."""
    somebody = _DONE_TO.search(source.claim.statement)
    if somebody is not None:
        return f"“{somebody['whom']}”: who that is, is not said"
    for token in source.doc:
        if token.lower_ in ("her", "him") and token.dep_ in ("obj", "dobj", "iobj"):
            named = [f for m, f in source.mentions() if m.type is EntityType.PERSON and f.start < token.idx]
            if len({source.claim.statement[f.start : f.end] for f in named}) < _TWO and not _done_by_another(
                token, named
            ):
                return f"“{token.text}”: who that is, is not said"
    return None


def _done_by_another(pronoun: Token, named: list[Fact]) -> bool:
    """Tell whether a person stands before a pronoun who is not who acts: "police are trying to arrest him"."""
    acting = pronoun.head
    while syntax.subject(acting) is None and acting.dep_ not in ("acl", *syntax.RELATIVE) and acting.head != acting:
        acting = acting.head
    agent = syntax.subject(acting) or acting.head
    himself = any(fact.start <= agent.idx < fact.end for fact in named)
    others = any(t.lower_ in _ONE_PERSON for t in pronoun.doc[: pronoun.i] if t != agent)
    return not himself and (bool(named) or others)


def one_of_two_bodies(source: Source) -> str | None:
    """Refuse "the court" read as the Supreme Court where the article also has a lower court."""
    for piece in source.claim.pieces:
        name = piece.text.removeprefix("the ").split() if piece.start is None else []
        if len(name) < _TWO or not name[-1][:1].isupper():
            continue
        noun = name[-1].removesuffix("’s").removesuffix("'s")
        if re.search(rf"\b{noun.lower()}\b", source.text) is None:  # "Mr Rudd": a name, no noun that stands for one
            continue
        known = _SMALL_WORDS | {word.casefold() for word in name}
        others = {m[1].casefold() for m in re.finditer(rf"\b([\w’'-]+) {noun}\b", source.text, re.IGNORECASE)} - known
        if others:
            return f"“{noun}”: the article has another one (“{min(others)} {noun.lower()}”)"
    return None


def so_many(source: Source) -> str | None:
    """Refuse "The 167 exhibits" where neither the headline nor the text before has so many of them."""
    match = _SO_MANY.match(source.stem)
    if match is None or source.is_lead:
        return None
    before = f"{source.headline} {source.text[: source.claim.start]}"
    last = match["noun"].split()[-1]
    told = re.search(rf"\b{match['number']}\b[^.]{{0,40}}\b{last.removesuffix('s')}", before, re.IGNORECASE)
    return None if told else f"“The {match['number']} {match['noun']}”: which, is not said"


def number_of_what(source: Source) -> str | None:
    """Refuse "Alton reached 39.7 before noon": a number with decimals needs its unit."""
    for quantity, _ in source.quantities():
        broken = quantity.value != quantity.value.to_integral_value() and quantity.value < _MILLION
        if quantity.kind is QuantityKind.COUNT and broken and not quantity.unit and not quantity.counted:
            return f"“{source.text[quantity.start : quantity.end]}”: of what, is not said"
    return None


def shared_name(source: Source) -> str | None:
    """Refuse "Waugh scored 74" where the article has two of that name, and the headline is about neither."""
    statement, people = source.claim.statement, [m for m in source.mentions() if m[0].type is EntityType.PERSON]
    for last in dict.fromkeys(statement[fact.start : fact.end] for _, fact in people):
        bearers = _bearers(source, last) if last.isalpha() else frozenset()
        told = any(name in statement or name in source.headline for name in bearers)
        if len({name.split()[0] for name in bearers}) >= _TWO and not told:
            return f"“{last}”: the article names two of that name"
    return None


def _bearers(source: Source, last: str) -> frozenset[str]:
    """Return the full names of the article's people who have a last name."""
    people = (source.text[m.start : m.end] for m in source.reading.mentions if m.type is EntityType.PERSON)
    return frozenset(name for name in people if name.endswith(f" {last}") and "." not in name.split()[0])
