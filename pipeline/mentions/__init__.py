"""Mentions: dates, quantities and entities in an article, words to typed values with offsets."""
