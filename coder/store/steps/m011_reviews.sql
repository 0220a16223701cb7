CREATE TABLE reviews (             -- a coder has read these words, and they deserve no code
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  code TEXT NOT NULL,              -- the code that is not there; '' where none at all is
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL CHECK (start < stop),
  version INTEGER NOT NULL,        -- of the codebook by which they were read
  at TEXT NOT NULL,
  UNIQUE (document, coder, code, start, stop)
) STRICT;
