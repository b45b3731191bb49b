"""The command line: finds the command and runs it.

0 done, 1 problems found in content, 2 bad input: one clear sentence on stderr.
"""

import sys
from datetime import date
from pathlib import Path as FilePath

from cli import (
    book_command,
    check_command,
    graph_command,
    matter_commands,
    policy_command,
    schema_command,
    trees_command,
    try_command,
)
from cli.command import Commands, Parser, Program, Run, UsageError
from cli.policy_command import warn
from engine.errors import EngineError
from engine.version import VERSION
from firm.policy import NO_POLICY, Policy
from matters.errors import MatterError
from memo.errors import MemoError
from memo.letterhead import fit_to_print


def run(argv: list[str], home: FilePath, today: date, policy: Policy = NO_POLICY) -> int:
    """Run one command.

    Args:
        argv: The command and its arguments.
        home: The folder that holds ``trees/`` and ``resources/``.
        today: Today's date in Beijing.
        policy: What an administrator set; its problems are warnings here.
    """
    try:
        arguments = _parser().parse_args(argv)
        program = Program(home, today, fit_to_print(policy, home / "resources"))
        if arguments.command is not policy_command.tell:
            warn(program.policy)
        command: Run = arguments.command
        return command(arguments, program)
    except (UsageError, EngineError, MatterError, MemoError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> Parser:
    parser = Parser(
        prog="exequatur" if hasattr(sys, "frozen") else "main.py",
        description="Enforcing judgments and awards in Mainland China.",
    )
    parser.add_argument("--version", action="version", version=VERSION)
    commands: Commands = parser.add_subparsers(
        required=True, metavar="COMMAND", parser_class=Parser
    )
    for module in (
        matter_commands,
        check_command,
        trees_command,
        schema_command,
        try_command,
        graph_command,
        book_command,
        policy_command,
    ):
        module.add(commands)
    return parser
