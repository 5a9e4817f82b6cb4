"""Take, keep and follow up Code of Conduct reports in a local folder."""

__version__ = "0.1.0"
