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
from backprop_studio.phrase import Phrase

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
            _check_free(key, Phrase("{place} (a key)", place=place), 0)
            _check(item, kind.value_type, join(place, key))
    elif not _scalar_fits(value, kind):
        _refuse(place, value, kind)


def _check_struct(value: object, kind: inspect.StructType, place: str) -> None:
    if not isinstance(value, dict):
        _refuse(place or Phrase("document"), value, kind)
    assert isinstance(value, dict)
    fields = {field.encode_name: field for field in kind.fields}
    keys = [*([kind.tag_field] if kind.tag_field else []), *fields]
    for key in value:
        if key not in keys:
            found = Phrase("the unknown key with {value}", value=show(value[key]))
            names = ", ".join(keys)
            allowed = (
                Phrase("the keys of {kind}: {names}", kind=kind.tag, names=names)
                if kind.tag_field
                else Phrase("the keys: {names}", names=names)
            )
            raise Refused(join(place, key), found, allowed)
    for name, field in fields.items():
        if name in value:
            _check(value[name], field.type, join(place, name))
        elif field.required:
            raise Refused(join(place, name), Phrase("nothing"), describe(field.type))


def _check_free(value: object, place: str, depth: int) -> None:
    """Where the format leaves the structure open: still what can be written again."""
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused(place, show(value), Phrase("a finite number"))
    if isinstance(value, str) and not _is_text(value):
        raise Refused(place, show(value), Phrase("text"))
    if not isinstance(value, dict | list | tuple):
        return
    if depth == 0:
        raise Refused(place, show(value), Phrase("at most {limit} levels", limit=FREE_DEPTH))
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if isinstance(key, str):
            _check_free(key, Phrase("{place} (a key)", place=place), 0)
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
    allowed = Phrase("one of {names}", names=", ".join(tags))
    if not isinstance(value, dict):
        raise Refused(
            place,
            show(value),
            Phrase("an object with {key}, {allowed}", key=tag_field, allowed=allowed),
        )
    if tag_field not in value:
        raise Refused(join(place, tag_field), Phrase("nothing"), allowed)
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
            return Phrase("an object of one of the kinds {names}", names=", ".join(tags))
        case inspect.LiteralType():
            values = [show(value) for value in kind.values]
            return (
                values[0] if len(values) == 1 else Phrase("one of {names}", names=", ".join(values))
            )
        case inspect.BoolType():
            return Phrase("true or false")
        case inspect.StrType():
            return Phrase("text")
        case inspect.IntType():
            return _ranged(Phrase("a whole number"), kind)
        case inspect.FloatType():
            return _ranged(Phrase("a finite number"), kind)
        case inspect.VarTupleType():
            low, high = kind.min_length, kind.max_length
            if high is None:
                return Phrase("a list")
            return Phrase("a list of {low} to {high}", low=low, high=high)
        case inspect.CustomType():
            return Phrase("an array of numbers")
        case _:
            return Phrase("an object")


def _ranged(what: str, kind: inspect.IntType | inspect.FloatType) -> str:
    """`what` with its limits: `a whole number from 1 to 4096`."""
    if kind.ge is not None and kind.le is not None:
        return Phrase("{what} from {low} to {high}", what=what, low=kind.ge, high=kind.le)
    low = Phrase("above {limit}", limit=kind.gt) if kind.gt is not None else ""
    low = Phrase("of at least {limit}", limit=kind.ge) if kind.ge is not None else low
    high = Phrase("below {limit}", limit=kind.lt) if kind.lt is not None else ""
    high = Phrase("up to {limit:g}", limit=kind.le) if kind.le is not None else high
    if low and high:
        return Phrase("{what} {low} and {high}", what=what, low=low, high=high)
    return Phrase("{what} {limit}", what=what, limit=low or high) if low or high else what
