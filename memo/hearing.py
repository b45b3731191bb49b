"""The hearing sheet as data: every ground of a matrix on one page, for counsel on their feet.

One sheet a matrix, in the order of the law. It says where each ground stands, what shows it, what
it brings about and what is still to be checked, and leaves room for a note. Drawn by
``memo.hearing_pdf``; what is said of the matter as a whole is the memo's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engine import words
from engine.law import Fact, FactId, FactKind, GroundState
from engine.library import Library
from engine.tree import Finding, Question, Tree
from engine.view import ShownRow, show
from engine.walk import Step, walk
from firm.policy import NOBODY, Identity
from matters.matter import Matter
from memo.citations import Cites, Named, authorities, pinpoint
from memo.clean import clean_matter, printed
from memo.confirmed import with_confirmed_terms
from memo.errors import MemoError
from memo.hearing_findings import Behind
from memo.letterhead import under
from memo.memo import build_memo
from memo.parts import Leg, Memo
from memo.telling import Telling

NO_MATRIX = (
    "There is no matrix of grounds on this route yet; a hearing sheet is made once one is answered."
)

FEW = 3
"""More grounds that are not known are named together; their evidence stands in their rows."""
IN_ROW = "Obtain the evidence named in the row, and say where the ground stands."


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRow:
    """One ground.

    Attributes:
        court: What the court must or may do on it; to one part only, where it strikes only that.
        shown_by: Who must show it; empty where no rule says so.
        follows: For a derived row: the answers it rests on.
        place: Its place in the guide.
        keys: Numbers of its authorities in the list of the sheet.
    """

    number: int
    text: str
    court: str
    state: GroundState
    position: str
    evidence: str
    shown_by: str
    follows: tuple[str, ...]
    place: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFinding:
    """A finding that rests on grounds.

    Attributes:
        rows: Numbers of the grounds that do; empty for all of them.
        possible: It is not decided yet.
        turns_on: The open points, beside the matrix itself, that decide it.
    """

    rows: tuple[int, ...]
    word: str
    title: str
    head: str
    place: str
    possible: bool
    turns_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What is to be checked before the hearing; ``rows`` is empty for all grounds."""

    rows: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingSheet:
    """All grounds of one question.

    Attributes:
        title: The matrix in a few words.
        head: Label and text of the lines under the title.
        burden: What is said of who must show a ground.
        authorities: By their number, from 1.
    """

    title: str
    head: tuple[tuple[str, str], ...]
    rows: tuple[HearingRow, ...]
    burden: str
    findings: tuple[HearingFinding, ...]
    checks: tuple[Check, ...]
    authorities: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """The sheets of a matter, and its memo for what they share."""

    memo: Memo
    sheets: tuple[HearingSheet, ...]


def has_matrix(memo: Memo) -> bool:
    """Say whether a matter has a matrix of grounds on its route."""
    return any(leg.grounds for leg in memo.legs)


def build_hearing(
    matter: Matter, library: Library, as_of: date, *, identity: Identity = NOBODY
) -> Hearing:
    """Make the hearing sheets of a matter.

    Args:
        matter: Its legs, particulars and answers.
        library: The content; every leg of the matter must be in it.
        as_of: The date of the sheets, at which deadlines are tested.
        identity: Whose sheets they are.

    Raises:
        MemoError: No matrix is on the route.
    """
    memo = under(identity, build_memo(matter, library, as_of, full=False))
    if not has_matrix(memo):
        raise MemoError(NO_MATRIX)
    matter = clean_matter(matter)
    law = with_confirmed_terms(library.law, matter.confirmed)
    answers, trees = printed(matter.answers), {leg.tree: leg for leg in memo.legs}
    sheets: list[HearingSheet] = []
    for tree, leg in ((library.trees[one], trees[one]) for one in reversed(matter.legs)):
        telling = Telling(walk(tree, answers, law, as_of), law)
        sheets += [_Sheet(telling, leg, memo, step).build() for step in _matrices(telling)]
    return Hearing(memo, tuple(sheets))


def _matrices(telling: Telling) -> Iterable[Step]:
    for step in telling.path.steps:
        if telling.law.facts[FactId(step.question.id)].kind is FactKind.GROUNDS:
            yield step


