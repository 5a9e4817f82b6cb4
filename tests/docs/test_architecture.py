"""docs/architecture.md: every package and module is there and no other, and the floors as they are held."""

import re
import tomllib
from pathlib import Path

TOP = Path(__file__).parents[2]
SOURCE = TOP / "src" / "cocreport"
PAGE = (TOP / "docs" / "architecture.md").read_text("utf-8")


def listed() -> list[str]:
    """Return the files that the tables list."""
    return re.findall(r"^\| `([\w/]+\.(?:py|yaml))` \|", PAGE, re.MULTILINE)


def there() -> set[str]:
    return {path.relative_to(SOURCE).as_posix() for kind in ("*.py", "*.yaml") for path in SOURCE.rglob(kind)}


def test_every_module_is_listed_once_and_none_that_does_not_exist() -> None:
    assert sorted(listed()) == sorted(there())


def test_every_package_has_a_heading() -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert set(re.findall(r"^### `(\w+)/`", PAGE, re.MULTILINE)) == packages


def test_every_file_that_is_mentioned_anywhere_exists() -> None:
    mentioned = re.findall(r"`([a-z_]+/[\w/]+\.py)`", PAGE)
    assert set(mentioned) <= there()


def test_the_floors_are_those_that_are_held() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (floors,) = [one["layers"] for one in contracts if one["id"] == "floors"]
    said = " > ".join(f"({floor})" if "copies" in floor else floor for floor in floors)
    assert f"\n    {said}\n" in PAGE


def test_every_page_that_is_linked_to_exists() -> None:
    for page in (TOP / "docs").rglob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
