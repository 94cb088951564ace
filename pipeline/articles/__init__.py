"""Articles: reading the folder `raw/`, decoding, ids and metadata."""

from pipeline.articles.article import Article
from pipeline.articles.folder import resolve_paths
from pipeline.articles.read import Reading, read_articles, read_folder

__all__ = ["Article", "Reading", "read_articles", "read_folder", "resolve_paths"]
