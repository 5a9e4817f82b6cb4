"""Run coc: ``coc`` and ``python -m cocreport`` both come in here."""

import gc
import os


def main() -> None:
    """Run the command line, with what makes every start and every end slower turned down first."""
    gc.disable()  # collecting while modules load costs a sixth of a start; a conversation turns it on again
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 10 ms
    from cocreport.cli.app import run

    try:
        run()
    finally:
        gc.freeze()  # else everything loaded is looked through once more at the end, for 30 ms


if __name__ == "__main__":
    main()
