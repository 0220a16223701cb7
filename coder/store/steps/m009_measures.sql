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
  value REAL NOT NULL,
  UNIQUE (instrument, "case", time, item)
) STRICT;
