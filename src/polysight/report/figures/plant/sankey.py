"""Energy from where it enters, through the sections, to what it does."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from polysight.report.figures.plant.drawing import Drawing, Frame, drawing
from polysight.report.figures.plate import BLACK, PALETTE
from polysight.study.flows import Flow, visible

#: Width of a node, and free height between nodes, as shares of the picture.
NODE, GAP = 0.014, 0.045
#: Space to the right of the last column for its labels.
LABELS = 0.26


Box = tuple[float, float, float]


def columns(flows: Sequence[Flow]) -> dict[str, int]:
    """Column of every node: one more than the furthest of its sources.

    Parameters
    ----------
    flows : sequence of Flow
        Flows without a circle.

    Returns
    -------
    dict of str to int
        Column by label, in the order in which the nodes are met.
    """
    found = dict.fromkeys((end for flow in flows for end in (flow.source, flow.target)), 0)
    for _ in found:
        for flow in flows:
            found[flow.target] = max(found[flow.target], found[flow.source] + 1)
    return found


def boxes(flows: Sequence[Flow]) -> dict[str, Box]:
    """Place of every node.

    Parameters
    ----------
    flows : sequence of Flow
        Flows without a circle.

    Returns
    -------
    dict of str to (float, float, float)
        Left end, top and height by label, as shares of the picture; heights are to one scale.
    """
    place = columns(flows)
    last = max(place.values())
    through = {
        name: max(
            sum(flow.amount for flow in flows if flow.source == name),
            sum(flow.amount for flow in flows if flow.target == name),
        )
        for name in place
    }
    members = [[name for name in place if place[name] == at] for at in range(last + 1)]
    scale = min(
        (1 - GAP * (len(names) - 1)) / sum(through[name] for name in names) for names in members
    )
    found: dict[str, Box] = {}
    for at, names in enumerate(members):
        used = scale * sum(through[name] for name in names) + GAP * (len(names) - 1)
        top = 1 - (1 - used) / 2
        for name in names:
            height = scale * through[name]
            found[name] = (at * (1 - LABELS - NODE) / max(last, 1), top, height)
            top -= height + GAP
    return found


def _ribbon(start: tuple[float, float], end: tuple[float, float], thick: float) -> Outline:
    (x0, y0), (x1, y1) = start, end
    middle = (x0 + x1) / 2
    points = [
        (x0, y0), (middle, y0), (middle, y1), (x1, y1), (x1, y1 - thick),
        (middle, y1 - thick), (middle, y0 - thick), (x0, y0 - thick), (x0, y0),
    ]  # fmt: skip
    curve = [Outline.CURVE4] * 3
    codes = [Outline.MOVETO, *curve, Outline.LINETO, *curve, Outline.CLOSEPOLY]
    return Outline(points, codes)


def figure(flows: Sequence[Flow], unit: str, frame: Frame) -> Drawing:
    """Sankey diagram; the height of a flow is its amount.

    Parameters
    ----------
    flows : sequence of Flow
        Flows without a circle, in the order in which they are stacked.
    unit : str
        Unit of the amounts in words.
    frame : Frame
        Language, title and note.

    Returns
    -------
    Drawing
        The figure.
    """
    shown = visible(flows)
    place = boxes(shown)
    order = {name: number for number, name in enumerate(place)}

    def draw(panels: list[Axes]) -> None:
        axes = panels[0]
        axes.set_axis_off()
        axes.set_xlim(0, 1)
        axes.set_ylim(-0.02, 1.02)
        left = {name: box[1] for name, box in place.items()}
        right = dict(left)
        heights = {name: box[2] for name, box in place.items()}
        scale = max(heights.values()) / max(
            sum(f.amount for f in shown if name in (f.source, f.target)) / _sides(shown, name)
            for name in place
        )
        for flow in sorted(shown, key=lambda one: (order[one.source], order[one.target])):
            thick = flow.amount * scale
            start = (place[flow.source][0] + NODE, right[flow.source])
            end = (place[flow.target][0], left[flow.target])
            colour = PALETTE[order[flow.source] % len(PALETTE)]
            axes.add_patch(
                PathPatch(_ribbon(start, end, thick), facecolor=colour, alpha=0.35, linewidth=0)
            )
            right[flow.source] -= thick
            left[flow.target] -= thick
        for name, box in place.items():
            _node(axes, name, box, _amount(shown, name), order[name])

    return drawing("energy_sankey", frame, unit, draw, height_inches=3.9)


def _sides(flows: Sequence[Flow], name: str) -> int:
    """Number of sides, one or two, on which a node has flows."""
    return any(f.source == name for f in flows) + any(f.target == name for f in flows)


def _amount(flows: Sequence[Flow], name: str) -> float:
    return max(
        sum(flow.amount for flow in flows if flow.source == name),
        sum(flow.amount for flow in flows if flow.target == name),
    )


def _node(axes: Axes, name: str, box: Box, amount: float, number: int) -> None:
    left, top, height = box
    colour = PALETTE[number % len(PALETTE)]
    axes.add_patch(Rectangle((left, top - height), NODE, height, color=colour, linewidth=0))
    told = f"{name}  {amount:.3g}"
    axes.text(
        left + NODE + 0.006, top - height / 2, told, va="center", fontsize=6.8, color=BLACK,
        bbox={"boxstyle": "round,pad=0.12", "fc": "white", "lw": 0, "alpha": 0.72},
    )  # fmt: skip
