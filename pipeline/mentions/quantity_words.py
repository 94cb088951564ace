"""The words around a number: what bounds it, what softens it, and what makes it no quantity at all."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AT_LEAST = (
    "more than",
    "over",
    "above",
    "at least",
    "greater than",
    "larger than",
    "higher than",
    "exceeding",
    "upward of",
    "upwards of",
    "in excess of",
    "a minimum of",
    "minimum of",
    "not less than",
    "no less than",
    "no fewer than",
    "not fewer than",
    "never less than",
    "never fewer than",
    "no shorter than",
    "no smaller than",
    "no lower than",
    "no younger than",
    "no lighter than",
    "not shorter than",
    "not smaller than",
    "not lower than",
    "not younger than",
    "not lighter than",
    "never shorter than",
    "never smaller than",
    "never lower than",
    "never younger than",
    "never lighter than",
    "as few as",
    "as little as",
    "older than",
    "longer than",
    ">",
    "≥",
    ">=",
)
AT_MOST = (
    "up to",
    "at most",
    "no more than",
    "not more than",
    "never more than",
    "no longer than",
    "no larger than",
    "no bigger than",
    "no higher than",
    "no taller than",
    "no deeper than",
    "no wider than",
    "no older than",
    "no heavier than",
    "no greater than",
    "no broader than",
    "no thicker than",
    "not longer than",
    "not larger than",
    "not bigger than",
    "not higher than",
    "not taller than",
    "not deeper than",
    "not wider than",
    "not older than",
    "not heavier than",
    "not greater than",
    "not broader than",
    "not thicker than",
    "not later than",
    "never longer than",
    "never larger than",
    "never bigger than",
    "never higher than",
    "never taller than",
    "never deeper than",
    "never wider than",
    "never older than",
    "never heavier than",
    "never greater than",
    "never broader than",
    "never thicker than",
    "never later than",
    "a maximum of",
    "maximum of",
    "less than",
    "fewer than",
    "under",
    "below",
    "lower than",
    "smaller than",
    "as many as",
    "as much as",
    "not exceeding",
    "younger than",
    "shorter than",
    "<",
    "≤",
    "<=",
)
APPROXIMATE = (
    "about",
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "around",
    "some",
    "nearly",
    "almost",
    "close to",
    "an estimated",
    "estimated",
    "estimated at",
    "circa",
    "ca.",
    "c.",
    "in the region of",
    "in the order of",
    "on the order of",
    "practically",
    "virtually",
    "just short of",
    "~",
    "≈",
    "±",
)
DEGREES = ("well", "just", "slightly", "far", "much", "a little", "little", "significantly", "considerably", "only slightly")
"""What may stand before a bounding word: `just under 500`."""

AT_LEAST_AFTER = (
    "or more",
    "or above",
    "or over",
    "or greater",
    "or higher",
    "and above",
    "and over",
    "and up",
    "or older",
    "and older",
    "plus",
)
AT_MOST_AFTER = ("or less", "or fewer", "or under", "or below", "or younger", "and under", "and below", "and younger")
APPROXIMATE_AFTER = ("or so", "odd", "or thereabouts")

LABELS = _words("""
    act article apollo apartment area bay block book boulevard box building bus calibre caliber camp car card case
    category chapter channel class clause code column company day decree directive district division edition episode
    exhibit exit figure fig flight floor formula gate grade group hall highway house interstate issue item law lesson
    level line lot mark model no nos nr note number numbers order page pages paragraph part patent phase pier pillar
    platform player point pp protocol psalm question regiment resolution room round route row rule school season section
    sector series site size slot stage station step suite table terminal theorem title track train type unit verse version
    vol volume ward week windows zone
""")
"""Nouns that a bare number behind them names, and does not count (`Article 5`, `grade 8`)."""

SCORE_BEFORE = _words("""
    won win wins winning lost lose loses losing beat beats beating defeated defeating defeat drew draw tied tie voted vote
    score scored scoreline led leads leading victory aggregate record final finished finish
""")
SCORE_AFTER = _words("""
    vote votes win wins victory victories defeat defeats loss losses draw draws score scoreline lead record majority
    decision ruling aggregate tie season start win-loss split margin series
""")
CHANGES = _words("""
    increas rise rose rising risen grew grow fell fall falling decline declin drop climb jump expand decreas shrink shrank
    surge soar reduc rais lower went up down improv chang cut doubl slid slip rebound plummet plung revis
""")
"""Beginnings of words that make `from 10 to 20` a change, not a range."""

STREETS = _words("""
    street st avenue ave road rd boulevard blvd lane drive way place court terrace square parkway crescent alley highway
    row quay plaza
""")

NOT_COUNTED_BEFORE_ONE = _words("""
    no any every each some the this that these those which another only such number day as than big little last first next
    other same good bad new old loved from by
""")
NOT_COUNTED_AFTER_ONE = _words("""
    a after again all also an and another are as at be became been before being but by can could day did do does each else
    for from had has have he her his i if in into is it its just like may might more morning must near night not of off on
    one or other our out over shall she should side sided so such than that the their then there these they thing this
    those to under until up upon us was way we were what when where whereas which while who whom whose will with without
    would yet you hand time evening off-site
""")
COUNTING_ONE = _words("just only exactly won received")
"""Words before `one` and a name that is no person's, which make it a count: `received just one Nobel Prize`."""
NOT_PLURAL = _words("was is has as its his this us thus plus yes does across ago always")
"""Words in -s that are no plural nouns."""

IRREGULAR_PLURALS = _words("""
    people men women children feet teeth aircraft police troops personnel staff cattle sheep fish servicemen policemen
    congressmen species percent policewomen servicewomen businessmen fishermen gunmen media criteria phenomena lives wives
    livestock spacecraft offspring headquarters
""")
NOT_HALVED = _words("""
    the this that each first second third other latter former upper lower top bottom left right final opening last better
""")
"""Words before `half` that make it a part by name (`the northern half of`), and not a share of 50 percent."""
YEAR_BEFORE = _words("""
    the in since the of by until till during before after from to and between early late mid circa around
""")
