"""Everything that puts codes on words, and all that follows from it."""

__version__ = "0.1.0"
