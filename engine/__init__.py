"""What the law asks, and how to walk it.

Frozen data, pure functions. Nothing in this package imports Qt, reads the clock or writes a file;
only ``engine.library`` reads from the disk, and only ``engine.source`` knows YAML.
"""
