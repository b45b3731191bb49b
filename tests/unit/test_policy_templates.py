"""The templates for group policy name what the program reads, all of it and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any
from xml.etree import ElementTree as ET

from firm.policy import LANGUAGES, ZOOMS, Appearance
from firm.policy_keys import KEYS
from tests.policy_maker import from_registry, png

FOLDER = FilePath(__file__).parents[2] / "packaging" / "windows" / "policy"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
ADMX = ET.parse(FOLDER / "exequatur.admx").getroot()  # noqa: S314 - our own file
ADML = ET.parse(FOLDER / "en-US" / "exequatur.adml").getroot()  # noqa: S314
CONTROLS = {"text": "textBox", "multiText": "multiTextBox", "enum": "dropdownList"}


def every(root: ET.Element, name: str) -> list[ET.Element]:
    return list(root.iter(SPACE + name))


def settings() -> Iterator[tuple[str, ET.Element]]:
    """The key of the registry that each policy sets, with its element."""
    for policy in every(ADMX, "policy"):
        (elements,) = every(policy, "elements")
        (element,) = list(elements)
        assert policy.get("key") == r"Software\Policies\Exequatur"
        assert policy.get("class") == "Both"
        yield str(element.get("valueName")), element


def given(element: ET.Element) -> list[Any]:
    """What an administrator can choose there, as it comes out of the registry."""
    values = []
    for value in every(element, "value"):
        (inside,) = list(value)
        values.append(int(str(inside.get("value"))) if inside.get("value") else inside.text)
    return values


def test_every_key_has_its_policy_and_the_reverse() -> None:
    assert [key for key, _ in settings()] == list(KEYS)


def test_every_choice_is_read(tmp_path: FilePath) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    folder = str(tmp_path)
    texts = {"logo": f"{folder}/logo.png", "content_folder": folder, "data_folder": folder}
    for key, element in settings():
        kind = element.tag.removeprefix(SPACE)
        if kind == "enum":
            for value in given(element):
                assert from_registry({key: value}).problems == (), (key, value)
        elif kind == "multiText":
            lines = ["zoom"] if key == "locked" else ["25/F", "Beijing"]
            assert from_registry({key: lines, "zoom": 100}).problems == ()
        else:
            assert from_registry({key: texts.get(key, "Hanlin")}).problems == ()


def test_every_choice_is_offered() -> None:
    offered = {key: given(element) for key, element in settings()}
    assert offered["zoom"] == [round(zoom * 100) for zoom in ZOOMS]
    assert offered["appearance"] == [one.value for one in Appearance]
    assert offered["language"] == list(LANGUAGES)


def test_the_longest_text_the_editor_takes_is_read() -> None:
    for key, element in settings():
        if key in {"firm_name", "privilege", "disclaimer"}:
            longest = int(str(element.get("maxLength")))
            assert from_registry({key: "x" * longest}).problems == ()
            assert from_registry({key: "x" * (longest + 1)}).problems != ()


def test_every_text_and_every_control_is_there_and_used() -> None:
    text = (FOLDER / "exequatur.admx").read_text(encoding="utf-8")
    strings = {str(one.get("id")) for one in every(ADML, "string")}
    assert set(re.findall(r"\$\(string\.(\w+)\)", text)) == strings
    shown = {str(one.get("id")): one for one in every(ADML, "presentation")}
    assert re.findall(r"\$\(presentation\.(\w+)\)", text) == list(shown)
    for key, element in settings():
        (control,) = list(shown[key])
        assert control.get("refId") == element.get("id") == key
        assert control.tag == SPACE + CONTROLS[element.tag.removeprefix(SPACE)]


def test_every_category_is_there() -> None:
    known = {one.get("name") for one in every(ADMX, "category")}
    assert {one.get("ref") for one in every(ADMX, "parentCategory")} <= known
    assert {one.get("ref") for one in every(ADMX, "supportedOn")} - {None} == {
        one.get("name") for one in every(ADMX, "definition")
    }
