"""A graph as SVG: one self-contained page in light colours that print.

Every text is escaped; nothing is loaded from elsewhere, and no script stands in it. Looks are
attributes, not a style sheet, as simple renderers read no other.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from authoring.graph.column import Column
from authoring.graph.page import APART, BETWEEN, GUTTER, HEAD, MARGIN, Half, Sheet, compose
from authoring.graph.parts import LOOKS, Graph, GraphEdge, GraphNode, Kind, Strength
from authoring.graph.shapes import (
    LEADING,
    SEAM,
    SIZES,
    Shape,
    Style,
    Text,
    cell_size,
    grid,
)
from authoring.graph.text import width, wrap
from engine.layout import Drawn, Placed

FONTS = "'Source Sans 3', 'Noto Sans SC', sans-serif"
INK, INK2, INK3, EDGE, LINE, BAND = "#1A2029", "#46505D", "#5C6673", "#7D8693", "#D6DAE0", "#F3F4F6"
ACCENT, STAGE, SOFT, PAPER = "#1F4E86", "#8CA5C2", "#E7EEF7", "#FFFFFF"
MM = 25.4 / 72
HEAVY = frozenset({Style.LABEL, Style.TITLE, Style.VERDICT})
INKS = {Style.ID: INK3, Style.WORDS: INK2}
STROKES = {
    Strength.MAIN: f'stroke="{ACCENT}" stroke-width="1.7"',
    Strength.PLAIN: f'stroke="{INK2}" stroke-width="0.9"',
    Strength.QUIET: f'stroke="{EDGE}" stroke-width="0.8" stroke-dasharray="3 2.4"',
}
HEADS = {Strength.MAIN: ACCENT, Strength.PLAIN: INK2, Strength.QUIET: EDGE}
STAGE_SIZE, STAGE_ROOM = 8.4, 12.0
TIP = 4.4
"""Length of an arrow's tip."""
TAG = 5.0
"""Radius of a tag's number."""
LEGEND = (
    (Strength.MAIN, "the common way, and any other answer"),
    (Strength.PLAIN, "on the answer or condition named"),
    (Strength.QUIET, "not known yet, or undecided; where no line names them, the strong one"),
)


def to_svg(graph: Graph) -> str:
    """Draw a graph on a page.

    Args:
        graph: What to draw.

    Returns:
        The text of an SVG file; the same for the same graph.
    """
    sheet = compose(graph)
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n', *_page(sheet), "</svg>\n"]
    return "".join(parts)


def _page(sheet: Sheet) -> Iterator[str]:
    graph, wide, high = sheet.graph, sheet.width, sheet.height
    version = f"Version {graph.version} · law as of {graph.law_as_of}"
    told = wrap(version, 9, wide / 2 - MARGIN, 1)[0]
    title, desc = _safe(graph.title), _described(sheet)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide * MM:.1f}mm" '
        f'height="{high * MM:.1f}mm" viewBox="0 0 {_n(wide)} {_n(high)}" role="img" '
        f'aria-labelledby="title desc" font-family="{escape(FONTS)}">\n'
        f'<title id="title">{title}</title>\n<desc id="desc">{desc}</desc>\n'
        f'<rect width="{_n(wide)}" height="{_n(high)}" fill="{PAPER}"/>\n'
    )
    room = wide - 2 * MARGIN - width(told, 9) - MARGIN
    heading = wrap(graph.title, 18, room, 1)[0]
    yield _text(heading, MARGIN, MARGIN + 12, size=18, heavy=True)
    yield _text(told, wide - MARGIN, MARGIN + 12, size=9, ink=INK2, anchor="end")
    yield (
        f'<g transform="translate({_n(MARGIN)} {_n(MARGIN + HEAD)}) scale({sheet.scale:.4f})">\n'
    )
    y = 0.0
    for half in sheet.halves:
        if y:
            yield _across(y - APART / 2, (wide - 2 * MARGIN) / sheet.scale)
        yield from _half(half, y, sheet)
        y += max(column.layout.height for column in half) + APART
    yield "</g>\n"
    yield from _legend(sheet)


