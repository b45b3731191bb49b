"""A graph as a Mermaid flowchart, for pages that draw it themselves, such as a code host's."""

from collections.abc import Iterator

from authoring.graph.parts import LOOKS, Graph, GraphEdge, GraphNode, Kind, Strength
from engine.law import NodeId

ARROWS = {Strength.MAIN: "==>", Strength.PLAIN: "-->", Strength.QUIET: "-.->"}
PLAIN = " ,.:_-’“”/()·–"


def to_mermaid(graph: Graph) -> str:
    """Give a graph as a Mermaid flowchart.

    Args:
        graph: What to draw.

    Returns:
        The text of a ``.mmd`` file. Nodes are called n0, n1, ...: an id of the tree could be a
        word that Mermaid keeps for itself, such as ``end``.
    """
    return "".join(f"{line}\n" for line in _written(graph))


def _written(graph: Graph) -> Iterator[str]:
    names = {node: f"n{number}" for number, node in enumerate(graph.nodes)}
    yield "flowchart TD"
    yield f"  %% {_plain(graph.title)}, {_plain(graph.version)}, law as of {graph.law_as_of}"
    for number, stage in enumerate(graph.stages):
        yield f"  subgraph s{number}[{_quoted(stage)}]"
        for node in graph.nodes.values():
            if node.stage == number:
                yield f"    {names[node.id]}{_shape(node)}"
        yield "  end"
    for edge in graph.edges:
        yield f"  {_line(edge, names)}"
    for verdict in dict.fromkeys(node.verdict for node in graph.nodes.values() if node.verdict):
        look = LOOKS[verdict]
        members = [names[node.id] for node in graph.nodes.values() if node.verdict == verdict]
        yield f"  classDef {verdict}_ fill:{look.soft},stroke:{look.ink},color:{look.ink}"
        yield f"  class {','.join(members)} {verdict}_"


def _shape(node: GraphNode) -> str:
    if node.verdict is not None:
        return f"[{_quoted(LOOKS[node.verdict].word, node.label, node.id)}]"
    told = _quoted(*(part for part in (node.label, node.id) if part))
    return f"{{{{{told}}}}}" if node.kind is Kind.GATE else f"({told})"


def _line(edge: GraphEdge, names: dict[NodeId, str]) -> str:
    told = f"|{_quoted(edge.words)}|" if edge.words else ""
    return f"{names[edge.source]} {ARROWS[edge.strength]}{told} {names[edge.target]}"


def _quoted(*lines: str) -> str:
    return '"' + "<br/>".join(_escaped(line) for line in lines) + '"'


def _escaped(text: str) -> str:
    """Write all but letters, numbers and plain punctuation as codes, which Mermaid turns back."""
    return "".join(char if char.isalnum() or char in PLAIN else f"#{ord(char)};" for char in text)


def _plain(text: str) -> str:
    """Keep what stands in a comment harmless."""
    return "".join(char for char in text if char.isalnum() or char in PLAIN)
