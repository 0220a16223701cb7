CREATE TABLE vectors (             -- what a sentence model makes of a text; made anew at any time
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL,             -- hash of the model
  text TEXT NOT NULL,              -- hash of the text
  vector BLOB NOT NULL,            -- its numbers, in half precision, little-endian
  UNIQUE (model, text)
) STRICT;
