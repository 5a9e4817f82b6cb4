"""Run coc: ``coc`` and ``python -m cocreport`` both come in here."""


def main() -> None:
    """Run the command line."""
    from cocreport.cli.app import run

    run()


if __name__ == "__main__":
    main()
