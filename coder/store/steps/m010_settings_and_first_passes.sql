CREATE TABLE settings (            -- what the project's owner has decided, by its name
  guid TEXT PRIMARY KEY,           -- the name: there is one of each in every copy
  value TEXT NOT NULL
) STRICT;

CREATE TABLE first_passes (        -- a coder has read this document through without suggestions
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  at TEXT NOT NULL,
  UNIQUE (document, coder)
) STRICT;

-- the log of suggestions also tells what was changed, what was passed over, and who suggested
ALTER TABLE suggestion_events RENAME TO events_before;

CREATE TABLE suggestion_events (   -- append-only log, outside undo: it outlives what it names
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL
    CHECK (event IN ('shown', 'accepted', 'edited', 'rejected', 'restored', 'ignored')),
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
  method TEXT NOT NULL,            -- the suggester's name
  fingerprint TEXT NOT NULL,       -- of the text, the keywords, and what was learned from
  learned_from INTEGER NOT NULL,   -- units that were reviewed by then
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  at TEXT NOT NULL
) STRICT;

INSERT INTO suggestion_events
SELECT id, event, coder, document, code, start, stop, form, keyword, reason, score, rank,
       'rules', fingerprint, 0, blind, at
FROM events_before;
DROP TABLE events_before;
