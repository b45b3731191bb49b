"""The answers that show a problem, put into the matter so that the author stands where it shows."""

from dataclasses import fields

from PySide6.QtCore import QObject

from engine.errors import ContentError, Problem
from engine.law import FactId, NodeId
from engine.library import Library
from engine.source import Source
from engine.tree import Question, Tree, TreeId
from engine.walk import Path
from matters.answers_file import read_answers
from matters.matter import Matter
from ui.author.wizard import AuthorWizard
from ui.main_window import MainWindow
from ui.panels.banner import Said, Tone


def read_example(problem: Problem, tree: TreeId, library: Library) -> Matter:
    """Read the answers of a problem, as those of an answers file are read.

    Args:
        problem: With an example.
        tree: The tree the problem is about.
        library: What is walked.

    Raises:
        ContentError: They do not fit what is walked; it may be older than what was examined.
    """
    text = f"tree: {tree}\nanswers: {problem.example}\n"
    return read_answers(Source(text, problem.file), library)[0]


def tree_of(problem: Problem, library: Library) -> TreeId | None:
    """Give the tree whose file a problem stands in; None for the law data."""
    found = (tree for tree, source in library.sources.items() if source.name == problem.file)
    return next(found, None)


def node_of(problem: Problem, tree: TreeId, library: Library) -> NodeId | None:
    """Give the question or gate that a problem stands in; None for other parts of a tree."""
    source, nodes = library.sources[tree], library.trees[tree].nodes
    starts: list[tuple[tuple[int, int], NodeId | None]] = [
        (source.place((field.name,)), None) for field in fields(Tree)
    ]
    starts += [(source.place(("nodes", node)), node) for node in nodes]
    before = [start for start in starts if start[0] <= (problem.line, problem.column)]
    return max(before, key=lambda start: start[0])[1] if before else None


def question_at(node: NodeId | None, path: Path) -> FactId | None:
    """Give the question to show for a node: itself, or the last one asked before a gate."""
    trail = path.situation.trail
    if node not in trail:
        return None
    asked = {step.question.id for step in path.steps}
    before = [each for each in trail[: trail.index(node) + 1] if each in asked]
    return FactId(before[-1]) if before else None


class Examples(QObject):
    """Answers with examples.

    Args:
        window: What shows the walk, and what is to be told.
        wizard: What is walked.
    """

    def __init__(self, window: MainWindow, wizard: AuthorWizard) -> None:
        super().__init__(window)
        self._window, self._wizard = window, wizard
        self._said: Said | None = None
        self._noted = False
        wizard.no_way_out.connect(self.say_stuck)
        wizard.walked.connect(self._forget)

    def answer_with(self, problem: Problem, newest: Library) -> None:
        """Give the matter the answers of a problem, and show the question it stands in.

        Args:
            problem: What was found.
            newest: What it was found in.
        """
        tree = tree_of(problem, newest)
        if tree is None or not problem.example:
            self._window.note(self.tr("This problem has no example"))
            return
        try:
            wanted = read_example(problem, tree, self._wizard.library)
        except ContentError as error:
            title = self.tr("The example does not fit the content that is shown")
            self._say(title, str(error))
            return
        self._window.view = "route"
        left_out = self._wizard.answer_with(wanted)
        if left_out is None:
            self._wizard.show(question_at(node_of(problem, tree, newest), self._wizard.path))
            self._window.note(self.tr("The answers of the example are given; undo brings yours"))
            self._noted = True
        else:
            self._wizard.show(None)
            self._window.frame.question.set_value(left_out[1])
            self.say_stuck(left_out[0])

    def say_stuck(self, fact: FactId) -> None:
        """Say that no route leads on after an answer."""
        node = self._wizard.path.tree.nodes.get(NodeId(fact))
        name = node.label if isinstance(node, Question) else fact
        title = self.tr("No route leads on after “{0}”").format(name)
        said = self.tr(
            "The answer is not recorded. Mend the routes and save; then it can be given."
        )
        self._say(title, said)

    def _say(self, title: str, said: str) -> None:
        self._said = Said(Tone.WARNING, title, said)
        self._window.say(self._said)

    def _forget(self) -> None:
        """Take back what was said of a walk that is another now."""
        if self._said is not None and self._window.frame.banner.said == self._said:
            self._window.frame.banner.clear()
        if self._noted:
            self._window.note("")
        self._said, self._noted = None, False
