CREATE TABLE reading_orders (      -- in which order a coder reads; of this file alone
  guid TEXT PRIMARY KEY,
  coder TEXT NOT NULL UNIQUE REFERENCES coders(guid),
  codes TEXT NOT NULL,             -- what is looked for, JSON: guids
  seed INTEGER NOT NULL,
  documents TEXT NOT NULL,         -- in which something could be offered, JSON: guids
  before TEXT NOT NULL,            -- units read by then, JSON: [place of the document, start, stop]
  drawn TEXT NOT NULL,             -- the random sample of all others, in its order, as `before`
  at TEXT NOT NULL
) STRICT;
