"""The word classes of `rules/lexicons/`, as sets that the claims step asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from pipeline.claims.amount_words import Amounts, read_amounts
from pipeline.claims.trait_words import Traits, read_traits
from pipeline.errors import RuleError

TRAITS = "traits"
AMOUNTS = "amounts"
CLASSES = "classes"
FILES = ("verb_classes", "hedges", "nouns")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas by class; what a class means is said in the file that lists it."""

    same_time: frozenset[str]
    implying: frozenset[str]
    same_time_passive: frozenset[str]
    planning: frozenset[str]
    planning_adjectives: frozenset[str]
    announcing: frozenset[str]
    announcing_adjectives: frozenset[str]
    plan_nouns: frozenset[str]
    causative: frozenset[str]
    negative: frozenset[str]
    preventing: frozenset[str]
    rejecting: frozenset[str]
    disabling_adjectives: frozenset[str]
    partaking: frozenset[str]
    excluding: frozenset[str]
    creating: frozenset[str]
    report: frozenset[str]
    giving: frozenset[str]
    light: frozenset[str]
    presenting: frozenset[str]
    personal: frozenset[str]
    human_verbs: frozenset[str]
    striking: frozenset[str]
    undoing: frozenset[str]
    stative: frozenset[str]
    trading: frozenset[str]
    keeping: frozenset[str]
    winding_up: frozenset[str]
    finishing: frozenset[str]
    mutual: frozenset[str]
    resulting: frozenset[str]
    occurring: frozenset[str]
    dwelling: frozenset[str]
    measuring: frozenset[str]
    exceeding: frozenset[str]
    remembering: frozenset[str]
    gauging: frozenset[str]
    gauged_nouns: frozenset[str]
    gathering_nouns: frozenset[str]
    passing: frozenset[str]
    counting: frozenset[str]
    sighting: frozenset[str]
    performing: frozenset[str]
    arriving: frozenset[str]
    populating: frozenset[str]
    broadcasting: frozenset[str]
    releasing: frozenset[str]
    authoring: frozenset[str]
    spanning: frozenset[str]
    obtaining: frozenset[str]
    awarding: frozenset[str]
    culminating: frozenset[str]
    lasting: frozenset[str]
    building: frozenset[str]
    resisting: frozenset[str]
    possible_adverbs: frozenset[str]
    possible_modals: frozenset[str]
    planned_modals: frozenset[str]
    source_nouns: frozenset[str]
    event_nouns: frozenset[str]
    state_nouns: frozenset[str]
    country_nouns: frozenset[str]
    other_holders: frozenset[str]
    deed_endings: frozenset[str]
    deed_nouns: frozenset[str]
    person_titles: frozenset[str]
    organization_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    owned_nouns: frozenset[str]
    place_nouns: frozenset[str]
    symmetric_nouns: frozenset[str]
    measure_nouns: frozenset[str]
    dimension_nouns: frozenset[str]
    making_nouns: frozenset[str]
    party_nouns: frozenset[str]
    aged_nouns: frozenset[str]
    restating_nouns: frozenset[str]
    settlement_nouns: frozenset[str]
    site_nouns: frozenset[str]
    story_nouns: frozenset[str]
    text_nouns: frozenset[str]
    music_nouns: frozenset[str]
    prize_nouns: frozenset[str]
    contest_nouns: frozenset[str]
    vessel_nouns: frozenset[str]
    fond_adjectives: frozenset[str]
    kin_nouns: frozenset[str]
    film_nouns: frozenset[str]
    series_nouns: frozenset[str]
    song_nouns: frozenset[str]
    album_nouns: frozenset[str]
    book_nouns: frozenset[str]
    specimen_nouns: frozenset[str]
    player_nouns: frozenset[str]
    operation_nouns: frozenset[str]
    human_nouns: frozenset[str]
    settler_nouns: frozenset[str]
    uninhabited_adjectives: frozenset[str]
    learned_nouns: frozenset[str]
    episode_nouns: frozenset[str]
    opening_modifiers: frozenset[str]
    closing_modifiers: frozenset[str]
    finale_nouns: frozenset[str]
    debut_modifiers: frozenset[str]
    cinema_nouns: frozenset[str]
    spouse_nouns: frozenset[str]
    numbered_nouns: frozenset[str]
    headcount_words: frozenset[str]
    high_point_nouns: frozenset[str]
    unfinished_adjectives: frozenset[str]
    flag_nouns: frozenset[str]
    section_nouns: frozenset[str]
    cycle_nouns: frozenset[str]
    offer_nouns: frozenset[str]
    failing_nouns: frozenset[str]
    part_nouns: frozenset[str]
    traits: Traits
    amounts: Amounts
    sort_nouns: frozenset[str]
    """By which a definition calls a thing of some class: singer, film, town."""


def read_lexicon(files: Mapping[str, Mapping[str, object]]) -> Lexicon:
    """The lexicon from the parsed rule files, by file stem.

    Raises:
        RuleError: a class is missing, or is not a list of words.
    """
    words: dict[str, frozenset[str]] = {}
    for stem in FILES:
        for name, value in files.get(stem, {}).items():
            if name == "why":
                continue
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                raise RuleError(f'"{name}" must be a list of words (quote words such as "no" and "on")', path=f"rules/lexicons/{stem}.yaml")
            words[name] = frozenset(value)
    wanted = {field.name for field in fields(Lexicon)} - {TRAITS, AMOUNTS, "sort_nouns"}
    if missing := sorted(wanted - words.keys()):
        raise RuleError(f"missing word class {', '.join(missing)}", path="rules/lexicons")
    return Lexicon(
        **{name: words[name] for name in wanted},
        traits=read_traits(files.get(TRAITS, {})),
        amounts=read_amounts(files.get(AMOUNTS, {})),
        sort_nouns=_nouns_of_classes(files.get(CLASSES, {})),
    )


def _nouns_of_classes(listed: Mapping[str, object]) -> frozenset[str]:
    """The last words of the nouns of all classes: of *television series*, *series*."""
    classes = listed.get("classes", {})
    return frozenset(str(noun).split()[-1] for nouns in (classes.values() if isinstance(classes, Mapping) else ()) for noun in nouns)