def _half(half: Half, y: float, sheet: Sheet) -> Iterator[str]:
    """Draw columns side by side, evenly over the width of the page."""
    used = sum(_wide(column) for column in half) + BETWEEN * (len(half) - 1)
    spare = max((sheet.width - 2 * MARGIN) / sheet.scale - used, 0) / (len(half) + 1)
    x = spare
    for column in half:
        yield f'<g transform="translate({_n(x)} {_n(y)})">\n'
        yield from _column(column, sheet.graph)
        yield "</g>\n"
        x += _wide(column) + BETWEEN + spare


def _across(y: float, wide: float) -> str:
    """Draw the line between the halves of the page."""
    return f'<path d="M0 {_n(y)}H{_n(wide)}" stroke="{STAGE}" stroke-width="1.2"/>\n'


def _wide(column: Column) -> float:
    return column.layout.width + GUTTER


def _described(sheet: Sheet) -> str:
    nodes = [node.kind for node in sheet.graph.nodes.values()]
    counts = ", ".join(f"{nodes.count(kind)} {kind.value}s" for kind in Kind)
    return (
        f"The decision tree as a graph, to be read from top to bottom in {len(sheet.columns)} "
        f"columns{' in two halves' * (len(sheet.halves) - 1)}: {counts}."
    )


# --- a column -------------------------------------------------------------------------------


def _column(column: Column, graph: Graph) -> Iterator[str]:
    for stage, (top, bottom) in column.layout.bands.items():
        yield from _stage(column, f"{stage + 1}  {graph.stages[stage]}", top, bottom)
    yield f'<g transform="translate({_n(GUTTER)} 0)">\n'
    drawn = sorted(column.drawn(), key=lambda pair: pair[0].edge.strength)
    for arrow, line in drawn:
        yield _line(arrow.edge, line)
    for arrow, line in drawn:
        if line.label is not None:
            yield _words(arrow.told, line.label, arrow.edge.strength)
    for box, shape in column.shapes.items():
        yield _shape(shape, column.layout.boxes[box])
    yield "</g>\n"


def _stage(column: Column, name: str, top: float, bottom: float) -> Iterator[str]:
    """Mark a stage at the left of its column; a name too long for it stands beside, if it can."""
    if top:
        y = _n(top - 4)
        yield f'<path d="M0 {y}H{_n(_wide(column))}" stroke="{LINE}" stroke-width="0.8"/>\n'
    high = bottom - top
    mark = Placed(x=0, y=top, width=2.5, height=high)
    yield _rect(mark, STAGE, "", 0) + "\n"
    beside = GUTTER - 5 + width(name, STAGE_SIZE)
    if width(name, STAGE_SIZE) > high and beside < _free(column, top) + GUTTER:
        yield _text(name, 7, top + 8, size=STAGE_SIZE, heavy=True, ink=ACCENT)
        return
    told = wrap(name, STAGE_SIZE, max(high, 20), 1)[0]
    named = _text(told, 0, 0, size=STAGE_SIZE, heavy=True, ink=ACCENT, anchor="end")
    yield f'<g transform="translate(11.5 {_n(top)}) rotate(-90)">{named}</g>\n'


def _free(column: Column, top: float) -> float:
    """Give how far right of the stages' names nothing stands at a height."""
    boxes = (
        box.x for box in column.layout.boxes.values() if box.y < top + 12 < box.y + box.height + 12
    )
    lines = (
        min(a[0], b[0])
        for line in column.layout.lines
        for a, b in pairwise(line.points)
        if min(a[1], b[1]) < top + STAGE_ROOM and max(a[1], b[1]) > top
    )
    return min((*boxes, *lines), default=column.layout.width)


