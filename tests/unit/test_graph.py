"""A tree drawn: every node on the page, hostile words stay words, the command's manners."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path as FilePath
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QRawFont

from authoring.graph.dot import to_dot
from authoring.graph.mermaid import to_mermaid
from authoring.graph.page import (
    APART,
    BETWEEN,
    FOOT,
    GUTTER,
    HEAD,
    MARGIN,
    READABLE,
    SMALLEST,
    Sheet,
    compose,
)
from authoring.graph.parts import LOOKS, Graph, Kind, Strength, tree_graph
from authoring.graph.pieces import cut
from authoring.graph.shapes import PAD, SIZES, Style, measured
from authoring.graph.svg import to_svg
from authoring.graph.text import width, wrap
from cli.commands import run
from engine import words
from engine.law import NodeId
from engine.tree import TreeId
from engine.verdict import Verdict
from tests.shipped import ROOT, library
from tests.small_trees import LAW, TREE, small_library, write_content
from ui.tokens import LIGHT

LIBRARY = library()
SHIPPED = {tree.id: tree_graph(tree, LIBRARY.law) for tree in LIBRARY.trees.values()}
TODAY = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("x")</script> & 中文 \\N "quoted" <b> #quot; | end ]'
MEANT_FOR, FEW = 80, 2
"""Up to so many nodes fit an A3 page with type of 6.5 points; crossings of a page at most."""
LONG = "Unbrechbareswort" * 12 + "长" * 200


def graph_of(folder: FilePath, *changes: tuple[str, str]) -> Graph:
    """Give the small tree as a graph, with texts of its file replaced."""
    text = TREE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    library = small_library(folder / "content", text)
    return tree_graph(library.trees[TreeId("small")], library.law)


def saying(graph: Graph, text: str) -> Graph:
    """Give a graph with all its words replaced."""
    nodes = {node.id: replace(node, label=text) for node in graph.nodes.values()}
    edges = tuple(replace(found, words=text) for found in graph.edges)
    return replace(
        graph,
        title=text,
        version=text,
        stages=(text,) * len(graph.stages),
        nodes=nodes,
        edges=edges,
    )


def edge(graph: Graph, source: str, target: str) -> tuple[str, Strength]:
    (found,) = [e for e in graph.edges if (e.source, e.target) == (source, target)]
    return found.words, found.strength


@cache
def sheet_of(name: str) -> Sheet:
    return compose(SHIPPED[TreeId(name)])


def text_of(page: str) -> str:
    return "".join(ET.fromstring(page).itertext())  # noqa: S314 - our own page


# --- what is drawn --------------------------------------------------------------------------


def test_edges_say_when_they_are_taken(tmp_path: FilePath) -> None:
    graph = graph_of(tmp_path)
    assert edge(graph, "kind_of_paper", "origin_place") == ("A judgment", Strength.MAIN)
    assert edge(graph, "kind_of_paper", "not_eligible") == ("An order", Strength.PLAIN)
    assert edge(graph, "effective", "grounds") == ("not known yet", Strength.QUIET)
    assert edge(graph, "treaty_gate", "effective") == ("place with a treaty", Strength.PLAIN)
    assert edge(graph, "treaty_gate", "other_instrument")[0] == "Hong Kong SAR"
    assert edge(graph, "treaty_gate", "treaty") == ("otherwise", Strength.MAIN)
    assert edge(graph, "filed_on", "objection")[0] == "past: Last day to file; undecided"
    assert edge(graph, "relief", "claim")[0] == "A sum"
    assert edge(graph, "claim", "remark") == ("", Strength.MAIN)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("{not: {answer: {kind_of_paper: order}}}", "Paper: not An order"),
        ("{not: {answer: {kind_of_paper: [order, judgment]}}}", "Paper: none of An order and A judgment"),
        ("{any: [{answered: effective}, {unknown: treaty}]}", "Effect: known or Treaty: not known yet"),
        ("{all: [{unknown: treaty}, {any: [{at: effective}, {at: claim}]}]}", "Treaty: not known yet and (by way of Effect or by way of Claim)"),
        ("{not: {unknown: treaty}}", "Treaty: not open"),
        ("{at_least: {claim: 1000000}}", "Claim: at least 1,000,000"),
        ("{on_or_after: {filed_on: 2026-03-01}}", "Filed: on or after 1 March 2026"),
        ("{before: {filed_on: {fact: effective_date, plus: {months: 6}}}}", "Filed: before six months after Effect since"),
        ("{ground: {grounds.fraud: [made_out, arguable]}}", "Grounds: There was fraud: made out or arguable"),
        ("{any_ground: {of: grounds, state: made_out}}", "Grounds: any ground made out"),
        ("{jurisdiction: {of: origin_place, has: home}}", "Origin: Mainland China"),
        ("{answer: {performance_date: none}}", "Day fixed: It fixes no day"),
        ("{passed: {deadline: limitation, reading: all}}", "past on every reading: Last day to file"),
        ('{answer: {fraud_shown: "yes"}}', "was there fraud: Yes"),
    ],
)  # fmt: skip
def test_conditions_in_words(tmp_path: FilePath, condition: str, told: str) -> None:
    graph = graph_of(tmp_path, ("{includes: {relief: money}}", condition))
    assert edge(graph, "relief", "claim")[0] == told


def test_parallel_edges_are_one_with_all_their_words(tmp_path: FilePath) -> None:
    graph = graph_of(tmp_path, ('"yes": {text: "Yes, it has"}', '"yes": {text: Ja, goto: grounds}'))
    assert edge(graph, "effective", "grounds") == ("Ja; not known yet", Strength.PLAIN)
    for drawn in (graph, *SHIPPED.values()):
        pairs = [(e.source, e.target) for e in drawn.edges]
        assert len(set(pairs)) == len(pairs)


def test_nodes_have_kind_stage_and_verdict(tmp_path: FilePath) -> None:
    nodes = graph_of(tmp_path).nodes
    gate, outcome = nodes[NodeId("treaty_gate")], nodes[NodeId("not_effective")]
    assert (gate.kind, gate.stage, gate.label) == (Kind.GATE, 0, "Origin")
    assert (outcome.kind, outcome.stage, outcome.verdict) == (Kind.OUTCOME, 1, Verdict.BARRED)
    assert nodes[NodeId("grounds")].stage == 2


def test_an_edge_that_leads_nowhere_is_left_out(tmp_path: FilePath) -> None:
    graph = graph_of(tmp_path, ("next: relief", "next: relif"))
    assert not [e for e in graph.edges if e.source == "grounds"]
    ET.fromstring(to_svg(graph))  # noqa: S314 - our own page


def test_a_verdict_looks_as_in_the_window() -> None:
    for verdict in Verdict:
        ink, soft = LIGHT.verdicts[verdict]
        look = LOOKS[verdict]
        assert (look.ink, look.soft) == (ink.name().upper(), soft.name().upper())
        assert look.word == words.VERDICTS[verdict]


# --- the page -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_node_of_a_shipped_tree_is_on_an_a3_page(name: str) -> None:
    graph = SHIPPED[TreeId(name)]
    page = to_svg(graph)
    root = ET.fromstring(page)  # noqa: S314 - our own page
    assert {g.get("data-id") for g in root.iter(f"{SVG}g")} - {None} == set(graph.nodes)
    assert {root.get("width"), root.get("height")} == {"297.0mm", "420.0mm"}
    told = text_of(page)
    for node in graph.nodes.values():
        if node.verdict is not None:
            assert LOOKS[node.verdict].word in told
    assert graph.title in told
    assert f"Version {graph.version} · law as of {graph.law_as_of}" in told
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert to_svg(graph) == page


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_edge_is_drawn_or_stands_in_a_box_of_ends(name: str) -> None:
    graph = SHIPPED[TreeId(name)]
    found: list[tuple[str, str]] = []
    for column in sheet_of(name).columns:
        arrows = [a for a in column.arrows if not a.target.startswith("ends of ")]
        found += [
            (a.edge.source, a.edge.target) for a in arrows if not a.source.startswith("from ")
        ]
        for shape in column.shapes.values():
            found += [(shape.node.id, cell.node.id) for cell in shape.cells]
    assert sorted(found) == sorted((e.source, e.target) for e in graph.edges)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_page_is_readable_and_holds_its_columns(name: str) -> None:
    sheet = sheet_of(name)
    least = READABLE if len(sheet.graph.nodes) <= MEANT_FOR else SMALLEST
    assert (sheet.paper, sheet.scale >= least) == ("A3", True)
    assert sum(column.layout.crossings for column in sheet.columns) <= FEW
    high = -APART
    for half in sheet.halves:
        wide = sum(column.layout.width + GUTTER for column in half) + BETWEEN * (len(half) - 1)
        assert wide * sheet.scale <= sheet.width - 2 * MARGIN + 0.01
        high += max(column.layout.height for column in half) + APART
    assert high * sheet.scale <= sheet.height - 2 * MARGIN - HEAD - FOOT + 0.01
    ways = [
        (shape.number, shape.arrives, shape.node.id)
        for column in sheet.columns
        for shape in column.shapes.values()
        if shape.number
    ]
    leaving = {(number, node) for number, arrives, node in ways if not arrives}
    assert leaving == {(number, node) for number, arrives, node in ways if arrives}
    assert len({number for number, _ in leaving}) == len(leaving)


@pytest.mark.parametrize("words_", [HOSTILE, LONG], ids=["hostile", "long"])
def test_any_words_stay_words_and_stay_in_their_box(tmp_path: FilePath, words_: str) -> None:
    graph = saying(graph_of(tmp_path), words_)
    page = to_svg(graph)
    root = ET.fromstring(page)  # noqa: S314 - our own page
    drawn = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert drawn <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}
    assert words_ in [title.text for title in root.iter(f"{SVG}title")]
    for column in compose(graph).columns:
        for box, shape in column.shapes.items():
            place = column.layout.boxes[box]
            if not shape.cells:
                wide, high = measured(shape.lines)
                assert wide + 2 * PAD[Kind.QUESTION][0] <= place.width
                assert high <= place.height
        for arrow, line in column.drawn():
            assert all(
                width(told, SIZES[Style.WORDS]) <= line.label.width
                for told in arrow.told
                if line.label
            )


def test_control_characters_do_not_break_the_page(tmp_path: FilePath) -> None:
    graph = saying(graph_of(tmp_path), "A\x01\ufffe\ud800B")
    assert "A   B" in text_of(to_svg(graph))
    assert to_svg(graph).encode()
    assert to_dot(graph).encode()
    assert to_mermaid(graph).encode()


def test_a_tree_too_large_for_a3_gets_a_larger_page(tmp_path: FilePath) -> None:
    facts = "".join(
        f"\n  fact_{n}: {{kind: yes_no, meaning: m, used_in: [small]}}" for n in range(200)
    )
    nodes = "".join(
        f"  fact_{n}:\n    {{ask: Is it?, label: L, why: w, stage: paper, cites: [small-paper], "
        f"next: {f'fact_{n + 1}' if n < 199 else 'kind_of_paper'}}}\n"
        for n in range(200)
    )
    text = TREE.replace("nodes:\n", f"nodes:\n{nodes}", 1).replace(
        "root: kind_of_paper", "root: fact_0"
    )
    library = small_library(tmp_path / "large", text, facts=LAW["facts"] + facts)
    graph = tree_graph(library.trees[TreeId("small")], library.law)
    sheet = compose(graph)
    assert (sheet.paper != "A3", sheet.scale >= SMALLEST) == (True, True)


def test_a_long_stage_is_cut_and_nothing_of_it_is_lost() -> None:
    graph = SHIPPED[TreeId("domestic_judgments")]
    pieces = cut(graph)
    drawn = [node for piece in pieces for node in piece]
    reached = {e.target for e in graph.edges}
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == {
        node.id
        for node in graph.nodes.values()
        if node.kind is not Kind.OUTCOME or node.id not in reached
    }
    stages = [{graph.nodes[node].stage for node in piece} for piece in pieces]
    assert [min(one) for one in stages] == sorted(max(one) for one in stages)
    assert len(pieces) > len(graph.stages)
    place = {node: number for number, node in enumerate(drawn)}
    assert all(
        place[e.source] < place[e.target]
        for e in graph.edges
        if e.target in place and graph.nodes[e.source].stage <= graph.nodes[e.target].stage
    )


def test_a_page_in_halves_has_a_line_between_them() -> None:
    sheet = sheet_of("domestic_judgments")
    assert len(sheet.halves) == 2
    assert "columns in two halves: " in to_svg(sheet.graph)


# --- texts ----------------------------------------------------------------------------------


def test_lines_break_at_spaces_and_underscores_and_in_long_words() -> None:
    assert wrap("one two  three", 10, width("one two", 10)) == ("one two", "three")
    assert wrap("some_long_id", 10, width("some_long_", 10)) == ("some_long_", "id")
    assert wrap("中文中文", 10, width("中文", 10)) == ("中文", "中文")
    assert "".join(wrap("x" * 50, 10, 40)) == "x" * 50
    assert wrap("aa bb cc", 10, width("aa b…", 10), 1) == ("aa b…",)
    assert wrap("aa bb cc", 10, width("aa bb cc", 10), 1) == ("aa bb cc",)


@pytest.mark.parametrize("text", [HOSTILE, LONG, "中" * 30, "A normal label", "x_" * 40, ""])
def test_no_line_is_wider_than_its_room(text: str) -> None:
    for most in (1, 3, 99):
        lines = wrap(text, 8, 90, most)
        assert len(lines) <= most
        assert all(width(line, 8) <= 90 for line in lines)


@pytest.mark.gui
def test_no_character_is_wider_than_we_think(qapp: object) -> None:
    """Measured with the fonts that we ship, as a browser that has them would draw it."""
    for name, chars in (
        ("SourceSans3_600SemiBold", "".join(map(chr, range(0x20, 0x7F))) + "’‘“”–—·…éüñÄŒ×"),
        ("SourceSans3_400Regular", "".join(map(chr, range(0x20, 0x7F))) + "’‘“”–—·…éüñÄŒ×"),
        ("NotoSansSC_700Bold", "中文，。《》宏达"),
    ):
        font = QRawFont(str(ROOT / "resources" / "fonts" / f"{name}.ttf"), 1000)
        for char in chars:
            (advance,) = font.advancesForGlyphIndexes(font.glyphIndexesForString(char))
            assert advance.x() <= width(char, 1000), char


# --- DOT and Mermaid ------------------------------------------------------------------------


def test_dot_is_quoted(tmp_path: FilePath) -> None:
    graph = saying(graph_of(tmp_path), HOSTILE)
    text = to_dot(graph)
    (line,) = [line for line in text.splitlines() if line.strip().startswith('"kind_of_paper" [')]
    assert '\\"quoted\\"' in line
    assert "\\\\N" in line
    for line in text.splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0
    told = to_dot(graph_of(tmp_path / "plain"))
    assert '"effective" -> "grounds" [label="not known yet", style=dashed' in told
    assert LOOKS[Verdict.BARRED].soft in text


def test_mermaid_names_and_labels_are_safe(tmp_path: FilePath) -> None:
    graph = saying(graph_of(tmp_path, ("remark", "end")), HOSTILE)
    text = to_mermaid(graph)
    first, *lines = text.splitlines()
    assert first == "flowchart TD"
    assert not re.search(r"<(?!br/>)|script>|alert\(\"", text)
    assert "#34;quoted#34;" in text
    assert "中文" in text
    named = [line for line in lines if re.match(r"\s+end\b", line)]
    assert [line.strip() for line in named] == ["end"] * len(graph.stages)
    for line in lines:
        assert line.count('"') % 2 == 0
    told = to_mermaid(graph_of(tmp_path / "plain"))
    assert re.search(r"n\d+ -\.->\|\"not known yet\"\| n\d+", told)


# --- the command ----------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: FilePath) -> FilePath:
    write_content(tmp_path / "home" / "trees")
    return tmp_path / "home"


def command(home: FilePath, *argv: object) -> int:
    return run(["graph", *(str(part) for part in argv)], home, TODAY)


def test_the_command_writes_every_form(home: FilePath, tmp_path: FilePath) -> None:
    files = {form: tmp_path / f"tree.{form}" for form in ("svg", "dot", "mermaid")}
    given = [part for form, file in files.items() for part in (f"--{form}", file)]
    assert command(home, "small", *given) == 0
    starts = {form: file.read_text(encoding="utf-8")[:9] for form, file in files.items()}
    assert starts == {"svg": "<?xml ver", "dot": "digraph t", "mermaid": "flowchart"}


def test_another_folder_and_standard_output(
    home: FilePath, tmp_path: FilePath, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "empty").mkdir()
    assert command(tmp_path / "empty", "small", "--dot", "-", "--folder", home / "trees") == 0
    assert capsysbinary.readouterr().out.startswith(b"digraph tree {")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["smal", "--svg", "{file}"], 'There is no tree "smal" (did you mean "small"?); there are small.'),
        (["small"], "Say what to write: --svg F, --dot F or --mermaid F."),
        (["small", "--svg", "{file}", "--folder", "/no/such"], "There is no folder /no/such."),
        (["small", "--svg", "{file}", "--dot", "{file}"], "Two forms cannot go to the same place"),
        (["small", "--svg", "-", "--dot", "-"], "Two forms cannot go to the same place"),
        (["small", "--svg", "/no/such/folder/x.svg"], "/no/such/folder/x.svg could not be written"),
        (["broken", "--svg", "{file}"], "broken.yaml:1:1: "),
    ],
)  # fmt: skip
def test_bad_arguments_are_one_sentence_and_nothing_is_written(
    home: FilePath,
    tmp_path: FilePath,
    capsys: pytest.CaptureFixture[str],
    argv: list[str],
    message: str,
) -> None:
    (home / "trees" / "broken.yaml").write_text("title: x\n", encoding="utf-8")
    file = tmp_path / "out.svg"
    assert command(home, *(part.format(file=file) for part in argv)) == 2
    told = capsys.readouterr()
    assert message in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert not file.exists()
