CREATE TABLE decisions (           -- how one disagreement was settled, beside the consensus codings
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  code TEXT NOT NULL REFERENCES codes(guid),
  start INTEGER NOT NULL CHECK (start >= 0),
  stop INTEGER NOT NULL CHECK (stop > start),
  said TEXT NOT NULL,              -- what each coder (a guid) had said of it and where, as JSON
  verdict TEXT NOT NULL CHECK (verdict IN ('one', 'both', 'neither', 'trimmed', 'value')),
  taken TEXT NOT NULL,             -- whose version (guids) the consensus came to, as a JSON list
  value TEXT NOT NULL,             -- the level or choice that was settled on; else empty
  settled TEXT NOT NULL CHECK (settled IN ('discussion', 'lead', '')),
  reason TEXT NOT NULL,
  by TEXT NOT NULL,                -- the name of who decided
  at TEXT NOT NULL,
  UNIQUE (document, code, start, stop)
) STRICT;

CREATE INDEX decisions_of_code ON decisions (code);
