"""Words that join a sentence to the one before it and say nothing themselves: "by contrast", "meanwhile"."""

from __future__ import annotations

import re

JOINING = (
    "but|and|so|yet|or|nor|also|still|meanwhile|however|moreover|furthermore|in addition|additionally|besides|"
    "instead|indeed|in response|in reaction|in return|"
    "nevertheless|nonetheless|thus|therefore|hence|for example|for instance|in fact|of course|similarly|likewise|"
    "by contrast|"
    "in contrast|on the other hand|on the one hand|at the same time|as a result|in turn|separately|overall|elsewhere|"
    "finally|"
    "eventually|afterwards|subsequently|consequently|in other words|to be sure|admittedly|notably|in particular|"
    "above all|"
    "in the meantime|in the end|not surprisingly|unsurprisingly|crucially|importantly|sadly|fortunately|unfortunately|"
    "for his part|for her part|for their part|for its part|more broadly|in short|in all|that said|after all|even so"
)
# heads of a phrase unless a comma follows: "At the same time the storm hit", "After all the votes were counted",
# "In all three cases", "Still images", "Elsewhere in Orel", "In the end zone", "So many people", "Besides Holt"
_BEFORE_A_COMMA = (
    "at the same time|after all|in all|besides|overall|above all|still|in short|elsewhere|in particular|in the end|"
    "in the meantime|in return|separately"
)
LEADING = re.compile(
    rf"(?!(?:{_BEFORE_A_COMMA}) |so (?:many|much|few|little|called) )"
    rf"(?:(?:{JOINING}),? +(?!(?:from|in the early|a|far|long|of|to|that|than)\b)|(?:now|then|later|earlier|again|"
    rf"first|second|third|secondly|firstly|last), +"
    # "Later Thursday" is a time: without its first word it is none that stands at the head of a sentence
    r"|(?:later|then) +(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)(?=(?-i:[A-Z])))",
    re.IGNORECASE,
)
