"""Exports: the tables as one file for other programs.

`formats` lists the formats and writes a file in one of them; each format has a module of its own. Nothing is imported here: the
libraries are paid for by those who use them.
"""
