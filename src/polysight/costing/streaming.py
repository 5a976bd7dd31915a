"""Cost of many draws, plants and months in pieces, so that the whole array is never held.

Ten thousand draws of sixty plants over seventy-two months are 346 MB for one measure. Pieces of
draws are for who passes costs on (a market, a file); the moments and quantiles of `summary` are
exact: each plant is computed for all draws at once. No number depends on the size of the pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.costing.accumulation import FULL_LOAD, add_item
from polysight.costing.lines import CASH_LINES, Book, Floats, Item, chosen
from polysight.errors import UsageError, refusal

#: Draws of a piece that stay in the cache of one core at sixty plants and seventy-two months.
DRAWS_AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class Chunk:
    """Cost of consecutive draws.

    Parameters
    ----------
    first : int
        Place of the first draw on the whole draw axis.
    cost : ndarray, [draw, plant, month]
        Sum over the lines that were asked for [money/kg].
    """

    first: int
    cost: Floats


@dataclass(frozen=True, slots=True)
class Summary:
    """What the draws say about each plant and month.

    Parameters
    ----------
    mean, sd : ndarray, [plant, month]
        Mean and standard deviation over the draws [money/kg]; the deviation of one draw is zero.
    probabilities : ndarray, [probability]
        Probabilities of the quantiles.
    quantiles : ndarray, [probability, plant, month]
        Exact sample quantiles, linear between neighbouring draws [money/kg].
    """

    mean: Floats
    sd: Floats
    probabilities: Floats
    quantiles: Floats


def costs(
    book: Book,
    *,
    lines: tuple[str, ...] = CASH_LINES,
    draws: slice = slice(None),
    plants: slice = slice(None),
) -> Floats:
    """Cost per kilogram, summed over lines, as one array of the size asked for.

    Parameters
    ----------
    book : Book
        Quantities and prices.
    lines : tuple of str, default `CASH_LINES`
        Lines that are summed, in the order of the book's items.
    draws, plants : slice
        Consecutive draws and plants; all of them by default.

    Returns
    -------
    ndarray, [draw, plant, month]
        ``c = sum_i(q_i p_i) + sum_f(q_f p_f) / utilisation`` with variable items i and fixed
        items f [money/kg].
    """
    first, last, _ = draws.indices(book.draws)
    one, end, _ = plants.indices(book.plants)
    cost = np.zeros((last - first, end - one, book.months))
    place = np.ascontiguousarray(book.place[one:end], dtype=np.int64)
    usage = _part(_part(book.utilisation, 0, first, last), 1, one, end)
    inverse = np.ascontiguousarray(1.0 / usage)
    for item in chosen(book, lines):
        price = np.ascontiguousarray(_part(item.price, 0, first, last))
        quantity = _part(_part(item.quantity, 0, first, last), 1, one, end)
        add_item(
            cost,
            item.sign * np.ascontiguousarray(quantity),
            price,
            place if price.shape[1] > 1 else np.zeros_like(place),
            inverse if item.fixed else FULL_LOAD,
        )
    return cost


def costs_by_line(
    book: Book,
    lines: tuple[str, ...],
    *,
    draws: slice = slice(None),
    plants: slice = slice(None),
) -> Floats:
    """Cost of each line; the lines sum to `costs` of the same lines.

    Parameters
    ----------
    book : Book
        Quantities and prices.
    lines : tuple of str
        Keys of the line axis; a line without items is zero.
    draws, plants : slice
        Consecutive draws and plants; all of them by default.

    Returns
    -------
    ndarray, [draw, plant, month, line]
        Money per kilogram; credits are negative.
    """
    each = [costs(book, lines=(line,), draws=draws, plants=plants) for line in lines]
    return np.stack(each, axis=-1)


def chunks(
    book: Book, *, lines: tuple[str, ...] = CASH_LINES, size: int = DRAWS_AT_ONCE
) -> Iterator[Chunk]:
    """Pieces of consecutive draws, from the first draw to the last.

    Parameters
    ----------
    book : Book
        Quantities and prices.
    lines : tuple of str, default `CASH_LINES`
        Lines that are summed.
    size : int, default `DRAWS_AT_ONCE`
        Draws of a piece, at least one; the last piece may be shorter.

    Yields
    ------
    Chunk
        The next piece; a draw has the same bits in a piece of any size.
    """
    _at_least_one(size)
    for first in range(0, book.draws, size):
        yield Chunk(first, costs(book, lines=lines, draws=slice(first, first + size)))


def summary(
    book: Book,
    *,
    probabilities: Floats,
    lines: tuple[str, ...] = CASH_LINES,
    plants_at_once: int = 1,
) -> Summary:
    """Mean, standard deviation and exact quantiles over the draws, plant by plant.

    Parameters
    ----------
    book : Book
        Quantities and prices.
    probabilities : ndarray, [probability]
        Probabilities of the quantiles, each in [0, 1].
    lines : tuple of str, default `CASH_LINES`
        Lines that are summed.
    plants_at_once : int, default 1
        Plants that are held at one time; it changes memory, not results.

    Returns
    -------
    Summary
        NaN where a draw of the plant and month has no cost.

    Raises
    ------
    UsageError
        If a probability lies outside [0, 1].
    """
    if not ((probabilities >= 0.0) & (probabilities <= 1.0)).all():
        raise refusal(UsageError, "costing.probability", got=probabilities)
    _at_least_one(plants_at_once)
    found = [
        _reduced(plant, probabilities)
        for first in range(0, book.plants, plants_at_once)
        for plant in np.moveaxis(
            costs(book, lines=lines, plants=slice(first, first + plants_at_once)), 1, 0
        )
    ]
    mean, sd, quantiles = (np.stack(part) for part in zip(*found, strict=True))
    return Summary(mean, sd, probabilities, np.moveaxis(quantiles, 1, 0))


def _reduced(cost: Floats, probabilities: Floats) -> tuple[Floats, Floats, Floats]:
    """Moments and quantiles of one plant; ``cost`` has the axes draw, month."""
    by_month = np.ascontiguousarray(cost.T)
    mean, sd = by_month.mean(axis=1), by_month.std(axis=1)
    unknown = np.isnan(mean)
    # Quantiles as numpy's "linear" method, from the few order statistics that they need.
    last = by_month.shape[1] - 1
    below = np.floor(probabilities * last).astype(np.int64)
    above = np.minimum(below + 1, last)
    by_month.partition(np.unique([below, above]), axis=1)
    share = probabilities * last - below
    step = by_month[:, above] - by_month[:, below]
    quantiles = (by_month[:, below] + share * step).T
    return mean, sd, np.where(unknown, np.nan, quantiles)


def _part(array: Floats, axis: int, first: int, last: int) -> Floats:
    """Consecutive elements of an axis; an axis of length one stands for all."""
    if array.shape[axis] == 1:
        return array
    return array[first:last] if axis == 0 else array[:, first:last]


def _at_least_one(size: int) -> None:
    if size < 1:
        raise refusal(UsageError, "costing.size", got=size)


def unit_cost(item: Item, utilisation: Floats) -> Floats:
    """Cost of one item per kilogram by plain array arithmetic: the meaning of the loop.

    Parameters
    ----------
    item : Item
        Its price has a place axis of length one or of the length of the plant axis.
    utilisation : ndarray, [draw, plant, month]
        Output over capacity [1].

    Returns
    -------
    ndarray, [draw, plant, month]
        Money per kilogram, negative for a credit.
    """
    paid = item.sign * item.quantity[:, :, None] * item.price
    return np.asarray(paid / utilisation if item.fixed else paid)
