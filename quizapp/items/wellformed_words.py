"""Words by the number and the article that English grammar asks of them, and sequences that no sentence has."""

from __future__ import annotations

import re

from quizapp.items.calendar import MONTHS, WEEKDAYS
from quizapp.reading.cues import SAYING

SINGULAR_VERBS = frozenset("is was has".split())
PLURAL_VERBS = frozenset("are were have".split())
# plural in form, one thing in meaning; or a sum ("two years is a long time")
ONE_IN_SENSE = frozenset(
    "news politics economics physics mathematics athletics gymnastics measles mumps diabetes rabies headquarters "
    "series species means crossroads works barracks police people data media percent per cent years months weeks days "
    "hours minutes seconds miles metres meters kilometres kilometers dollars pounds euros tonnes tons feet degrees "
    "points".split()
)
# one word for several: British English lets the verb be plural; and words that count what follows them
MANY_IN_SENSE = frozenset(
    "team side club band group family couple pair duo trio crew staff public government council committee board party "
    "company firm union association federation police press army navy force management audience crowd jury "
    "opposition majority minority number total range variety series lot rest half handful host bulk part percentage "
    "proportion percent cent third quarter dozen hundred thousand million data media cattle people youth wildlife "
    "stream string set array wave generation household community leadership squad faculty cast department ministry "
    "bank agency organisation organization commission authority court parliament senate house nation country "
    "population class school university hospital charity church mob gang panel unit regiment batch bunch flurry list "
    "combination collection species offspring aircraft spacecraft sheep fish kind sort type mix some many few all none "
    "any most".split()
)
# nouns that never stand alone in the singular: "in neighbouring country", "has brownish colour"
COUNTED = frozenset(
    "country nation city village province district region county island building house bridge vehicle ship boat tower "
    "company woman man boy girl person baby teenager colour color tendency river lake mountain valley airport "
    "station stadium suburb neighbourhood neighborhood club team ministry agency committee council ballot camera "
    "weapon gun bullet bomb helicopter aircraft soldier document statement decision proposal meeting lawsuit "
    "petition report study survey website newspaper magazine novel book film song album championship tournament medal "
    "month week decade century kilometre kilometer metre mile tonne ton dollar problem reason idea opportunity number "
    "victim suspect passenger patient student tenant worker employee driver pilot shop restaurant hotel".split()
)
TIMES = frozenset("month week decade century".split())
SPANS = frozenset(
    "year month week day decade century hour minute second time moment night season while few couple little bit lot "
    "third record total quarter half".split()
)
NEAR_NOW = frozenset("last next this late mid early".split())
BARE_AFTER = frozenset("as by per of via".split())
DETERMINERS = frozenset("any every each no another what which such half own".split())
# "one of the family" is one of several
SEVERAL = frozenset("group family team class party crew band cast series set lot kind world police club".split())
# what is measured has an article in prose and none in headlines: "water level rises"
MEASURES = frozenset("level price toll rate count number river airport station bridge minister president".split())
SAYING_SOMETHING = (SAYING | {"decide", "rule", "conclude", "announce", "reveal", "find"}) - {
    "speak", "talk", "testify", "apologise", "apologize",
}  # fmt: skip
WHEN_SAID = frozenset("week month year morning afternoon evening night interview".split())
DAY = "|".join((*WEEKDAYS, *MONTHS))
# "in 2019, which is the year of the vote": what a date can be
TIMES_NAMED = frozenset(
    "year day date month week season anniversary holiday deadline birthday eve weekend night morning evening century "
    "decade time period festival start end beginning sunday christmas easter".split()
)

