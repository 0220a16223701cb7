CREATE TABLE instruments (         -- questionnaires and other measures, each with its scoring key
  guid TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE COLLATE NOCASE,
  key TEXT NOT NULL                -- the scoring key, as JSON
) STRICT;

CREATE TABLE measurements (        -- one number of one case at one time: an answered item, a count
  guid TEXT PRIMARY KEY,
  instrument TEXT NOT NULL REFERENCES instruments(guid),
  "case" TEXT NOT NULL REFERENCES cases(guid),
  time TEXT NOT NULL,
  item TEXT NOT NULL,
  value REAL NOT NULL,             -- a missing one has no row
  UNIQUE (instrument, "case", time, item)
) STRICT;

CREATE TABLE joint_notes (         -- what an analyst makes of a row of a joint display
  guid TEXT PRIMARY KEY,
  instrument TEXT NOT NULL REFERENCES instruments(guid),
  code TEXT NOT NULL REFERENCES codes(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  split TEXT NOT NULL,             -- the attribute that the rows are groups of, or ''
  "row" TEXT NOT NULL,             -- present, absent, or the name of the group
  says TEXT NOT NULL CHECK (says IN ('agree', 'differ', 'extends')),
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (instrument, code, split, "row", coder)
) STRICT;