def _line(edge: GraphEdge, line: Drawn) -> str:
    points = [*line.points]
    (x, y), (_, before) = points[-1], points[-2]
    down = TIP if y >= before else -TIP
    path = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for number, (to_x, to_y) in enumerate(points[1:], 1):
        from_x, from_y = points[number - 1]
        if number % 2 or from_x == to_x:
            path.append(f"L{_n(to_x)} {_n(to_y - (down - down / 4) * (number == len(points) - 1))}")
        else:
            middle = _n((from_y + to_y) / 2)
            path.append(f"C{_n(from_x)} {middle} {_n(to_x)} {middle} {_n(to_x)} {_n(to_y)}")
    told = f"{edge.source} to {edge.target}{': ' if edge.words else ''}{edge.words}"
    tip = f"M{_n(x)} {_n(y)}l-2.3 {_n(-down)}h4.6z"
    return (
        f'<g><title>{_safe(told)}</title><path d="{"".join(path)}" fill="none" '
        f'{STROKES[edge.strength]}/><path d="{tip}" fill="{HEADS[edge.strength]}"/></g>\n'
    )


def _words(lines: tuple[str, ...], place: Placed, strength: Strength) -> str:
    size = SIZES[Style.WORDS]
    ink = INK3 if strength is Strength.QUIET else INK2
    parts = [_rect(place, PAPER, "", 1.5)]
    middle = place.x + place.width / 2
    for number, line in enumerate(lines):
        y = place.y + size * (LEADING * number + 0.92)
        parts.append(_text(line, middle, y, size=size, ink=ink, anchor="middle"))
    return "".join(parts)


def _shape(shape: Shape, place: Placed) -> str:
    if shape.number:
        return _tag(shape, place)
    if not shape.cells:
        return _node(shape.node, shape.lines, place)
    wide, high = cell_size(shape.cells)
    across, _ = grid(shape.cells)
    parts = [_rect(place, PAPER, f' stroke="{EDGE}" stroke-width="0.7"', 2)]
    for number, cell in enumerate(shape.cells):
        x = place.x + SEAM + number % across * (wide + SEAM)
        y = place.y + SEAM + number // across * (high + SEAM)
        parts.append(_node(cell.node, cell.lines, Placed(x=x, y=y, width=wide, height=high)))
    return "".join(parts)


def _node(node: GraphNode, lines: Iterable[Text], place: Placed) -> str:
    match node.kind:
        case Kind.OUTCOME if node.verdict is not None:
            look = LOOKS[node.verdict]
            edge = f' stroke="{look.ink}" stroke-width="1"'
            bar = Placed(x=place.x, y=place.y, width=4, height=place.height)
            back = _rect(place, look.soft, edge, 1) + _rect(bar, look.ink, "", 0)
            ink = look.ink
        case Kind.GATE:
            back, ink = _rect(place, BAND, f' stroke="{EDGE}" stroke-width="0.7"', 7), INK3
        case _:
            back, ink = _rect(place, PAPER, f' stroke="{INK2}" stroke-width="1"', 4), INK
    told = f"<title>{_safe(node.ask or node.label or node.id)}</title>"
    name = f' data-id="{_safe(node.id)}"'
    return f"<g{name}>{told}{back}{_lines(lines, place, ink)}</g>\n"


def _tag(shape: Shape, place: Placed) -> str:
    """Draw a number in a disc, and beside it where the way goes on."""
    words = 0.0 if shape.arrives else max(width(t.text, SIZES[t.style]) for t in shape.lines)
    left = place.x + (place.width - words) / 2 - (TAG + 2 if words else 0)
    middle = place.y + place.height / 2
    where = "goes on in another column" if words else "comes from another column"
    pill = f' stroke="{ACCENT}" stroke-width="0.6"'
    back = _rect(place, SOFT, pill, place.height / 2) if words else ""
    parts = [
        f"<g><title>{_safe(shape.node.label or shape.node.id)}: {where}</title>{back}",
        f'<circle cx="{_n(left)}" cy="{_n(middle)}" r="{TAG + 1}" fill="{ACCENT}"/>',
        _text(
            str(shape.number), left, middle + 2.5, size=7, heavy=True, ink=PAPER, anchor="middle"
        ),
    ]
    if words:
        inner = Placed(x=left + TAG + 4, y=place.y, width=words, height=place.height)
        parts.append(_lines(shape.lines, inner, ACCENT))
    return "".join([*parts, "</g>\n"])


