"""How far the coders agree: arrays of ratings in, numbers with their reasons out."""
