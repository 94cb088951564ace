"""Rule packs: installed distributions that bring rules, found by their entry points without running a line of their code.

A distribution says `[project.entry-points."crossclaim.rules"]` with `name = "package"`, or `name = "package:folder"` for a folder in it
(`package:data.rules` for one below another). What is asked is the metadata of the installed distributions and the finders of Python's
import system, which tell where a package lies; the package itself is not imported, so whatever stands in its modules does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import PipelineError, RuleError, SettingsError, Unreadable
from pipeline.rulebook.rules import Pack
from pipeline.settings import Settings

GROUP = "crossclaim.rules"
_VALUE = re.compile(r"(?P<package>\w+(?:\.\w+)*)\s*(?::\s*(?P<folder>\w+(?:\.\w+)*))?")


def find_packs(settings: Settings | None = None) -> tuple[Pack, ...]:
    """The installed rule packs that the settings take, sorted by name; all of them without settings.

    PipelineError: a pack that the settings name is not installed, two have one name, or the folder of one is not there.
    """
    wanted, ignored = (settings.packs, settings.ignore_packs) if settings else ((), ())
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name, _whose(point)))
    _check_wanted(wanted, points)
    taken = [point for point in points if (not wanted or _is_named(point, wanted)) and not _is_named(point, ignored)]
    packs: list[Pack] = []
    errors: list[PipelineError] = list(_namesakes(taken))
    for point in taken:
        try:
            packs.append(_pack(point))
        except RuleError as error:
            errors.append(error)
    if errors:
        raise errors[0] if len(errors) == 1 else Unreadable(errors)
    return tuple(packs)


def packs_named(name: str, packs: Sequence[Pack]) -> list[Pack]:
    """The packs of this name, or of the distribution of this name; SettingsError where there is none."""
    found = [pack for pack in packs if _same(name, pack.name) or _same(name, pack.distribution)]
    if not found:
        raise SettingsError(_missing(name, {pack.name: str(pack) for pack in packs}))
    return found


def _check_wanted(wanted: Iterable[str], points: Sequence[EntryPoint]) -> None:
    """Rules that a project counts on and that are not there would let everything pass."""
    for name in wanted:
        if not any(_is_named(point, (name,)) for point in points):
            raise SettingsError(f"packs: {_missing(name, {point.name: _whose(point) for point in points})}")


def _missing(name: str, installed: Mapping[str, str]) -> str:
    known = ", ".join(f"{known} ({whose})" for known, whose in installed.items())
    return f'there is no rule pack "{name}"; ' + (f"there are {known}" if known else "none is installed, or all are left out")


def _is_named(point: EntryPoint, names: Iterable[str]) -> bool:
    distribution = point.dist.name if point.dist else ""
    return any(_same(name, point.name) or _same(name, distribution) for name in names)


def _same(one: str, other: str) -> bool:
    """Names of distributions are compared as installers do: https://peps.python.org/pep-0503/#normalized-names."""
    return re.sub(r"[-_.]+", "-", one).lower() == re.sub(r"[-_.]+", "-", other).lower()


def _whose(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown distribution"


def _namesakes(points: Sequence[EntryPoint]) -> Iterator[RuleError]:
    for index, point in enumerate(points[1:]):
        before = points[index]
        if _same(before.name, point.name):
            said = f'two rule packs have the name "{point.name}": of {_whose(before)} and of {_whose(point)}'
            yield RuleError(f"{said}; uninstall one, or leave it out: ignore-packs names the distribution")


def _pack(point: EntryPoint) -> Pack:
    """The pack of an entry point; RuleError where its folder cannot be found."""
    said = f'the rule pack "{point.name}" of {_whose(point)}'
    value = _VALUE.fullmatch(point.value.strip())
    if value is None:
        raise RuleError(f'{said} names no package: {point.value!r}; write "package" or "package:folder"')
    top, *inner = value["package"].split(".")
    folders = [Path(location, *inner, *(value["folder"] or "").split(".")) for location in _locations(top, said)]
    found = [folder for folder in folders if folder.is_dir()]
    if not found:
        where = ", ".join(map(str, folders))
        raise RuleError(f"{said} has no folder of rules: {where} is no folder; rules are read from folders, and not out of an archive")
    # A namespace package lies in several folders: the pack's is the one beside its own metadata.
    beside = Path(str(point.dist.locate_file(""))) if point.dist else Path()
    own = next((folder for folder in found if folder.is_relative_to(beside)), found[0])
    return Pack(point.name, point.dist.name if point.dist else point.name, point.dist.version if point.dist else "", own)


def _locations(package: str, said: str) -> list[str]:
    """The folders of a package that stands in no other. A dotted name would not do: to find it, the packages around it are imported."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        raise RuleError(f'{said} names the package "{package}", which cannot be found; install it again')
    if spec.submodule_search_locations is None:
        raise RuleError(f'{said} names "{package}", which is a module; rules stand in the folder of a package')
    return list(spec.submodule_search_locations)
