"""The administrator's policy: every key by itself, faults with their place, the strongest place wins."""

import os
import re
import sys
from contextlib import nullcontext
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path as FilePath
from types import ModuleType
from typing import Any

import pytest

from cli.commands import run
from firm import places, policy_keys
from firm.logo import LogoError, checked
from firm.places import PolicyFile, PolicyKey, policy_places
from firm.policy import NO_POLICY, NOBODY, Appearance, Setting
from firm.policy_file import read_policy
from firm.policy_keys import KEYS
from memo.letterhead import fit_to_print
from tests.policy_maker import MACHINE, USER, chunk, from_registry, png, policy_from

ROOT = FilePath(__file__).parents[2]
WHOLE = """\
firm_name: Hanlin & Partners LLP 翰林律师事务所
firm_address: |
  25/F, Fortune Plaza
  Beijing 100020
logo: logo.png
privilege: Attorney work product
disclaimer: For the addressee only.
content_folder: firm-content
data_folder: $HOME/Exequatur
language: en
zoom: 125
appearance: dark
locked: [zoom]
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="$NAME is of other systems")


@POSIX
def test_every_key_is_read(tmp_path: FilePath) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    policy = policy_from(tmp_path, WHOLE, HOME="/home/tan")
    assert policy.problems == ()
    assert tuple(policy.origins) == tuple(KEYS)
    assert policy.identity.name == "Hanlin & Partners LLP 翰林律师事务所"
    assert policy.identity.address == ("25/F, Fortune Plaza", "Beijing 100020")
    assert policy.identity.logo == png()
    assert policy.identity.privilege == "Attorney work product"
    assert policy.identity.disclaimer == "For the addressee only."
    assert policy.content_folder == tmp_path / "firm-content"
    assert policy.data_folder == FilePath("/home/tan/Exequatur")
    assert (policy.language, policy.zoom, policy.appearance) == ("en", 1.25, Appearance.DARK)
    assert policy.locked == {Setting.ZOOM}
    assert policy.origins["zoom"] == f"{tmp_path / 'policy.yaml'}:11"


def test_a_typo_is_told_with_file_and_line_and_the_rest_is_in_force(tmp_path: FilePath) -> None:
    policy = policy_from(tmp_path, "zoom: 125\nfirm_nmae: Hanlin\nappearance: dark\n")
    (problem,) = policy.problems
    assert str(problem).startswith(
        f'{tmp_path / "policy.yaml"}:2:1: "firm_nmae" is not known here (did you mean "firm_name"?)'
    )
    assert (policy.zoom, policy.appearance) == (1.25, Appearance.DARK)


WRONG = {
    "firm_name: [a, b]": "policy.yaml:2:12: a text was expected here, not a list or a mapping.",
    "firm_name:": "policy.yaml:2:11: there is no text here; write one, or leave the key out.",
    f"firm_name: {'x' * 121}": "policy.yaml:2:12: the text has 121 characters; shorten it to 120.",
    'firm_name: "Han\\u202Elin"': "policy.yaml:2:12: the character U+202E cannot be printed; delete it.",
    "firm_name: yes": 'policy.yaml:2:12: quote "yes": unquoted, YAML reads it as true or false.',
    "firm_address: {street: 1}": "policy.yaml:2:15: a text was expected here, not a list or a mapping.",
    "firm_address: [a, b, c, d, e, f]": "policy.yaml:2:15: an address has one to 5 lines.",
    "firm_address: [a, [b]]": "policy.yaml:2:19: a text was expected here, not a list or a mapping.",
    "logo: none.png": "none.png cannot be read (No such file or directory).",
    "logo: policy.yaml": "policy.yaml:2:7: policy.yaml: the picture is not a PNG; save it as PNG.",
    "privilege: {}": "policy.yaml:2:12: a text was expected here, not a list or a mapping.",
    f"disclaimer: {'x' * 241}": "policy.yaml:2:13: the text has 241 characters; shorten it to 240.",
    "content_folder: ../up": '"../up" is not a whole path; write it from the drive or root.',
    "data_folder: matters": 'policy.yaml:2:14: "matters" is not a whole path; write it from the drive or root.',
    "data_folder: [a]": "policy.yaml:2:14: a text was expected here, not a list or a mapping.",
    "language: zh": 'policy.yaml:2:11: the program does not speak "zh"; it speaks: en.',
    "zoom: 130": 'policy.yaml:2:7: "130" is not one of 80, 90, 100, 110, 125, 150, 175, 200 (percent).',
    "zoom: [1]": "policy.yaml:2:7: a text was expected here, not a list or a mapping.",
    "appearance: drak": '"drak" is not one of system, light, dark, contrast (did you mean "dark"?).',
    "locked: zoom": "policy.yaml:2:9: a list was expected here; write [ ] or a line with - each.",
    "locked: [zom]": '"zom" is not one of zoom, appearance (did you mean "zoom"?).',
    "locked: [zoom]": 'policy.yaml:2:9: "zoom" is locked but has no value; add zoom.',
    "zoom: 110\nzoom: 125": 'policy.yaml:3:1: "zoom" stands here twice; keep one.',
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_value_is_left_out_and_told(line: str, tmp_path: FilePath) -> None:
    other = ("privilege", "Ours") if line.startswith("disclaimer") else ("disclaimer", "Ours")
    policy = policy_from(tmp_path, f"{other[0]}: {other[1]}\n{line}\n")
    (problem,) = policy.problems
    assert str(problem).replace(f"{tmp_path}{os.sep}", "").endswith(WRONG[line])
    assert getattr(policy.identity, other[0]) == "Ours"
    assert policy.locked == frozenset()


def test_every_key_has_a_wrong_value_above() -> None:
    assert {line.partition(":")[0] for line in WRONG} == set(KEYS)


def test_what_is_known_of_a_list_stays_locked(tmp_path: FilePath) -> None:
    policy = policy_from(tmp_path, "zoom: 100\nlocked: [zoom, colour]\n")
    assert policy.locked == {Setting.ZOOM}
    assert len(policy.problems) == 1


# --- files that cannot be read -----------------------------------------------------------


def test_no_policy_is_no_problem(tmp_path: FilePath) -> None:
    files = [PolicyFile(tmp_path / "policy.yaml"), PolicyFile(tmp_path / "a" / "b" / "c.yaml")]
    policy = read_policy(files, {})
    assert (policy.problems, policy.identity, policy.origins) == ((), NOBODY, {})
    assert [place.found for place in policy.places] == [False, False]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"zoom: [125\n", "this is not YAML"),
        (b"\xff\xfe\x00", "the file is not UTF-8 text; save it as UTF-8."),
        (b"firm_name: " + b"x" * 70_000, "the file is larger than 64 KiB; shorten it."),
        (b"- zoom\n", "lines such as \u201czoom: 125\u201d were expected here."),
        (b"a: &a [1]\nb: *a\n", "anchors (&) and aliases (*) are not allowed"),
        (b"", "the file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_is_told(data: bytes, said: str, tmp_path: FilePath) -> None:
    (tmp_path / "policy.yaml").write_bytes(data)
    policy = read_policy([PolicyFile(tmp_path / "policy.yaml")], {})
    assert said in str(policy.problems[0])
    assert str(tmp_path / "policy.yaml") in str(policy.problems[0])
    assert policy.origins == {}


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: FilePath) -> None:
    (tmp_path / "policy.yaml").mkdir()
    policy = read_policy([PolicyFile(tmp_path / "policy.yaml")], {})
    assert "the file cannot be read" in str(policy.problems[0])


@POSIX
def test_a_file_without_permission_is_told(as_a_user: FilePath) -> None:
    file = as_a_user / "policy.yaml"
    file.write_text("zoom: 125", encoding="utf-8")
    file.chmod(0)
    policy = read_policy([PolicyFile(file)], {})
    assert "Permission denied" in str(policy.problems[0])


def test_the_sample_chooses_nothing_and_every_key_of_it_can_be_chosen(tmp_path: FilePath) -> None:
    sample = (ROOT / "packaging" / "policy.yaml").read_text(encoding="utf-8")
    assert policy_from(tmp_path, sample).problems == ()
    chosen, lines = "", sample.splitlines()
    for line in lines[lines.index(next(one for one in lines if "---" in one)) :]:
        chosen += line.removeprefix("# ") + "\n" if not line.startswith("# ---") else ""
    (tmp_path / "logo.png").write_bytes(png())
    policy = policy_from(tmp_path, chosen, HOME="/home/tan")
    assert policy.problems == ()
    assert set(policy.origins) == set(KEYS)


def test_the_documentation_names_every_key_and_its_examples_are_right(tmp_path: FilePath) -> None:
    text = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
    table = text[text.index("## Keys") : text.index("## What goes wrong")]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(KEYS)
    (tmp_path / "logo.png").write_bytes(png())
    examples = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        told = [str(one) for one in policy_from(tmp_path, example).problems]
        assert all("is not a whole path" in one for one in told), "a folder of Windows"


# --- which place decides --------------------------------------------------------------------


def test_a_later_place_decides_key_by_key(tmp_path: FilePath) -> None:
    weak, strong = tmp_path / "weak.yaml", tmp_path / "strong.yaml"
    weak.write_text("zoom: 80\nappearance: dark\nfirm_name: Weak\n", encoding="utf-8")
    strong.write_text("zoom: 90\nfirm_name: Strong\n", encoding="utf-8")
    user, machine = PolicyKey("HKCU", {"firm_name": "User"}), PolicyKey(MACHINE, {"zoom": 110})
    policy = read_policy([PolicyFile(weak), PolicyFile(strong), user, machine], {})
    assert (policy.appearance, policy.identity.name, policy.zoom) == (Appearance.DARK, "User", 1.1)
    assert policy.origins == {
        "zoom": rf"{MACHINE}\zoom",
        "appearance": f"{weak}:2",
        "firm_name": r"HKCU\firm_name",
    }


def test_a_fault_in_the_stronger_place_leaves_the_weaker_in_force(tmp_path: FilePath) -> None:
    (tmp_path / "policy.yaml").write_text("zoom: 150\n", encoding="utf-8")
    key = PolicyKey(MACHINE, {"zoom": 151})
    policy = read_policy((PolicyFile(tmp_path / "policy.yaml"), key), {})
    assert policy.zoom == 1.5
    assert len(policy.problems) == 1


def test_a_lock_with_nothing_known_in_it_leaves_the_weaker_lock() -> None:
    policy = from_registry({"locked": ["zom"]}, {"locked": ["zoom"], "zoom": 150})
    assert policy.locked == {Setting.ZOOM}
    assert policy.origins["locked"] == rf"{USER}\locked"
    assert len(policy.problems) == 1
    assert from_registry({"locked": []}, {"locked": ["zoom"], "zoom": 150}).locked == frozenset()


def test_a_file_that_was_named_and_is_not_there_is_told(tmp_path: FilePath) -> None:
    policy = read_policy([PolicyFile(tmp_path / "policy.yaml", named=True)], {})
    said = "policy.yaml: the file cannot be read (No such file or directory)."
    assert [str(one).removeprefix(f"{tmp_path}{os.sep}") for one in policy.problems] == [said]


def test_a_policy_does_not_hang_on_the_folder_we_run_in(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy.yaml").write_text("firm_name: Of the user", encoding="utf-8")
    policy = read_policy([PolicyFile(FilePath("policy.yaml"), named=True)], {})
    assert policy.identity == NOBODY
    assert "is not whole" in str(policy.problems[0])


def test_a_lock_may_stand_elsewhere_than_its_value(tmp_path: FilePath) -> None:
    (tmp_path / "policy.yaml").write_text("zoom: 150\n", encoding="utf-8")
    key = PolicyKey(MACHINE, {"locked": ["zoom"]})
    policy = read_policy((PolicyFile(tmp_path / "policy.yaml"), key), {})
    assert (policy.zoom, policy.problems) == (1.5, ())
    assert policy.locked == {Setting.ZOOM}


def test_the_places_of_this_system(tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    monkeypatch.setenv("ProgramData", str(tmp_path))
    found = policy_places(FilePath("/opt/exequatur"))
    assert found[0] == PolicyFile(FilePath("/opt/exequatur/policy.yaml"))
    assert str(tmp_path) not in str(found), "a user could put a policy there"
    assert policy_places(None) == found[1:]
    if sys.platform.startswith("linux"):
        assert found[1:] == (PolicyFile(FilePath("/etc/exequatur/policy.yaml")),)


# --- the registry ---------------------------------------------------------------------------


def test_the_registry_holds_the_same_keys() -> None:
    policy = from_registry(
        {
            "Firm_Name": "Hanlin",
            "firm_address": ["25/F", "Beijing"],
            "zoom": 125,
            "appearance": "light",
            "locked": ["zoom", "appearance"],
            "language": "en",
        }
    )
    assert policy.problems == ()
    assert policy.identity.name == "Hanlin"
    assert policy.identity.address == ("25/F", "Beijing")
    assert (policy.zoom, policy.locked) == (1.25, frozenset(Setting))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"zom": 125}, rf'{MACHINE}\zom: "zom" is not known here (did you mean "zoom"?)'),
        ({"zoom": 126}, rf'{MACHINE}\zoom: "126" is not one of'),
        ({"zoom": b"\1"}, rf"{MACHINE}\zoom: the value is neither text nor number"),
        ({"zoom": None}, rf"{MACHINE}\zoom: the value is neither text nor number"),
        ({"firm_name": ["a"]}, rf"{MACHINE}\firm_name: a text was expected here"),
        ({"firm_name": "a\0b"}, rf"{MACHINE}\firm_name: the character U+0000 cannot be printed"),
        ({"logo": "logo.png"}, rf'{MACHINE}\logo: "logo.png" is not a whole path'),
        ({"content_folder": "ours"}, rf'{MACHINE}\content_folder: "ours" is not a whole path'),
        ({"locked": ["zoom"]}, rf'{MACHINE}\locked: "zoom" is locked but has no value'),
    ],
)
def test_a_wrong_value_of_the_registry_is_told_by_its_name(
    values: dict[str, object], said: str
) -> None:
    policy = from_registry({"disclaimer": "Ours.", **values})
    assert [str(one).startswith(said) for one in policy.problems] == [True], policy.problems
    assert policy.identity.disclaimer == "Ours."


class FakeRegistry(ModuleType):
    """``winreg`` over a mapping."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER, KEY_READ, KEY_WOW64_64KEY = 1, 2, 4, 8

    def __init__(self, keys: dict[tuple[int, str], dict[str, object]]) -> None:
        super().__init__("winreg")
        self._keys = keys

    def OpenKey(self, hive: int, key: str, *access: int) -> Any:
        if (hive, key) not in self._keys:
            raise FileNotFoundError(key)
        return nullcontext(self._keys[hive, key])

    def QueryInfoKey(self, key: dict[str, object]) -> tuple[int, int, int]:
        return 0, len(key), 0

    def EnumValue(self, key: dict[str, object], number: int) -> tuple[str, object, int]:
        return (*list(key.items())[number], 1)

    def QueryValueEx(self, key: dict[str, object], name: str) -> tuple[object, int]:
        return key[name], 1


