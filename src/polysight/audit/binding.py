"""Which claims a formula may take for its names: the same thing, at the right place and time.

Words before a name: none is the claim's own place, time, route and firms (the route by which most
is made, where neither the claim nor the number that is wanted names one); ``world`` the world;
``beyond`` the world for any other place; ``whole`` all firms and routes in the claim's place, or
the country of its region, the world of a country; ``industry`` all firms there on any route;
``anywhere`` in any place; ``last`` the end of the year before and ``before`` the year before;
``taxed`` and ``untaxed`` with tax and without; ``routed`` the claim's route without its firm;
``among`` one of its places or their country; ``anyroute`` any route; ``onroute`` its very route and
``mainroute`` the one by which most is made, where that is another, ``worldmain`` that of the world;
``goods`` all sorts and grades of the product; ``top5`` the five largest; ``design`` a project at
full output; ``row`` a row of evidence. Before the first name, ``limit`` asks for rules instead of
facts, and `polysight.audit.name_scopes` tells what else is asked of the claim that is checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from polysight.audit.claim import Claim, Kind
from polysight.audit.claim_keys import (
    EXTENSIVE,
    MEAN,
    NO_VALUES,
    Bucket,
    bucket,
    since_new_year,
    when,
    year,
)
from polysight.audit.expression import ROW, Name
from polysight.audit.kept import kept
from polysight.audit.name_scopes import (
    DESIGN,
    FIXED,
    RANKS,
    WORLD,
    few_years,
    is_design,
    of_stage,
    one_plan,
    within_scope,
)
from polysight.audit.report import Report
from polysight.audit.serving import serves

#: Scopes of the year before.
EARLIER = ("last", "before")


@dataclass(frozen=True)
class Bindings:
    """Claims by what they are about.

    Parameters
    ----------
    claims : sequence of Claim
        All claims.
    wholes : callable
        Places that a place lies within, the world too.
    now : int
        Year that the report calls now.
    mains : frozenset of str
        Routes by which most is made.
    """

    claims: Sequence[Claim]
    wholes: Callable[[str], Iterable[str]]
    now: int
    mains: frozenset[str] = frozenset()

    @cached_property
    def _by_bucket(self) -> Mapping[Bucket, Mapping[str, list[Claim]]]:
        found: dict[Bucket, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in self.claims:
            if claim.span is not None and claim.kind not in NO_VALUES:
                found[bucket(claim)][when(claim)].append(claim)
        return found

    @cached_property
    def _buckets_of(self) -> Mapping[str, list[Bucket]]:
        found: dict[str, list[Bucket]] = defaultdict(list)
        for key in self._by_bucket:
            found[key[0]].append(key)
        return found

    @cached_property
    def _of_firms(self) -> Mapping[tuple[str, tuple[str, ...]], list[Bucket]]:
        found: dict[tuple[str, tuple[str, ...]], list[Bucket]] = defaultdict(list)
        for key in self._by_bucket:
            found[key[0], key[2]].append(key)
        return found

    def tells(self, name: Name) -> bool:
        """Whether any claim could be taken for a name, at whatever place and time.

        Parameters
        ----------
        name : Name
            What a formula calls for.

        Returns
        -------
        bool
            Always for a row of evidence.
        """
        return name.scope == ROW or any(metric in self._buckets_of for metric in name.metrics)

    def contexts(self, metrics: Iterable[str]) -> Iterable[tuple[Bucket, str, list[Claim]]]:
        """Claims of some metrics that mean one thing, by place, firms, group, route and time.

        Parameters
        ----------
        metrics : iterable of str
            Keys of the metrics.

        Returns
        -------
        iterable of (bucket, str, list of Claim)
            Each claim once, with the time key of all of its list.
        """
        found: dict[tuple[Bucket, str], list[Claim]] = defaultdict(list)
        for metric in metrics:
            for key in self._buckets_of.get(metric, ()):
                for moment, claims in self._by_bucket[key].items():
                    found[("", *key[1:]), moment] += claims
        for (key, moment), claims in sorted(found.items(), key=lambda item: item[0]):
            yield key, moment, claims

    def limits(self, metrics: Iterable[str]) -> Iterable[tuple[Bucket, str, list[Claim]]]:
        """Limits of some metrics, each alone.

        Parameters
        ----------
        metrics : iterable of str
            Keys of the metrics.

        Returns
        -------
        iterable of (bucket, str, list of Claim)
            Each limit with its place, firms, group and route, and its time.
        """
        wanted = set(metrics)
        for claim in self.claims:
            if claim.metric in wanted and claim.kind is Kind.LIMIT and claim.span is not None:
                yield ("", *bucket(claim)[1:]), when(claim), [claim]

    def country(self, place: str) -> str:
        """Largest place below the world that a place lies within; itself where there is none.

        Parameters
        ----------
        place : str
            The place.

        Returns
        -------
        str
            Its country, for a region.
        """
        outer = [one for one in self.wholes(place) if one != WORLD]
        return min(outer, key=lambda one: (len(list(self.wholes(one))), one), default=place)

    def candidates(
        self, name: Name, at: Bucket, moment: str, time: str, *, amount: bool = False
    ) -> list[Claim]:
        """Claims that a formula may take for a name.

        Parameters
        ----------
        name : Name
            What is called for.
        at : tuple
            Place, firms, group and route of the claim that is checked.
        moment : str
            Its time key.
        time : str
            Policy of the relation.
        amount : bool
            Whether an amount or share of a place is checked: no ratio of all tells that of a route.

        Returns
        -------
        list of Claim
            Claims of the place and time.
        """
        if name.scope == DESIGN:
            return self._at_design(name, at)
        anchor = moment
        if name.scope in EARLIER:
            told = year(moment) or since_new_year(moment)
            if told is None:
                return []
            anchor = str(told - 1)
        found = [] if name.scope or at[3] else self._at(name, (*at[:3], MEAN, at[4]), anchor, time)
        found = found or self._at(name, at, anchor, time)
        if amount and at[4] and not at[2] and not name.scope:
            found = [one for one in found if one.route or one.unit not in (*EXTENSIVE, "1")]
        if not found and not name.scope and not at[4]:
            mains = () if amount and self._has_routes(name, at) else sorted(self.mains)
            found = [
                claim
                for main in mains
                for claim in self._at(name, (*at[:4], main), anchor, time)
                if claim.unit not in EXTENSIVE
            ]
        exact = [claim for claim in found if when(claim) == anchor]
        if time in ("current", "any") and exact:
            found = exact
        if name.scope == "last":
            return [claim for claim in found if claim.basis.get("timing") == "end"]
        return within_scope(name, found)

    def _has_routes(self, name: Name, at: Bucket) -> bool:
        """Whether a name is told of other routes than those by which most is made."""
        keys = (key for metric in name.metrics for key in self._buckets_of.get(metric, ()))
        return any(key[1:4] == at[1:4] and key[4] not in ("", *self.mains) for key in keys)

    def _at_design(self, name: Name, at: Bucket) -> list[Claim]:
        """Claims of a name for a project at full output."""
        keys = [key for metric in name.metrics for key in self._keys(metric, DESIGN, at)]
        return [
            claim
            for key in keys
            for moment, claims in self._by_bucket.get(key, {}).items()
            if is_design(key, moment)
            for claim in claims
        ]

    def _at(self, name: Name, at: Bucket, anchor: str, time: str) -> list[Claim]:
        """Claims of a name at a time; where there are none, of a few years or of one plan."""
        found: list[Claim] = []
        wide: list[Claim] = []
        for metric in name.metrics:
            for key in self._keys(metric, name.scope, at):
                for other, claims in self._by_bucket.get(key, {}).items():
                    if other == anchor or (
                        time not in ("same", "exact") and serves(other, anchor, time, self.now)
                    ):
                        found += claims
                    elif (
                        anchor in few_years(other)
                        or one_plan(anchor, other)
                        or (metric in FIXED and of_stage(anchor, other, named=bool(at[2])))
                    ):
                        wide += claims
        return found or wide

    def carried(self, name: Name, at: Bucket, moment: str, reach: int) -> tuple[list[Claim], int]:
        """Claims of the nearest year within reach, and how many years away it is.

        Parameters
        ----------
        name : Name
            What is called for.
        at : tuple
            Place, firms, group and route of the claim that is checked.
        moment : str
            Its time key.
        reach : int
            Years that a claim may be carried.

        Returns
        -------
        tuple of (list of Claim, int)
            The claims, empty where there are none, and the years.
        """
        told = year(moment)
        for away in range(1, reach + 1) if told is not None else ():
            for other in (told - away, told + away) if told is not None else ():
                if found := self.candidates(name, at, str(other), "same"):
                    return found, away
        return [], 0

    def _keys(self, metric: str, scope: str, at: Bucket) -> list[Bucket]:
        _, places, firms, group, route = at
        if scope == "world":
            return [(metric, (WORLD,), (), "", "")]
        if scope == "beyond":
            return [(metric, (WORLD,), (), "", "")] if places != (WORLD,) else []
        if scope == "goods":
            return [(metric, places, firms, "", route)]
        if scope in RANKS:
            return [(metric, places, (), RANKS[scope], "")]
        if scope == "whole":
            return [(metric, (place,), (), "", "") for place in self._whole_places(at)]
        if scope == "among":
            near = {*places, *(self.country(place) for place in places)}
            alone = self._of_firms.get((metric, firms), ())
            return [key for key in alone if len(key[1]) == 1 and key[1][0] in near and not key[3]]
        if scope == "anyroute":
            return [key for key in self._buckets_of.get(metric, ()) if key[1:4] == at[1:4]]
        if scope == "onroute":
            return [(metric, places, firms, group, route)] if route else []
        if scope in ("mainroute", "worldmain"):
            mains = sorted(self.mains) if route and route not in self.mains else ()
            where = places if scope == "mainroute" else (WORLD,)
            return [(metric, where, firms, group, main) for main in mains]
        if scope == "industry":
            return [
                key
                for place in self._whole_places(at)
                for key in self._of_firms.get((metric, ()), ())
                if key[1] == (place,) and not key[3]
            ]
        if scope == "anywhere":
            return [key for key in self._of_firms.get((metric, ()), ()) if not key[3]]
        if scope == "routed":
            wide = dict.fromkeys((places, *((place,) for place in self._whole_places(at))))
            return [(metric, place, (), "", route) for place in wide if route]
        own = [(metric, places, firms, group, route), (metric, places, firms, group, "")]
        if firms:
            whole = any(key in self._by_bucket for key in own)
            own += [
                key
                for key in self._of_firms.get((metric, firms), ())
                if key[3] == group
                and not (whole and key[1] != places and self._adds_up(key))
                and (key[4] in (route, "") or (not route and not self._adds_up(key)))
                and self._related(key[1], places)
            ]
        return list(dict.fromkeys(own))

    def _adds_up(self, key: Bucket) -> bool:
        """Whether claims of a kind are amounts, of which a part is not the whole."""
        return any(claims[0].unit in EXTENSIVE for claims in self._by_bucket[key].values())

    def _whole_places(self, at: Bucket) -> list[str]:
        _, places, firms, _, route = at
        if firms:
            shares = self._of_firms.get(("company_share", firms), ())
            places = (*places, *(place for key in shares for place in key[1]))
        if firms or route:
            return [*dict.fromkeys((*places, *(self.country(place) for place in places)))]
        around = {one: self.country(one) for one in places if one != WORLD}
        return [*dict.fromkeys(WORLD if one == far else far for one, far in around.items())]

    def _related(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether one of two lists of places lies in the other."""
        return any(a == b or b in self.wholes(a) or a in self.wholes(b) for a in one for b in other)


@kept
def bindings_of(report: Report) -> Bindings:
    """Claims of a report by what they are about.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    Bindings
        With its places, its year and its main routes.
    """
    mains = frozenset(report.vocabulary.words("main_route").values())
    return Bindings(report.claims, report.vocabulary.wholes, report.year, mains)
