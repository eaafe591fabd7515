"""What stands on a news page around the prose: bylines, datelines, credits, captions, links, notices.

Every pattern is bounded, so that a hostile text costs time in proportion to its length.
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DATE = rf"(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?"
AGENCY = (
    r"(?:Reuters|REUTERS|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|Getty(?: Images)?|EPA(?:-EFE)?|"
    r"PA(?: Wire| Media| Images)?|Press Association|Shutterstock|Alamy|Xinhua|TASS|Interfax|Anadolu(?: Agency)?|Bloomberg|"
    r"ANSA|dpa|DPA|NurPhoto|ZUMA|Keystone|Yonhap|Kyodo(?: News)?|Jiji(?: Press)?|CP|The Canadian Press|AAP|PTI|ANI|IANS|UPI|"
    r"EFE|CNN|BBC(?: News)?|NPR|NASA|Handout|Pool|Al Jazeera|Corbis|iStock|Unsplash|Flickr|Wikimedia Commons|WENN|"
    r"Rex(?: Features)?|Action Images|The (?:Guardian|Observer|Times|Independent)|Sputnik|RIA Novosti|Ukrinform|Magnum)"
)
NAME = r"[A-Z][\w.'’-]{0,25}(?: (?:[A-Z][\w.'’-]{0,25}|de|da|van|von|der|al|bin|el|la|le|dos|di)){0,4}"

CREDIT = re.compile(
    rf"\[(?:File: ?)?[A-Z][^\[\]\n]{{1,60}}/[^\[\]\n]{{2,50}}\]|\[(?:File(?: photo)?: ?)?{AGENCY}\]"
    rf"|\((?:AP Photo|Photo|Photograph|Image|Picture|Credit|File [Pp]hoto|Photo by|Courtesy)\b[^()\n]{{0,90}}\)"
    rf"|\([A-Z][^()\n]{{1,50}}/ ?{AGENCY}[^()\n]{{0,20}}\)|\((?:{AGENCY})/[^()\n]{{2,50}}\)"
    rf"|\bREUTERS/{NAME}(?:/File Photo)?|\bAP Photo/{NAME}"
    rf"|\b(?:Photograph|Photo(?:graph)? credit|Photo|Picture|Image|Credit|Illustration|Graphic|Composite)(?: credit| by)?: ?"
    rf"[A-Z][^\n.]{{1,60}}"
    rf"|(?:(?<=[.!?] )|(?<=[.!?]))(?:{NAME}/ ?{AGENCY}(?:/{AGENCY}| via {AGENCY})?|{AGENCY}/{NAME}|(?:{NAME} )?[Vv]ia {AGENCY})$"
    rf"|(?:{NAME}/{AGENCY}(?: via {AGENCY})?|(?:©|\(c\)) ?{AGENCY}|{NAME} ?(?:/|via) ?{AGENCY}|\bGetty Images)$"
)
CAPTION_START = re.compile(
    r"(?:Image caption|Media caption|Caption|FILE PHOTO|FILE|File photo|File image|File picture|PHOTO|IMAGE|VIDEO|GRAPHIC|"
    r"Pictured|\(L-R\)|\(From left|From left(?: to right)?)\b[:,\-–— (]"
)
MAP = re.compile(
    r"(?:Map|MAP|Chart|Graphic|Locator map|Map showing|A map)(?: of| showing|:)? .{1,60}$|.{1,40} (?:map|Map)$"
)
PICTURED = re.compile(
    r"\b(?:pictured|seen here|is seen|are seen|looks on|look on|poses? (?:for|with)|file photo|in this (?:\w+ )?(?:photo|image|picture)|"
    r"this (?:photo|image|picture)|during (?:a|an|the)|\(L-R\)|left|right|centre|center|walks? past|gather|stands? )\b"
)
SPACED = r"(?:[A-Z][\w.'’-]+|of|the|and|de|del|la|al|el)"
DATELINE = re.compile(
    # LONDON, Jan 5 (Reuters) -   ·   WASHINGTON (AP) —   ·   NEW DELHI:
    rf"(?:[A-Z][A-Z.'’ -]{{1,28}}[A-Z.](?:, ?[A-Z][\w. ]{{1,24}}){{0,2}}(?:,? ?(?:{DATE}))?(?: ?\((?:{AGENCY}|[A-Z][\w ]{{1,24}})\))? ?(?:--|[—–:]|-(?= )) ?"
    # Almaty, Kazakhstan –   ·   Nairobi –
    rf"|{SPACED}(?: {SPACED}){{0,2}}(?:, {SPACED}(?: {SPACED}){{0,2}}){{0,2}}(?:, {DATE})?(?: ?\((?:{AGENCY})\))? (?:--|[—–-]) (?=[“\"‘A-Z])"
    # (Reuters) -   ·   (CNN)
    rf"|\((?:{AGENCY})\) ?(?:(?:--|[—–-]) ?)?(?=[“\"‘A-Z])"
    # Paris, 5 January 2022 (AFP).
    rf"|{SPACED}(?: {SPACED}){{0,2}}, {DATE} \((?:{AGENCY})\)[.:]? )"
)
JOB = r"(?:correspondent|editor|reporter|writer|analyst|columnist|producer|journalist|staff|news desk|newsroom)"
BYLINE = re.compile(
    rf"(?:(?:By|BY|Written by|Words by|Story by|Text by|Report by|Interview by|From our)\b:? [A-Z\w].{{1,110}}"
    rf"|{NAME}(?: and {NAME})?(?:,| \||  | in [A-Z]\w+,?| -| –) (?:.{{0,40}}\b{JOB}\b.{{0,40}}|{AGENCY}.{{0,20}})"
    rf"|(?:Published|Updated|Last updated|Posted|First published|Modified|Issued|Date|Created|Last modified)\b.{{1,70}}"
    rf"|{DATE}(?:[,|·•–-]? .{{0,30}})?|\d{{1,2}} (?:minutes?|mins?|hours?|days?) ago|\d{{1,2}}[ -]min(?:ute)?s? read"
    rf"|@\w{{2,20}}|{WEEKDAY})$"
)
LONE_NAME = re.compile(
    r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|da|van|von|der|al|bin|el)){1,3}(?:(?:,| and) [A-Z][\w.'’ -]{2,40})?$"
)
BOILERPLATE = re.compile(
    r"(?:(?:read|see) (?:more|next|also|full|the full|our)\b|also read|also in|related(?: \w+)?:|related$|related (?:stories|articles|content|topics|coverage)|"
    r"more (?:on this|from|stories|coverage|like this|to read)|advert(?:isement|isment|ising)\b|sponsored\b|story continues|article continues|"
    r"continue reading|sign[ -]?up (?:for|to|here|now)|subscribe|follow (?:us|\S+ on|our|live)|share (?:this|on|via|article)|copyright\b|©|\(c\)|all rights reserved|"
    r"our standards:|(?:editing|reporting|additional reporting|writing|compiled|graphics?|translated|produced|edited)(?: and (?:editing|writing|reporting))? by\b|"
    r"with (?:files|reporting|inputs?|additional reporting) (?:from|by)|"
    r"this (?:article|story|report|piece|post|page|content|interview|transcript|material|website|site)(?:’s|'s)? (?:was|has been|is|originally|first|may|contains|uses|appeared)\b|"
    r"click (?:here|to)|watch(?: live| now| more)?:|listen(?: to)?:|live(?: updates?)?:|in pictures|recommended|trending|most (?:read|popular|viewed)|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|donate\b|support (?:us|our journalism)|become a (?:member|subscriber)|contact us|"
    r"get (?:in touch|the latest|our|breaking)|do you have a (?:story|tip)|have a (?:story|tip)|terms (?:of|and)|privacy policy|cookies?\b(?: policy)?|"
    r"we use cookies|download (?:the|our)|newsletters?\b|loading|skip (?:to|past|ad)|\d* ?comments?$|tags?:|topics?:|keywords?:|filed under|"
    r"sources?:|end of|image source|getty images$|corrections?(?: and clarifications?)?:|editor[’']s note|for more (?:information|stories|news|on)|for the latest|e-?mail (?:us|the|this)|"
    r"join (?:us|our|the conversation)|stay (?:up to date|informed|tuned)|print this|back to top|menu$|search$|home$|log ?in|register|https?://|www\.|#\w+|"
    r"the associated press contributed|(?:ap|associated press|reuters) (?:writers?|journalists?|reporters?)\b.{0,90}contributed|.{1,120}\bcontributed to this (?:report|story|article)|"
    r"to (?:read|see|view|watch) (?:more|the|this)|the views expressed|disclaimer|what to (?:read|watch|know) next|editors?[’'] picks?|top stories|up next|"
    r"view (?:comments|gallery|all|more|original)|show more|close$|next$|previous$|\d+/\d+$|[*_=~·•-]{3,}$)",
    re.IGNORECASE,
)
# a notice that lost the space after it: "AdvertisementThe company said"
RUN_IN_NOTICE = re.compile(
    r"(?:Advertisement|ADVERTISEMENT|Read more|Read More|Image caption|Image source|Story continues below|Continue reading)(?=[A-Z“\"])"
)
# a headline, alt text or map title that lost the space before the next sentence: "KazakhstanOn January 5"
RUN_IN = re.compile(
    rf"(?:(?<=[a-z]{{3}})|(?<=[a-z]{{3}}\d))(?=(?:On|In|At|The|A|An|After|Before|By|As|For|From|When|While|It|He|She|They|This|These|That|His|Her|Its|"
    rf"Since|During|According|But|And|With|More|Many|Some|Several|Police|President|There|{WEEKDAY}|Although|Despite|Under|Earlier|Later|Now|We|Due) [a-z0-9A-Z])"
    rf"|(?<=[a-z] map)(?=[A-Z])"
)
LABEL = re.compile(r"(?:[A-Z][A-Z.'’ -]{0,30}|Q|A|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})(?: ?\([^()]{1,40}\))?: ")
MARKDOWN_HEADING = re.compile(r"#{1,6} +\S")
