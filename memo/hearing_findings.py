"""Which grounds of a matrix a finding rests on.

A ground that is put to the user stands behind a finding whose condition tests it. A ground that
follows from other answers is seldom tested itself: it stands behind a finding that cites one of
its rules. Nothing is decided here: the walk says which findings hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.conditions import AnswerIs, AnyGround, Condition, GroundIs
from engine.content import leaves
from engine.law import Fact, GroundState, Law, RowId
from engine.tree import Finding
from engine.view import ShownRow


@dataclass(frozen=True, slots=True)
class Behind:
    """Finds the grounds behind a finding.

    Attributes:
        fact: The matrix.
        shown: Its grounds as they stand.
        law: For facts that are worked out from grounds.
        possible: The findings are not decided yet; a ground not known may bring them about.
    """

    fact: Fact
    shown: tuple[ShownRow, ...]
    law: Law
    possible: bool = field(kw_only=True)

    def rows(self, finding: Finding) -> frozenset[RowId] | None:
        """Give the grounds; empty for the matrix as a whole, None if it is not spoken of."""
        tested = [
            rows
            for _, leaf, negated in leaves(finding.when, ())
            if (rows := self._tested(leaf, negated=negated)) is not None
        ]
        follows = {row.id for row in self.shown if self._follows(row, finding)}
        return frozenset(follows.union(*tested)) if tested or follows else None

    def _tested(self, leaf: Condition, *, negated: bool) -> Iterable[RowId] | None:
        """Give the grounds that bear out a test; None if it tests nothing of the matrix."""
        match leaf:
            case GroundIs() if leaf.fact == self.fact.id:
                row = next(row for row in self.shown if row.id == leaf.row)
                return [row.id] if negated or self._in(row, leaf.states) else []
            case AnyGround() if leaf.of == self.fact.id:
                return [] if negated else [row.id for row in self.shown if self._counts(row, leaf)]
            case AnswerIs():
                return self._deciding(leaf)
            case _:
                return None

    def _in(self, row: ShownRow, states: Iterable[GroundState]) -> bool:
        return row.state in states or (self.possible and row.state is GroundState.UNKNOWN)

    def _counts(self, row: ShownRow, leaf: AnyGround) -> bool:
        of_modality = leaf.modality is None or row.modality is leaf.modality
        of_part = leaf.whole and self.fact.rows[row.id].head
        return self._in(row, (leaf.state,)) and of_modality and not of_part

    def _deciding(self, leaf: AnswerIs) -> Iterable[RowId] | None:
        """Give the grounds raised among those a computed fact is worked out from."""
        named = (name.partition(".") for name in self.law.facts[leaf.fact].ground_rows)
        own = {row for matrix, _, row in named if matrix == self.fact.id}
        raised = [row.id for row in self.shown if row.id in own and _raised(row)]
        return raised if own else None

    def _follows(self, row: ShownRow, finding: Finding) -> bool:
        rules = {cited.rule.id for cited in row.cites}
        return row.derived and _raised(row) and not rules.isdisjoint(finding.cites)


def _raised(row: ShownRow) -> bool:
    return row.state is not GroundState.NOT_RAISED