def test_the_places_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    key = r"Software\Policies\Exequatur"
    shell = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
    fake = FakeRegistry(
        {
            (1, key): {"zoom": 125, "": "default"},
            (1, shell): {"Common AppData": "P:/Data"},
            (1, r"Software\Exequatur"): {"PolicyFile": "S:/it/policy.yaml"},
        }
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", fake)
    spec = spec_from_file_location("places_of_windows", places.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    found = module.policy_places(FilePath("P:/Exequatur"))
    assert [one.name for one in found] == [
        "P:/Exequatur/policy.yaml",
        "P:/Data/Exequatur/policy.yaml",
        "S:/it/policy.yaml",
        USER,
        MACHINE,
    ]
    assert [one.values for one in found[3:]] == [{}, {"zoom": 125}]
    assert [one.found for one in found] == [False, False, True, False, True]


# --- folders --------------------------------------------------------------------------------


@POSIX
def test_variables_of_a_folder_are_written_out(tmp_path: FilePath) -> None:
    environment = {"HOME": "/home/tan", "USER": "tan"}
    for text, expected in (
        ("~/Exequatur", "/home/tan/Exequatur"),
        ("${HOME}/x", "/home/tan/x"),
        ("/srv/matters/$USER", "/srv/matters/tan"),
    ):
        policy = policy_from(tmp_path, f"data_folder: {text}\n", **environment)
        assert policy.data_folder == FilePath(expected)


@POSIX
def test_variables_of_windows_are_written_out(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy_keys, "_NAMED", re.compile(policy_keys.WINDOWS_NAMES))
    text = "data_folder: /server/users$/%USERNAME%/%ProgramFiles(x86)%\n"
    policy = policy_from(tmp_path, text, **{"USERNAME": "tan", "ProgramFiles(x86)": "P"})
    assert policy.data_folder == FilePath("/server/users$/tan/P")
    policy = policy_from(tmp_path, text, USERNAME="tan")
    assert "%ProgramFiles(x86)% is not set for this user" in str(policy.problems[0])


@POSIX
def test_a_variable_that_is_not_set_is_told_and_makes_no_folder(tmp_path: FilePath) -> None:
    policy = policy_from(tmp_path, "data_folder: $HOMESHARE/x\n", HOME="/home/tan")
    assert policy.data_folder is None
    assert "$HOMESHARE is not set for this user; name another folder." in str(policy.problems[0])


# --- the logo -------------------------------------------------------------------------------


def test_a_logo_keeps_the_picture_and_nothing_else() -> None:
    note = chunk(b"tEXt", b"Author\0M. Tan")
    assert checked(png(40, 12, note, chunk(b"iCCP", b"x\0\0broken"))) == png(40, 12)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a PNG"),
        (b"\xff\xd8\xff\xe0", "not a PNG"),
        (b"", "not a PNG"),
        (png()[:-1], "damaged"),
        (png()[:60], "damaged"),
        (png()[:8], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(40, 12, chunk(b"IHDR", b"x" * 13)), "damaged"),
        (png(rows=b"\0" * 50), "damaged"),
        (png(rows=b"\x09" * (121 * 12)), "damaged"),
        (png(rows=b"\0" * 10_000_000), "damaged"),
        (png(4000, 1), "more than 2000 pixels"),
        (png(0, 1), "more than 2000 pixels"),
        (png(interlaced=1), "interlaced"),
        (png() + b"x" * 300_000, "larger than 256 KiB"),
    ],
)
def test_a_logo_that_could_stop_a_memo_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(LogoError, match=said):
        checked(data)