def _lines(lines: Iterable[Text], place: Placed, ink: str) -> str:
    """Draw lines of text in the middle of a place."""
    listed = list(lines)
    y = place.y + (place.height - sum(SIZES[t.style] * LEADING for t in listed)) / 2
    parts = []
    for line in listed:
        size, style = SIZES[line.style], line.style
        colour = ink if style is Style.VERDICT else INKS.get(style, INK)
        at = y + size * 0.94
        middle = place.x + place.width / 2
        heavy = style in HEAVY
        parts.append(
            _text(line.text, middle, at, size=size, ink=colour, heavy=heavy, anchor="middle")
        )
        y += size * LEADING
    return "".join(parts)


# --- the legend -----------------------------------------------------------------------------


def _legend(sheet: Sheet) -> Iterator[str]:
    """Say what the shapes, lines and colours mean, in two rows at the foot of the page."""
    y, size = sheet.height - MARGIN - 19, 7.6
    yield (
        f'<path d="M{_n(MARGIN)} {_n(y - 8)}H{_n(sheet.width - MARGIN)}" stroke="{LINE}" '
        'stroke-width="0.8"/>\n'
    )
    x = MARGIN
    for strength, told in LEGEND:
        yield f'<path d="M{_n(x)} {_n(y + 3)}h22" {STROKES[strength]}/>\n'
        yield _text(told, x + 27, y + 5.6, size=size, ink=INK2)
        x += 27 + width(told, size) + 16
    x, y = MARGIN, y + 14
    verdicts = dict.fromkeys(node.verdict for node in sheet.graph.nodes.values() if node.verdict)
    looks = [("Question", PAPER, INK2, 3.0), ("Gate: only routes", BAND, EDGE, 5.0)]
    looks += [(LOOKS[v].word, LOOKS[v].soft, LOOKS[v].ink, 1.0) for v in verdicts]
    for told, fill, ink, corner in looks:
        place = Placed(x=x, y=y - 2, width=14, height=10)
        yield _rect(place, fill, f' stroke="{ink}" stroke-width="1"', corner)
        yield _text(told, x + 19, y + 5.6, size=size, ink=INK2)
        x += 19 + width(told, size) + 14
    if len(sheet.columns) > 1:
        yield f'<circle cx="{_n(x + 6)}" cy="{_n(y + 3)}" r="6" fill="{ACCENT}"/>\n'
        yield _text("1", x + 6, y + 5.5, size=7, heavy=True, ink=PAPER, anchor="middle")
        yield _text(
            "goes on at the same number in another column", x + 17, y + 5.6, size=size, ink=INK2
        )


# --- marks ----------------------------------------------------------------------------------


def _rect(place: Placed, fill: str, edge: str, corner: float) -> str:
    return (
        f'<rect x="{_n(place.x)}" y="{_n(place.y)}" width="{_n(place.width)}" '
        f'height="{_n(place.height)}" rx="{_n(corner)}" fill="{fill}"{edge}/>'
    )


def _text(  # noqa: PLR0913 - a text and how it looks
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    ink: str = INK,
    heavy: bool = False,
    anchor: str = "start",
) -> str:
    weight = ' font-weight="600"' if heavy else ""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{ink}"{weight}{at}>'
        f"{_safe(text)}</text>\n"
    )


def _safe(text: str) -> str:
    """Escape a text, and leave out what XML cannot hold."""
    return escape("".join(char if char.isprintable() else " " for char in text))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
