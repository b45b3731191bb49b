"""A firm's own content beside ours: every key of the overlay, what is refused, and that ours stays."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path as FilePath
from threading import Event

import pytest

from engine.additions import FirmNote, HouseWording, Key, Part
from engine.answers import parse_answer
from engine.examine import examine
from engine.items import FirmDocument
from engine.law import FactId, NodeId, RuleId
from engine.library import Library, load_library
from engine.proof import faults, model_of
from engine.tree import Question, TreeId
from engine.walk import Path, walk
from firm import applying, files
from firm.content import add_firm
from matters.errors import MatterError
from matters.file import load_matter
from matters.matter import Matter
from matters.snapshot import Snapshots
from memo.memo import build_memo
from memo.memo_json import memo_json
from memo.parts import Memo
from memo.text import to_text
from tests.small_trees import small_library

AS_OF = date(2026, 11, 22)
ROOT = FilePath(__file__).parents[2]
SAMPLE = ROOT / "examples" / "firm"
SMALL = TreeId("small")

OVERLAY = """\
schema: 1
notes:
  - {tree: small, text: On all of it.}
  - {tree: small, question: effective, text: On a question.}
  - {tree: small, outcome: assessed, text: On an outcome.}
  - {tree: small, finding: fraud, text: On a finding.}
  - {tree: small, item: judgment, text: On a paper.}
documents:
  - id: firm_sheet
    tree: small
    title: The firm's sheet on {origin_place}
    form: {copy: copy}
    provider: us
    when: {answer: {effective: "yes"}}
