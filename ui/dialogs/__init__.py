"""Dialogs: particulars, export, the effect of a change."""
