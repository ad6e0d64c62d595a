"""Damaged files of every kind are taken or refused, never stumbled over."""

import pytest
from fuzzing.targets import TARGETS, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Words that mean something in one of the formats, to be put in wrong places.
WORDS = [
    *(b"{", b"}", b"[", b"]", b'"', b"'", b"\n", b"\\", b"+++", b"```", b"=", b":", b",", b"#"),
    *(b"null", b"true", b"1e999", b"-1", b"NaN", b"0", b"99999999999999999999", b"1.5", b"-0.0"),
    *(b"inf", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xf0\x9f\x92\xa9", b"2024-02-30", b"..", b"/"),
    *(b"{{", b"}}", b"**", b"((((((((", b"9**9**9", b"w1", b"[[choice]]", b"steps", b"layers"),
]
NEVER_REFUSED = ("progress", "settings")  # garbled, they are as if there were nothing
SLOW = {"document": 30, "lecture": 30, "lesson": 6, "questions": 15}


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> bytes:
    """A sound file in which a few pieces were put, cut out or repeated."""
    content = bytearray(draw(st.sampled_from(seeds(kind))))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(content)))
        stop = min(len(content), at + draw(st.sampled_from([0, 0, 1, 3, 30, 300])))
        piece = draw(
            st.sampled_from(WORDS)
            | st.binary(max_size=8)
            | st.just(bytes(content[at:stop]) * 2)
            | st.just(b"[" * 3000)
        )
        content[at:stop] = piece
    return bytes(content)


@pytest.mark.parametrize("kind", sorted(TARGETS))
def test_damaged_files(kind: str) -> None:
    assert TARGETS[kind](seeds(kind)[0]), "the sound file is taken"

    @settings(
        max_examples=SLOW.get(kind, 50),
        derandomize=True,  # the long fuzzing goes new ways, this one the same every time
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(damaged(kind))
    def damage(content: bytes) -> None:
        TARGETS[kind](content)

    damage()


@pytest.mark.parametrize("kind", sorted(set(TARGETS) - {"table"}))  # tables have no brackets
@pytest.mark.parametrize("before", [b"", b"a = ", b"+++\na = ", b'{"lessons": '])
def test_nested_too_deeply(kind: str, before: bytes) -> None:
    for content in (before + b"[" * 10_000, before + b'{"a":' * 10_000):
        assert TARGETS[kind](content) == (kind in NEVER_REFUSED)
