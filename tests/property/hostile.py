"""Reads hostile matter files and trees in a process of its own; started by test_hostile_files.py.

Each is opened as the program does: a matter file through the keeper, walked, its memo built; a tree
into a library, checked. Says as JSON what went wrong, the slowest by the processor's clock and the longest by that on
the wall, and the memory used at most.
"""

import json
import random
import resource
import shutil
import sys
import time
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from engine.answers import Amount, Place
from engine.checks import check
from engine.errors import EngineError
from engine.law import FactId, PlaceCode
from engine.library import Library, load_library
from engine.tree import TreeId
from engine.walk import walk_legs
from matters.document import MAX_BYTES, read_document, write_document
from matters.errors import MatterError
from matters.file import matter_of
from matters.keeper import Keeper
from matters.matter import Matter, Particulars
from matters.parts import to_parts
from matters.register import Register
from matters.snapshot import Snapshots
from memo.memo import build_memo
from memo.text import to_text
from tests.small_trees import TREE, small_library

NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
DAY = date(2026, 11, 22)
Chance = random.Random
Damage = Callable[[bytes, Chance], bytes]
TEXTS = (
    "", "<img src='file:///etc/passwd'><script>x</script>", "\u202e\u0000\u0007\x1b[31m", "🏛" * 3000,
    "../../../../etc/passwd", "$(reboot) `reboot` {{7*7}} %s%n #eval(1)", "\\ud800", "x" * 200_000,
    "9" * 5000, "1e999999999", "0001-01-01", "9999-12-31", "=cmd|' /C calc'!A0", "￿\ufeff",
    "other: " + "y" * 3000, "-0", "NaN", "null", "__class__",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**300, 1.5, [], {}, [[]], [None], {"a": None}, [{"a": [1]}] * 9,
    {"amount": "1e999999999", "currency": "CNY"}, {"amount": "1e-999999", "currency": "CNY"},
    {"amount": "9" * 4000, "currency": "XXX"}, {"amount": {}, "currency": []},
    {"fraud": "made_out", "late": "unknown", "x": []}, ["money", "money"], ["money", {}],
    {"by": "x", "on": "9999-12-31", "applies": "yes"}, {"by": [], "on": 1, "applies": {}},
)  # fmt: skip


def whole_matter(library: Library, folder: FilePath) -> bytes:
    """Make a matter with everything that a file can hold."""
    answers: dict[FactId, Any] = {
        FactId("kind_of_paper"): "judgment",
        FactId("origin_place"): Place(PlaceCode("FR"), "France"),
        FactId("effective"): "yes",
        FactId("effective_date"): date(2025, 3, 12),
        FactId("performance_date"): date(2025, 4, 1),
        FactId("relief"): ("money",),
        FactId("claim"): Amount(__import__("decimal").Decimal(1000), "CNY"),
        FactId("remark"): "A remark",
    }
    keeper = Keeper.new(Register(folder / "made"))
    empty = to_parts(Matter(legs=(TreeId("small"),)))
    for number in range(1, len(answers) + 1):
        given = MappingProxyType(dict(list(answers.items())[:number]))
        matter = Matter(
            legs=(TreeId("small"),),
            particulars=Particulars(name="A v B", client="A"),
            answers=given,
            notes=MappingProxyType({FactId("effective"): "Ask the court."}),
            ticked=frozenset({"small/paper"}),
        )
        keeper.record(empty, to_parts(matter), NOW)
    content = Snapshots().of(library, (TreeId("small"),))
    writing = keeper.writing({"verdict": "proceed"}, NOW)
    writing.run(lambda: content)
    keeper.close()
    return keeper.target.read_bytes()


# --- damage ------------------------------------------------------------------------------------


def truncated(data: bytes, chance: Chance) -> bytes:
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: Chance) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 10, 200))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def spliced(data: bytes, chance: Chance) -> bytes:
    a, b, c = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def nested(data: bytes, chance: Chance) -> bytes:
    depth = chance.choice((30, 41, 200, 5000, 100_000))
    mark = chance.choice(("[", '{"a":'))
    end = {"[": "]", '{"a":': "}"}[mark]
    deep = mark * depth + "1" + end * chance.choice((depth, 0))
    at = chance.choice((data.find(b"{") + 1, data.find(b'"answers"'), 0))
    return data[:at] + f'"deep": {deep}, '.encode() + data[at:]


def huge(data: bytes, chance: Chance) -> bytes:
    unit = chance.choice((b" ", b'"",', b'"ab",', b"[],", b"1,", b'{"":0},', b"[[[[]]]],", b"999,",
                          b"\xf0\x9f\x8f\x9b", b'{"a":{"b":{"c":{}}}},', b'"\\u00e9\\u4e2d",'))  # fmt: skip
    size = chance.choice((1 << 16, 1 << 20, MAX_BYTES - 4096, MAX_BYTES + 10))
    return b'{"format":"exequatur-matter","version":1,"id":"abcdefgh","x":[' + (
        unit * (size // len(unit)) + (b'""' if unit.endswith(b",") else b"") + b"]}"
    )


def mistyped(data: bytes, chance: Chance) -> bytes:
    plain = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 6))):
        _replace_one(plain, chance)
    return json.dumps(plain, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _replace_one(plain: Any, chance: Chance) -> None:
    at = plain
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 5))):
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(at[key], dict | list) and at[key] and chance.random() < 0.8:
            at = at[key]
            continue
        at[key] = deepcopy(chance.choice((*TEXTS, *VALUES)))
        return


