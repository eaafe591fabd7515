"""Signs of true sentences that nobody needs to keep: one of many victims, a board's members, the day's prices."""

from __future__ import annotations

import re

from quizapp.items.source import Source
from quizapp.reading import syntax

_VICTIM = re.compile(
    r"^(?:According to [^,]+, )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}), "
    r"(?:aged )?(?:\d{1,3}\b|a \d{1,3}-year-old).*?"
    r"\b(?:died|was killed|were killed|drowned|was found dead|succumbed|breathed (?:his|her) last)\b"
)
_TOLL = re.compile(
    r"\b(?:(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds)(?: [a-z]+){0,3} "
    r"(?:have |had |were |are )?(?:died|dead|die|killed)|(?:killed|killing) (?:at least |some |about )?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds))\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:board|committee|panel|commission|council|jury|line-up|cast)\b.*\b(?:with (?:the )?members|to include|"
    r"comprises?|comprising|consists? of|made up of|includes?|including|members (?:are|include))\b"
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][\w’'-]+")
_FEWEST_MEMBERS = 3
_MOVED = re.compile(
    r"\b(?:fell|rose|firmed|eased|gained|slipped|dropped|jumped|climbed|slid|advanced|strengthened|weakened|lost)\b"
    r"[^.]{0,30}\b(?:percent|per cent|pct|points|cents)|"
    r"\b(?:fell|rose|firmed|eased|gained|slipped|dropped|jumped|climbed|slid|lost)\b[^.]{0,20}\d%"
)
_TRADED = re.compile(
    r"\bspot (?:price|gold|silver|platinum)\b|-listed shares\b|\bagainst the (?:dollar|euro|pound|yen)\b|"
    r"\b(?:futures|Brent|crude|Nasdaq|Dow Jones|FTSE|S&P 500|Nikkei|DAX|Hang Seng|index)\b"
)
_OF_MARKETS = re.compile(
    r"\b(?:shares?|stocks?|markets?|index|prices?|currency|dollar|euro|yen|pound|rand|futures|oil|crude|gold|trading|"
    r"investors?)\b",
    re.IGNORECASE,
)
_TO_THE_CENT = re.compile(
    r"[$£€]\d{1,3}\.\d\d\b(?! ?(?:m|bn|million|billion|trillion))|\b\d+ (?:cents|pence)\b|"
    r"\b\d[\d,]*\.\d\d(?=[ ,.]|$)(?! ?(?:%|per ?cent|million|billion|m\b|bn\b|seconds|met|kilo|km|mm|cm))"
)
_TRADED_TO_THE_CENT = re.compile(
    r"\b(?:fell|rose|closed|settled|slipped|dropped|jumped|climbed|slid|gained|lost|plunged|shed|added|declined|edged|"
    r"sank|skidded|traded|ended|advanced)\b.*\b(?:to|at|or|down|up|points?)\b",
)
_GUESTS = re.compile(
    r"\b(?:was|were) among (?:the |those |local |foreign )?[^,.]*\b(?:attended|attending|present|invited|guests)\b|"
    r"\battended the (?:opening|ceremony|event|launch|inauguration|unveiling|function|reception)\b"
)
_A_STATEMENT = re.compile(
    r"\b(?:released?|issued?|put out|read|made) (?:a|an|the) (?:\w+ )?statement(?: (?:on|about|regarding|to|after|"
    r"following) [^,]*)?\.?$"
)
_BY_NAME = (
    r"\b(?:[Pp]assenger|[Rr]esident|[Ww]itness|[Ss]hopper|[Nn]eighbou?r|[Oo]nlooker|[Mm]otorist|[Vv]illager|[Ff]an) "
    r"{name}\b|"
    r"\b{name}, (?:(?:aged )?\d\d, )?(?:an?|who is an?) (?:[a-z-]+ ){{0,2}}"
    r"(?:passenger|resident|witness|shopper|neighbou?r|onlooker|motorist|villager|local|fan)\b|"
    r"\b{name},(?: \d\d,)? who (?:lives?|lived|was|had been) (?:in|near|nearby|next|across|at|on|walking|driving|"
    r"travel\w+|sleeping|watching)\b"
)
_NAME = re.compile(r"(?:[A-Z][\w.’'-]+(?: |$))+")
_EARLY = 0.25  # of the text
_HABIT = re.compile(r"\b(?:(?:every|each|a) day|daily)(?=[ ,.])")
_MADE_KNOWN = re.compile(
    r"\b(?:announced|confirmed|broken|shared|posted) (?:on|via|through|in) [^,.]*"
    r"\b(?:social media|accounts?|Twitter|Facebook|Instagram|websites?|statement)\b"
)
_OWN_LOT = re.compile(
    r"\b(?:sle(?:ep\w*|pt)|asleep|awoke|woke|felt|saw|heard|watched|ran|hid|grabbed|was (?:walking|driving|sitting|"
    r"asleep|travell?ing)|had been \w+ing|could (?:see|hear|feel)|smell\w*|said (?:he|she) (?:was|had|felt|saw|heard)|"
    r"my|visit(?:ing)? (?:his|her|a)|on (?:his|her) way)\b"
)
_CEREMONY = re.compile(
    r"\bred carpet\b|\b(?:round|burst|storm) of applause\b|\bstanding ovation\b|\b(?:dissolved|burst|broke|broke down|"
    r"was|were|moved) (?:in|into|to) tears\b|\b(?:propped|held) up by (?:his|her|their)\b|\bpopp(?:ed|ing) champagne\b|"
    r"\binto a frenzy\b",
    re.IGNORECASE,
)


def one_victim_of_many(source: Source) -> str | None:
    """Refuse the name and age of one of many dead: their number is the news, unless the headline names the one."""
    match = _VICTIM.match(source.stem)
    if match is None or source.is_lead or match["name"].split()[-1] in source.headline:
        return None
    return f"“{match['name']}” is one of several dead" if _TOLL.search(source.text) else None


def members(source: Source) -> str | None:
    """Refuse who sits on a board: a list of names."""
    match = _MEMBERS.search(source.claim.statement)
    names = _FULL_NAME.findall(source.claim.statement[match.end() :]) if match is not None else []
    return "a list of a board’s members" if len(names) >= _FEWEST_MEMBERS else None


def prices_of_the_day(source: Source) -> str | None:
    """Refuse how far a price or a currency moved that day, in a report on something else."""
    statement = source.claim.statement
    moved = _MOVED.search(statement) is not None and _TRADED.search(statement) is not None
    return (
        "prices of the day, in a report on something else"
        if moved and not _OF_MARKETS.search(source.headline)
        else None
    )


def to_the_cent(source: Source) -> str | None:
    """Refuse the price of one share, or of a barrel, to the cent, and an index to its hundredths."""
    match = _TO_THE_CENT.search(source.claim.statement)
    if match is None or source.is_lead or not _TRADED_TO_THE_CENT.search(source.claim.statement):
        return None
    return f"a price to the cent (“{match.group().strip()}”)"


def guests(source: Source) -> str | None:
    """Refuse who came to an opening, and that somebody put out a statement, without what it said."""
    match = _GUESTS.search(source.claim.statement) or _A_STATEMENT.search(source.claim.statement)
    return f"a formality (“{match.group()}”)" if match is not None and not source.is_lead else None


def habit(source: Source) -> str | None:
    """Refuse how many ride, eat or earn every day: background of a report on something that happened once."""
    match = _HABIT.search(source.claim.statement)
    root = syntax.root(source.doc)
    if match is None or root.tag_ not in ("VBZ", "VBP") or source.claim.start < _EARLY * len(source.text):
        return None
    return f"what is so {match.group()}, not what happened"


def made_known(source: Source) -> str | None:
    """Refuse by which channel the news came: a formality."""
    match = _MADE_KNOWN.search(source.claim.statement)
    told = match is None or " that " in source.claim.statement
    return None if told or match is None else f"only by which channel it was told (“{match.group()}”)"


def bystander(source: Source) -> str | None:
    """Refuse what one passenger or neighbour felt or did, who is named once for colour: it is not the news."""
    subject = source.claim.statement[slice(*source.claim.subject)]
    attribution = source.claim.attribution
    speaker = source.text[slice(*attribution.speaker)] if attribution is not None and attribution.speaker else ""
    for name in (_NAME.match(subject), _NAME.match(speaker)):
        if name is None or name.group().split()[-1] in source.headline or source.is_lead:
            continue
        last = re.escape(name.group().split()[-1])
        told = _BY_NAME.format(name=rf"(?:[A-Z][\w.’'-]+ ){{0,2}}{last}")
        if re.search(told, source.text) and _OWN_LOT.search(source.claim.statement):
            return f"what one of many went through (“{name.group().strip()}”)"
    return None


def ceremony(source: Source) -> str | None:
    """Refuse the red carpet, applause and tears."""
    match = _CEREMONY.search(source.claim.statement)
    return f"a scene, not the news (“{match.group()}”)" if match is not None else None
