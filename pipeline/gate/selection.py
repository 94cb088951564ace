"""Which rules count, by the beginning of their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pipeline.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Selection:
    """Rules whose id begins with one of `select` (all where it is empty) and with none of `ignore`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule_id: str) -> bool:
        """True if the rule counts."""
        return (not self.select or rule_id.startswith(self.select)) and not (bool(self.ignore) and rule_id.startswith(self.ignore))


def make_selection(select: Sequence[str], ignore: Sequence[str], known: Collection[str]) -> Selection:
    """A selection; SettingsError where a prefix begins no known rule id: a typing error must not switch a gate off."""
    check_known("select", select, known)
    check_known("ignore", ignore, known)
    return Selection(tuple(select), tuple(ignore))


def check_known(option: str, prefixes: Iterable[str], known: Collection[str]) -> None:
    """SettingsError where a prefix begins no known rule id."""
    for prefix in prefixes:
        if not prefix or not any(rule_id.startswith(prefix) for rule_id in known):
            near = get_close_matches(prefix, known, n=1)
            hint = f'did you mean "{near[0]}"?' if near else "`crossclaim rules list` shows the rules"
            raise SettingsError(f'{option}: no rule id begins with "{prefix}"; {hint}')


def check_severities(severity: Mapping[str, str], known: Collection[str]) -> None:
    """SettingsError where the settings give a severity to a rule that does not exist."""
    for rule_id in severity:
        if rule_id not in known:
            near = get_close_matches(rule_id, known, n=1)
            hint = f'did you mean "{near[0]}"?' if near else "`crossclaim rules list` shows the rules"
            raise SettingsError(f'severity: there is no rule "{rule_id}"; {hint}')
