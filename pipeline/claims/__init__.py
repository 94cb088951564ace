"""Claims: who, what, when, how much, planned or done, says who."""
