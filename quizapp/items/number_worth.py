"""Numbers that are not worth keeping, or that the rest of their sentence gives away or argues for."""

from __future__ import annotations

import re
from decimal import Decimal

from quizapp.items.asides import is_background
from quizapp.items.bounded import is_so_often_within
from quizapp.items.numerals import find_numerals
from quizapp.items.source import Source, Span
from quizapp.items.wording import COMMON, words
from quizapp.reading.knowledge import QuantityKind

_STREET = re.compile(
    r"\s(?:[A-Z][\w.’']*\s){1,5}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Dr|Lane|Ln|Way|Highway|Place|"
    r"Parade|Terrace)\b"
)
_EMERGENCY_LINE = re.compile(r"\d{3} (?:emergency\b|(?:calls?|call-outs?|(?:hot|help)?line)\b)")
_CODE = re.compile(r"[A-Z]")  # "2GB radio", "T5"
_EVENT_LENGTH = re.compile(
    r"\s?-?(?:m|metres?|meters?|km|miles?|yards?)\s(?:[a-z]+\s)?(?:freestyle|breaststroke|butterfly|backstroke|"
    r"medley|relay|hurdles|sprint|dash|race|"
    r"steeplechase|final|heats?|walk)\b"
)
_AWAY = re.compile(
    r"[ -]?(?:km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|nautical miles?)\s(?:\w+[ -]){0,2}"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest|away|off|inland|from|outside|offshore)\b",
    re.IGNORECASE,
)
_OF_A_SIDE_TIME = re.compile(r"[ -](?:days?|weeks?|months?|hours?|minutes?)\s(?:after|before|into|ahead)\b")
_LISTED = re.compile(
    r"\b(?:comprising|made up of|consisting of|namely)\b|:|"
    r"^ (?:[\w-]+ ){0,2}[a-z]+, (?:[a-z’'-]+ ){0,4}[A-Z][\w’'.-]+[^;]*? and (?:[a-z’'-]+ ){0,4}[A-Z]|"
    r"^[ -](?:[\w-]+ ){0,3}[a-z]+s [–—-] |^[ -](?:\w+[ -]){0,3}\w+, (?:an?|the|one) \w+(?: \w+){0,2} and "
)
_NUMBERED = re.compile(r"\d[\d,.]*\s$|\b(?:two|three|four|five|six|seven|eight|nine|ten)\s$")
_COMPARED = re.compile(
    r"\b(?:in front of|ahead of|behind|compared (?:to|with)|against|versus|followed by|while|out of|rather than|"
    r"despite|although|though)\b"
)
_TOGETHER = re.compile(r"\b(?:[Tt]ogether with|in all|including)\b")
_MORE_THAN_ANOTHER = re.compile(r"\d (?:more|fewer|less) than\b|\b(?:double|twice|half) (?:of )?(?:the|that|what)\b")
_TITLES_WON = re.compile(r"[ -]times?\b")
_RANKED = re.compile(
    r"\s(?:\w+\s)?(?:time|year|month|week|day|consecutive|successive|straight|victory|win|defeat|loss|title|term|round|place|"
    r"term|half|quarter|child|attack|death|case|night|largest|biggest|highest)\b"
)
# "The fourth day of the fair brought few surprises": what the third one brought is not said
_ONE_OF_THE_DAYS = re.compile(r"(?:On )?[Tt]he \w+ (?:day|night|week|month|round|session) of ")
_LASTS = re.compile(r"[ -](?:minute|hour|day|week|month|year|decade)s?\b")
_SENTENCED = re.compile(
    r"\b(?:jail|sentenc|imprison|ban|suspend|extend|delay|serv|rul|govern|reign|last|postpone|ran|run|chair|led|lead)\w*\b"
    r"[^,;]{0,40}$"
)
_ADDED = re.compile(r", (?:which|who|when|where|whose)\b[^,]*$")
_YEAR_LIKE = re.compile(r"(?:1[5-9]|20)\d\d")
_INHABITANTS = re.compile(r"\b(?:city|town|village|country|community|island|home) (?:of|to) (?:about |some |around )?$")
_LONG = re.compile(r"(?:-| )?(?:m|ft|km)(?:-| )(?:long|high|tall|wide|super)\b|-long\b")
_SIZE = re.compile(
    r"-(?:foot|feet|met(?:er|re)|mile|km|kilomet(?:er|re)|tons?|tonnes?|acre|hectare|inch|pound|lit(?:er|re)|seat)\b"
)
# "by 50.07% to 43.28%": one side of a result cannot change alone
_RESULT = re.compile(r"\b(?:by )?[\d.,]+(?:%| per ?cent| votes| points)? to [\d.,]+(?:%| per ?cent| votes| points)?")
_SAYING_SO = re.compile(
    r"(?: [\w-]+){0,3} (?:sources|witnesses|officials|people familiar)\b(?= (?:said|say|told|with)\b|,|\.)"
)
_BOUNDED = re.compile(
    r"\b(?:before(?: the)?(?: age)?(?: of)?|within|inside|in under|up to|"
    r"as (?:many|much|little|few|long|far|high|low) as|at most|no more than|under|below)\s+"
    r"(?:about |some |around |only |just |nearly )?(?:the |an? )?[$€£¥]?$",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"\d[\d,]* (?:out )?of (?:the |its |their |some )?$")