def hostile_answers(data: bytes, chance: Chance) -> bytes:
    plain = json.loads(data)
    plain["log"] = chance.choice((plain["log"], []))
    for part in ("answers", "particulars", "confirmed", "notes", "ticked", "matter"):
        for key in [*plain[part], "later-start", "small", chance.choice(TEXTS[:8])]:
            if chance.random() < 0.4:
                plain[part][key] = deepcopy(chance.choice((*TEXTS, *VALUES)))
    plain["matter"]["legs"] = chance.choice(
        (["small"], ["small"], ["small", "small"], [], "x", None)
    )
    plain["matter"]["as_of"] = chance.choice(("0001-01-01", "9999-12-31", "2026-11-22", 5))
    return json.dumps(plain).encode()


def noise(_data: bytes, chance: Chance) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 100, 100_000)))


MATTERS: tuple[tuple[int, Damage], ...] = (
    (4, truncated), (4, flipped), (2, spliced), (2, nested), (1, huge), (4, mistyped),
    (6, hostile_answers), (1, noise),
)  # fmt: skip


def nested_tree(data: bytes, chance: Chance) -> bytes:
    depth = chance.choice((50, 150, 3000, 100_000))
    mark = chance.choice(("[", "{a: ", "- "))
    return data + b"x: " + mark.encode() * depth


def huge_tree(data: bytes, chance: Chance) -> bytes:
    unit = chance.choice((b"# x\n", b"  a: b\n", b"[],", b"- x\n"))
    return data + unit * (chance.choice((1 << 14, 1 << 18, 5 << 20)) // len(unit))


def mistyped_tree(data: bytes, chance: Chance) -> bytes:
    lines = data.decode().splitlines()
    for _ in range(chance.choice((1, 1, 2, 5))):
        number = chance.randrange(len(lines))
        head, colon, _ = lines[number].partition(":")
        value = chance.choice(("[]", "{}", "&a x", "*a", "!!python/object:os.system x", "yes", "9" * 5000,
                               '"' + "x" * 3000 + '"', "{a: {b: {c: d}}}", "0001-01-01", "", "|", "'"))  # fmt: skip
        lines[number] = f"{head}{colon} {value}" if colon else value
    return "\n".join(lines).encode()


TREES: tuple[tuple[int, Damage], ...] = (
    (3, truncated), (3, flipped), (2, spliced), (2, nested_tree), (1, huge_tree), (5, mistyped_tree),
    (1, noise),
)  # fmt: skip


def pick(kinds: tuple[tuple[int, Damage], ...], chance: Chance) -> Damage:
    return chance.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])[0]


# --- opening --------------------------------------------------------------------------------------


def open_matter(file: FilePath, library: Library, folder: FilePath) -> bool:
    """Open a file as the window does; say whether it could be opened."""
    register = Register(folder / "data")
    try:
        keeper = Keeper.open(register, file, NOW)
    except MatterError:
        return False
    try:
        assert isinstance(keeper.tampered, str)
        matter, own_date = matter_of(keeper.document(), library)
    except MatterError:
        return False
    else:
        trees = [library.trees[leg] for leg in matter.legs]
        walk_legs(trees, matter.answers, library.law, own_date or DAY)
        to_text(build_memo(matter, library, own_date or DAY))
        kept = write_document(keeper.document())
        assert read_document(kept).parts == keeper.document().parts
        if keeper.can_undo:
            keeper.undo(NOW)
            matter_of(keeper.document(), library)
        return True
    finally:
        keeper.close()
        shutil.rmtree(folder / "data", ignore_errors=True)


def open_tree(file: FilePath, library: Library, folder: FilePath) -> bool:
    """Load the content folder that the tree lies in, and check it."""
    del library, folder
    found = load_library(file.parent)
    try:
        return not found.problems and not check(found)
    except EngineError:
        return False


def most_memory() -> int:
    """Give the most memory this process used, in MB, and not the one that started it.

    Linux hands ``ru_maxrss`` of a process on to what it starts; VmHWM is of this program alone.
    """
    status = FilePath("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Read so many of each, from a seed."""
    folder, number, seed = FilePath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    library = small_library(folder / "content")
    small_library(folder / "trees")
    matter, tree = whole_matter(library, folder), TREE.encode()
    found: dict[str, Any] = {
        "failed": [],
        "slowest": 0.0,
        "longest": 0.0,
        "opened": 0,
        "touched": 0,
    }
    chance = random.Random(seed)  # noqa: S311 - the same draw each time
    tasks = (
        (MATTERS, matter, folder / "m.exq", open_matter),
        (TREES, tree, folder / "trees" / "small.yaml", open_tree),
    )
    for count in range(number):
        for kinds, whole, file, opened in tasks:
            damage = pick(kinds, chance)
            data = damage(whole, chance)
            file.write_bytes(data)
            start, begun = time.process_time(), time.perf_counter()
            try:
                found["opened"] += opened(file, library, folder)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
                found["failed"].append(
                    f"{damage.__name__} {count}: {type(error).__name__}: {error}"[:300]
                )
                (folder / f"failed-{len(found['failed'])}{file.suffix}").write_bytes(data)
            taken = time.process_time() - start
            found["longest"] = max(found["longest"], time.perf_counter() - begun)
            if taken > found["slowest"]:
                found["slowest"], found["which"] = taken, f"{damage.__name__} {count}"
                shutil.copy(file, folder / "slowest")
            found["touched"] += file.read_bytes() != data
    found["memory"] = most_memory()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
