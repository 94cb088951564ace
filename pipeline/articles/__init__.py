"""Articles: reading the folder `raw/`, decoding, ids and metadata."""
