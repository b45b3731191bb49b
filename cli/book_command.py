"""The command ``book``: a whole tree, or a change of it, for the lawyer who signs it off."""

import argparse
from pathlib import Path as FilePath

from authoring.book.change import build_change_book
from authoring.book.fact_check import build_book
from authoring.book.pdf import to_pdf
from cli.command import Commands, Program, UsageError, day, write
from engine.answers import did_you_mean
from engine.checks import check
from engine.errors import ContentError
from engine.library import Library, load_library
from engine.tree import TreeId


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("book", help="write a tree as a book, to be checked on paper")
    one.set_defaults(command=_book)
    one.add_argument("tree", metavar="TREE", help="id of a tree")
    one.add_argument("--pdf", metavar="F", required=True, help="the file; - for standard output")
    one.add_argument(
        "--as-of", metavar="DATE", type=day, help="the date at which the content is due or not"
    )
    one.add_argument("--folder", metavar="FOLDER", type=FilePath, help="another content folder")
    one.add_argument(
        "--against", metavar="FOLDER", type=FilePath, help="the content before: what changed since"
    )
    one.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _book(arguments: argparse.Namespace, program: Program) -> int:
    library = _loaded(arguments.folder or program.home / "trees")
    tree_id = _sound(TreeId(arguments.tree), library)
    as_of = arguments.as_of or program.today
    if arguments.against is None:
        book = build_book(tree_id, library, as_of)
    else:
        before = _loaded(arguments.against)
        book = build_change_book(_sound(tree_id, before), before, library, as_of)
    write(arguments.pdf, to_pdf(book, program.home / "resources", paper=arguments.paper))
    return 0


def _loaded(folder: FilePath) -> Library:
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.")
    return load_library(folder)


def _sound(tree_id: TreeId, library: Library) -> TreeId:
    """Give the id back, if there is such a tree and neither it nor the law data have a fault."""
    file = f"{tree_id}.yaml"
    faults = tuple(
        problem
        for problem in check(library)
        if not problem.warning and (problem.file == file or problem.file.startswith("law/"))
    )
    if faults:
        raise ContentError(faults)
    if tree_id not in library.trees:
        known = tuple(str(tree) for tree in library.trees)
        listed = f"there are {', '.join(known)}" if known else "the folder has none"
        hint = did_you_mean(tree_id, known)
        raise UsageError(f'There is no tree "{tree_id}"{hint}; {listed}.')
    return tree_id
