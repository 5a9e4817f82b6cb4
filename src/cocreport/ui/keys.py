"""Keys and what they do; what was typed goes with each key that ends a question."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from cocreport.ui.signs import Entry

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

    Act: TypeAlias = Callable[[KeyPressEvent], None]


def bindings() -> "KeyBindings":
    """Return no keys yet."""
    from prompt_toolkit.key_binding import KeyBindings

    return KeyBindings()


def merged(*several: "KeyBindingsBase") -> "KeyBindingsBase":
    """Return all of these keys; where two do something, the later one does."""
    from prompt_toolkit.key_binding import merge_key_bindings

    return merge_key_bindings(several)


def one(key: str, act: "Act") -> "KeyBindings":
    """Return a single key."""
    only = bindings()
    only.add(key, eager=True)(act)
    return only


def any_of_them(act: "Act") -> "KeyBindings":
    """Return all keys that nothing else is said about."""
    from prompt_toolkit.keys import Keys

    return one(Keys.Any, act)


def doing(act: Callable[[], object]) -> "Act":
    """Make a key of something that needs to know nothing."""

    def do(_: "KeyPressEvent") -> None:
        act()

    return do


def ending(entry: Callable[[], Entry]) -> "Act":
    """Make what ends a question with something that is only known then."""
    return lambda event: event.app.exit(result=entry())


def giving(entry: Entry) -> "Act":
    """Make what ends a question with this."""
    return ending(lambda: entry)


def inserting(text: str) -> "Act":
    """Make what writes something."""
    return lambda event: event.current_buffer.insert_text(text)


def nothing(event: "KeyPressEvent") -> None:
    """Do nothing, where a key would do something otherwise."""
    del event
