-- a rejection can be taken back: the log grows a line that says so
ALTER TABLE suggestion_events RENAME TO events_before;

CREATE TABLE suggestion_events (   -- append-only log, outside undo: it outlives what it names
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL CHECK (event IN ('shown', 'accepted', 'rejected', 'restored')),
  coder TEXT NOT NULL,
  document TEXT NOT NULL,
  code TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  form TEXT NOT NULL,
  keyword TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  rank INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  at TEXT NOT NULL
) STRICT;

INSERT INTO suggestion_events SELECT * FROM events_before;
DROP TABLE events_before;