# --- what cannot be printed, and the command ------------------------------------------------------


def test_what_no_font_prints_is_left_out_of_the_memo(tmp_path: FilePath) -> None:
    policy = policy_from(tmp_path, "firm_name: Hanlin 🦊\ndisclaimer: 仅供收件人。\nzoom: 125\n")
    found = fit_to_print(policy, ROOT / "resources")
    assert found.identity.name == ""
    assert (found.identity.disclaimer, found.zoom) == ("仅供收件人。", 1.25)
    assert str(found.problems[0]) == (
        f"{tmp_path / 'policy.yaml'}:1: the fonts cannot print “🦊” (U+1F98A); write it otherwise."
    )
    assert "firm_name" not in found.origins


def test_the_command_tells_what_is_in_force_and_where(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    text = WHOLE.replace("data_folder: $HOME/Exequatur\n", "")
    policy = policy_from(tmp_path, text)
    assert run(["policy"], ROOT, None, policy) == 0  # type: ignore[arg-type]  # no day is asked for
    out = capsys.readouterr().out
    file = tmp_path / "policy.yaml"
    assert f"{file}: found" in out
    assert f"  zoom: 125%, locked\n    from {file}:10\n" in out
    assert f"  firm_address: 25/F, Fortune Plaza / Beijing 100020\n    from {file}:2\n" in out
    assert f"  logo: a PNG of {len(png())} bytes\n" in out
    policy = policy_from(tmp_path, "zom: 1\n")
    assert run(["policy"], ROOT, None, policy) == 2  # type: ignore[arg-type]
    told = capsys.readouterr()
    assert f"{file}:1:1: " in told.out
    assert told.err == ""


def test_the_firms_content_folder_is_the_policys(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    firm = ROOT / "examples" / "firm"
    policy = policy_from(tmp_path, f"content_folder: {firm}\n")
    assert run(["trees"], ROOT, None, policy) == 0  # type: ignore[arg-type]
    assert "client_intake" in capsys.readouterr().out
    assert run(["trees", "--firm", str(firm)], ROOT, None, policy) == 2  # type: ignore[arg-type]
    said = capsys.readouterr().err
    assert said == f"Your administrator set the firm's content to {firm}; leave --firm out.\n"


def test_another_command_warns_and_goes_on(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = policy_from(tmp_path, "zom: 1\n")
    assert run(["trees"], ROOT, None, policy) == 0  # type: ignore[arg-type]
    assert f"{tmp_path / 'policy.yaml'}:1:1: warning: " in capsys.readouterr().err


@POSIX
def test_the_command_tells_a_folder_whose_name_is_no_text(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = policy_from(tmp_path, "data_folder: $HOME/x", HOME="/home/\udcff")
    assert run(["policy"], ROOT, None, policy) == 0  # type: ignore[arg-type]
    assert r"data_folder: /home/\udcff/x" in capsys.readouterr().out


def test_without_a_policy_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy"], ROOT, None, NO_POLICY) == 0  # type: ignore[arg-type]
    assert "Nothing is set." in capsys.readouterr().out
