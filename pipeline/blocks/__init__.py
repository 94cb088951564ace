"""Blocks: headings, paragraphs, list items, captions, references and boilerplate, with the heading path."""
