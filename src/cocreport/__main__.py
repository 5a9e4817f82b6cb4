"""Run coc: ``coc`` and ``python -m cocreport`` both come in here."""

import gc
import os


def main() -> None:
    """Run the command line, with what makes every start slower turned down first."""
    gc.disable()  # collecting while modules load costs a sixth of a start; a conversation turns it on again
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 10 ms
    from cocreport.cli.app import run

    run()


if __name__ == "__main__":
    main()
