"""Commands on a matter: ``walk`` says where it stands, ``export`` writes its memo."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path as FilePath

from cli.command import (
    Commands,
    Parser,
    Program,
    UsageError,
    add_firm_argument,
    day,
    write,
)
from cli.firm_view import firm_lines
from cli.interview import interview
from cli.views import path_json, path_text
from engine.answers import did_you_mean
from engine.library import Library, read_source
from engine.tree import TreeId
from engine.walk import walk
from matters.answers_file import read_answers
from matters.document import ENDING
from matters.file import load_matter
from matters.matter import Matter
from memo.hearing import build_hearing
from memo.hearing_pdf import to_hearing_pdf
from memo.letterhead import under
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.pdf import to_pdf
from memo.request import build_request
from memo.request_pdf import to_request_pdf
from memo.text import to_text


def add(commands: Commands) -> None:
    """Declare the commands."""
    one = commands.add_parser("walk", help="give the next question or the outcome")
    one.set_defaults(command=_walk)
    one.add_argument("--json", action="store_true", help="as JSON")
    _matter_arguments(one, required=False)
    one = commands.add_parser("export", help="write the memo")
    one.set_defaults(command=_export)
    _matter_arguments(one, required=True)
    one.add_argument("--pdf", metavar="F", help="as PDF")
    one.add_argument("--text", metavar="F", help="as plain text; - for standard output")
    one.add_argument("--json", metavar="F", help="as JSON; - for standard output")
    one.add_argument("--hearing-sheet", metavar="F", help="the grounds on one page, as PDF")
    one.add_argument(
        "--linked",
        metavar="FILE",
        type=FilePath,
        action="append",
        default=[],
        help="answers file of a matter against a co-debtor; may be given more than once",
    )
    one.add_argument("--fact-request", metavar="F", help="the open points as a letter, as PDF")
    one.add_argument(
        "--with-notes",
        action="store_true",
        help="print your own notes in an annex of the memo; for internal use",
    )
    one.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _matter_arguments(parser: Parser, *, required: bool) -> None:
    parser.add_argument(
        "tree", metavar="TREE", help="id of a tree, or - for the one the file names"
    )
    parser.add_argument("--answers", metavar="FILE", type=FilePath, required=required)
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the date to judge at")
    add_firm_argument(parser)


def _matter(arguments: argparse.Namespace, library: Library, today: date) -> tuple[Matter, date]:
    """Read the file; the date is the argument's, else the file's, else today's."""
    given = None if arguments.tree == "-" else TreeId(arguments.tree)
    if arguments.answers.suffix.lower() == ENDING:
        matter, as_of = load_matter(arguments.answers, library)
        if given is not None and given != matter.tree:
            matter = replace(matter, legs=(_known(given, library),))
    else:
        source = read_source(arguments.answers, str(arguments.answers))
        matter, as_of = read_answers(source, library, given)
    return matter, arguments.as_of or as_of or today


def _known(tree: TreeId, library: Library) -> TreeId:
    if tree not in library.trees:
        known = tuple(str(each) for each in library.trees)
        hint = did_you_mean(tree, known)
        raise UsageError(f'There is no tree "{tree}"{hint}; there are {", ".join(known)}.')
    return tree


def _walk(arguments: argparse.Namespace, program: Program) -> int:
    if arguments.answers is None:
        if arguments.json or not sys.stdin.isatty():
            raise UsageError("Give --answers FILE; only on a terminal are the questions asked.")
        library, identity = program.library(arguments.firm), program.policy.identity
        as_of = arguments.as_of or program.today
        return interview(program.home, as_of, TreeId(arguments.tree), library, identity)
    library = program.library(arguments.firm)
    matter, as_of = _matter(arguments, library, program.today)
    path = walk(library.trees[matter.tree], matter.answers, library.law, as_of)
    path = replace(path, links=library.firm.offered(path.links))
    if arguments.json:
        text = json.dumps(path_json(path, library.law), ensure_ascii=False, indent=2)
    else:
        said = firm_lines(path, library.law, library.firm)
        text = "\n".join([path_text(path, library.law), *said])
    write("-", f"{text}\n".encode())
    return 0


def _export(arguments: argparse.Namespace, program: Program) -> int:
    forms = (arguments.pdf, arguments.text, arguments.json)
    letters = (arguments.hearing_sheet, arguments.fact_request)
    if not any((*forms, *letters)):
        raise UsageError(
            "Say what to write: --pdf F, --text F, --json F, --hearing-sheet F or --fact-request F."
        )
    library = program.library(arguments.firm)
    matter, as_of = _matter(arguments, library, program.today)
    resources, paper = program.home / "resources", arguments.paper
    identity = program.policy.identity
    if arguments.hearing_sheet:
        sheets = build_hearing(matter, library, as_of, identity=identity)
        write(arguments.hearing_sheet, to_hearing_pdf(sheets, resources, paper=paper))
    linked = [read_answers(read_source(file, str(file)), library)[0] for file in arguments.linked]
    told = build_memo(matter, library, as_of, linked, with_notes=arguments.with_notes)
    memo = under(identity, told)
    if arguments.fact_request:
        letter = to_request_pdf(build_request(memo), resources, paper=paper)
        write(arguments.fact_request, letter)
    if arguments.pdf:
        write(arguments.pdf, to_pdf(memo, resources, paper=paper))
    if arguments.text:
        write(arguments.text, to_text(memo).encode())
    if arguments.json:
        text = json.dumps(memo_json(memo), ensure_ascii=False, indent=2)
        write(arguments.json, f"{text}\n".encode())
    return 0
