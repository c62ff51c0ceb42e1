"""Records as JSON and back, led by their own type hints: ``decode(cls, encode(record)) == record``.

Fields that have their default are left out, and keys that the class does not know are passed over, so that a
record which gains a field is still read from an older store. A span of the article the rows belong to is
``[start, end]``; any other carries its article as a third item.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from runut.records import Span

T = TypeVar("T")
Json: TypeAlias = Any  # what json.loads gives: mypy has no name for it that one can index
Reader = Callable[[Json, str], Any]


def dumps(record: object, article: str = "") -> str:
    """Return *record* as one line of JSON, the same for equal records; *article* is the one its spans stand in."""
    return json.dumps(encode(record, article), ensure_ascii=False, separators=(",", ":"))


def encode(value: object, article: str = "") -> Json:
    """Return *value* as what JSON can hold."""
    if isinstance(value, Span):
        return [value.start, value.end] if value.article == article else [value.start, value.end, value.article]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [encode(item, article) for item in value]
    if is_dataclass(value):
        return {
            name: encode(held, article)
            for name, default in _defaults(cast("Hashable", type(value)))
            if (held := getattr(value, name)) is not default and held != default
        }
    return value


def decode(cls: type[T], data: Json, article: str = "") -> T:
    """Return the record of *cls* that *data* is; raises TypeError where a field without a default is missing."""
    record: T = _reader(cast("Hashable", cls))(data, article)
    return record


@cache
def _defaults(cls: Hashable) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(cast("Any", cls)))


@cache
def _reader(hint: Hashable) -> Reader:
    if hint is Span:
        return _span
    if is_dataclass(hint) and isinstance(hint, type):
        return _record_reader(hint)
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return lambda data, article: tuple(item(one, article) for one in data)
    if get_origin(hint) in (Union, UnionType):
        (only,) = [_reader(kind) for kind in get_args(hint) if kind is not type(None)]
        return lambda data, article: None if data is None else only(data, article)
    if hint in (Decimal, float):
        return lambda data, _: hint(data)
    return lambda data, _: data


def _span(data: Json, article: str) -> Span:
    return Span(data[2] if len(data) > 2 else article, data[0], data[1])


def _record_reader(cls: type) -> Reader:
    hints = get_type_hints(cls)
    readers = {field.name: _reader(hints[field.name]) for field in fields(cls)}

    def read(data: Json, article: str) -> object:
        return cls(**{key: readers[key](value, article) for key, value in data.items() if key in readers})

    return read
