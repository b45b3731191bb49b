"""The memo as plain JSON data; ``docs/memo.schema.json`` describes it."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from memo.parts import Memo

SCHEMA = 1
"""Version of the JSON form."""


def plain(value: object) -> Any:  # noqa: ANN401 - plain data has any shape
    """Give frozen data as plain JSON data: mappings, lists, text, numbers, None."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [plain(entry) for entry in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value


def memo_json(memo: Memo) -> dict[str, Any]:
    """Give a memo as plain JSON data with stable keys (``docs/memo.schema.json``)."""
    data: dict[str, Any] = plain(memo)
    data["answers"] = json.loads(memo.answers)
    del data["identity"]["logo"]
    return {"schema": SCHEMA, **data}
