"""The particulars of a matter: what the head of its memo says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLayout, QLineEdit, QWidget

from matters.matter import Particulars
from ui.panels.text import add_all, button, coloured, column, row, text
from ui.theme import Role, Theme

WIDTH = 560


class ParticularsDialog(QDialog):
    """Accepted: ``particulars()`` are to be kept."""

    def __init__(self, given: Particulars, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Particulars"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(theme.px(WIDTH))
        self._fields: dict[str, QLineEdit] = {}
        pad = theme.px(24)
        whole = column(self, (pad, theme.px(20), pad, theme.px(20)))
        note = self.tr("They stand at the head of the memo. Leave out what you do not need.")
        add_all(
            whole,
            [
                text(self.tr("Particulars of the matter"), theme, Role.QUESTION_SMALL),
                text(note, theme, Role.BODY, "text2"),
                theme.px(16),
            ],
        )
        whole.addLayout(self._form(given))
        whole.addSpacing(theme.px(20))
        whole.addLayout(self._foot())

    def particulars(self) -> Particulars:
        """Give what stands in the fields."""
        typed = {name: field.text().strip() for name, field in self._fields.items()}
        return Particulars(**typed, acting_for=self._acting.currentData())

    def _form(self, given: Particulars) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        grid.setColumnMinimumWidth(0, theme.px(110))
        names = {
            "name": self.tr("Matter name"),
            "client": self.tr("Client"),
            "respondent": self.tr("Respondent"),
            "issued_by": self.tr("Issued by"),
            "reference": self.tr("Reference"),
            "prepared_by": self.tr("Prepared by"),
        }
        for number, (name, label) in enumerate(names.items()):
            field = QLineEdit(getattr(given, name))
            field.setAccessibleName(label)
            field.setMaxLength(300)
            self._fields[name] = field
            grid.addWidget(coloured(label, Role.BODY, theme.tokens.text2), number, 0)
            grid.addWidget(field, number, 1)
        acting = coloured(self.tr("Acting for"), Role.BODY, theme.tokens.text2)
        grid.addWidget(acting, len(names), 0)
        grid.addWidget(self._choice(given.acting_for), len(names), 1)
        return grid

    def _choice(self, given: str) -> QComboBox:
        self._acting = QComboBox()
        self._acting.setAccessibleName(self.tr("Acting for"))
        for said, value in (
            (self.tr("Not said"), ""),
            (self.tr("The applicant (creditor)"), "applicant"),
            (self.tr("The respondent (debtor)"), "respondent"),
        ):
            self._acting.addItem(said, value)
        self._acting.setCurrentIndex(max(0, self._acting.findData(given)))
        return self._acting

    def _foot(self) -> QLayout:
        line = row(gap=self._theme.px(12))
        line.addStretch()
        line.addWidget(button(self.tr("Leave as it was"), self.reject))
        keep = button(self.tr("Save particulars"), self.accept, kind="primary")
        keep.setDefault(True)
        line.addWidget(keep)
        return line
