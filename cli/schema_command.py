"""The command ``schema``: the JSON Schema of the trees, which an editor checks and completes by."""

import argparse
import json

from authoring.schema.json_schema import tree_schema
from cli.command import Commands, Program, UsageError, write
from matters.file import reason


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser("schema", help="the JSON Schema of the trees, for an editor")
    one.set_defaults(command=_schema)
    one.add_argument("--write", metavar="F", default="-", help="a file, or - to print it")


def _schema(arguments: argparse.Namespace, program: Program) -> int:
    page = program.home / "trees" / "README.md"
    try:
        text = page.read_text(encoding="utf-8")
    except OSError as error:
        message = f"{page} could not be read ({reason(error)}); the schema takes its words from it."
        raise UsageError(message) from error
    write(arguments.write, as_json(text).encode())
    return 0


def as_json(page: str) -> str:
    """Give the schema as the text of its file.

    Args:
        page: The text of ``trees/README.md``.
    """
    return json.dumps(tree_schema(page), ensure_ascii=False, indent=1) + "\n"
