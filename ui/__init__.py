"""The window: the only package that knows Qt.

Widgets get values and emit signals; ``ui.wizard`` alone talks to the engine.
"""