wording:
  - {tree: small, question: effective, ask: Is it final in the house's words?, help: Ask the registry.}
  - {tree: small, document: judgment, title: "The judgment, form A"}
  - {tree: small, action: file, title: File it by the house's list}
switched_off: [small]
"""

TREE = """\
schema: 1
id: house
title: House questions
summary: A tree of the firm
memo_title: House questions
version: "1"
law_as_of: 2026-01-01
checked_on: 2026-01-01
review_by: 2027-06-30
root: house_ready
stages: {house: In the house}
nodes:
  house_ready:
    ask: Is the file ready?
    label: Ready
    why: Nothing goes out before.
    stage: house
    cites: [house-rule]
    choices:
      "no": {text: "No", goto: waits}
    next: ready
    unknown: {weight: watch, open_point: Look at the file.}
outcomes:
  waits: {verdict: stayed, title: It waits, because: The file is not ready., cites: [house-rule]}
  ready:
    verdict: proceed
    title: It goes on
    because: The file is ready.
    cites: [house-rule, small-paper]
    links: [{tree: small, label: A small paper}]
"""
FACTS = "facts:\n  house_ready: {kind: yes_no, meaning: is the file ready, used_in: [house]}\n"
RULES = "- {id: house-rule, source: 'House manual, page 4', rule: The file is ready first.}\n"
LAW = {"law/facts.yaml": FACTS, "law/rules.yaml": RULES}

Write = Callable[[Mapping[str, str]], FilePath]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("ours"))


@pytest.fixture
def write(tmp_path: FilePath) -> Write:
    def made(texts: Mapping[str, str]) -> FilePath:
        folder = tmp_path / "firm"
        (folder / "law").mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return made


def found(library: Library) -> list[str]:
    return [str(problem) for problem in library.firm.problems]


def stays_ours(library: Library, ours: Library) -> bool:
    """Whether every tree, fact and rule of ours is there, unchanged."""
    return (
        all(library.trees[name] == tree for name, tree in ours.trees.items())
        and all(library.law.facts[name] is fact for name, fact in ours.law.facts.items())
        and all(library.law.rules[name] is rule for name, rule in ours.law.rules.items())
        and dict(ours.law.terms).items() <= dict(library.law.terms).items()
    )


def at(library: Library, tree: str = "small", **given: str) -> Path:
    law = library.law
    answers = {FactId(k): parse_answer(law.facts[FactId(k)], v, law) for k, v in given.items()}
    return walk(library.trees[TreeId(tree)], answers, law, AS_OF)


# --- without a firm --------------------------------------------------------------


def test_without_a_folder_nothing_is_the_firms(ours: Library) -> None:
    assert ours.firm.folder is None
    assert not (ours.firm.trees)
    assert not (ours.firm.notes)
    assert not (ours.firm.wording)
    assert not (ours.firm.off)
    memo = build_memo(Matter(legs=(SMALL,)), ours, AS_OF)
    assert memo.legs[0].firm is None
    assert not [name for name in ours.hashes if name.startswith("firm/")]


def test_an_empty_folder_adds_nothing(ours: Library, write: Write) -> None:
    library = add_firm(ours, write({}))
    assert found(library) == []
    assert stays_ours(library, ours)
    before = build_memo(Matter(legs=(SMALL,)), ours, AS_OF)
    assert to_text(build_memo(Matter(legs=(SMALL,)), library, AS_OF)) == to_text(before)


# --- the overlay, key by key ---------------------------------------------------------


def test_every_key_of_the_overlay_applies(ours: Library, write: Write) -> None:
    library = add_firm(ours, write({"overlay.yaml": OVERLAY}))
    assert found(library) == []
    assert library.firm.notes[1] == FirmNote(
        tree=SMALL, part=Part.QUESTION, id="effective", text="On a question."
    )
    assert [note.part for note in library.firm.notes] == list(Part)
    tree = library.trees[SMALL]
    assert isinstance(tree.items.documents[-1], FirmDocument)
    assert tree.items.documents[0].title == "The judgment, form A"
    assert tree.items.actions[0].title == "File it by the house’s list"
    question = tree.nodes[NodeId("effective")]
    assert isinstance(question, Question)
    assert question.ask == "Is it final in the house’s words?"
    assert library.firm.wording[0] == HouseWording(
        tree=SMALL,
        part=Part.QUESTION,
        id="effective",
        key=Key.ASK,
        ours="Has it taken effect?",
        text="Is it final in the house’s words?",
    )
    assert library.firm.off == {"small"}
    assert (
        ours.trees[SMALL].items.documents
        == tree.items.documents[:0] + ours.trees[SMALL].items.documents
    )


def test_what_states_law_cannot_be_worded(ours: Library, write: Write) -> None:
    text = (
        "schema: 1\nwording:\n"
        "  - {tree: small, finding: fraud, because: It is fine.}\n"
        "  - {tree: small, question: effective, why: It does not matter.}\n"
        "  - {tree: small, question: effective, title: Effect}\n"
        "  - {tree: small, document: judgment, ask: Which?}\n"
        "  - {tree: small, action: file, title: File it by the list}\n"
    )
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert [line.partition(": ")[2][:30] for line in found(library)] == [
        '"finding" is not known here; k',
        '"because" is not known here; k',
        '"why" is not known here; known',
        "a question has no title to wor",
        "a document has no ask to word;",
    ]
    assert [one.id for one in library.firm.wording] == ["file"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "notes:\n  - {tree: smal, text: A}",
            '3:12: there is no tree "smal" (did you mean "small"?).',
        ),
        (
            "notes:\n  - {tree: small, question: effectiv, text: A}",
            '3:29: there is no question in small "effectiv" (did you mean "effective"?).',
        ),
        (
            "notes:\n  - {tree: small, outcome: asessed, text: A}",
            '3:28: there is no outcome in small "asessed" (did you mean "assessed"?).',
        ),
        (
            "notes:\n  - {tree: small, finding: gone, text: A}",
            '3:28: there is no finding in small "gone".',
        ),
        (
            "notes:\n  - {tree: small, item: judgement, text: A}",
            '3:25: there is no item in small "judgement" (did you mean "judgment"?).',
        ),
        (
            "notes:\n  - {tree: small, item: judgment, finding: fraud, text: A}",
            "3:5: a note is on one question, outcome, finding or item, or on the whole tree.",
        ),
        ("notes:\n  - {tree: small, text: ' '}", "3:25: there is no text; write one."),
        (
            "wording:\n  - {tree: small, question: effectiv, ask: A}",
            '3:29: there is no question in small "effectiv" (did you mean "effective"?).',
        ),
        (
            "wording:\n  - {tree: small, question: effective}",
            "3:5: there are no words; give ask or help.",
        ),
        (
            "wording:\n  - {tree: small, ask: A}",
            "3:5: name one question, document or action to word.",
        ),
        (
            "wording:\n  - {tree: small, question: effective, ask: 'In {remark}?'}",
            "3:45: {remark} is not filled in small; it fills {origin_place}.",
        ),
        (
            "wording:\n  - {tree: small, question: effective, ask: Has it taken effect?}",
            "3:45: these are our own words; leave them out.",
        ),
        ("switched_off: [larg]", '2:16: there is no tree "larg".'),
    ],
)
def test_an_entry_that_names_nothing_is_left_out(
    ours: Library, write: Write, entry: str, said: str
) -> None:
    text = f"schema: 1\n{entry}\n"
    other = "documents" if not entry.startswith("documents") else "notes"
    text += f"{other}: []\n"
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert found(library) == [f"firm/overlay.yaml:{said}"]
    assert stays_ours(library, ours)


PAPER = "{tree: small, id: %s, title: %s, form: {copy: copy}, provider: us%s}"


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (
            PAPER % ("judgment", "A", ""),
            '3:23: "judgment" is an item of small already; give another id.',
        ),
        (PAPER % ("x", "'{remark}'", ""), "{remark} has no phrase; add it to phrases."),
        (PAPER % ("x", "A", ", cites: [nothing]"), 'there is no rule "nothing".'),
        (PAPER % ("x", "A", ", counsel_check: true"), "this is for our papers; leave it out."),
        (
            PAPER % ("x", "A", ", when: {answer: {effectve: 'yes'}}"),
            '"effectve"',
        ),
    ],
)
def test_a_paper_is_checked_as_ours_are(ours: Library, write: Write, paper: str, said: str) -> None:
    text = f"schema: 1\ndocuments:\n  - {paper}\n  - {PAPER % ('good', 'Good', '')}\n"
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert len(found(library)) == 1
    assert found(library)[0].startswith("firm/overlay.yaml:3:")
    assert said in found(library)[0]
    assert [one.id for one in library.trees[SMALL].items.documents[3:]] == ["good"]


def test_an_entry_that_cannot_be_read_leaves_the_others(ours: Library, write: Write) -> None:
    text = OVERLAY.replace("question: effective, text", "qestion: effective, text")
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert len(found(library)) == 1
    assert found(library)[0].startswith(
        'firm/overlay.yaml:4:19: "qestion" is not known here (did you mean "question"?)'
    )
    assert len(library.firm.notes) == 4
    assert len(library.firm.wording) == 4


def test_written_for_another_version_is_a_warning(ours: Library, write: Write) -> None:
    text = OVERLAY.replace("text: On all of it.", 'text: On all of it., made_for: "0.9"')
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert found(library) == [
        (
            "firm/overlay.yaml:3:50: warning: written for 0.9, and small is 1 now; read it again, "
            "then set made_for."
        )
    ]
    assert len(library.firm.notes) == 5
    same = add_firm(ours, write({"overlay.yaml": text.replace('"0.9"', '"1"')}))
    assert found(same) == []


def test_two_wordings_of_one_text(ours: Library, write: Write) -> None:
    text = (
        "schema: 1\nwording:\n"
        "  - {tree: small, question: effective, ask: First?}\n"
        "  - {tree: small, question: effective, ask: Second?}\n"
    )
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert found(library) == ["firm/overlay.yaml:4:45: this is worded above already; keep one."]
    assert library.firm.wording[0].text == "First?"


# --- damage ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "firm/overlay.yaml: the file is empty."),
        ("schema: 1\nnotes: [", "firm/overlay.yaml:3:1: this is not YAML"),
        ("schema: 2\n", "firm/overlay.yaml:1:9: schema 2 is not read by this version"),
        ("schema: 1\nnotes: A\n", "firm/overlay.yaml:2:8: a list was expected here"),
        ("schema: 1\nnote: []\n", 'firm/overlay.yaml:2:1: "note" is not known here'),
        ("schema: 1\nnotes: &a []\n", "firm/overlay.yaml:2:8: anchors"),
        (f"schema: 1\nnotes: {'[' * 3000}\n", "firm/overlay.yaml:2:"),
        (f"schema: 1\n# {'x' * (4 * 1024 * 1024)}\n", "firm/overlay.yaml: the file has more than"),
        (f"{OVERLAY}# {'x' * files.LARGEST}\n", "firm/overlay.yaml: the file has more than"),
    ],
    ids=["empty", "broken", "schema", "no list", "key", "anchor", "deep", "huge", "large"],
)
def test_a_damaged_overlay_leaves_ours(ours: Library, write: Write, text: str, said: str) -> None:
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert found(library)[0].startswith(said)
    assert stays_ours(library, ours)
    assert library.firm.notes == ()


def test_a_file_that_is_no_text(ours: Library, write: Write) -> None:
    folder = write({"house.yaml": TREE, **LAW})
    (folder / "overlay.yaml").write_bytes(b"schema: 1\nnotes: \xff\xfe\n")
    library = add_firm(ours, folder)
    assert found(library) == [
        "firm/overlay.yaml:2:1: the file is not UTF-8 text; save it as UTF-8."
    ]
    assert TreeId("house") in library.trees


def test_a_note_of_any_length(ours: Library, write: Write) -> None:
    long = "x" * (applying.LONGEST + 1)
    text = f"schema: 1\nnotes:\n  - {{tree: small, text: {long}}}\n  - {{tree: small, text: A}}\n"
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert found(library) == [
        "firm/overlay.yaml:3:25: 2001 characters are too many; write at most 2000."
    ]
    assert len(library.firm.notes) == 1


def test_too_many_entries(ours: Library, write: Write) -> None:
    text = "schema: 1\nnotes:\n" + "  - {tree: small, text: A note.}\n" * 501
    library = add_firm(ours, write({"overlay.yaml": text}))
    assert len(library.firm.notes) == 500
    assert found(library)[0].startswith("firm/overlay.yaml:503:5: 501 entries stand here and 500")


def test_too_many_files(ours: Library, write: Write) -> None:
    folder = write({f"t{n:03}.yaml": "x: 1\n" for n in range(files.MOST_TREES + 1)})
    library = add_firm(ours, folder)
    assert found(library)[0] == (
        f"{folder}: 51 files lie here and 50 are read at most; name the folder that holds the "
        "firm’s trees only."
    )
    assert stays_ours(library, ours)


def test_a_folder_that_is_gone(ours: Library, tmp_path: FilePath) -> None:
    library = add_firm(ours, tmp_path / "share")
    assert found(library) == [
        (
            f"{tmp_path / 'share'}: the firm’s folder is not there or does not answer; nothing of it "
            "is used. Connect to it, or choose another folder."
        )
    ]
    assert stays_ours(library, ours)
    assert library.firm.folder == tmp_path / "share"


def test_a_share_that_does_not_answer(
    ours: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({"overlay.yaml": OVERLAY})
    waits = Event()
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    monkeypatch.setattr(FilePath, "is_dir", lambda _self: waits.wait(5))
    library = add_firm(ours, folder)
    waits.set()
    assert "does not answer" in found(library)[0]
    assert library.firm.notes == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_tree(ours: Library, write: Write) -> None:
    folder = write({})
    os.mkfifo(folder / "house.yaml")
    assert found(add_firm(ours, folder)) == []


@pytest.mark.parametrize("name", ["overlay.yaml", "law/facts.yaml"])
def test_a_folder_in_the_place_of_a_file_is_told(ours: Library, write: Write, name: str) -> None:
    folder = write({})
    (folder / name).mkdir()
    library = add_firm(ours, folder)
    assert found(library) == [f"firm/{name}: the file cannot be read (it is not a file)."]
    assert stays_ours(library, ours)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links need rights here")
@pytest.mark.parametrize("name", ["overlay.yaml", "house.yaml"])
def test_a_link_to_nothing_is_told(ours: Library, write: Write, name: str) -> None:
    folder = write({})
    (folder / name).symlink_to("gone.yaml")
    assert "the link leads nowhere" in found(add_firm(ours, folder))[0]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are others here")
def test_a_folder_of_law_without_permission_is_told(ours: Library, as_a_user: FilePath) -> None:
    (as_a_user / "law").mkdir()
    (as_a_user / "law").chmod(0)
    library = add_firm(ours, as_a_user)
    (as_a_user / "law").chmod(0o700)
    assert len(found(library)) == 3
    assert all("Permission denied" in said for said in found(library))
    assert stays_ours(library, ours)


def test_a_share_that_falls_silent_while_it_is_read(
    ours: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({"house.yaml": TREE, "overlay.yaml": OVERLAY, **LAW})
    waits = Event()
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    monkeypatch.setattr(files, "_bytes", lambda _path: waits.wait(5))
    library = add_firm(ours, folder)
    waits.set()
    assert all("does not answer" in said for said in found(library))
    assert (library.firm.trees, library.firm.notes) == (frozenset(), ())


def test_files_that_are_too_large_together(
    ours: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_OF_ALL", len(FACTS) + len(RULES) + len(TREE))
    library = add_firm(ours, write({"house.yaml": TREE, **LAW, "overlay.yaml": OVERLAY}))
    assert library.firm.trees == {"house"}
    assert "characters together" in found(library)[0]
    assert library.firm.notes == ()


# --- trees and law of the firm -----------------------------------------------------------


def test_a_tree_of_the_firm_stands_beside_ours(ours: Library, write: Write) -> None:
    library = add_firm(ours, write({"house.yaml": TREE, **LAW}))
    assert found(library) == []
    assert list(library.trees) == ["small", "house"]
    assert library.firm.trees == {"house"}
    path = at(library, "house", house_ready="yes")
    assert path.finished
    assert examine(library, AS_OF, at_most=50).problems == examine(ours, AS_OF, at_most=50).problems


def test_an_id_of_ours_stays_ours(ours: Library, write: Write) -> None:
    folder = write(
        {
            "small.yaml": TREE.replace("id: house\n", "id: small\n"),
            "law/facts.yaml": FACTS.replace("house_ready", "effective"),
            "law/rules.yaml": RULES.replace("id: house-rule", "id: small-paper"),
            "law/terms.yaml": "- {id: cpl, en: Code, zh: 法典, short: It., cite: [], confirmed: true, source: s}\n",
        }
    )
    library = add_firm(ours, folder)
    said = [line for line in found(library) if "stays as it is" in line]
    assert said == [
        (
            'firm/law/rules.yaml:1:8: "small-paper" is a rule of ours and stays as it is; give yours '
            "another id."
        ),
        (
            'firm/law/facts.yaml:2:3: "effective" is a fact of ours and stays as it is; give yours '
            "another id."
        ),
        (
            'firm/law/terms.yaml:1:8: "cpl" is a term of ours and stays as it is; give yours another '
            "id."
        ),
        'firm/small.yaml:2:5: "small" is a tree of ours and stays as it is; give yours another id.',
    ]
    assert stays_ours(library, ours)
    assert library.firm.trees == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("next: ready", "next: raedy", "raedy"),
        ("cites: [house-rule]\n    choices", "cites: [hose-rule]\n    choices", "hose-rule"),
        ("    cites: [house-rule]\n    choices", "    cites: []\n    choices", "cites"),
        ("tree: small,", "tree: smal,", 'there is no tree "smal"'),
        ("stage: house\n", "stage: hause\n", "hause"),
        (
            "    next: ready\n",
            "    routes: [{when: {answer: {house_ready: 'yes'}}, goto: ready}]\n",
            "the last route must be otherwise",
        ),
        ("id: house\n", "id: hous\n", "must be the name of the file"),
    ],
)
def test_a_tree_that_is_not_sound_is_left_out(
    ours: Library, write: Write, old: str, new: str, said: str
) -> None:
    library = add_firm(ours, write({"house.yaml": TREE.replace(old, new), **LAW}))
    assert any(said in line and line.startswith("firm/house.yaml:") for line in found(library))
    assert list(library.trees) == ["small"]
    assert stays_ours(library, ours)


def test_a_fall_takes_those_with_it_that_lead_there(ours: Library, write: Write) -> None:
    other = TREE.replace("id: house\n", "id: other\n").replace("tree: small,", "tree: gone,")
    first = TREE.replace("tree: small,", "tree: other,")
    library = add_firm(ours, write({"house.yaml": first, "other.yaml": other, **LAW}))
    assert list(library.trees) == ["small"]
    assert [line[:16] for line in found(library)] == ["firm/house.yaml:", "firm/other.yaml:"]


def test_a_fact_that_cites_nothing_falls(ours: Library, write: Write) -> None:
    facts = FACTS.replace("used_in", "cites: [nothing], used_in")
    library = add_firm(ours, write({"house.yaml": TREE, **LAW, "law/facts.yaml": facts}))
    assert found(library)[0].startswith("firm/law/facts.yaml:2:")
    assert FactId("house_ready") not in library.law.facts
    assert list(library.trees) == ["small"]


TERM = "- {id: %s, en: %s, zh: %s, short: It., cite: %s, confirmed: true, source: s}\n"


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (TERM % ("t", "Civil Judgment", "判决", "[]"), "is a term of ours; use that one."),
        (TERM % ("t", "Code", "《法典》", "[]"), "the title of an authority"),
        (TERM % ("t", "Code", "' 《法典》'", "[]"), "the title of an authority"),
        (
            TERM % ("t", "Sheet", "表", "[small-paper]"),
            'there is no rule of the firm "small-paper"',
        ),
    ],
)
def test_a_term_of_the_firm_changes_no_citation_of_ours(
    ours: Library, write: Write, term: str, said: str
) -> None:
    library = add_firm(ours, write({**LAW, "law/terms.yaml": term}))
    assert len(found(library)) == 1
    assert said in found(library)[0]
    assert dict(library.law.terms) == dict(ours.law.terms)


def test_a_term_of_the_firm_names_the_firm(ours: Library, write: Write) -> None:
    term = TERM % ("house-sheet", "House sheet", "内部表", "[house-rule]")
    library = add_firm(ours, write({**LAW, "law/terms.yaml": term}))
    assert found(library) == []
    assert [one.source for one in library.law.terms.values()][-1] == "Firm: s"


def test_a_rule_of_the_firm_does_not_read_as_the_guides(ours: Library, write: Write) -> None:
    rule = "- {id: house-rule, source: 'Guide 3.4', rule: The file is ready first.}\n"
    library = add_firm(ours, write({"law/rules.yaml": rule}))
    assert found(library) == [
        "firm/law/rules.yaml:1:28: this reads as a place in the guide; name the firm’s own paper."
    ]
    assert RuleId("house-rule") not in library.law.rules


def test_what_the_author_is_told_names_the_firms_file(ours: Library, write: Write) -> None:
    rules = RULES + "- {id: house-idle, source: House manual, rule: Nobody needs it.}\n"
    overlay = (
        "schema: 1\ndocuments:\n  - "
        + PAPER
        % (
            "never",
            "A",
            ", when: {all: [{answer: {effective: 'yes'}}, {answer: {effective: 'no'}}]}",
        )
        + "\n"
    )
    folder = write({"house.yaml": TREE, **LAW, "law/rules.yaml": rules, "overlay.yaml": overlay})
    library = add_firm(ours, folder)
    assert found(library) == []
    new = set(examine(library, AS_OF, at_most=50).problems) - set(
        examine(ours, AS_OF, at_most=50).problems
    )
    assert {(one.file, one.line) for one in new} == {
        ("firm/law/rules.yaml", 2),
        ("firm/overlay.yaml", 3),
    }


# --- the memo ----------------------------------------------------------------------------


def told(library: Library, *legs: str, **given: str) -> Memo:
    law = library.law
    answers = {FactId(k): parse_answer(law.facts[FactId(k)], v, law) for k, v in given.items()}
    return build_memo(
        Matter(legs=tuple(TreeId(leg) for leg in legs), answers=answers), library, AS_OF
    )


def test_the_memo_keeps_the_firm_apart(ours: Library, write: Write) -> None:
    library = add_firm(ours, write({"overlay.yaml": OVERLAY}))
    given = {"kind_of_paper": "judgment", "origin_place": "FR", "effective": "yes"}
    memo = told(library, "small", **given)
    firm = memo.legs[0].firm
    assert firm is not None
    assert [note.about for note in firm.notes] == [
        "On the whole route",
        "On “Is it final in the house’s words?”",
    ]
    assert firm.papers == ("firm_sheet",)
    assert [line.key for line in firm.wording] == ["ask", "help"]
    text = to_text(memo)
    assert "Asked for by the firm: the guide does not list these" in text
    assert "The firm’s sheet on France (firm)" in " ".join(text.split())
    assert "From the firm" in text
    assert "House wording: “Is it final in the house’s words?” for “Has it taken effect?”" in text
    plain = to_text(told(ours, "small", **given))
    assert "irm" not in plain.replace("onfirm", "")


def test_the_fingerprint_names_the_firms_files(ours: Library, write: Write) -> None:
    folder = write({"house.yaml": TREE, "overlay.yaml": OVERLAY, **LAW})
    memo = told(add_firm(ours, folder), "small")
    listed = [one.file for one in memo.fingerprint.files]
    assert listed[-3:] == ["firm/law/facts.yaml", "firm/law/rules.yaml", "firm/overlay.yaml"]
    assert "firm/house.yaml" not in listed
    before = {one.file: one.sha256 for one in told(ours, "small").fingerprint.files}
    assert {name: digest for name, digest in before.items() if name in listed} == before
    (folder / "overlay.yaml").write_text(OVERLAY + "# changed\n", encoding="utf-8")
    changed = told(add_firm(ours, folder), "small").fingerprint.files
    assert changed[-1] != memo.fingerprint.files[-1]


def test_a_memo_of_the_firms_tree_states_no_law(ours: Library, write: Write) -> None:
    tree = TREE.replace("cites: [house-rule, small-paper]", "cites: [house-rule]")
    library = add_firm(ours, write({"house.yaml": tree, **LAW}))
    memo = told(library, "house", house_ready="yes")
    assert memo.notices[0] == "House questions is the firm’s own content; it is not from the guide."
    assert "Law as of" not in [row.label for row in memo.head]
    text = to_text(memo)
    assert "[Firm: House manual, page 4]" in text
    assert "The guide:" not in text
    assert "Law as of" not in text
    assert memo.authorities[0].citation.firm == "House manual, page 4"
    assert memo_json(memo)["legs"][0]["firm"]["own"] is True


def test_a_part_and_a_term_of_the_firm_are_marked_in_the_memo(ours: Library, write: Write) -> None:
    term = TERM % ("house-sheet", "House sheet", "内部表", "[house-rule]")
    tree = TREE.replace(
        "    cites: [house-rule]\n", "    cites: [house-rule]\n    terms: [house-sheet]\n"
    )
    library = add_firm(ours, write({"house.yaml": tree, **LAW, "law/terms.yaml": term}))
    assert found(library) == []
    memo = told(library, "house", "small", house_ready="yes", kind_of_paper="judgment")
    assert [one.en for one in memo.terms if one.id == "house-sheet"] == ["House sheet (firm)"]
    marked = [row.text for row in memo.head if row.label == "Part 1"]
    assert [text.startswith("House questions (firm). ") for text in marked] == [True]


def test_rules_of_the_house_come_after_those_of_the_guide(ours: Library, write: Write) -> None:
    library = add_firm(ours, write({"house.yaml": TREE, **LAW}))
    memo = told(library, "house", house_ready="yes")
    assert [line.rule for line in memo.authorities] == ["small-paper", "house-rule"]
    text = to_text(memo)
    assert text.index("Rules cited, restated") < text.index("Rules of the house")
    assert "[Guide 3.2; Firm: House manual, page 4]" in text


def test_a_track_switched_off_is_no_way_on(ours: Library, write: Write) -> None:
    off = "schema: 1\nswitched_off: [small]\n"
    library = add_firm(ours, write({"house.yaml": TREE, "overlay.yaml": off, **LAW}))
    assert told(library, "house", house_ready="yes").legs[0].ways_on == ()
    assert told(library, "small", kind_of_paper="order").legs[0].bottom_line.verdict == "barred"


# --- the matter ---------------------------------------------------------------------------


def test_the_matter_keeps_the_firms_files(ours: Library, write: Write) -> None:
    library = add_firm(ours, write({"house.yaml": TREE, "overlay.yaml": OVERLAY, **LAW}))
    kept = Snapshots().of(library, (TreeId("house"), SMALL))
    names = {name for name in kept.hashes if name.startswith("firm/")}
    assert names == {
        "firm/house.yaml", "firm/overlay.yaml", "firm/law/facts.yaml", "firm/law/rules.yaml"
    }  # fmt: skip
    assert all(kept.hashes[name] == library.hashes[name] for name in names)
    plain = Snapshots().of(ours, (SMALL,))
    assert {name for name in kept.hashes if name not in names} == set(plain.hashes)


def test_a_matter_without_its_firm_says_so(ours: Library, tmp_path: FilePath) -> None:
    file = tmp_path / "matter.yaml"
    file.write_text("tree: house\nanswers: {}\n", encoding="utf-8")
    with pytest.raises(MatterError, match='there is no tree "house"'):
        load_matter(file, ours)


# --- the sample ------------------------------------------------------------------------------


def test_the_sample_folder_is_sound() -> None:
    library = add_firm(load_library(ROOT / "trees"), SAMPLE)
    assert found(library) == []
    assert library.firm.trees == {"client_intake"}
    model = model_of(library.trees[TreeId("client_intake")], library.law, AS_OF)
    assert list(faults(model, lambda _: 0)) == []
    firm = library.firm
    assert {note.part for note in firm.notes} == set(Part)
    assert {one.key for one in firm.wording} == set(Key)
    assert firm.off == {"creditor_remedies"}
    rules = [library.law.rules[RuleId(f"firm-intake-{name}")] for name in ("conflicts", "letter")]
    assert [rule.section for rule in rules] == [
        "Firm: Intake sheet, point 1", "Firm: Intake sheet, point 3"
    ]  # fmt: skip


def test_no_rule_of_ours_is_cited_as_the_firms() -> None:
    law = load_library(ROOT / "trees").law
    assert not [rule.id for rule in law.rules.values() if "Firm:" in rule.section]
