"""What stands on a news page around the prose: bylines, datelines, credits, captions, links, notices.

Every pattern is bounded, so that a hostile text costs time in proportion to its length.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


MONTH = _any(
    r"Jan(?:uary|\.)?", r"Feb(?:ruary|\.)?", r"Mar(?:ch|\.)?", r"Apr(?:il|\.)?", "May", "June?", "July?",
    r"Aug(?:ust|\.)?", r"Sept?(?:ember|\.)?", r"Oct(?:ober|\.)?", r"Nov(?:ember|\.)?", r"Dec(?:ember|\.)?",
)  # fmt: skip
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = rf"(?:{WEEKDAY},? )?(?:{DAY} {MONTH}|{MONTH} {DAY})(?:,? \d{{4}})?"
AGENCY = _any(
    "Reuters", "REUTERS", "AP", "(?:The )?Associated Press", "AFP", "Agence France-Presse", "Getty(?: Images)?",
    "EPA(?:-EFE)?", "PA(?: Wire| Media| Images)?", "Press Association", "Shutterstock", "Alamy", "Xinhua", "TASS",
    "Interfax", "Anadolu(?: Agency)?", "Bloomberg", "ANSA", "dpa", "DPA", "NurPhoto", "ZUMA", "Keystone", "Yonhap",
    "Kyodo(?: News)?", "Jiji(?: Press)?", "CP", "The Canadian Press", "AAP", "PTI", "ANI", "IANS", "UPI", "EFE", "CNN",
    "BBC(?: News)?", "NPR", "NASA", "Handout", "Pool", "Al Jazeera", "Corbis", "iStock", "Unsplash", "Flickr",
    "Wikimedia Commons", "Rex(?: Features)?", "Action Images", "Sputnik", "RIA Novosti", "Ukrinform", "Magnum",
    "The (?:Guardian|Observer|Times|Independent)",
)  # fmt: skip
# one word of a name; it ends where a lower-case letter meets a capital ("RennickThe"), except in "McKay" and the like
WORD = r"(?:Ma?c[A-Z][a-z]{1,20}|[A-Z][a-zà-ÿ.’']{0,24}(?:-[A-Z][a-zà-ÿ]{1,20})?|[A-Z]{2,12})"
NAME = rf"{WORD}(?: (?:{WORD}|de|da|van|von|der|al|bin|el|la|le|dos|di)){{0,4}}"
SOURCE = rf"{NAME}(?:(?:/ ?| via | for |, ){NAME}){{0,2}}"
PICTURE = r"(?:Photograph|Photo|Picture|Image|Illustration|Graphic|Composite|Credit)s?"

CREDIT = re.compile(
    _any(
        r"\[(?:File: ?)?[A-Z][^\[\]\n]{1,60}/[^\[\]\n]{2,50}\]",  # [Name/Agency]
        rf"\[(?:File(?: photo)?: ?)?{AGENCY}\]",
        rf"\((?=[^()\n]{{0,80}}(?:{PICTURE}|Pool|Handout|File)\b)(?=[^()\n]{{0,80}}(?:/|:|\bby\b|[Cc]ourtesy|via))"
        r"[^()\n]{3,100}\)",
        r"\([A-Z][\w.'’-]{1,25} [A-Z][^()\n/]{1,30}/ ?[A-Z][^()\n]{1,40}\)",
        rf"\({AGENCY}/[^()\n]{{2,50}}\)",
        rf"\bREUTERS/{NAME}(?:/File Photo)?",
        rf"\bAP Photo/{NAME}",
        rf"\b{PICTURE}(?: credit| by)?: ?{SOURCE}",
        rf"(?<=[.!?] ){NAME}/ ?{NAME}(?:/{NAME}| via {NAME})?$",
        rf"(?<=[.!?]){NAME}/ ?{NAME}(?:/{NAME}| via {NAME})?$",
        rf"(?<=[.!?] ){NAME} [Vv]ia {AGENCY}$",
        rf"{NAME}/{AGENCY}(?: via {AGENCY})?$",
        rf"(?:©|\(c\)) ?{AGENCY}$",
        r"\bGetty Images$",
    )
)
# a photographer's name behind a caption that lost the space after it: "in May. Ann PereiraTransport Minister", but not
# a name that has a capital within it
CREDIT_RUN_IN = re.compile(
    r"(?:(?<=[.!?] )|(?<=[.!?][\"”’)] ))(?![\w’'-]+ (?:Fitz|Mac|Van|Von|Ter|Del|Abu|Dela)[A-Z])"
    r"[A-Z][A-Za-zà-ÿ.&/-]{0,24}(?: [A-Z][A-Za-zà-ÿ.&/-]{0,24}){0,2}[ /][A-Z][a-zà-ÿ]{2,24}(?=[A-Z][a-zà-ÿ]+[ ’',])"
)
CAPTION_START = re.compile(
    r"(?:Image caption|Media caption|Caption|FILE PHOTO|FILE|File photo|File image|File picture|PHOTO|IMAGE|VIDEO|"
    r"GRAPHIC|"
    r"Pictured|\(L-R\)|\(From left|From left(?: to right)?)\b[:,\-–— (]"
)
MAP = re.compile(r"(?:Map|MAP|Chart|Graphic|Locator map|A map)(?: of| showing|:)? .{1,60}$|.{1,40} (?:map|Map)$")
PICTURED = re.compile(
    r"\b(?:pictured|seen here|is seen|are seen|looks? on|poses? (?:for|with)|file photo|during (?:a|an|the)|\(L-R\)|"
    r"left|right|"
    r"(?:in )?this (?:\w+ )?(?:photo|image|picture)|centre|center|walks? past|gather|stands? )\b"
)
PLACE = r"(?:[A-Z][\w.'’-]+|of|the|and|de|del|la|al|el)(?: (?:[A-Z][\w.'’-]+|of|the|and|de|del|la|al|el)){0,2}"
DATELINE = re.compile(
    _any(
        # LONDON, Jan 5 (Reuters) -   ·   WASHINGTON (AP) —   ·   NEW DELHI:
        rf"[A-Z][A-Z.'’ -]{{1,28}}[A-Z.](?:, ?[A-Z][\w. ]{{1,24}}){{0,2}}(?:,? ?{DATE})?"
        rf"(?: ?\((?:{AGENCY}|[A-Z][\w ]{{1,24}})\))? ?(?:--|[—–:]|-(?= )) ?",
        # LONDON (AP)   ·   NEW DELHI, Jan 5 (Reuters)   (the dash was lost)
        rf"[A-Z][A-Z.'’ -]{{1,28}}[A-Z.](?:, ?[A-Z][\w. ]{{1,24}}){{0,2}}(?:,? ?{DATE})? ?\({AGENCY}\) (?=[“\"‘A-Z])",
        # Almaty, Kazakhstan –   ·   Nairobi –
        rf"{PLACE}(?:, {PLACE}){{0,2}}(?:, {DATE})?(?: ?\({AGENCY}\))? (?:--|[—–-]) (?=[“\"‘A-Z])",
        # (Reuters) -   ·   (CNN)
        rf"\({AGENCY}\) ?(?:(?:--|[—–-]) ?)?(?=[“\"‘A-Z])",
        # date 2022-01-05 ·   2022-01-05 14:30   (a time stamp that ran into the first line)
        r"(?:[Dd]ate:? )?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)? (?=[“\"‘A-Z])",
        # EASTON, South Kent, June 23   (a dash was lost between the day and the report)
        rf"[A-Z][A-Z.'’-]{{2,20}}(?: [A-Z][A-Z.'’-]{{2,20}}){{0,2}}(?:, ?[A-Z][\w. ]{{1,24}}){{0,2}}, ?{DATE} "
        r"(?=[“\"‘]?[A-Z])",
        # Paris, 5 January 2022 (AFP).
        rf"{PLACE}, {DATE} \({AGENCY}\)[.:]? ",
    )
)
JOB = r"(?:correspondent|editor|reporter|writer|analyst|columnist|producer|journalist|staff|news desk|newsroom)"
BYLINE = re.compile(
    _any(
        r"(?:By|BY|(?:Written|Words|Story|Text|Report|Reported|Interview) by|From our)\b:? [A-Z\w].{1,110}",
        rf"{NAME}(?: and {NAME})?(?:,| \||  | in [A-Z]\w+,?| -| –) (?:.{{0,40}}\b{JOB}\b.{{0,40}}|{AGENCY}.{{0,20}})",
        r"(?:Published|Updated|Last updated|Posted|First published|Modified|Issued|Date|Created)\b.{1,70}",
        r"\d{1,2} (?:minutes?|mins?|hours?|days?) ago",
        r"\d{1,2}[ -]min(?:ute)?s? read",
        r"@\w{2,20}",
    )
    + "$",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    _any(
        DATE, rf"{WEEKDAY}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b", r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?",
        r"\d{4}-\d\d-\d\d",
        r"\d{1,2} ?[ap]\.?m\b\.?", r"\d{1,2}/\d{1,2}/\d{2,4}",
        r"\b(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PST|PDT|PT|IST|AEST)\b",
        r"\b(?:last )?(?:published|updated|posted|modified|at|on)\b", r"\b(?:19|20)\d\d\b", r"[\s,|:·•/()–—-]",
    )
    + "+$",
    re.IGNORECASE,
)  # fmt: skip
LONE_NAME = re.compile(
    rf"{WORD}(?: (?:{WORD}|de|da|van|von|der|al|bin|el)){{1,3}}(?:(?:,| and) [A-Z][\w.'’ -]{{2,40}})?$"
)
BOILERPLATE = re.compile(
    _any(
        # links to other pages
        r"(?:read|see) (?:more|next|also|full|the full|our)\b", "also (?:read|in)", r"related(?: \w+)?(?::|$)",
        "related (?:stories|articles|content|topics|coverage)",
        "more (?:on this|from|stories|coverage|like this|to read)",
        "continue reading", r"click (?:here|to)", r"(?:watch|listen)(?: live| now| more| to)?:", r"live(?: updates?)?:",
        "in pictures", "recommended", "trending", "most (?:read|popular|viewed)", r"you (?:may|might) (?:also )?like",
        "what to (?:read|watch|know) next", "editors?[’'] picks?", "top stories", "up next", "for the latest",
        "to (?:read|see|view|watch) (?:more|the|this)", "view (?:comments|gallery|all|more|original)", "show more",
        "for more (?:information|stories|news|on)", r"close$|next$|previous$|back to top|menu$|search$|home$|loading",
        "skip (?:to|past|ad)", r"\d+/\d+$", r"[*_=~·•-]{3,}$", r"https?://", r"www\.", r"#\w+",
        # asking something of the reader
        r"advert(?:isement|isment|ising)\b", r"sponsored\b", "(?:story|article) continues",
        "sign[ -]?up (?:for|to|here|now)",
        r"subscribe\b", r"follow (?:us|our|live)\b",
        r"follow .{1,40} on (?:social|twitter|x\b|facebook|instagram|whatsapp|telegram)",
        "share (?:this|on|via|article)", r"donate\b", "support (?:us|our journalism)", "become a (?:member|subscriber)",
        r"contact us|get in touch|do you have a (?:story|tip)|have a (?:story|tip)", "get (?:the latest|our|breaking)",
        "download (?:the|our)", r"newsletters?\b", r"\d* ?comments?$", "join (?:us|our|the conversation)", "print this",
        "stay (?:up to date|informed|tuned)", "e-?mail (?:us|the|this)", "log ?in|register", "we use cookies",
        # rights, credits of the staff, corrections
        r"copyright\b|©|\(c\) ?(?:19|20)", "all rights reserved",
        r"terms (?:of|and)|privacy policy|cookies?\b(?: policy)?",
        "our standards:", "the views expressed", "disclaimer", r"getty images$", "image source", "filed under",
        r"(?:editing|reporting|additional reporting|writing|compiled|graphics?|translated|produced|edited)"
        r"(?: and (?:editing|writing|reporting))? by\b",
        "with (?:files|reporting|inputs?|additional reporting) (?:from|by)", r"(?:tags?|topics?|keywords?|sources?):",
        r"this (?:article|story|report|piece|post|page|content|interview|transcript|material|website|site)(?:[’']s)? "
        r"(?:was|has been|is|originally|first|may|contains|uses|appeared)\b",
        r"corrections?(?: and clarifications?)?:", "editor[’']s note", "the associated press contributed",
        r"(?:ap|associated press|reuters) (?:writers?|journalists?|reporters?)\b.{0,90}contributed",
        r".{1,120}\bcontributed to this (?:report|story|article)",
    ),
    re.IGNORECASE,
)  # fmt: skip
# a notice that lost the space after it: "AdvertisementThe company said"
RUN_IN_NOTICE = re.compile(
    r"(?:Advertisement|ADVERTISEMENT|Read more|Read More|Image caption|Image source|Story continues below|"
    r"Continue reading)"
    r"(?=[A-Z“\"])"
)
SENTENCE_OPENERS = (
    "On|In|At|The|A|An|After|Before|By|As|For|From|When|While|It|He|She|They|This|These|That|His|Her|Its|Since|During|"
    "According|But|And|With|More|Many|Some|Several|Police|President|There|Although|Despite|Under|Earlier|Later|Now|"
    "We|Due"
)
# a headline, alt text or map title that lost the space before the next sentence: "KazakhstanOn January 5"
RUN_IN = re.compile(
    rf"(?:(?<=[a-z]{{3}})|(?<=[a-z]{{3}}\d))(?=(?:{SENTENCE_OPENERS}|{WEEKDAY}) [a-z0-9A-Z])|(?<=[a-z] map)(?=[A-Z])"
)
LABEL = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{0,30}|Q|A|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})(?: ?\([^()]{1,40}\))?: (?=[“\"A-Z])"
)
MARKDOWN_HEADING = re.compile(r"#{1,6} +\S")
FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|I[’']m|I[’']ve|we[’']re|We[’']re)\b(?!\.)")
QUOTED = re.compile(r"“[^“”]{0,2000}(?:”|$)|\"[^\"]{0,2000}(?:\"|$)")
