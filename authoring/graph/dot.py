"""A graph in the language of Graphviz, for authors who have it; nothing here needs it."""

from collections.abc import Iterator

from authoring.graph.parts import LOOKS, Graph, GraphEdge, GraphNode, Kind, Strength

STYLES = {
    Strength.MAIN: 'penwidth=2.2, color="#1F4E86", weight=4',
    Strength.PLAIN: 'color="#46505D"',
    Strength.QUIET: 'style=dashed, color="#7D8693", fontcolor="#5C6673"',
}


def to_dot(graph: Graph) -> str:
    """Give a graph as DOT.

    Args:
        graph: What to draw.

    Returns:
        The text of a ``.dot`` file.
    """
    return "".join(f"{line}\n" for line in _written(graph))


def _written(graph: Graph) -> Iterator[str]:
    yield "digraph tree {"
    title = f"{graph.title}\n{graph.version}, law as of {graph.law_as_of}"
    yield f"  graph [label={_quoted(title)}, labelloc=t, fontsize=18, newrank=true];"
    yield '  node [fontname="Source Sans 3", fontsize=11, fontcolor="#1A2029"];'
    yield '  edge [fontname="Source Sans 3", fontsize=9, fontcolor="#46505D"];'
    for number, stage in enumerate(graph.stages):
        yield f"  subgraph cluster_{number} {{"
        yield f'    label={_quoted(stage)}; labeljust=l; color="#D6DAE0"; fontcolor="#1F4E86";'
        for node in graph.nodes.values():
            if node.stage == number:
                yield f"    {_quoted(node.id)} [{_look(node)}];"
        yield "  }"
    for edge in graph.edges:
        yield f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_line(edge)}];"
    yield "}"


def _look(node: GraphNode) -> str:
    if node.verdict is not None:
        look = LOOKS[node.verdict]
        label = _quoted(f"{look.word}\n{node.label}\n{node.id}")
        return (
            f"label={label}, shape=box, style=filled, "
            f'color="{look.ink}", fillcolor="{look.soft}", fontcolor="{look.ink}"'
        )
    label = _quoted(f"{node.label}\n{node.id}" if node.label else node.id)
    if node.kind is Kind.GATE:
        return f'label={label}, shape=diamond, color="#7D8693", fontsize=9, fontcolor="#5C6673"'
    return f'label={label}, shape=box, style=rounded, color="#46505D"'


def _line(edge: GraphEdge) -> str:
    return f"label={_quoted(edge.words)}, {STYLES[edge.strength]}"


def _quoted(text: str) -> str:
    """Quote a text; a line end becomes a new line of the label."""
    known = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    plain = known.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\n", "\\n") + '"'
