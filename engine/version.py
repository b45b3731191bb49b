"""The version of the program; pyproject.toml and the packages take it from here."""

VERSION = "0.1.0"