_SECONDS = re.compile(r"[ -](?:[a-z]+ )?(?:seconds?|secs?|sec)\b|s\b")
_CLOCKED = re.compile(
    r"\b(?:clocked|clocking|timed at|(?:with|in) a time of|(?:world|Olympic|national) record of) (?:an? )?$"
)
_KNOWN_ONES = re.compile(
    r" (?:countries|nations|sides|parties|teams|leaders|men|women|companies|clubs|cities|towns|brothers|sisters)\b"
)
_WHOLE_DAYS = re.compile(r"[ -]hours?\b")
_BEFORE_MAIN = re.compile(
    r"^(?:According to [^,]+, )?(?:[Bb]efore|[Ww]hen|[Ww]hile|[Aa]s(?! of\b)|[Aa]lthough|[Oo]nce|[Uu]ntil|[Ii]f)\b"
    r"[^,]*$"
)
_BEATEN_BY = re.compile(r", (?:besting|beating|breaking|topping|surpassing|bettering|exceeding)\b[^,]*\bby [$€£]?$")
_MANY_IN_ONE = frozenset(
    "people police percent cent staff personnel cattle poultry livestock crew aircraft spacecraft sheep fish deer head "
    "men women children per mm cm km kg hectare pound dollar".split()
)
_NEAR = 3
_SMALL = Decimal(6)
_MANY_NUMERALS = 4  # of one list: "one, two, three and ____ beds" needs no article
_FIRST_HALF = 0.55
_SHORT_REPORT = 6  # sentences: nothing in it is said twice
_MENTIONED = 2  # times in the text, this one included
_PEOPLE = re.compile(
    r"[ -](?:\w+[ -]){0,2}(?:people|persons|dead|men|women|children|boys|girls|workers?|officers?|students?|"
    r"pupils?|passengers?|victims?|"
    r"soldiers?|suspects?|residents?|jobs|homes|houses|schools?|seats|votes|cases|golds?|goals|points|titles|"
    r"deaths|medals)\b"
)


def number_reason(source: Source, span: Span, kind: QuantityKind, value: Decimal) -> str | None:
    """Return why a number of a stem should be neither changed nor asked for, or None."""
    return _no_amount(source, span) or _no_news(source, span, kind, value)


def _no_amount(source: Source, span: Span) -> str | None:
    """Return why a number counts nothing by itself: a code, a distance, one side of a result."""
    before, behind = source.stem[: span[0]], source.stem[span[1] :]
    signs = {
        "how many sit on a jury is known": re.match(r"[ -](?:person|member|man|strong)s? (?:jury|panel|bench)", behind)
        or re.match(r"-(?:page|judge|member)\b", behind)
        or re.match(r"[ -]seats? (?:[A-Z]|house|chamber|parliament|council|assembly)", behind),
        "it stands in a clause that only adds something": _ADDED.search(before) and not source.is_lead,
        "it is how long or heavy a thing is": _SIZE.match(behind) or _LONG.match(behind),
        "it is a year": _YEAR_LIKE.fullmatch(source.stem[slice(*span)]) and _CODE.match(behind.lstrip()),
        "it is a telephone number": _EMERGENCY_LINE.match(source.stem, span[0]),
        "it is the sum of a bond": re.match(r" (?:bond|bail)\b", behind),
        "it is how many live in a place": _INHABITANTS.search(before),
        "it is the whole of a share": _SHARE_OF.search(before),
        "it is one side of a result": any(
            found.start() <= span[0] and span[1] <= found.end() for found in _RESULT.finditer(source.stem)
        ),
        "it only tells how many say so": _SAYING_SO.match(behind),
        "“the three countries” are known ones": before.endswith("the ") and _KNOWN_ONES.match(behind),
        "it is a bound: a number on its far side would follow": _BOUNDED.search(before),
        "it is a house number": _STREET.match(behind),
        "it is part of a code or a station’s name": _CODE.match(behind),
        "it is the length of a race, not news": _EVENT_LENGTH.match(behind),
        "it only says how far away a place lies": _AWAY.match(behind),
        "it only says how long before or after": _OF_A_SIDE_TIME.match(behind),
    }
    return next((reason for reason, found in signs.items() if found), None)


