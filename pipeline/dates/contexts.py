"""Word lists about dates: what stands before and after one, and before and after what only looks like one. All in lower case."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


BEFORE_YEAR = words(
    "in since until till by of during from to through before after between and or around about circa year years early late mid spring "
    "summer autumn fall winter beginning end start middle for as back on than into ca c quarter half born "
    "died b d est fl founded established"
)
"""What stands before a year, in lower case."""
BEFORE_WEEKDAY = words("on next last this that by until since before after from every of and or to following previous ,")
"""What stands before a weekday; needed by the short ones, which are words and names too."""
DETERMINERS = words(
    "the a an this that its his her their our my your these those each every another any no whose first second third last new famous "
    "infamous disputed failed historic abortive ill-fated controversial landmark disastrous original bloody"
)
"""What opens a noun phrase in which a date may name the noun: *the 2010 clashes*."""
COUNTED = words(
    "men women people persons troops soldiers civilians casualties prisoners deaths dead wounded injured killed km kilometers "
    "kilometres miles meters metres feet ft m mi kg tons tonnes tonne percent per cent dollars pounds euros rubles roubles yen pages "
    "votes seats million billion thousand hundred hours minutes seconds acres hectares households inhabitants mph kph hp mm cm lbs "
    "guns tanks aircraft ships vessels planes sq square cubic degrees volts watts kw mw mhz ghz calories children students members "
    "refugees"
)
"""Nouns and units after which a number is a count."""
NUMBERED = words(
    "no nos number numbers room page pages p pp vol volume route highway flight chapter section article suite box apt unit building "
    "division regiment battalion brigade squadron hill model type resolution size line isbn tel phone fax code id item figure table"
)
"""Nouns before which a number is a label: *Room 1984*."""
STREETS = words("street st avenue ave road rd boulevard blvd drive lane court place square way highway parkway terrace")
"""How street names end."""
EVENTS = words(
    "agreement accord accords treaty pact election elections war wars revolution uprising uprisings rising revolt rebellion coup "
    "clashes clash riots riot rioting violence unrest protest protests demonstrations massacre attack attacks bombing bombings "
    "incident crisis invasion offensive campaign battle siege armistice ceasefire truce conference summit congress convention "
    "constitution referendum census report survey study edition season championship championships tournament cup olympics games award "
    "awards prize act law decree reform reforms budget plan programme program festival earthquake flood floods famine epidemic "
    "independence declaration resolution protocol charter speech book novel film movie song album model version mutiny strike strikes "
    "partition genocide pogrom pogroms purge putsch assassination crash disaster fire hurricane eruption tour expedition exhibition "
    "vote poll polls deal settlement statute amendment ruling decision case trial handbook estimate estimates figures data"
)
"""What is named by its year."""
FUNCTION_WORDS = words(
    "in on at by for with from to of and or but as that which who when where while until since after before during through between "
    "into the a an his her its their it he she they we i you this these those was were is are be been had has have did does do would "
    "will could should may might can not also then there both all some many more most when if because although though however only "
    "just"
)
"""Words that are no noun: a date before them modifies nothing."""
AFTER_MODAL_MAY = words("be have not also well i we you never only still even no contain include help lead result cause need")
"""What follows *may* the verb."""
