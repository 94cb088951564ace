"""What headings, captions, references and boilerplate look like: the knowledge that the rest of the package applies.

Every pattern is meant for the head or the tail of a line (`HEAD`, `TAIL` characters), never for a whole paragraph: texts come with lines
of any length, and reading them takes time in proportion.
"""

from __future__ import annotations

import re

HEAD = 300
TAIL = 300

# ---------------------------------------------------------------- marks at the head of a line
MARKDOWN_HEADING = re.compile(r"(?P<mark>#{1,6})[ \t]+(?P<title>\S.*?)[ \t]*#*$")
WIKI_HEADING = re.compile(r"(?P<mark>={2,6})[ \t]*(?P<title>[^=\s][^=]*?)[ \t]*={2,6}$")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<dot>\.?)[ \t\u00a0]+(?=\S)")
BULLET = re.compile(
    r"""(?:[•‣▪▫◦·●○■□►▸✓❖]\s*          # nothing else begins with these
         |[-*+–]\s+(?:\[[ xX]\]\s+)?     # a dash or a star needs its space
         |\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)\s+
        )(?=\S)""",
    re.VERBOSE,
)
QUOTE = re.compile(r"(?:>\s*)+(?=\S)")
TABLE_ROW = re.compile(r"\|.*\|$")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)$")
TAG = re.compile(r"</?[A-Za-z][^<>]*>$")
KEY_AND_VALUE = re.compile(r"[A-Z][A-Za-z]*(?:\s[A-Za-z]+){0,3}:\s+(?![12]\d{3}(?:\s*[-–]\s*\d{2,4})?$)(?:about\s+|c\.\s*|~\s*)?[$€£¥]?\d")
"""*Population: 5.5 million*: a line of a table of facts; *The war: 1962-1975* may be a heading."""
PATH = re.compile(r"[^>]*\S > \S")
"""*Geography > Climate*: a heading that names its parents."""
BREADCRUMB = re.compile(r"(?:home|start|main page|news|you are here)\s*[>»/›]", re.IGNORECASE)
EDIT_LINK = re.compile(r"\s*\[\s*edit\s*\]\s*$", re.IGNORECASE)
EMPHASIS = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<title>[^*_].*?)(?P=mark)(?P<colon>:?)$")
OUTLINE_MARK = re.compile(r"(?:[IVX]{1,5}[.)]|[A-Z]\)|\d{1,3}[.)])\s+(?=\S)")
FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`]*$")
FRONT_MATTER_KEY = re.compile(r"[A-Za-z][\w-]*:(?:\s|$)")

# ---------------------------------------------------------------- references
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_FULL_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
REFERENCE_HEAD = re.compile(r"(?:\d{1,3}\.?\s*)?\^|\[\^?[\w-]{1,20}\]:\s|\[\d{1,3}\]\s+(?=[A-Z\"“'])|↑\s")
REFERENCE_TAIL = re.compile(
    rf"""(?:(?:^|[.,;:)"”'’]\s*)(?:Retrieved|Accessed|Last\s+accessed|Archived)(?:\s+(?:on|from\s+the\s+original\s+on))?:?\s+{_FULL_DATE}\W*$
        |\bISBN(?:-1[03])?:?\s+[\dX-]{{10,}}\W*$
        |\bdoi:\s*10\.\S+$
        )""",
    re.VERBOSE,
)
CITATION = re.compile(r"[^()]{2,80}\((?:[^()]{0,30}\b)?\d{4}[a-z]?\)[.,:]\s|[\"“][^\"”]{5,200}[\"”]\.\s")
"""*Name, First (year). …*, *"Title". Publisher*: an entry of a list of works."""

# ---------------------------------------------------------------- boilerplate
BOILERPLATE = re.compile(
    r"""(?:
      this\s+page\s+(?:is\s+based\s+on|was\s+last\s+(?:edited|modified|updated))\b
    | this\s+article\s+(?:incorporates|is\s+licensed|uses\s+material|is\s+based\s+on\s+(?:a|the)\s+(?:wikipedia\s+)?article|is\s+a\s+stub)\b
    | (?:this\s+text|text|content|images?(?:,\s*videos?)?(?:\s+and\s+audio)?|material)\s+(?:is|are)\s+(?:made\s+)?available\s+under\b
    | (?:licensed|released|published|available)\s+under\s+(?:the\s+|a\s+)?(?:cc\b|creative\s+commons|gnu|gfdl|open\s+government)
    | (?:except\s+where|unless)\s+otherwise\s+noted\b
    | media\s+related\s+to\s.{1,200}\s(?:at|on)\s+wikimedia\b
    | (?:wikimedia\s+commons|wikiquote|wikisource|wikivoyage)\s+has\b
    | from\s+wikipedia,\s+the\s+free\s+encyclop
    | retrieved\s+from\s+["“]?https?:
    | read\s+more\s+(?:about\s+this\s+topic|»|on\s*:)
    | (?:hidden\s+)?categor(?:y|ies):
    | jump\s+to(?::|\s+(?:navigation|search|content)\b)
    | skip\s+to\s+(?:main\s+)?(?:content|navigation)\b
    | \(?(?:see\s+also|main\s+articles?|further\s+(?:information|reading)|see\s+main\s+article|related\s+articles?)\s*:\s*\S
    | \(see\s+also\b[^()]*\)$
    | (?:this\s+(?:web)?site|we|our\s+(?:web)?site|this\s+page)\s+uses?\s+(?:\w+\s+){0,2}cookies\b
    | by\s+(?:continuing\s+to\s+(?:use|browse)|using\s+this\s+(?:web)?site)\b
    | (?:accept|reject|manage)\s+(?:all\s+)?cookies$
    | (?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}|by\b|all\b)
    | (?:.{0,80}\s)?all\s+rights\s+reserved\.?$
    | all\s+rights\s+reserved\b
    | .{0,200}\badditional\s+terms\s+may\s+apply\b
    | (?:privacy\s+policy|terms\s+of\s+(?:use|service)|cookie\s+(?:policy|statement|settings)|contact\s+us|about\s+us
        |navigation\s+menu|main\s+menu|back\s+to\s+top
        |advertisement|share\s+this(?:\s+(?:page|article))?
        |print\s+this\s+page|sign\s+(?:in|up)|log\s+in|read\s+more|learn\s+more|show\s+more|related\s+posts|leave\s+a\s+comment|edit\s+this\s+page)[:.…»]?$
    | subscribe\s+to\s+(?:our|the)\s+newsletter\b
    | \{\{|\[\[(?:file|image|category):
    | https?://\S+$
    )""",
    re.VERBOSE | re.IGNORECASE,
)
SEE_ALSO_IN_BRACKETS = re.compile(r"\s*\((?:see\s+also|see\s+main\s+article)\b[^()]*\)$", re.IGNORECASE)
BYLINE = re.compile(r"(?:by|written by|author:|posted by)\s+[A-Z]", re.IGNORECASE)
DATELINE = re.compile(rf"(?:{_WEEKDAY},?\s+)?(?:(?:published|posted|updated|last\s+updated)(?:\s+on)?:?\s+)?{_FULL_DATE}$", re.IGNORECASE)

# ---------------------------------------------------------------- captions
PHOTO_ID = re.compile(r"\s*\((?:\d{7,}|(?:IMG|DSC|DSCN|P)[_-]?\d{4,})\)$|\.(?:jpe?g|png|svg|gif|webp|tiff?)$", re.IGNORECASE)
_AGENCY = (
    r"(?:AP|AFP|EPA|DPA|ANP|PA|UPI|TASS|ITAR-TASS|RIA\s+Novosti|Sputnik|Xinhua|Reuters|Bloomberg|Magnum|"
    r"Getty(?:\s+Images)?|Shutterstock|Alamy|Corbis|Wikimedia(?:\s+Commons)?|Flickr)"
)
CREDIT = re.compile(
    rf"""\s*(?:
      \(\s*(?i:©|\(c\)|copyright\b|photo(?:graph)?s?\b|image\b|picture\b|credit\b|courtesy\b)[^()]*\)+
    | \(\s*[A-Z][\w.&'’ -]{{0,60}}/\s*[A-Z][\w.'’-]*(?:\s+[\w.'’-]+){{1,5}}\s*\)      # (Organisation/First Last)
    | \(\s*{_AGENCY}(?:\s*/[^()]*|\s+[Pp]hoto[^()]*)?\s*\)
    | (?:©|(?:Photo(?:graph)?|Image|Picture)(?:\s+(?:by|credit|courtesy(?:\s+of)?))?\s*:)[^.()]{{2,80}}
    | Photo(?:graph)?\s+(?:by|courtesy\s+of)\s[^.()]{{2,80}}
    )$""",
    re.VERBOSE,
)
CAPTION_HEAD = re.compile(
    r"(?:(?:Photo|Image|Picture|Caption|Fig(?:ure)?\.?\s+\d+)\s*[:.]\s+\S|(?:Map|Photo(?:graph)?|Portrait|Flag|Logo|Coat\s+of\s+arms)\s+(?:of|indicating|showing|with|depicting)\b)"
)
PLACE_AND_YEAR = re.compile(
    rf"\b(?:in|at|near|outside|off)\s+(?:the\s+)?[A-Z][\w.'’-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w.'’-]*){{0,4}},\s+(?:{_FULL_DATE}|{_MONTH}\s+\d{{4}}|\d{{4}})\.?$"
)
"""*… in Bishkek, 2015*: a single year; *the South, 1956-1960* is a heading's."""
PLACE_AND_DAY = re.compile(rf"(?:^|[.!?]\s+)(?!(?:On\s+)?{_WEEKDAY}\b)[A-Z][\w'’-]*(?:,?\s+[A-Z][\w'’-]*){{0,3}},\s+{_FULL_DATE}\.?$")
"""*… took part. Bishkek, 6 July 2012.*: how a photograph is signed."""

# ---------------------------------------------------------------- sentences and titles
SENTENCE_END = re.compile(r"[.!?…。！？](?:['\"”’»)\]\s*_`⁰¹²³⁴-⁹]|\[[^\[\]]{1,15}\])*$")
"""A full stop, then quotes, brackets and the numbers of notes."""
OPEN_END = re.compile(r"[,;–—-]['\"”’»)\]]*$")
ABBREVIATION_END = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|St|etc|vs|al)\.)$")
FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|isn't|aren't|wasn't|weren't|didn't|said|says)\b"
)
"""Words that make a finite clause wherever they stand in small letters; headlines do without them."""
PRONOUN_HEAD = re.compile(r"(?:He|She|It|They|We|I|You|There|This|These|Those|Both)\s+[a-z]")
SMALL_WORD = re.compile(r"\b[a-z][\w'’-]{3,}")
"""A word of four letters or more that a title would write with a capital."""

LINK_SECTIONS = frozenset(
    {
        "see also",
        "external links",
        "further reading",
        "related articles",
        "related links",
        "related pages",
        "links",
        "navigation",
        "contents",
        "table of contents",
    }
)
REFERENCE_SECTIONS = frozenset(
    {
        "references",
        "notes",
        "notes and references",
        "references and notes",
        "footnotes",
        "endnotes",
        "citations",
        "bibliography",
        "works cited",
        "sources",
        "literature",
    }
)
OPENING_SECTIONS = frozenset({"overview", "introduction", "background", "summary", "history", "abstract", "preface"})
"""Headings that may stand first and yet are no article's title."""
