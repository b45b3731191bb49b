"""The command ``graph``: a tree as a drawing, for authors and reviewers."""

import argparse
from pathlib import Path as FilePath

from authoring.graph.dot import to_dot
from authoring.graph.mermaid import to_mermaid
from authoring.graph.parts import tree_graph
from authoring.graph.svg import to_svg
from cli.command import Commands, Program, UsageError, write
from engine.answers import did_you_mean
from engine.errors import ContentError
from engine.library import Library, load_library
from engine.tree import Tree, TreeId

FORMS = {"svg": to_svg, "dot": to_dot, "mermaid": to_mermaid}


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("graph", help="draw a tree")
    one.set_defaults(command=_graph)
    one.add_argument("tree", metavar="TREE", help="id of a tree")
    one.add_argument("--svg", metavar="F", help="as a page to print; - for standard output")
    one.add_argument("--dot", metavar="F", help="for Graphviz; - for standard output")
    one.add_argument("--mermaid", metavar="F", help="as a flowchart; - for standard output")
    one.add_argument("--folder", metavar="FOLDER", type=FilePath, help="another content folder")


def _graph(arguments: argparse.Namespace, program: Program) -> int:
    wanted = {form: getattr(arguments, form) for form in FORMS if getattr(arguments, form)}
    if not wanted:
        raise UsageError("Say what to write: --svg F, --dot F or --mermaid F.")
    files = [name for name in wanted.values() if name != "-"]
    if len(set(files)) < len(files) or len(wanted) - len(files) > 1:
        raise UsageError("Two forms cannot go to the same place; give each a file of its own.")
    folder = arguments.folder or program.home / "trees"
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.")
    library = load_library(folder)
    graph = tree_graph(_tree(TreeId(arguments.tree), library), library.law)
    drawn = {form: FORMS[form](graph).encode() for form in wanted}
    for form, name in wanted.items():
        write(name, drawn[form])
    return 0


def _tree(tree_id: TreeId, library: Library) -> Tree:
    tree = library.trees.get(tree_id)
    if tree is not None:
        return tree
    file = f"{tree_id}.yaml"
    problems = tuple(problem for problem in library.problems if problem.file == file)
    if problems:
        raise ContentError(problems)
    known = tuple(str(tree) for tree in library.trees)
    hint = did_you_mean(tree_id, known)
    listed = f"there are {', '.join(known)}" if known else "the folder has none"
    raise UsageError(f'There is no tree "{tree_id}"{hint}; {listed}.')
