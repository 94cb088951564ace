"""Makes the pictures that the README shows, from a run on the project's own articles: `python -m tests.pictures`."""
