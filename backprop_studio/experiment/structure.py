"""Whether JSON has the structure of a document, key by key, told from the structs themselves.

msgspec converts and refuses too, but in its own words and without the value found;
the walk here goes down the same types and says place, value found and what is allowed.
"""

import math
import re
from functools import cache
from typing import Any

import msgspec.inspect as inspect

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.problem import Refused, show

FREE_DEPTH = 20
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@cache
def document_type() -> inspect.Type:
    """The document as a tree of types."""
    return inspect.type_info(Experiment)


def check(tree: object) -> None:
    """Refuse the first part of `tree` that is not as the structs say; `arrays` looks at arrays."""
    _check(tree, document_type(), "")


def join(place: str, key: str) -> str:
    """The place of `key` inside the object at `place`."""
    name = key if _PLAIN_KEY.fullmatch(key) else show(key)
    return f"{place}.{name}" if place else name


def _check(value: object, kind: inspect.Type, place: str) -> None:
    if isinstance(kind, inspect.UnionType):
        kind = _member(value, kind, place)
    if isinstance(kind, inspect.AnyType):
        _check_free(value, place, FREE_DEPTH)
        return
    if isinstance(kind, inspect.CustomType):
        if value is None:
            _refuse(place, value, kind)
    elif isinstance(kind, inspect.StructType):
        _check_struct(value, kind, place)
    elif isinstance(kind, inspect.VarTupleType):
        if not isinstance(value, list | tuple) or not _in_range(len(value), kind):
            _refuse(place, value, kind)
        assert isinstance(value, list | tuple)
        for i, item in enumerate(value):
            _check(item, kind.item_type, f"{place}[{i}]")
    elif isinstance(kind, inspect.DictType):
        if not isinstance(value, dict):
            _refuse(place, value, kind)
        assert isinstance(value, dict)
        for key, item in value.items():
            _check_free(key, f"{place} (a key)", 0)
            _check(item, kind.value_type, join(place, key))
    elif not _scalar_fits(value, kind):
        _refuse(place, value, kind)


def _check_struct(value: object, kind: inspect.StructType, place: str) -> None:
    if not isinstance(value, dict):
        _refuse(place or "document", value, kind)
    assert isinstance(value, dict)
    fields = {field.encode_name: field for field in kind.fields}
    keys = [*([kind.tag_field] if kind.tag_field else []), *fields]
    for key in value:
        if key not in keys:
            of = f"the keys of {kind.tag}" if kind.tag_field else "the keys"
            found = f"the unknown key with {show(value[key])}"
            raise Refused(join(place, key), found, f"{of}: {', '.join(keys)}")
    for name, field in fields.items():
        if name in value:
            _check(value[name], field.type, join(place, name))
        elif field.required:
            raise Refused(join(place, name), "nothing", describe(field.type))


def _check_free(value: object, place: str, depth: int) -> None:
    """Where the format leaves the structure open: still what can be written again."""
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused(place, show(value), "a finite number")
    if isinstance(value, str) and not _is_text(value):
        raise Refused(place, show(value), "text")
    if not isinstance(value, dict | list | tuple):
        return
    if depth == 0:
        raise Refused(place, show(value), f"at most {FREE_DEPTH} levels")
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if isinstance(key, str):
            _check_free(key, f"{place} (a key)", 0)
            _check_free(item, join(place, key), depth - 1)
        else:
            _check_free(item, f"{place}[{key}]", depth - 1)


def _is_text(value: str) -> bool:
    """Whether UTF-8 can hold it: half a surrogate pair it cannot."""
    return not any(0xD800 <= ord(character) <= 0xDFFF for character in value)


def _member(value: object, kind: inspect.UnionType, place: str) -> inspect.Type:
    """The one type of a union that `value` has to fit: by its tag, where there are several."""
    members = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
    if len(members) == 1:
        return members[0]
    structs = [member for member in members if isinstance(member, inspect.StructType)]
    tag_field = structs[0].tag_field
    assert tag_field is not None
    tags = {str(member.tag): member for member in structs}
    allowed = "one of " + ", ".join(tags)
    if not isinstance(value, dict):
        raise Refused(place, show(value), f"an object with {tag_field}, {allowed}")
    if tag_field not in value:
        raise Refused(join(place, tag_field), "nothing", allowed)
    tag = value[tag_field]
    if not isinstance(tag, str) or tag not in tags:
        raise Refused(join(place, tag_field), show(tag), allowed)
    return tags[tag]


def _scalar_fits(value: object, kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.LiteralType):
        return any(type(value) is type(one) and value == one for one in kind.values)
    if isinstance(kind, inspect.BoolType):
        return isinstance(value, bool)
    if isinstance(kind, inspect.StrType):
        return isinstance(value, str) and _is_text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if isinstance(kind, inspect.IntType):
        return isinstance(value, int) and _in_range(value, kind)
    try:
        return math.isfinite(float(value)) and _in_range(float(value), kind)
    except OverflowError:
        return False


def _in_range(number: float, kind: Any) -> bool:
    if isinstance(kind, inspect.VarTupleType):
        low, high = kind.min_length, kind.max_length
        return (low is None or number >= low) and (high is None or number <= high)
    return (
        (kind.gt is None or number > kind.gt)
        and (kind.ge is None or number >= kind.ge)
        and (kind.lt is None or number < kind.lt)
        and (kind.le is None or number <= kind.le)
    )


def _refuse(place: str, value: object, kind: inspect.Type) -> None:
    raise Refused(place, show(value), describe(kind))


def describe(kind: inspect.Type) -> str:
    """What a type allows, in words: `a whole number from 1 to 4096`."""
    match kind:
        case inspect.UnionType():
            members = [m for m in kind.types if not isinstance(m, inspect.NoneType)]
            if len(members) == 1:
                return describe(members[0])
            tags = [str(m.tag) for m in members if isinstance(m, inspect.StructType)]
            return "an object of one of the kinds " + ", ".join(tags)
        case inspect.LiteralType():
            values = [show(value) for value in kind.values]
            return values[0] if len(values) == 1 else "one of " + ", ".join(values)
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType():
            return "text"
        case inspect.IntType():
            return "a whole number" + _range(kind)
        case inspect.FloatType():
            return "a finite number" + _range(kind)
        case inspect.VarTupleType():
            low, high = kind.min_length, kind.max_length
            return f"a list of {low} to {high}" if high is not None else "a list"
        case inspect.CustomType():
            return "an array of numbers"
        case _:
            return "an object"


def _range(kind: inspect.IntType | inspect.FloatType) -> str:
    if kind.ge is not None and kind.le is not None:
        return f" from {kind.ge} to {kind.le}"
    low = f" above {kind.gt}" if kind.gt is not None else ""
    low = f" of at least {kind.ge}" if kind.ge is not None else low
    high = f" below {kind.lt}" if kind.lt is not None else ""
    high = f" up to {kind.le:g}" if kind.le is not None else high
    return " and".join(part for part in (low, high) if part)