class _Sheet:
    """Builds one sheet; numbers grounds and authorities as they come."""

    def __init__(self, telling: Telling, leg: Leg, memo: Memo, step: Step) -> None:
        self._telling, self._leg, self._memo = telling, leg, memo
        self._question: Question = step.question
        self._fact: Fact = telling.law.facts[FactId(step.question.id)]
        self._shown = show(step.question, telling.path, telling.law, step.value)
        self._numbers = {row.id: number for number, row in enumerate(self._shown.rows, 1)}
        self._authorities: dict[Named, int] = {}

    def build(self) -> HearingSheet:
        """Give the sheet."""
        rows = tuple(self._row(row) for row in self._shown.rows)
        return HearingSheet(
            title=self._question.label,
            head=tuple(pair for pair in self._head() if pair[1]),
            rows=rows,
            burden=_burden(rows),
            findings=tuple(self._findings()),
            checks=tuple(self._checks()),
            authorities=tuple(self._authorities),
        )

    def _head(self) -> Iterable[tuple[str, str]]:
        line = self._leg.bottom_line
        known = {row.label: row.text for row in self._memo.head}
        yield "Application", self._leg.title
        for label in ("For", "Against", "Respondent", "Issued by", "Reference"):
            yield label, known.get(label, "")
        yield "Court", "; ".join(_forum(one.condition, one.title) for one in self._leg.forums)
        yield from self._ruling(known)
        verdict = f"Draft. {line.title}" if self._leg.draft else f"{line.word}. {line.title}"
        yield "Where it stands", verdict

    def _ruling(self, known: dict[str, str]) -> Iterable[tuple[str, str]]:
        ruling = self._fact.ruling
        if ruling is None:
            return
        role = "respondent" if "Respondent" in known else known.get("For", "")
        if role.endswith("respondent"):
            yield "Ruling sought", ruling.opposed
            yield "The applicant seeks", ruling.sought
        else:
            yield "Ruling sought", ruling.sought
            yield "The respondent seeks", ruling.opposed

    # --- the rows ----------------------------------------------------------------------

    def _row(self, row: ShownRow) -> HearingRow:
        telling, ruling = self._telling, self._fact.ruling
        part = " that part" if self._fact.rows[row.id].head else ""
        modality = words.MODALITIES[row.modality]
        cites = telling.cite(cited.rule.id for cited in row.cites)
        return HearingRow(
            number=self._numbers[row.id],
            text=telling.text(row.text),
            court=f"{modality} {ruling.act}{part}" if ruling else modality,
            state=row.state,
            position=words.STATES[row.state],
            evidence=telling.text(row.evidence).rstrip("."),
            shown_by=self._fact.rows[row.id].shown_by,
            follows=tuple(self._follows(row)),
            place=pinpoint(cites),
            keys=self._keys(cites),
        )

    def _keys(self, cites: Cites) -> tuple[int, ...]:
        numbers = self._authorities
        return tuple(numbers.setdefault(one, len(numbers) + 1) for one in authorities(cites))

    def _follows(self, row: ShownRow) -> Iterable[str]:
        """Give the answers a derived row rests on; labels alone where none is answered."""
        answers = {line.question: line.answer for line in self._leg.route}
        answered = [one for one in row.rests_on if one.question in answers]
        for basis in answered:
            yield f"{basis.label}: {answers[basis.question]}"
        if not answered:
            for basis in row.rests_on:
                yield f"{basis.label}: not asked on this route"

    # --- what they bring about, and what is open -----------------------------------------

    def _findings(self) -> Iterable[HearingFinding]:
        path = self._telling.path
        for finding in path.findings:
            yield from self._finding(path.tree, finding, possible=False)
        for finding in path.possible:
            yield from self._finding(path.tree, finding, possible=True)

    def _finding(self, tree: Tree, finding: Finding, *, possible: bool) -> Iterable[HearingFinding]:
        behind = Behind(self._fact, self._shown.rows, self._telling.law, possible=possible)
        rows = behind.rows(finding)
        if rows is None:
            return
        turns_on = self._telling.turns_on(finding.when) if possible else ()
        yield HearingFinding(
            rows=tuple(sorted(self._numbers[row] for row in rows)),
            word=words.VERDICTS[finding.effect],
            title=self._telling.text(finding.title),
            head=tree.heads[finding.head] if finding.head else "",
            place=pinpoint(self._telling.cite(finding.cites)),
            possible=possible,
            turns_on=tuple(one for one in turns_on if one != self._question.label),
        )

    def _checks(self) -> Iterable[Check]:
        unknown = [row for row in self._shown.rows if row.state is GroundState.UNKNOWN]
        asked = [row for row in unknown if not row.derived]
        if asked and len(asked) == sum(not row.derived for row in self._shown.rows):
            said = self._question.unknown.open_point if self._question.unknown else ""
            yield Check((), self._telling.text(said))
        elif len(asked) > FEW:
            yield Check(tuple(self._numbers[row.id] for row in asked), IN_ROW)
        else:
            for row in asked:
                evidence = self._telling.text(row.evidence).rstrip(".")
                yield Check((self._numbers[row.id],), f"{row.text}: {evidence or 'find out'}")
        yield from self._checks_elsewhere([row for row in unknown if row.derived])

    def _checks_elsewhere(self, derived: list[ShownRow]) -> Iterable[Check]:
        """Give the open points that derived rows rest on, each once."""
        points = {point.question.id: point for point in self._telling.path.open_points}
        found: dict[str, list[int]] = {}
        for row in derived:
            for basis in row.rests_on:
                if basis.question in points:
                    text = self._telling.text(points[basis.question].text)
                    found.setdefault(text, []).append(self._numbers[row.id])
        for text, numbers in found.items():
            yield Check(tuple(numbers), text)


def _forum(condition: str, title: str) -> str:
    return f"{condition}: {title}" if condition else title


def _burden(rows: tuple[HearingRow, ...]) -> str:
    """Say of which grounds no rule says who must show them; the guide's silence is not filled."""
    silent = [row for row in rows if not row.shown_by]
    if not silent:
        return ""
    which = "a ground" if len(silent) == len(rows) else "the other grounds"
    return f"No rule cited here says who must show {which}."
