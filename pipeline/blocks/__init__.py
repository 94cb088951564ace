"""Blocks: headings, paragraphs, list items, captions, references and boilerplate, with the heading path."""

from pipeline.blocks.block import PROSE, Block, BlockKind
from pipeline.blocks.split import split_blocks

__all__ = ["PROSE", "Block", "BlockKind", "split_blocks"]