_SMALL_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_RACES = (
    "race|freestyle|butterfly|backstroke|breaststroke|sprint|hurdles|dash|relay|event|final|gold|title|medley|record|"
    "world|individual|mark"
)
_BEHIND_MEASURES = (
    "and|or|in|on|at|to|from|of|per|before|after|later|ago|away|is|was|were|are|has|had|have|by|for|with|when|as|than|"
    "that|if|high|long|wide|deep|tall|apart|north|south|east|west"
)
_WITH_ARTICLE = (
    "(?:Netherlands|Czech Republic|Maldives|Philippines|Bahamas|Dominican Republic|United Nations|European Union)"
)
SLIPS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bbetween \$?\d[\d.,]*\s?[-–]\s?\$?\d",
        r"\bas (?:much|many|high|low|little|few) (?:at|than)\b",
        r"\b(?:just|only|some|about|barely) (?:hours|days|minutes|weeks|months)\.?$",
        r"\b(?:more|less|fewer|rather|other) then\b",
        r"\b(?:could|would|should|must|might) of (?:been|had|gone|done|become|come|made|\w+ed)\b",
        r"\bconsist(?:s|ed|ing) (?!of\b|in\b|,|entirely\b|mainly\b|mostly\b|largely\b)\w+",
        r"\bdespite of\b|\bin spite (?!of\b)",
        r"\b(?:[Aa]ccording|prior|owing|[Tt]hanks) (?:the|a|an)\b",
        r"\b(?:to|will|would|can|could|may|might|must|should|did|does|do) (?:was|were|has|had|is|are|been|being)\b",
        r"\b(?:is|are|was|were|has|have|had) (?:is|are|was|were)\b",
        r"\b(?:a|an) (?:a|an|the)\b|\bthe (?:a|an)\b",
        r"\b(?:of|at|for|from|with) (?:of|with|at(?! (?:least|most)))\b",
        r"\b(?:many|several|few|various|numerous) (?:of )?(?:an?|much)\b(?! (?:of|more|less)\b)",
        r"\bboth an?\b(?!.* and\b)",
        # "hay- lined": a hyphen that once stood at the end of a line
        r"(?<=[a-z]{2})- (?!and\b|or\b|to\b)[a-z]{2,}(?=[ ,.])",
        # rivers and seas have "the"; towns that are called River stand before a comma or another name
        r"\b(?:in|into|of|from|across|along|over|near) (?!Fall |Hood )[A-Z][a-z]+ "
        r"(?:River|Ocean|Sea|Strait|Canal|Desert)\b(?! [A-Z]|,)",
        r"\b(?:become|becomes|became|becoming|is|was) the (?:\w+est|first|last|only|second|third) "
        r"(?:women|men|people|persons)\b",
        r"\b(?:discuss|discussed|discussing|mention|mentioned) about\b",
        r"\b(?:is|are|was|were) raising(?= (?:in|at|by|due|and)\b|\.)",
        # two sentences with a comma between them
        r", (?:however|therefore|moreover|nevertheless|furthermore),? (?:the|it|he|she|they|this|an?|there|[A-Z]\w+) ",
        # "… on Wednesday AFP reports.": who says it, with its comma lost
        r"(?<![,”\"’'])(?<! and) [A-Z]{2,5} (?:reports?|reported|said|says)\.$",
        # "will as a result, serve": one comma of a pair
        r"\b(?:will|would|can|could|may|might|must|should) (?:as|in|at|after|on|for|with|by|from) "
        r"(?:[\w-]+ ){0,5}[\w-]+, (?!and\b|or\b|but\b)[a-z]",
        r"\bmarried (?:wife|husband)\b",
        r"\b(?:hit|hits|reach|reached|set|sets) (?:record|fresh|all-time|new) (?:high|low)\b(?! [a-z]+s\b)",
        r"\b(?:hundreds|thousands|millions|\d[\d,.]*)(?: million)?(?: of)? tones\b",
        # "has switched the plant", with "on" or "off" lost
        r"\bswitched (?![^.,;]{1,40} (?:on|off|to|for|from|with|over|back)\b)(?!Off|On)[A-Z]",
        r"\beither two\b(?! or\b)|\bone of either\b",
        r"\d\+ (?:foot|feet|year|mile|metre|meter|pound)\b(?! of\b)",
        r"\b\w+-(?:years|days|hours|weeks|months)-old\b",
        # names of countries that have "the"
        rf"(?:\b(?:in|to|of|for|from|after|before|against|by|with|defeated|beat|visited|left) {_WITH_ARTICLE}"
        rf"(?= (?:[a-z]+ed|in|on|at|for|from|to|and|by|with|after|\d)\b|[,.]|$)|"
        rf"(?:^|, ){_WITH_ARTICLE} (?:[a-z]+ed|has|have|had|was|were|is|are|will|won|lost|beat|took)\b)",
        # "in Ukrainian capital Kiev", its article lost
        r"\b(?:in|by|of|from|to|at|near) [A-Z][a-z]+(?:ian|ish|ese|an|ch) "
        r"(?:capital|city|town|province|port|island|region) [A-Z]",
        r"\b(?:last|next|this) (?:weeks|months|years) (?!of\b)[a-z]+|\b(?:womens|mens|childrens) [a-z]+",
        r"\d+-year-old\b.*\bat the age of\b",
        r"\b((?:this|last|next) (?:season|year|week|month))\b.*\b\1\b",
        r"\b[Aa] (?:8[\d,]*|11|18)(?:\.\d+)?(?=[-\s%])",
        r"^[^,]* on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [a-z]+ed\b",
        r"\b(?:one (?:day|week|month|year|hour)|two point) (?:investigation|inquiry|sentence|ban|contract|deal|trial|"
        r"delay|extension|study|period|conversion|lead|penalty)\b",
        # the second comma of a pair: ", who is a farmer said", "the mayor of Oban said", ", 34–31 to win"
        r", who (?:is|was) [^,]{3,60} (?:said|told|added)\b",
        r"^(?:[A-Z][\w.’'-]+ ){1,3}[A-Z]?[\w’'-]+, (?:the|a|an) [\w -]+ (?:of|for) (?:the )?[A-Z]\w+ "
        r"(?:[a-z]+ed|said|told|met|won|was|has|is)\b",
        r", \d+[–-]\d+ to [a-z]+",
        r"\bboth [A-Z][^,]{2,40}, and [A-Z]",
        r"\bthe cause for\b|\battempts? for (?:an?|the)\b",
        r"\b(?:saying|said|says) (?:stating|stated|adding|saying)\b",
        # "a 12 day mission", "a 50 meter memorial": a measure before a noun has its hyphen; races go without it
        rf"\b(?:(?<![.,\d-])(?:[2-9]|[1-9]\d+)|{_SMALL_NUMBERS}) (?:to \w+ )?(?:day|week|month|year|hour|minute|mile|"
        rf"page|storey|story|seat|(?:kilo)?met(?:re|er)(?! (?:{_RACES})\b)) (?!(?:{_BEHIND_MEASURES})\b)[a-z]{{3,}}",
        rf"\b[Tt]here (?:was|is) (?:almost |about |nearly |over |some |more than |up to |at least )?"
        rf"(?:[2-9]|[1-9]\d[\d,]*|{_SMALL_NUMBERS}) (?!per|met|mile|kilo|hours|days|weeks|months|years|min)[a-z]+s\b",
        r"\ba matter time\b|\b(?:is|was|are|were) part (?:an?|the)\b",
        r"(?<!what )(?<!What )\b(?:he|she|[A-Z]\w+|officials|police) said (?:described|said|told|added|denied)\b",
        r"\b(?:if|because|although|whether) (?:does|do|did|was|were|has|have|had|will) (?:not )?[a-z]+\b",
        r"\b(?:will|would|could|should|must|might) (?!need|feed|proceed|succeed|exceed|speed|bleed|breed|heed|embed|"
        r"shed|wed|seed)[a-z]{3,}ed\b",
        # "Co-founder of the firm, Ann Byrne, said": a role that opens a sentence has its article
        r"^(?:According to )?(?:[Ee]xecutive |[Dd]eputy |[Mm]anaging |[Ff]ormer )?(?:[Cc]o-founder|[Ff]ounder|"
        r"[Dd]irector|[Hh]ead|[Aa]uthor|[Oo]wner|[Mm]anager|[Ll]eader|[Ss]pokes\w+|[Mm]ember|[Cc]oach|[Pp]artner|"
        r"[Ee]ditor) (?:of|at|for) ",
        # "Alan Trounson deputy director of the institute says": what explains a name has its commas
        r"^(?:According to )?(?:[A-Z][\w’'.-]+ ){2,3}(?:(?:deputy|assistant|managing|executive|acting) [a-z]+ of|"
        r"the (?:[a-z]+,? ){1,4}(?:is|was|has|says|said))\b",
        r"[”’\"']\s?[,.]\s?[”\"]|\(\s|\s\)|,\s?,|,\.|[a-z]\.[A-Z][a-z]",
    )
)
# "…, the president said on Monday.": the words before the last comma are what was said
ENDS_SAYING = re.compile(
    r"^(?P<said>[^“”\"]+), (?:[^,“”\"]+ )?(?:said|says|added|tweeted|wrote)"
    r"(?= (?:on|in|at|during|after|before|of)\b|\.$)"
)
SINCE = re.compile(rf"\bsince (?:(?:early|late|mid|last) )?(?:(?:19|20)\d\d|last|(?:{DAY})\b)")
# "is the first since 1990", "is up 3 percent since May": a state measured from then, in the present
MEASURED_SINCE = re.compile(
    r"\b(?:first|second|third|last|only|no|not|never|most|least|[a-z]+est|up|down|worst|best|time|more|fewer|less|"
    r"higher|lower|increase|decrease|rise|fall|been)\b",
    re.IGNORECASE,
)


def first_match(text: str, *patterns: re.Pattern[str]) -> str | None:
    """Return what the first of the patterns that is found in a text matches there, None where none is."""
    return next((match.group() for pattern in patterns if (match := pattern.search(text)) is not None), None)
