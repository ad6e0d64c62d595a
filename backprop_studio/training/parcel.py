"""What crosses between the window's process and the worker's: only what is new.

Commands and snapshots are frozen, so a part that is the very object sent before needs not be
sent again: the data, the past of the loss and the pictures of a snapshot stay the same from one
to the next. Each side remembers the last one of each kind; the pipe between them keeps order.
"""

import pickle
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from backprop_studio.training.layers_sent import LayersSent, are_layers

ALIGNMENT = 16  # bytes; arrays begin at multiples of it
# An array that lies in a parcel keeps all of it in memory, megabytes for a few numbers that no
# later parcel replaces: one of fewer bytes is taken out.
SMALL = 2**16


class _Changes(Struct, frozen=True):
    """A value of `kind`: the `names` of its parts, and of those the `new` ones."""

    kind: type
    names: tuple[Any, ...] | None  # keys of a dictionary; None: the fields of the kind
    new: dict[Any, Any]


class _Again(Struct, frozen=True):
    """The layers that have crossed before."""

    number: int


class Packer:
    """Makes parcels of what is frozen; the other side's `Unpacker` opens them in order."""

    def __init__(self) -> None:
        self._before: dict[type, Any] = {}
        self._layers = LayersSent()

    def pack(self, value: object) -> bytes:
        """The value as bytes: the pickled rest, then its arrays as they lie in memory."""
        kind = type(value)
        changes = _changes(value, self._before.get(kind), self._layers)
        self._before[kind] = value
        self._layers.shrink(value)
        buffers: list[pickle.PickleBuffer] = []
        rest = pickle.dumps(changes, protocol=5, buffer_callback=buffers.append)
        parts = [rest, *(buffer.raw() for buffer in buffers)]
        sizes = [part.nbytes if isinstance(part, memoryview) else len(part) for part in parts]
        head = pickle.dumps(sizes)
        pieces: list[Any] = [len(head).to_bytes(8, "little"), head]
        place = 8 + len(head)
        for part, size in zip(parts, sizes, strict=True):
            pieces.append(bytes(-place % ALIGNMENT))
            pieces.append(part)
            place += -place % ALIGNMENT + size
        return b"".join(pieces)


class Unpacker:
    """Opens the parcels of one `Packer`."""

    def __init__(self) -> None:
        self._before: dict[type, Any] = {}
        self._layers = LayersSent()

    def unpack(self, parcel: bytes) -> Any:
        """The value, its arrays read-only, large ones in the memory of the parcel."""
        whole = memoryview(parcel)
        place = 8 + int.from_bytes(whole[:8], "little")
        parts: list[bytes | memoryview] = []
        for size in pickle.loads(whole[8:place]):
            place += -place % ALIGNMENT
            part = whole[place : place + size]
            parts.append(bytes(part) if size < SMALL else part)
            place += size
        changes = pickle.loads(parts[0], buffers=parts[1:])
        value = _merged(changes, self._before.get(changes.kind), self._layers)
        self._before[changes.kind] = value
        self._layers.shrink(value)
        return value


def _changes(value: Any, before: Any, sent: LayersSent) -> _Changes:
    kind = type(value)
    if type(before) is not kind:
        before = None
    new: dict[Any, Any] = {}
    for name, part in _parts(value):
        old = _part(before, name)
        if part is old and before is not None:
            continue
        inside = isinstance(part, msgspec.Struct | dict) and type(old) is type(part)
        new[name] = _changes(part, old, sent) if inside else _crossing(part, sent)
    return _Changes(kind, tuple(value) if kind is dict else None, new)


def _crossing(part: Any, sent: LayersSent) -> Any:
    """A new part as it crosses."""
    if not are_layers(part):
        return part
    number = sent.number_of(part)
    if number is None:
        sent.add(part)
        return part
    sent.again(number)
    return _Again(number)


def _merged(changes: _Changes, before: Any, sent: LayersSent) -> Any:
    def merged(name: Any) -> Any:
        old = _part(before, name)
        if name not in changes.new:
            return old
        part = changes.new[name]
        if isinstance(part, _Again):
            return sent.again(part.number)
        if are_layers(part):
            sent.add(part)
        return _merged(part, old, sent) if isinstance(part, _Changes) else part

    if changes.names is not None:
        return {name: merged(name) for name in changes.names}
    return changes.kind(**{name: merged(name) for name in _names(changes.kind)})


def _parts(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    else:
        for name in _names(type(value)):
            yield name, getattr(value, name)


def _part(value: Any, name: Any) -> Any:
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a struct or dataclass, all of which its constructor takes."""
    names: tuple[str, ...]
    if issubclass(kind, msgspec.Struct):
        names = kind.__struct_fields__
    else:
        names = tuple(kind.__dataclass_fields__)
    return names
