import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from engine.answers import UNKNOWN, Place, Value
from engine.law import FactKind, Law, NodeId, PlaceCode
from tests.gui.conftest import UNKNOWN_SAYS, Ask, Open
from ui.answers import AnswerWidget
from ui.answers.fact_card import FactCard
from ui.answers.matches import MatchBox
from ui.answers.places import Weight, find, known, status
from ui.paint import TextLabel

KEYS = Qt.Key
SINGAPORE = Place(PlaceCode("SG"), "Singapore")


@pytest.fixture
def country(ask: Ask, open_answer: Open) -> AnswerWidget:
    return open_answer(ask(FactKind.COUNTRY, id=NodeId("country_of_origin")))


def search(answer: AnswerWidget) -> QLineEdit:
    return answer.findChildren(QLineEdit)[0]


def write(answer: AnswerWidget, text: str) -> None:
    """Type a text that may be Chinese, which key clicks cannot."""
    search(answer).clear()
    search(answer).insert(text)
    search(answer).textEdited.emit(text)


def card(answer: AnswerWidget) -> FactCard:
    return answer.findChildren(FactCard)[0]


def names(law: Law, query: str) -> list[str]:
    return [place.name for place in find(query, law.jurisdictions.values())]


def test_places_are_found_by_every_name(law: Law) -> None:
    assert names(law, "singap") == ["Singapore"]
    assert names(law, "SG")[0] == "Singapore"
    assert names(law, "新加坡") == ["Singapore"]
    assert set(names(law, "新")) == {"Singapore", "New Zealand", "Papua New Guinea"}
    assert names(law, "niger") == ["Niger", "Nigeria"]
    assert "Hong Kong SAR" in names(law, "hksar")
    assert names(law, "cote d'ivoire") == names(law, "Côte d’Ivoire") != []
    assert names(law, "zealand") == ["New Zealand"]
    assert names(law, "  ") == names(law, "atlantis") == []


def test_words_beside_the_matches(law: Law) -> None:
    words = {code: status(law.jurisdictions[PlaceCode(code)], "country_of_origin")
             for code in ("SG", "FR", "HK", "CN")}  # fmt: skip
    assert words == {"SG": "No treaty", "FR": "Treaty", "HK": "Own instrument", "CN": "Mainland"}
    assert status(law.jurisdictions[PlaceCode("SG")], "seat_of_award") == "Convention"


def test_what_each_entry_does(law: Law) -> None:
    singapore = law.jurisdictions[PlaceCode("SG")]
    judgments = {row.label: row.weight for row in known(singapore, "country_of_origin")}
    assert judgments["Treaty on judgments"] is Weight.DECIDES
    assert judgments["Reciprocity"] is Weight.SUGGESTS
    assert judgments["New York Convention"] is Weight.FOR_AWARDS
    awards = known(singapore, "seat_of_award")
    assert (awards[0].label, awards[0].weight) == ("New York Convention", Weight.SUGGESTS)
    assert {row.weight for row in awards[1:]} == {Weight.FOR_JUDGMENTS}
    hong_kong = known(law.jurisdictions[PlaceCode("HK")], "seat_of_award")
    assert hong_kong[0].weight is Weight.DECIDES


def test_only_treaty_region_and_home_decide(law: Law) -> None:
    for place in law.jurisdictions.values():
        for question in ("country_of_origin", "seat_of_award", "document_issued_in"):
            for row in known(place, question):
                decides = row.weight is Weight.DECIDES
                own = bool(place.region or place.home)
                assert not decides or own or row.label == "Treaty on judgments"


def test_typing_chooses_only_what_is_named_in_full(country: AnswerWidget) -> None:
    QTest.keyClicks(search(country), "niger")
    assert country.value() == Place(PlaceCode("NE"), "Niger")
    QTest.keyClicks(search(country), "i")
    assert country.value() == Place(PlaceCode("NG"), "Nigeria")
    write(country, "新")
    assert country.value() is None
    assert card(country).isHidden()
    texts = [label.text() for label in country.findChildren(TextLabel)]
    assert "3 of 199 places" in texts


def test_by_keyboard(country: AnswerWidget, qtbot: QtBot) -> None:
    write(country, "新")
    with qtbot.assertNotEmitted(country.submitted):
        QTest.keyClick(search(country), KEYS.Key_Return)
    first = country.value()
    assert isinstance(first, Place)
    QTest.keyClick(search(country), KEYS.Key_Down)
    second = country.value()
    assert isinstance(second, Place)
    assert second != first
    assert card(country).accessibleName().startswith(second.name)
    QTest.keyClick(search(country), KEYS.Key_Up)
    assert country.value() == first
    with qtbot.waitSignal(country.submitted):
        QTest.keyClick(search(country), KEYS.Key_Return)


def test_by_mouse(country: AnswerWidget, qtbot: QtBot) -> None:
    QTest.keyClicks(search(country), "new")
    matches = country.findChildren(QListView)[0]
    assert country.value() is None
    at = matches.visualRect(matches.model().index(1, 0)).center()
    with qtbot.waitSignal(country.changed):
        QTest.mouseClick(matches.viewport(), Qt.MouseButton.LeftButton, pos=at)
    chosen = country.value()
    assert isinstance(chosen, Place)
    assert card(country).isVisible()
    assert chosen.name in search(country).accessibleDescription()


def test_another_place(country: AnswerWidget, qtbot: QtBot) -> None:
    QTest.keyClicks(search(country), "Sark")
    box = country.findChildren(MatchBox)[0]
    QTest.mouseClick(box.other, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert country.value() == Place(PlaceCode(""), "Sark")
    name = country.findChildren(QLineEdit)[1]
    assert QApplication.focusWidget() is name
    name.clear()
    assert country.value() is None
    QTest.keyClicks(search(country), " x")
    assert not box.other.isChecked()


def test_not_known_yet(country: AnswerWidget) -> None:
    assert not country.choose_digit(0)
    box = country.findChildren(MatchBox)[0]
    box.unknown.setFocus()
    assert country.choose_digit(0)
    assert country.value() is UNKNOWN
    shown = [label.text() for label in country.findChildren(TextLabel) if label.isVisible()]
    assert UNKNOWN_SAYS in shown
    assert box.unknown.accessibleDescription() == UNKNOWN_SAYS


@pytest.mark.parametrize("value", [SINGAPORE, Place(PlaceCode(""), "Jersey"), UNKNOWN, None])
def test_round_trip(country: AnswerWidget, value: Value | None) -> None:
    country.set_value(value)
    assert country.value() == value
    country.set_value(None)
    assert country.value() is None


def test_the_card_grows_with_its_text(country: AnswerWidget, qtbot: QtBot) -> None:
    country.set_value(SINGAPORE)
    found = card(country)
    qtbot.waitUntil(lambda: found.height() >= found.heightForWidth(found.width()))
    assert found.heightForWidth(420) > found.heightForWidth(640)
    assert "Decides the route" in found.accessibleDescription()