def _no_news(source: Source, span: Span, kind: QuantityKind, value: Decimal) -> str | None:
    """Return why a number is nothing to keep, or would be told by the rest of its sentence."""
    before, behind = source.stem[: span[0]], source.stem[span[1] :]
    signs = {
        "nobody tells hundredths of a second apart": _is_a_time_of_a_race(value, before, behind),
        "an age is not what the article is about": kind is QuantityKind.AGE and not _about_age(source),
        "within another span it may be true as well": _LASTS.match(behind) and is_so_often_within(before),
        "how often somebody has won is known without the article": _TITLES_WON.match(behind),
        "a rank within a name or a series": kind is QuantityKind.RANK
        and (not _RANKED.match(behind) or _ONE_OF_THE_DAYS.match(source.stem)),
        "the sentence counts from another number": _MORE_THAN_ANOTHER.search(source.stem),
        "how long it took is an aside": _LASTS.match(behind) and not _is_about_lasting(source, before, behind),
        "it is background of years ago": is_background(source),
        "the article does not come back to what it counts": not _is_central(source, behind, kind),
        "what is counted is listed beside it": value <= _SMALL and _LISTED.search(behind),
        "it is counted up beside others": _NUMBERED.search(before) or len(find_numerals(source.stem)) > _MANY_NUMERALS,
        "the rest of the sentence argues for the number": _argues(source),
        "it stands in a clause before the main one": _BEFORE_MAIN.search(before) and "," in behind,
        "it is part of what something is called": kind is QuantityKind.COUNT and _counts_one_thing(source, span),
        "a majority is more than a half": re.search(r"\bmajority (?:of|was|is) $", before),
        "it is by how much a record was beaten": _BEATEN_BY.search(before),
        "its parts stand in the sentence": value <= _SMALL and _TOGETHER.search(before),
        "it is how long a match went": re.match(r"[ -](?:ends|overs|innings|frames|holes|laps|sets)\b", behind),
        "whole days in hours are told by their form": value % 12 == 0 and _WHOLE_DAYS.match(behind),
        "a small count far down in the article": value <= _SMALL
        and kind is QuantityKind.COUNT
        and source.claim.start > _FIRST_HALF * len(source.text)
        and not _PEOPLE.match(behind)
        and not _in_headline(source, behind),
    }
    return next((reason for reason, found in signs.items() if found), None)


def _counts_one_thing(source: Source, span: Span) -> bool:
    """Tell whether a number stands before a thing in the singular: "the annual 420 event"."""
    number = source.token_at(span[0] - len(source.lead))
    if (
        number is None
        or number.head.i <= number.i
        or not number.text.isdigit()
        or "-" in source.stem[span[1] : span[1] + 1]
    ):
        return False
    head = number.head
    return head.tag_ == "NN" and head.lower_ not in _MANY_IN_ONE and head.i - number.i <= _NEAR


def _is_a_time_of_a_race(value: Decimal, before: str, behind: str) -> bool:
    """Tell whether a number is a time with decimals: wrong ones a fifth away would be records or jokes."""
    fraction = value != value.to_integral_value()
    return fraction and (_SECONDS.match(behind) is not None or _CLOCKED.search(before) is not None)


def _is_central(source: Source, behind: str, kind: QuantityKind) -> bool:
    """Tell whether a number counts people, money or something that the headline or another sentence speaks of too."""
    if kind is not QuantityKind.COUNT or _PEOPLE.match(behind) or len(source.reading.sentences) < _SHORT_REPORT:
        return True
    phrase = re.match(r"(?:[ -][\w’'-]+){1,4}", behind)
    counted = [] if phrase is None else [word for word in words(phrase.group()) if len(word) > 3 and word not in COMMON]
    text = source.text.casefold()
    return any(text.count(word[:6]) > _MENTIONED for word in counted)


def _is_about_lasting(source: Source, before: str, behind: str) -> bool:
    """Tell whether a report is about how long something lasts: a sentence of the court, a ban, "a two-day protest"."""
    told_first = source.is_lead or _in_headline(source, behind) or _named_in_headline(source, behind)
    return told_first or _SENTENCED.search(before) is not None


def _named_in_headline(source: Source, behind: str) -> bool:
    """Tell whether the headline has what lasts: "two-day protest"."""
    lasting = re.match(r"[ -](?:minute|hour|day|week|month|year)s?[ -]([a-z]{4,})", behind)
    return lasting is not None and lasting[1].removesuffix("s") in source.headline.casefold()


def _about_age(source: Source) -> bool:
    return re.search(r"\b(?:aged?|old|older|oldest|young\w*|elderly|teen\w*)\b", source.headline.casefold()) is not None


def _argues(source: Source) -> bool:
    """Tell whether the sentence sets two numbers against each other, or concedes something against one."""
    match = _COMPARED.search(source.stem)
    if match is None:
        return False
    conceding = match.group() in ("despite", "although", "though")
    return conceding or len(find_numerals(source.stem)) > 1


def _in_headline(source: Source, behind: str) -> bool:
    counted = re.match(r"[ -](\w{4,})", behind)
    return counted is not None and counted[1].casefold().removesuffix("s") in source.headline.casefold()
