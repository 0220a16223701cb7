"""The codes of a study: their definitions, their tree and their files."""
