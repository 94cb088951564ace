"""The command line: click, exit codes, colours and progress."""

from pipeline.cli.main import main

__all__ = ["main"]
