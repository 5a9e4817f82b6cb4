"""A question that waits for more keys than a test sends must not wait for ever."""

import signal
from collections.abc import Iterator
from types import FrameType

import pytest


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError("a question waited for keys that did not come")


@pytest.fixture(autouse=True)
def watchdog() -> Iterator[None]:
    """End a test that hangs."""
    former = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, 20)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, former)
