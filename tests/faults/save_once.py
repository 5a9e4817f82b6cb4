"""Save one file, carefully or not, and say so: the program that faults are thrown at."""

import signal
import sys
from pathlib import Path
from types import FrameType

from cocreport.errors import CocError
from cocreport.store import files


def stop(number: int, _frame: FrameType | None) -> None:
    """End as the command line does, by an exception that lets every file be put away."""
    raise SystemExit(128 + number)


def save(how: str, folder: Path, data: bytes) -> None:
    """Replace a file, make a new one, or (carelessly) write over the old one where it lies."""
    case = folder / "case.yaml"
    if how == "careless":
        case.write_bytes(data)
        return
    with files.lock(folder / ".coc" / "lock", shown="The folder"):
        files.write_file(case, data, shown="case.yaml", replace=how == "replace")


def main(how: str, folder: str, text: str) -> int:
    """Say "saved" when it is, and in one sentence why when it is not."""
    signal.signal(signal.SIGTERM, stop)
    try:
        save(how, Path(folder), text.encode())
    except CocError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.code)
    sys.stdout.write("saved\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
