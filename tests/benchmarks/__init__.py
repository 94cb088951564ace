"""How well and how fast the program does: `make bench`."""
